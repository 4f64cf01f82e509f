"""Tips per day (per week beyond four months), the useful ones apart, with the releases."""

import math
from datetime import date, datetime, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, Status

HEIGHT: Final = 300
TOP: Final = 50
FOOT: Final = 44
MOST_DAYS: Final = 120  # beyond this, bars are weeks
BELOW: Final = -0.4  # of a power of ten: where 0 stands below a log scale
FEWEST_DAYS: Final = 14  # an axis of fewer would make blocks of its bars


def figure(by_day: pd.DataFrame, releases: pd.DataFrame, look: Look) -> go.Figure:
    """Stacked bars, the useful tips at the foot.

    *by_day*: ``day`` (dates), ``tips_received``, ``tips_useful`` (may be missing).
    *releases*: ``day``, ``text``.
    """
    bars, weekly = gathered(by_day)
    if bars.empty or not bars["tips_received"].fillna(0).any():
        return canvas.nothing(look)
    first, last = _edges(bars, weekly)
    chart = canvas.Sketch(look, HEIGHT, {"barmode": "stack"})
    _draw_bars(chart, bars, weekly, look)
    marks = releases.assign(at=pd.to_datetime(releases["day"])) if len(releases) else releases
    strip = canvas.Strip(HEIGHT - TOP - FOOT, 1, rules=True)
    canvas.draw_notes(chart, marks, (first, last), strip, look)
    _name_parts(chart, bars, look, weekly)
    chart.layout["margin"] = {"l": 0, "r": 4, "t": TOP, "b": FOOT}
    axis = canvas.time_axis(first, last, bars=True)
    chart.layout["xaxis"] = {"range": [first, last]} | axis
    top = canvas.ceiling(float(bars["tips_received"].max()))
    chart.layout["yaxis"] = canvas.count_axis(top, 4)
    return chart.figure()


def on_log(by_day: pd.DataFrame, releases: pd.DataFrame, look: Look) -> go.Figure:
    """The same as lines on a log axis. 0 has no logarithm: it stands below, on a line of its own.

    Bars would say nothing there, as they have no foot to stand on.
    """
    bars, weekly = gathered(by_day)
    if bars.empty or not bars["tips_received"].fillna(0).any():
        return canvas.nothing(look)
    first, last = _edges(bars, weekly)
    chart = canvas.Sketch(look, HEIGHT, {"hovermode": "x unified"})
    _draw_lines(chart, bars, weekly, look)
    marks = releases.assign(at=pd.to_datetime(releases["day"])) if len(releases) else releases
    strip = canvas.Strip(HEIGHT - TOP - FOOT, 1, rules=True)
    canvas.draw_notes(chart, marks, (first, last), strip, look)
    _name_parts(chart, bars, look, weekly, "all tips")
    chart.layout["margin"] = {"l": 0, "r": 4, "t": TOP, "b": FOOT}
    axis = canvas.time_axis(first, last, bars=True)
    chart.layout["xaxis"] = {"range": [first, last]} | axis
    chart.layout["yaxis"] = _log_axis(float(bars["tips_received"].max()))
    chart.shape(
        type="line", x0=0, x1=1, xref="paper", y0=BELOW, y1=BELOW, layer="below",
        line={"color": look.axis, "width": 1},
    )  # fmt: skip
    return chart.figure()


def _draw_lines(chart: canvas.Sketch, bars: pd.DataFrame, weekly: bool, look: Look) -> None:
    days = pd.to_datetime(bars["day"])
    keyed: tuple[tuple[str, Status], ...] = (("tips_received", "other"), ("tips_useful", "useful"))
    for column, key in keyed:
        values = bars[column]
        if values.isna().all():
            continue
        heights = [BELOW if not n else math.log10(n) for n in values.fillna(0)]
        words = "received" if key == "other" else "useful"
        chart.trace(
            type="scatter", mode="lines+markers", x=days, y=heights, cliponaxis=False,
            customdata=[int(n) for n in values.fillna(0)],
            line={"color": look.status[key], "width": 1},
            marker={"color": look.status[key], "size": 5 if len(bars) < 140 else 4},
            xhoverformat="week of %-d %b %Y" if weekly else "%-d %b %Y",
            hovertemplate=f"%{{customdata:,d}} {words}<extra></extra>",
        )  # fmt: skip


def _log_axis(most: float) -> dict[str, Any]:
    """Ticks at 0 (below the scale), 1, 10, 100 and so on, in the units of the logarithm."""
    powers = range(math.ceil(math.log10(max(most, 2))) + 1)
    words = ["0", *(wording.count(10**power) for power in powers)]
    top = max(math.log10(max(most, 2)) * 1.04, 1.0)
    return {
        "range": [BELOW - 0.05, top], "tickvals": [BELOW, *powers], "ticktext": words,
    }  # fmt: skip


def gathered(by_day: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """The bars, and whether they are weeks (from Monday): tips add up, so they may be summed."""
    if by_day.empty:
        return by_day, False
    by_day = canvas.numeric(by_day, "tips_received", "tips_useful")
    days = pd.to_datetime(by_day["day"])
    if (days.max() - days.min()).days < MOST_DAYS:
        return by_day, False
    monday = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    weeks = by_day[["tips_received", "tips_useful"]]
    weeks = weeks.groupby(monday.dt.date).sum(min_count=1)
    return weeks.rename_axis("day").reset_index(), True


def finding(by_day: pd.DataFrame) -> str:
    """The title: how many tips since when, the share of them useful, and the busiest bar."""
    bars, weekly = gathered(by_day)
    if bars.empty or bars["tips_received"].isna().all():
        return "Not delivered: tips"
    total = float(bars["tips_received"].sum())
    if not total:
        return "No tips in this period"
    first, last = by_day["day"].min(), by_day["day"].max()
    peak = bars.iloc[int(bars["tips_received"].fillna(-1).to_numpy().argmax())]
    where = "in the week of" if weekly else "on"
    busiest = f"most {where} {wording.day(peak['day'])}: {wording.count(peak['tips_received'])}"
    when = "on" if first == last else ""
    period = " ".join(filter(None, (when, wording.period(first, last))))
    said = [f"{wording.plural(total, 'tip')} {period}", _useful(bars, total)]
    return "; ".join(filter(None, [*said, busiest if len(bars) > 1 else ""]))


def _useful(bars: pd.DataFrame, total: float) -> str:
    if bars["tips_useful"].isna().all():
        return "how many were useful is not delivered"
    useful = float(bars["tips_useful"].sum())
    share = wording.share(useful, total)
    if share is None:
        return f"{wording.count(useful)} useful"
    return f"{share.split(' of ')[0]} of them useful"


def _edges(bars: pd.DataFrame, weekly: bool) -> tuple[datetime, datetime]:
    """From the left of the first bar to the right of the last, at least FEWEST_DAYS on."""
    first, last = (datetime.combine(d, datetime.min.time()) for d in _ends(bars["day"]))
    last = max(last, first + timedelta(days=FEWEST_DAYS - 1))
    if weekly:  # a week's bar stands over its days, from Monday on
        return first, last + timedelta(days=7)
    return first - timedelta(days=0.5), last + timedelta(days=0.5)


def _ends(days: "pd.Series[Any]") -> tuple[date, date]:
    return days.min(), days.max()


def _draw_bars(chart: canvas.Sketch, bars: pd.DataFrame, weekly: bool, look: Look) -> None:
    received = bars["tips_received"].fillna(0)
    useful = bars["tips_useful"].fillna(0)
    width = (7 if weekly else 1) * canvas.DAY * (0.86 if len(bars) > 60 else 0.78)
    week = {"offset": 0, "xhoverformat": "week of %-d %b %Y"} if weekly else {}
    parts: tuple[tuple[pd.Series[float], Status], ...] = (
        (useful, "useful"), (received - useful, "other"),
    )  # fmt: skip
    for values, key in parts:
        chart.trace(
            type="bar", x=bars["day"], y=values, width=width, **week,
            marker={"color": look.status[key]},
            hovertemplate=f"%{{y:,d}} {key}<extra></extra>",
        )  # fmt: skip


def _name_parts(
    chart: canvas.Sketch, bars: pd.DataFrame, look: Look, weekly: bool, rest: str = "other"
) -> None:
    """The two parts named in their own colours, above the plot, in place of a legend."""
    unknown = bars["tips_useful"].isna().all()
    useful = f"<span style='color:{look.status['useful']}'>■</span> useful   "
    other = f"<span style='color:{look.status['other']}'>■</span> {'tips' if unknown else rest}"
    per = "   per week" if weekly else "   per day"
    chart.label(
        text=("" if unknown else useful) + other + per, x=0, xref="paper", y=1, yref="paper",
        xanchor="left", yanchor="bottom", yshift=TOP - 18,
        font={"color": look.muted},
    )  # fmt: skip
