"""Cumulative flow: where the series that are known stand, as bands that add up to all of them."""

from datetime import timedelta
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, Status, mixed

# band -> what it is called, and the stages in it; from the foot up, what is done first
BANDS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "done": ("answered or closed", ("answered", "closed")),
    "notified": ("notified, no answer", ("notified",)),
    "processed": ("processed", ("processed", "pinpointed")),
    "analysis": ("in analysis or reopened", ("started", "reopened")),
    "waiting": ("not yet started", ("received", "prepared")),
    "other": ("other event only", ("other",)),
}
COLOURS: Final[dict[str, tuple[Status, float]]] = {
    "done": ("answered", 0.6),
    "notified": ("notified", 0.55),
    "processed": ("processed", 0.5),
    "analysis": ("started", 0.95),
    "waiting": ("received", 0.45),
    "other": ("received", 0.2),
}
HEIGHT, FOOT, HEAD = 380, 44, 8
MARGIN: Final = 132  # pixels right of the plot, for the names of the bands


def figure(by_time: pd.DataFrame, look: Look, zone: str) -> go.Figure:
    """Bands on top of each other. *by_time*: ``at`` (aware), a count per key of BANDS."""
    if by_time.empty:
        return canvas.nothing(look)
    by_time = canvas.numeric(by_time, *BANDS).assign(at=canvas.local_times(by_time["at"], zone))
    first, last = by_time["at"].iloc[0].to_pydatetime(), by_time["at"].iloc[-1].to_pydatetime()
    if last == first:
        by_time = pd.concat([by_time.assign(at=last - timedelta(hours=1)), by_time])
        first = last - timedelta(hours=1)
    top = canvas.ceiling(by_time[list(BANDS)].sum(axis=1).max())
    chart = canvas.Sketch(look, HEIGHT)
    shown = [band for band in BANDS if by_time[band].any()]
    for band in shown:
        _band(chart, by_time, band, look)
    _names(chart, by_time.iloc[-1], shown, top, look)
    chart.layout["margin"] = {"l": 0, "r": MARGIN, "t": HEAD, "b": FOOT}
    chart.layout["xaxis"] = {"range": [first, last]} | canvas.time_axis(first, last)
    chart.layout["yaxis"] = canvas.count_axis(top, 5)
    return chart.figure()


def _band(chart: canvas.Sketch, by_time: pd.DataFrame, band: str, look: Look) -> None:
    colour = fill(band, look)
    chart.trace(
        type="scatter", mode="lines", stackgroup="all", x=by_time["at"], y=by_time[band],
        fillcolor=colour, line={"width": 1, "color": look.surface, "shape": "hv"},
        hovertemplate=f"%{{y:,d}} {BANDS[band][0]}<extra></extra>",
    )  # fmt: skip


def fill(band: str, look: Look) -> str:
    """The colour of a band: that of its status, on the ground of the page."""
    status, share = COLOURS[band]
    return mixed(look.surface, look.status[status], share)


def _names(
    chart: canvas.Sketch, last: "pd.Series[float]", shown: list[str], top: float, look: Look
) -> None:
    """Each band's count and name beside its end, kept apart; a square says which colour it is."""
    foot = 0.0
    labels: dict[float, tuple[str, str]] = {}
    for band in shown:
        height = foot + float(last[band]) / 2
        square = f'<span style="color:{fill(band, look)}">■</span>'
        name = BANDS[band][0].replace(" or ", "<br>or ")  # the margin is narrow
        words = f"{square} <b>{wording.count(last[band])}</b><br>{name}"
        labels[height + len(labels) * 1e-6] = (words, look.text)
        foot += float(last[band])
    canvas.label_edge(chart, labels, top / (HEIGHT - FOOT - HEAD))


def finding(by_time: pd.DataFrame) -> str:
    """The title: how many are known, and where they stand at the end; the parts add up."""
    if by_time.empty:
        return "No series known in this scope"
    last = canvas.numeric(by_time, *BANDS).iloc[-1]
    known = float(sum(last[band] for band in BANDS))
    if not known:
        return "No series known in this scope"
    parts = [f"{wording.count(last[band])} {BANDS[band][0]}" for band in BANDS if last[band]]
    return f"{wording.plural(known, 'series', 'series')} known: {', '.join(parts)}"
