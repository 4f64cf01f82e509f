"""Burn-up: what is processed, against the plan, what came in, and where it may end."""

from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, veil

HEIGHT = 400
FOOT, LANES = 44, 40  # pixels below the plot (two-line dates) and above it (note labels)
PLOT = HEIGHT - FOOT - LANES


def figure(
    by_time: pd.DataFrame,
    plan: pd.DataFrame,
    fan: pd.DataFrame,
    notes: pd.DataFrame,
    look: Look,
    zone: str,
) -> go.Figure:
    """The burn-up. Instants (``at``) are aware or naive UTC; any frame may be empty.

    *by_time*: ``at``, ``series_processed``, ``series_received``, cumulative, up to the as-of.
    *plan*: ``at``, ``planned`` (forecast.plan). *fan*: ``at``, ``p5`` … ``p95`` (forecast.fan
    on top of what is done). *notes*: ``at``, ``text``.
    """
    if not _drawable(by_time):
        return canvas.nothing(look)
    by_time = canvas.numeric(by_time, "series_processed", "series_received")
    plan = canvas.numeric(plan, "planned").dropna() if len(plan) else plan
    if not any(value > 0 for value in _highest(by_time, plan, fan)):
        return canvas.nothing(look)
    by_time, plan, fan, notes = (_local(each, zone) for each in (by_time, plan, fan, notes))
    first, last = _span(by_time, plan, fan)
    top = canvas.ceiling(*_highest(by_time, plan, fan)) * 1.04  # room for a label on top
    height = HEIGHT if len(notes) else HEIGHT - LANES + 4
    chart = canvas.Sketch(look, height)
    _draw_fan(chart, by_time, fan, look)
    _draw_lines(chart, by_time, plan, look)
    _label_ends(chart, (by_time, plan, fan), top, look)
    strip = canvas.Strip(PLOT, 2)
    canvas.draw_notes(chart, notes, (first, last), strip, look)
    above = height - PLOT - FOOT
    chart.layout["margin"] = {"l": 0, "r": canvas.MARGIN, "t": above, "b": FOOT}
    left = first - (last - first) * _indent(by_time, first, last)
    axis = canvas.time_axis(first, last) | {"layer": "below traces"}
    chart.layout["xaxis"] = {"range": [left, last]} | axis
    chart.layout["yaxis"] = canvas.count_axis(top, 5)
    return chart.figure()


def finding(by_time: pd.DataFrame, plan: pd.DataFrame, fan: pd.DataFrame, zone: str) -> str:
    """The title: how many are processed, how that stands to the plan, where it may end."""
    if not _drawable(by_time):
        return "Not delivered: when series were processed."
    done = int(by_time["series_processed"].dropna().iloc[-1])
    at = wording.local(by_time["at"].iloc[-1], zone)
    planned = planned_by(plan, wording.local(plan["at"].max(), zone)) if len(plan) else None
    whole = f" of {wording.count(planned)} planned" if planned else ""
    said = [f"{wording.count(done)}{whole} series processed{_against_plan(done, plan, at)}"]
    if not fan.empty:
        low, high = (wording.count(fan[column].iloc[-1]) for column in ("p5", "p95"))
        last = wording.short_day(wording.local(fan["at"].iloc[-1], zone))
        said.append(f"forecast {low if low == high else f'{low} to {high}'} by {last}")
    return "; ".join(said)


def _against_plan(done: int, plan: pd.DataFrame, at: datetime) -> str:
    expected = planned_by(plan, at)
    if expected is None:
        return ""
    gap = done - round(expected)
    if gap == 0:
        return ", as planned by now"
    return f", {wording.count(abs(gap))} {'ahead of' if gap > 0 else 'behind'} the plan"


def planned_by(plan: pd.DataFrame, at: datetime) -> float | None:
    """Where the plan line stands at an instant; None without a plan."""
    if plan.empty or plan["planned"].isna().any():
        return None
    times = pd.DatetimeIndex(pd.to_datetime(plan["at"], utc=True)).as_unit("us").asi8
    instant = pd.Timestamp(at).as_unit("us").value // 1000
    return float(np.interp(instant, times, plan["planned"].astype(float)))


def _local(frame: pd.DataFrame, zone: str) -> pd.DataFrame:
    return frame.assign(at=canvas.local_times(frame["at"], zone)) if len(frame) else frame


def _drawable(by_time: pd.DataFrame) -> bool:
    return len(by_time) > 0 and bool(by_time["series_processed"].notna().any())


def _span(*frames: pd.DataFrame) -> tuple[datetime, datetime]:
    """The first and the last instant of all frames; a day where that is one instant."""
    times = pd.concat([frame["at"] for frame in frames if len(frame)])
    first, last = times.min().to_pydatetime(), times.max().to_pydatetime()
    return first, last if last > first else first + timedelta(days=1)


def _indent(by_time: pd.DataFrame, first: datetime, last: datetime) -> float:
    """Room left of the first instant, as a share of the span: for dots that stand on it."""
    return 0.02 if (by_time["at"].max() - first) / (last - first) < 0.02 else 0.0


def _highest(by_time: pd.DataFrame, plan: pd.DataFrame, fan: pd.DataFrame) -> list[float]:
    columns = [by_time["series_processed"], by_time["series_received"]]
    columns += [plan["planned"]] if len(plan) else []
    columns += [fan["p95"]] if len(fan) else []
    return [float(column.max()) for column in columns]


def _draw_fan(chart: canvas.Sketch, by_time: pd.DataFrame, fan: pd.DataFrame, look: Look) -> None:
    """Bands of 90 and 50 % of the runs and their median, opening at the last point."""
    if fan.empty:
        return
    start = by_time.dropna(subset=["series_processed"]).iloc[-1]
    times = [start["at"], *fan["at"]]
    colour = look.status["processed"]
    for low, high, opacity in (("p5", "p95", 0.11), ("p25", "p75", 0.17)):
        upper = [start["series_processed"], *fan[high]]
        lower = [start["series_processed"], *fan[low]]
        chart.trace(
            type="scatter", x=[*times, *reversed(times)], y=[*upper, *reversed(lower)],
            fill="toself",
            fillcolor=veil(colour, opacity), line={"width": 0}, mode="lines", hoverinfo="skip",
        )  # fmt: skip
    chart.trace(
        type="scatter", x=times, y=[start["series_processed"], *fan["p50"]], mode="lines",
        line={"color": colour, "width": 1.5, "dash": "2px,3px"},
        customdata=[[start["series_processed"]] * 2, *fan[["p5", "p95"]].to_numpy()],
        hovertemplate="forecast %{customdata[0]:,.0f} to %{customdata[1]:,.0f}<extra></extra>",
    )  # fmt: skip


def _draw_lines(
    chart: canvas.Sketch, by_time: pd.DataFrame, plan: pd.DataFrame, look: Look
) -> None:
    if len(plan):
        _line(chart, plan["at"], plan["planned"], "planned", look.axis, width=1.25, dash="5px,4px")
    received = by_time.dropna(subset=["series_received"])
    if len(received):
        grey = look.status["received"]
        _line(chart, received["at"], received["series_received"], "received", grey, shape="hv")
        _dot(chart, received["at"], received["series_received"], grey, 7, look)
    done = by_time.dropna(subset=["series_processed"])
    blue = look.status["processed"]
    _line(chart, done["at"], done["series_processed"], "processed", blue, width=3, shape="hv")
    _dot(chart, done["at"], done["series_processed"], blue, 10, look)


def _dot(chart: canvas.Sketch, at: Any, values: Any, colour: str, size: int, look: Look) -> None:
    """A dot on a line's last point, so that also a line of one point is seen."""
    chart.trace(
        type="scatter", mode="markers", x=at.iloc[-1:], y=values.iloc[-1:],
        marker={"size": size, "color": colour, "line": {"color": look.surface, "width": 2}},
        hoverinfo="skip", cliponaxis=False,
    )  # fmt: skip


def _line(chart: canvas.Sketch, x: Any, y: Any, word: str, colour: str, **line: Any) -> None:
    chart.trace(
        type="scatter", x=x, y=y, mode="lines", line={"color": colour, "width": 1.5, **line},
        hovertemplate=f"%{{y:,.0f}} {word}<extra></extra>",
    )  # fmt: skip


def _label_ends(
    chart: canvas.Sketch, frames: tuple[pd.DataFrame, ...], top: float, look: Look
) -> None:
    """Each line's last value and name where it ends: in the margin if that is at the edge.

    Lines that end together, at the same value, share a label.
    """
    first, last = _span(*frames)
    edge: dict[float, tuple[str, str]] = {}
    inner: list[canvas.End] = []
    for (at, value), words in _ends(*frames).items():
        strong = "processed" in words
        figure = wording.count(value)
        figure = f"<b>{figure}</b>" if strong else figure
        colour = look.status["processed"] if strong else look.muted
        place = (at - first) / (last - first)
        if place > canvas.NEAR:
            edge[float(value)] = (f"{figure}<br>{',<br>'.join(words)}", colour)
        else:
            text = f"{figure}{'<br>' if words == ['processed'] else ' '}{', '.join(words)}"
            inner.append(canvas.End(at, place, value / top, text, colour, strong))
    canvas.label_ends(chart, inner, PLOT, look)
    canvas.label_edge(chart, edge | _pace(fan=frames[2], look=look), top / PLOT)


def _ends(
    by_time: pd.DataFrame, plan: pd.DataFrame, fan: pd.DataFrame
) -> dict[tuple[datetime, int], list[str]]:
    """The names of the lines, by the instant and the value that they end with.

    All that end in the right margin count as one instant.
    """
    first, last = _span(by_time, plan, fan)
    ends: dict[tuple[datetime, int], list[str]] = {}
    for frame, column, word in (
        (by_time, "series_processed", "processed"),
        (by_time, "series_received", "received"),
        (plan, "planned", "planned"),
    ):
        known = frame.dropna(subset=[column]) if len(frame) else frame
        if len(known):
            at = known["at"].iloc[-1].to_pydatetime()
            at = last if (at - first) / (last - first) > canvas.NEAR else at
            ends.setdefault((at, round(float(known[column].iloc[-1]))), []).append(word)
    return ends


def _pace(fan: pd.DataFrame, look: Look) -> dict[float, tuple[str, str]]:
    if fan.empty:
        return {}
    low, high = (wording.count(fan[column].iloc[-1]) for column in ("p5", "p95"))
    text = low if low == high else f"{low}–{high}"
    return {float(fan["p50"].iloc[-1]) + 0.001: (f"{text}<br>forecast", look.accent)}
