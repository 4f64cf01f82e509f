"""This operation by day, laid over what other task forces had in all."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.charts.canvas import Sketch
from lib.theme import Look

HEIGHT: Final = 300
RIGHT: Final = 124  # pixels for the longest label of a level
MOST_TICKS: Final = 12


@dataclass(frozen=True)
class Level:
    """What a task force had in all: ``said`` is the figure with its mark.

    ``days`` is how long it took, None where that isn't known. ``firm`` figures can be
    passed: they are neither "more than" nor "about".
    """

    name: str
    value: float
    said: str
    earlier: bool
    firm: bool
    days: int | None = None


def figure(by_day: pd.DataFrame, levels: tuple[Level, ...], name: str, look: Look) -> go.Figure:
    """A rising line in the accent, and a level for each other task force.

    *by_day*: ``day`` (of the operation, from 0: before it began) and ``total``, what there
    was at its end; *name* is the operation's.
    """
    if by_day.empty and not levels:
        return canvas.nothing(look)
    chart = Sketch(look, HEIGHT, {"margin": {"l": 0, "r": RIGHT, "t": 8, "b": 8}})
    last = float(by_day["day"].max()) if len(by_day) else 1.0
    end = max(last, *(level.days or 1 for level in levels), 1) if levels else max(last, 1)
    reached = float(by_day["total"].max()) if len(by_day) else 0.0
    top = canvas.ceiling(reached, *(level.value for level in levels))
    for level in levels:
        _level(chart, level, end, look)
    if len(by_day):
        _line(chart, by_day, name, look)
    _name(chart, by_day, levels, name, top / (HEIGHT - 48))
    chart.layout["yaxis"] = canvas.count_axis(top, 5) | {"showgrid": False, "zeroline": True}
    step = max(1, -(-int(end) // MOST_TICKS))
    chart.layout["xaxis"] = {"range": [0, end], "tick0": step, "dtick": step, "tickformat": "d"}
    chart.layout["xaxis"]["title"] = {"text": "Day of the operation", "font": {"size": 12}}
    chart.layout["hovermode"] = "closest"
    return chart.figure()


def _level(chart: Sketch, level: Level, end: float, look: Look) -> None:
    """A line as long as the task force was, where that is known; through all days else.

    Dotted for one that came after this operation.
    """
    chart.shape(
        type="line", x0=0, x1=level.days or end, y0=level.value, y1=level.value, layer="below",
        line={"color": look.axis, "width": 1, "dash": "solid" if level.earlier else "dot"},
    )  # fmt: skip


def _line(chart: Sketch, by_day: pd.DataFrame, name: str, look: Look) -> None:
    chart.trace(
        type="scatter", x=by_day["day"], y=by_day["total"], mode="lines+markers",
        line={"color": look.accent, "width": 2.5}, marker={"size": 5, "color": look.accent},
        cliponaxis=False,
        hovertemplate=f"{canvas.escaped(name)}, day %{{x}}: %{{y:,d}}<extra></extra>",
    )  # fmt: skip


def _name(
    chart: Sketch, by_day: pd.DataFrame, levels: tuple[Level, ...], name: str, pixel: float
) -> None:
    """Names in the right margin, those of one height in one line."""
    labels: dict[float, tuple[str, str]] = {}
    for level in levels:
        said = f"{canvas.escaped(canvas.shortened(level.name, 14))} {level.said}"
        labels[_free(level.value, labels)] = (said, chart.look.muted)
    if len(by_day):
        own = f"<b>{canvas.escaped(canvas.shortened(name, 12))}</b>"
        total = float(by_day["total"].iloc[-1])
        labels[_free(total, labels)] = (f"{own} {wording.count(total)}", chart.look.accent)
    canvas.label_edge(chart, labels, pixel)


def _free(height: float, taken: dict[float, Any]) -> float:
    """A height that no label has yet, as near as can be."""
    while height in taken:
        height += 1e-6
    return height


def finding(
    by_day: pd.DataFrame, levels: tuple[Level, ...], name: str, what: str, part: bool = False
) -> str:
    """The title: how many by now, and on which day that passed the last task force before it."""
    if by_day.empty:
        return f"Not delivered: {what} by day"
    day, total = int(by_day["day"].iloc[-1]), float(by_day["total"].iloc[-1])
    here = f"{name} in this scope" if part else name
    said = f"{here}: {wording.count(total)} {what} by day {wording.count(day)}"
    before = [level for level in levels if level.earlier and level.firm]
    if not before:
        return f"{said}; no earlier total was published"
    level = before[-1]
    over = by_day[by_day["total"] > level.value]
    if over.empty:
        return f"{said}; {level.name} had {level.said} in all"
    passed = int(over["day"].iloc[0])
    when = f"on day {wording.count(passed)}" if passed else "before it began"
    return f"{said}; it passed the {level.said} of {level.name} {when}"
