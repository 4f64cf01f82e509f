"""Files of a series per day: images above, videos below, each on its own scale from 0."""

from datetime import datetime, timedelta
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look

KINDS: Final = {"image": "Images", "video": "Videos"}
STRIP: Final = 96  # pixels that the bars of one kind have
HEAD: Final = 30  # pixels above them, for the name
FOOT: Final = 40
SIDE: Final = 16  # half of the longest figure above the first or the last bar
FEWEST_DAYS: Final = 14  # an axis of fewer would make blocks of its bars
LABELLED: Final = 8  # bars: more of them are read on the axis


def figure(by_day: pd.DataFrame, look: Look) -> go.Figure:
    """Bars per day in two strips. *by_day*: ``day`` (dates), ``kind``, ``files``."""
    if by_day.empty:
        return canvas.nothing(look)
    if by_day["day"].nunique() == 1:  # the title says it all
        return canvas.nothing(look, "All on one day.")
    shown = [kind for kind in KINDS if (by_day["kind"] == kind).any()]
    tall = len(shown) * (STRIP + HEAD) + FOOT
    chart = canvas.Sketch(look, tall, {"hovermode": "x"})
    first, last = _edges(by_day)
    room = tall - FOOT
    for n, kind in enumerate(shown):
        rows = by_day[by_day["kind"] == kind].groupby("day")["files"].sum().reset_index()
        foot = 1 - (n + 1) * (STRIP + HEAD) / room
        _strip(chart, n, kind, rows, (max(foot, 0.0), foot + STRIP / room), look)
    chart.layout["margin"] = {"l": SIDE, "r": SIDE, "t": 0, "b": FOOT}
    anchor = "y" if len(shown) == 1 else f"y{len(shown)}"
    chart.layout["xaxis"] = {
        "range": [first, last], "anchor": anchor, "automargin": False,
        **canvas.time_axis(first, last, bars=True),
    }  # fmt: skip
    return chart.figure()


def finding(by_day: pd.DataFrame) -> str:
    """The title: how many of each came, on how many days, and when the most came."""
    if by_day.empty or not by_day["files"].sum():
        return "No files added in this scope"
    by_kind = by_day.groupby("kind")["files"].sum()
    parts = [
        wording.plural(float(by_kind[kind]), name[:-1].lower())
        for kind, name in KINDS.items()
        if kind in by_kind.index
    ]
    per_day = by_day.groupby("day")["files"].sum()
    per_day = per_day[per_day > 0]
    if len(per_day) == 1:
        return f"{wording.listing(parts)} added on {wording.day(per_day.index[0])}"
    peak = per_day.index[int(per_day.to_numpy().argmax())]
    days = wording.count(len(per_day))
    return f"{wording.listing(parts)} added on {days} days, most on {wording.day(peak)}"


def _edges(by_day: pd.DataFrame) -> tuple[datetime, datetime]:
    """From half a day before the first bar to half a day after the last, FEWEST_DAYS at least."""
    days = pd.to_datetime(by_day["day"])
    first, last = days.min().to_pydatetime(), days.max().to_pydatetime()
    last = max(last, first + timedelta(days=FEWEST_DAYS - 1))
    air = max((last - first) * 0.035, timedelta(days=0.5))  # for the words below the first
    return first - air, last + air


def _strip(
    chart: canvas.Sketch, n: int, kind: str, rows: pd.DataFrame, domain: Any, look: Look
) -> None:
    axis = f"y{n + 1 if n else ''}"
    labelled = len(rows) <= LABELLED
    chart.trace(
        type="bar", x=pd.to_datetime(rows["day"]), y=rows["files"].astype(float),
        yaxis=axis, marker={"color": look.status["received"]}, width=canvas.DAY * 0.8,
        hovertemplate=f"%{{y:,d}} {KINDS[kind].lower()}<extra></extra>",
    )  # fmt: skip
    top = canvas.ceiling(float(rows["files"].max())) * (1.2 if labelled else 1)
    for day, files in zip(rows["day"], rows["files"], strict=True) if labelled else ():
        chart.label(
            x=pd.Timestamp(day), y=float(files), yref=axis, text=wording.count(files),
            yanchor="bottom", font={"size": 12},
        )  # fmt: skip
    grid = {"showticklabels": False, "showgrid": False, "automargin": False} if labelled else {}
    chart.layout[f"yaxis{n + 1 if n else ''}"] = {
        "domain": list(domain), **canvas.count_axis(top, 2), **grid,
    }  # fmt: skip
    total = wording.count(float(rows["files"].sum()))
    chart.label(
        text=f"{KINDS[kind]} <b>{total}</b>", x=0, xref="paper", y=domain[1], yref="paper",
        xanchor="left", yanchor="bottom", font={"color": look.muted}, yshift=6,
    )  # fmt: skip
    chart.shape(
        type="line", xref="paper", x0=0, x1=1, yref="paper", y0=domain[0], y1=domain[0],
        line={"color": look.hairline, "width": 1},
    )  # fmt: skip
