"""Work in progress: how many series wait, are under way, or were reopened, over time."""

from datetime import timedelta
from typing import Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, Status, veil

ROW, GAP, FOOT = 62, 34, 40  # pixels: a line's height, the room above it for its name, the axis
STATES: Final[dict[str, tuple[str, Status]]] = {
    "waiting": ("received, waiting to be started", "waiting"),
    "under_way": ("under way", "started"),
    "reopened": ("reopened", "prepared"),
}


def figure(by_time: pd.DataFrame, look: Look, zone: str) -> go.Figure:
    """Three small lines below each other, each from 0 on a scale of its own.

    *by_time*: ``at`` (aware or naive UTC, in order), ``waiting``, ``under_way``, ``reopened``.
    """
    if by_time.empty:
        return canvas.nothing(look)
    by_time = by_time.assign(at=canvas.local_times(by_time["at"], zone))
    first, last = by_time["at"].min(), by_time["at"].max()
    last = last if last > first else first + timedelta(days=1)
    height = len(STATES) * (ROW + GAP) + FOOT
    chart = canvas.Sketch(look, height, {"hovermode": "x unified"})
    inside = height - FOOT
    for n, (state, (words, status)) in enumerate(STATES.items()):
        top = 1 - n * (ROW + GAP) / inside - GAP / inside
        _line(chart, by_time, state, n + 1, (words, status), look)
        chart.layout[f"yaxis{n + 1 if n else ''}"] = {
            "domain": [top - ROW / inside, top],
            "range": [0, canvas.ceiling(float(by_time[state].max()))],
            "visible": False,
        }
        value = wording.count(by_time[state].iloc[-1])
        chart.label(
            text=f"<b>{value}</b> {words}", x=0, xref="paper", y=top, yref="paper",
            xanchor="left", yanchor="bottom", font={"color": look.text},
        )  # fmt: skip
    chart.layout["margin"] = {"l": 0, "r": 12, "t": 0, "b": FOOT}
    axis = canvas.time_axis(first.to_pydatetime(), last.to_pydatetime())
    chart.layout["xaxis"] = {"range": [first, last], "anchor": f"y{len(STATES)}"} | axis
    return chart.figure()


def _line(
    chart: canvas.Sketch,
    by_time: pd.DataFrame,
    state: str,
    place: int,
    meant: tuple[str, Status],
    look: Look,
) -> None:
    words, status = meant
    colour = look.status[status]
    axis = {"yaxis": f"y{place if place > 1 else ''}"}
    chart.trace(
        type="scatter", x=by_time["at"], y=by_time[state], mode="lines",
        line={"color": colour, "width": 1.75, "shape": "hv"}, fill="tozeroy",
        fillcolor=veil(colour, 0.14), hovertemplate=f"%{{y:,d}} {words}<extra></extra>", **axis,
    )  # fmt: skip
    chart.trace(
        type="scatter", x=by_time["at"].iloc[-1:], y=by_time[state].iloc[-1:], mode="markers",
        marker={"size": 8, "color": colour, "line": {"color": look.surface, "width": 2}},
        hoverinfo="skip", cliponaxis=False, **axis,
    )  # fmt: skip


def finding(by_time: pd.DataFrame) -> str:
    """The title: how many are under way, a day before, and what else is open."""
    if by_time.empty:
        return "No series is open in this scope"
    now = by_time.iloc[-1]
    said = f"{wording.plural(now['under_way'], 'series', 'series')} under way"
    times = pd.to_datetime(by_time["at"], utc=True)
    earlier = by_time[(times <= times.iloc[-1] - timedelta(hours=24)).to_numpy()]
    if len(earlier):
        said += f", {_moved(int(now['under_way'] - earlier['under_way'].iloc[-1]))}"
    return (
        f"{said}; {wording.count(now['waiting'])} wait to be started, "
        f"{wording.count(now['reopened'])} reopened"
    )


def _moved(change: int) -> str:
    if not change:
        return "as many as a day before"
    return f"{wording.count(abs(change))} {'more' if change > 0 else 'fewer'} than a day before"
