"""Ageing: a dot per series in work, by how long it has stood in its status."""

from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, veil

STAGES: Final = {
    "received": "Received",
    "prepared": "Prepared",
    "started": "In analysis",
    "reopened": "Reopened",
    "pinpointed": "Pinpointed",
    "notified": "Notified",
}
UNTIL: Final = {
    "received": "to be prepared",
    "prepared": "to be analysed",
    "started": "in analysis",
    "reopened": "in work again",
    "pinpointed": "to be notified",
    "notified": "for an answer",
}
ROW: Final = 76  # pixels
LABELS: Final = 104  # pixels left of the dots
FOOT: Final = 40
DAYS: Final = 72  # hours: a longer axis counts days


def figure(stages: pd.DataFrame, dots: pd.DataFrame, look: Look) -> go.Figure:
    """A row per status, time to the right; two ticks say how long those took that moved on.

    *stages*: ``stage``, ``there`` (series there now), ``moved_on`` (series that have left it),
    ``half`` and ``most`` (hours within which 50 and 85 % of those did). *dots*: ``stage``,
    ``series_id``, ``hours``, ``most``; they may be fewer than ``there``. Beyond ``most`` dots
    are amber and lie right of its line.
    """
    if stages.empty:
        return canvas.nothing(look, "No series is in work in this scope.")
    stages = canvas.numeric(stages, "there", "moved_on", "half", "most", "longest")
    unit = 24.0 if stages["longest"].max() > DAYS else 1.0
    known = stages["moved_on"] >= wording.ENOUGH
    right = max(float(stages["longest"].max()), float(stages["most"].where(known).max() or 0), 1)
    chart = canvas.Sketch(look, ROW * len(stages) + FOOT, {"hovermode": "closest"})
    for row, stage in enumerate(stages.to_dict("records")):
        _name(chart, -row, stage, int((dots["stage"] == stage["stage"]).sum()), look)
        _lines(chart, -row, stage, (unit, right), look)
        _dots(chart, -row, dots[dots["stage"] == stage["stage"]], unit, look)
    _finish(chart, len(stages), right / unit * 1.04, "days" if unit > 1 else "hours", look)
    return chart.figure()


def _name(chart: canvas.Sketch, y: float, stage: dict[Any, Any], drawn: int, look: Look) -> None:
    """The status and how many there are; where there are too many dots, how many are drawn."""
    words = f"{STAGES[stage['stage']]}<br><b>{wording.count(stage['there'])}</b>"
    if drawn < stage["there"]:
        words += f"<br>{wording.count(drawn)} drawn"
    chart.label(
        text=words, x=0, xref="paper", xshift=-LABELS, y=y, xanchor="left", align="left",
        font={"color": look.text},
    )  # fmt: skip
    chart.shape(
        type="line", x0=0, x1=1, xref="paper", y0=y - 0.5, y1=y - 0.5,
        line={"color": look.grid, "width": 1},
    )  # fmt: skip


def _lines(
    chart: canvas.Sketch, y: float, stage: dict[Any, Any], scale: tuple[float, float], look: Look
) -> None:
    """The 50 and 85 % lines, where enough have moved on to speak of shares.

    *scale* is what a unit of the axis is in hours, and its end in hours.
    """
    unit, right = scale
    flipped = stage["most"] > 0.5 * right
    if not stage["moved_on"] >= wording.ENOUGH:  # missing, too
        return
    for name, width in (("half", 1.0), ("most", 2.0)):
        at = stage[name] / unit
        chart.shape(
            type="line", x0=at, x1=at, y0=y - 0.36, y1=y + 0.26,
            line={"color": look.text, "width": width},
        )  # fmt: skip
    together = f"50{wording.UNIT}% {wording.hours(stage['half'])}"
    beyond = f"85{wording.UNIT}% {wording.hours(stage['most'])}"
    chart.label(
        text=f"{together} · {beyond} of {wording.count(stage['moved_on'])}",
        x=stage["most" if flipped else "half"] / unit, xanchor="right" if flipped else "left",
        y=y + 0.26, yanchor="bottom", xshift=3 if flipped else -3,
        font={"color": look.muted, "size": 12},
    )  # fmt: skip


def _dots(chart: canvas.Sketch, y: float, dots: pd.DataFrame, unit: float, look: Look) -> None:
    if dots.empty:
        return
    late = dots["hours"].astype(float) > pd.to_numeric(dots["most"], errors="coerce").fillna(np.inf)
    late &= dots["moved_on"].fillna(0) >= wording.ENOUGH
    for beyond, colour in ((False, look.status["received"]), (True, look.status["waiting"])):
        some = dots[late == beyond]
        chart.trace(
            type="scatter", mode="markers", x=some["hours"].astype(float) / unit,
            y=[y - 0.06 + step for step in _apart(len(some))],
            marker={"size": 6, "color": veil(colour, 0.85), "line": {"width": 0}},
            customdata=list(zip(some["series_id"], map(wording.hours, some["hours"]), strict=True)),
            hovertemplate="%{customdata[0]}: %{customdata[1]}<extra></extra>",
        )  # fmt: skip


def _apart(many: int) -> list[float]:
    """Steps up and down that keep neighbours apart, the same each time (golden ratio)."""
    return [((n * 0.618034) % 1 - 0.5) * 0.44 for n in range(many)]


def _finish(chart: canvas.Sketch, rows: int, right: float, unit: str, look: Look) -> None:
    chart.layout["margin"] = {"l": LABELS, "r": 12, "t": 0, "b": FOOT}
    chart.layout["xaxis"] = {
        "range": [0, right], "nticks": 6, "tickformat": ",", "showgrid": True,
        "gridcolor": look.grid, "title": {
            "text": f"{unit} in this status so far", "standoff": 6,
            "font": {"size": 12, "color": look.muted},
        },
    }  # fmt: skip
    chart.layout["yaxis"] = {"visible": False, "range": [0.5 - rows, 0.5]}


def finding(stages: pd.DataFrame) -> str:
    """The title: how many are in work, and how many for longer than 85 % took."""
    if stages.empty:
        return "No series is in work"
    stages = canvas.numeric(stages, "there", "moved_on", "beyond", "longest")
    there = float(stages["there"].sum())
    said = f"{wording.plural(there, 'series', 'series')} in work"
    known = stages[stages["moved_on"] >= wording.ENOUGH]
    beyond = float(known["beyond"].sum())
    if known.empty:
        return f"{said}; too few have moved on to say what is long"
    if not beyond:
        return f"{said}, none longer in its status than 85 % of those that moved on"
    worst = known.sort_values("beyond", ascending=False, kind="stable").iloc[0]
    return (
        f"{said}, {wording.count(beyond)} longer in their status than 85 % of those that moved on; "
        f"{wording.count(worst['beyond'])} wait {UNTIL[worst['stage']]}"
    ).replace("wait in", "are in")
