"""Back-test: what the forecast said on each earlier evening, against what came."""

from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, veil

HEIGHT, TOP, FOOT = 300, 26, 44
FEWEST = 6  # evenings that the axis has room for
LOW_HIGH: Final = (("p5", "p95", 0.28, 0.22), ("p25", "p75", 0.28, 0.42))


def figure(said: pd.DataFrame, came: float, look: Look, words: str = "") -> go.Figure:
    """An upright bar of 90 and one of 50 % for each evening, and a line at what came.

    *said*: ``number`` (the working day: 1 …), ``day`` (a date), ``done`` by then, ``p5`` …
    ``p95``, ``held`` (whether *came* lies within 90 %). A band that missed is named so.
    Without rows a quiet line says *words*.
    """
    if said.empty:
        return canvas.nothing(look, words or "Nothing to draw in this scope.")
    said = canvas.numeric(said, "p5", "p25", "p50", "p75", "p95")
    place = list(range(1, len(said) + 1))
    chart = canvas.Sketch(look, HEIGHT, {"hovermode": "closest"})
    top = canvas.ceiling(float(said["p95"].max()), came)
    for low, high, half, opacity in LOW_HIGH:
        for n, one in zip(place, said.to_dict("records"), strict=True):
            colour = look.accent if one["held"] else look.attention
            chart.shape(
                type="rect", x0=n - half, x1=n + half, y0=one[low], y1=one[high],
                fillcolor=veil(colour, opacity), line={"width": 0},
            )  # fmt: skip
    _draw_middles(chart, said, place, came, look)
    _name_misses(chart, said, place, look)
    _draw_came(chart, came, look)
    chart.layout["margin"] = {"l": 0, "r": canvas.MARGIN, "t": TOP, "b": FOOT}
    chart.layout["xaxis"] = _axis(said, place)
    chart.layout["yaxis"] = canvas.count_axis(top, 4)
    return chart.figure()


def _draw_middles(
    chart: canvas.Sketch, said: pd.DataFrame, place: list[int], came: float, look: Look
) -> None:
    """The median of each evening, with its words on hover."""
    chart.trace(
        type="scatter", x=place, y=said["p50"], mode="markers",
        marker={
            "symbol": "line-ew", "size": 14,
            "line": {"width": 2, "color": look.text},
        },
        customdata=[
            f"{_day(one)}: said {_band(one)}, half {_band(one, 'p25', 'p75')};"
            f" it became {wording.count(came)}"
            for one in said.to_dict("records")
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip


def _name_misses(chart: canvas.Sketch, said: pd.DataFrame, place: list[int], look: Look) -> None:
    for n, one in zip(place, said.to_dict("records"), strict=True):
        if not one["held"]:
            chart.label(
                x=n, y=one["p95"], yanchor="bottom", text="missed",
                font={"color": look.attention, "size": 12},
            )  # fmt: skip


def _draw_came(chart: canvas.Sketch, came: float, look: Look) -> None:
    chart.shape(
        type="line", x0=0, x1=1, xref="paper", y0=came, y1=came,
        line={"color": look.text, "width": 1.5},
    )  # fmt: skip
    chart.label(
        x=1, xref="paper", y=came, xanchor="left", xshift=8, align="left",
        text=f"<b>{wording.count(came)}</b><br>it became",
    )  # fmt: skip


def _axis(said: pd.DataFrame, place: list[int]) -> dict[str, Any]:
    step = -(-len(place) // 10)
    words = [
        f"{one['day'].day}<br>{wording.MONTHS[one['day'].month - 1]}"
        for one in said.to_dict("records")
    ]
    return {
        "range": [0.4, max(len(place), FEWEST) + 0.6],
        "tickvals": place[::step],
        "ticktext": words[::step],
        "ticks": "",
    }


def finding(said: pd.DataFrame, came: float) -> str:
    """The title: how many of the bands held, and what one of them said."""
    if said.empty:
        return "No earlier evening had a forecast to look back on"
    held, many = int(said["held"].sum()), wording.plural(len(said), "evening")
    first = f"On {wording.count(held)} of {many} the band of 90{wording.UNIT}% held what came"
    if held == len(said) > 1:
        first = f"On all {many} the band of 90{wording.UNIT}% held what came"
    if held == 0:
        first = f"On none of {many} did the band of 90{wording.UNIT}% hold what came"
    chosen = said.iloc[len(said) // 2]
    return (
        f"{first}; on {wording.short_day(chosen['day'])} it said {_band(chosen)}, "
        f"it became {wording.count(came)}"
    )


def _band(one: Any, low: str = "p5", high: str = "p95") -> str:
    ends = [wording.count(one[key]) for key in (low, high)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


def _day(one: Any) -> str:
    return wording.short_day(one["day"])
