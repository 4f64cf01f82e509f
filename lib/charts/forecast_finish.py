"""When will all be done: the half-days in which runs of the forecast get there."""

from datetime import datetime
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look
from lib.wording import UNIT

HEIGHT, TOP, FOOT = 250, 62, 44
MARKS: Final = {"p50": "50 %", "p85": "85 %", "p95": "95 %"}
FEWEST, MOST = 8, 60  # half-days on the axis


def figure(
    shares: pd.DataFrame, ends: dict[str, int | None], look: Look, zone: str, words: str = ""
) -> go.Figure:
    """Bars of the share of runs that are done in each half-day, up to the 95 % mark.

    *shares*: ``at`` (when the half-day closes), ``share`` (0–1), ``in_time`` (up to the last
    day). *ends*: the half-day (1 …) by which so many of the runs are done, by the keys of
    MARKS; missing where none is. Without shares a quiet line says *words*.
    """
    if shares.empty:
        return canvas.nothing(look, words or "Nothing to draw in this scope.")
    shown = _shown(shares, ends)
    local = canvas.local_times(shown["at"], zone)
    place = list(range(1, len(shown) + 1))
    chart = canvas.Sketch(look, HEIGHT, {"hovermode": "closest", "bargap": 0.12})
    blue, grey = look.accent, look.axis
    chart.trace(
        type="bar", x=place, y=shown["share"] * 100,
        marker={"color": [blue if there else grey for there in shown["in_time"]]},
        customdata=[_half(at) for at in local],
        hovertemplate="%{customdata}: %{y:.1f} % of 10 000 runs<extra></extra>",
    )  # fmt: skip
    _draw_marks(chart, shown, ends, look)
    _draw_last_day(chart, shown, look)
    chart.layout["margin"] = {"l": 0, "r": 8, "t": TOP, "b": FOOT}
    chart.layout["xaxis"] = _axis(local)
    top = canvas.ceiling(float(shown["share"].max()) * 100)
    chart.layout["yaxis"] = {"range": [0, top], "nticks": 4, "ticksuffix": " %"}
    return chart.figure()


def _shown(shares: pd.DataFrame, ends: dict[str, int | None]) -> pd.DataFrame:
    """From the first half-day to come to the 95 % mark, the last day always among them."""
    last = ends.get("p95") or MOST
    return shares.iloc[: max(last + 1, int(shares["in_time"].sum()) + 1, FEWEST)]


def _axis(local: "pd.Series[Any]") -> dict[str, Any]:
    """A tick at each morning (or every few), named by its day."""
    mornings = [n for n, at in enumerate(local, 1) if at.hour < 15] or [1]
    step = -(-len(mornings) // 9)
    chosen = mornings[::step]
    words = [
        f"{local.iloc[n - 1].day}<br>{wording.MONTHS[local.iloc[n - 1].month - 1]}" for n in chosen
    ]
    return {
        "range": [0.4, len(local) + 0.6],
        "tickvals": chosen,
        "ticktext": words,
        "ticks": "",
    }


def _half(at: datetime) -> str:
    return f"{wording.short_day(at)}, {'morning' if at.hour < 15 else 'afternoon'}"


def _draw_marks(
    chart: canvas.Sketch, shown: pd.DataFrame, ends: dict[str, int | None], look: Look
) -> None:
    """A tick above the plot where 50, 85 and 95 % of the runs are done."""
    for n, (key, words) in enumerate(MARKS.items()):
        place = ends.get(key)
        if place is None or place > len(shown):
            continue
        right = place > 0.8 * len(shown)
        rise = 1 + (TOP - 14 - 17 * n) / (HEIGHT - TOP - FOOT)
        chart.shape(
            type="line", x0=place, x1=place, y0=0, y1=rise, yref="paper",
            line={"color": look.text, "width": 1, "dash": "1px,3px"},
        )  # fmt: skip
        chart.label(
            x=place, y=rise, yref="paper", yanchor="middle", xanchor="right" if right else "left",
            xshift=-4 if right else 4, text=f"{words} of runs", bgcolor=look.surface, borderpad=1,
            font={"color": look.text, "size": 12},
        )  # fmt: skip


def _draw_last_day(chart: canvas.Sketch, shown: pd.DataFrame, look: Look) -> None:
    """Where the operation ends: blue up to there, grey beyond, where work would have to go on."""
    ends = int(shown["in_time"].sum())
    if ends == len(shown):  # the last day lies beyond
        return
    chart.shape(
        type="line", x0=ends + 0.5, x1=ends + 0.5, y0=0, y1=1, yref="paper",
        line={"color": look.muted, "width": 1.5},
    )  # fmt: skip
    chart.label(
        x=ends + 0.5, y=1, yref="paper", yanchor="bottom", xanchor="right",
        xshift=3, text="last day", font={"color": look.muted, "size": 12},
    )  # fmt: skip


def finding(shares: pd.DataFrame, ends: dict[str, int | None], planned: float, zone: str) -> str:
    """The title: how many of 100 runs are done in time, and by when half and nearly all are."""
    if shares.empty:
        return "No forecast of when all will be done"
    in_time = float(shares.loc[shares["in_time"], "share"].sum())
    chance = f"{_of_hundred(in_time)} of 100 runs"
    last = shares.loc[shares["in_time"], "at"]
    by = wording.short_day(wording.local(last.iloc[-1], zone)) if len(last) else "the last day"
    by_day: dict[str, list[str]] = {}
    for key, words in (("p50", "half"), ("p85", f"85{UNIT}%"), ("p95", f"95{UNIT}%")):
        by_day.setdefault(_by(shares, ends.get(key), zone), []).append(words)
    said = [f"{' and '.join(words)} by {day}" for day, words in by_day.items()]
    said[0] = said[0].replace(" by ", " of the runs by ", 1)
    return f"All {wording.count(planned)} planned by {by} in {chance}; {', '.join(said)}"


def _of_hundred(share: float) -> str:
    whole = round(share * 100)
    if whole == 0 and share > 0:
        return "fewer than 1"
    if whole == 100 and share < 1:
        return "more than 99"
    return wording.count(whole)


def _by(shares: pd.DataFrame, place: int | None, zone: str) -> str:
    if place is None:
        last = wording.local(shares["at"].iloc[-1], zone)
        return f"a day after {wording.day(last)}"
    there = wording.local(shares["at"].iloc[place - 1], zone)
    return wording.short_day(there)
