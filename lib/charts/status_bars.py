"""Status bars: how many series have come to each status, and how long from one to the next.

A partial order, not a funnel: every bar starts at 0 and is counted by itself.
"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import canvas
from lib.theme import Look, Status

ROW = 46  # pixels
LABELS = 136  # pixels left of the bars
LETTER = 8  # pixels a bold figure

LABEL: dict[Status, str] = {
    "received": "Received",
    "prepared": "Prepared",
    "started": "Started",
    "processed": "Processed",
    "pinpointed": "Country pinpointed",
    "notified": "Country notified",
    "acknowledged": "Acknowledged",
    "answered": "Answered",
    "uploaded": "Uploaded to ICSE",
    "closed": "Closed",
}


def figure(statuses: pd.DataFrame, look: Look) -> go.Figure:
    """Bars in the order of the rows, grey but for the one of the message.

    *statuses*: ``status`` (a key of LABEL), ``series`` (a count, missing when not
    delivered), ``hours`` (the median from the row above to this one, missing for none).
    """
    if statuses.empty or not statuses["series"].fillna(0).any():
        return canvas.nothing(look)
    statuses = canvas.numeric(statuses, "series", "hours")
    keys: list[Status] = list(statuses["status"])
    rows = range(len(statuses))
    chart = canvas.Sketch(look, ROW * len(statuses) + 8, {"hovermode": "closest", "bargap": 0.56})
    chart.trace(
        type="bar", x=statuses["series"].fillna(0), y=[-n for n in rows], orientation="h",
        marker={"color": [_colour(key, look) for key in keys], "line": {"width": 0}},
        customdata=[LABEL[key] for key in keys],
        hovertemplate="%{customdata}: %{x:,d} series<extra></extra>",
    )  # fmt: skip
    for n, (key, series, hours) in enumerate(
        zip(keys, statuses["series"], statuses["hours"], strict=True)
    ):
        _label(chart, -n, LABEL[key], series, look)
        if n and not wording.missing(hours):
            _between(chart, 0.5 - n, f"{wording.hours(hours)} median", look)
    return _finish(chart, statuses)


def _colour(key: Status, look: Look) -> str:
    return look.status["processed" if key == "processed" else "received"]


def _label(chart: canvas.Sketch, y: float, name: str, series: float, look: Look) -> None:
    said = wording.count(series)
    missing = wording.missing(series)
    words = f"{said} not delivered" if missing else f"<b>{said}</b>"
    common: dict[str, Any] = {"y": y, "xanchor": "left", "align": "left"}
    chart.label(text=name, x=0, xref="paper", xshift=-LABELS - 5, **common)
    chart.label(
        text=words, x=0 if missing else series, xshift=8 if not missing else 2,
        font={"color": look.muted if missing else look.text}, **common,
    )  # fmt: skip


def _between(chart: canvas.Sketch, y: float, words: str, look: Look) -> None:
    """A short tie from one bar down to the next, with the median hours beside it."""
    chart.shape(
        type="line", x0=0, x1=0, xref="paper", xsizemode="scaled", y0=y + 0.22, y1=y - 0.22,
        line={"color": look.axis, "width": 1},
    )  # fmt: skip
    chart.label(
        text=words, x=0, xref="paper", xanchor="left", xshift=7, y=y,
        font={"color": look.muted, "size": 12},
    )  # fmt: skip


def _finish(chart: canvas.Sketch, statuses: pd.DataFrame) -> go.Figure:
    most = canvas.ceiling(statuses["series"].max()) / 1.06
    right = 18 + LETTER * len(
        wording.count(statuses["series"].max())
    )  # for the longest bar's count
    chart.layout["margin"] = {"l": LABELS + 4, "r": right, "t": 0, "b": 0}
    chart.layout["xaxis"] = {"visible": False, "range": [0, most]}
    chart.layout["yaxis"] = {"visible": False, "range": [0.5 - len(statuses), 0.5]}
    return chart.figure()


def finding(statuses: pd.DataFrame) -> str:
    """The title: how many are processed, and the median wait until a country is notified."""
    known = statuses
    if len(statuses):
        known = canvas.numeric(statuses, "series", "hours").dropna(subset=["series"])
    if known.empty:
        return "Not delivered: what became of the series"
    rows = {row["status"]: row for row in known.to_dict("records")}
    said = []
    if "processed" in rows:
        done = float(rows["processed"]["series"])
        words = f"{wording.plural(done, 'series', 'series')} processed"
        said.append(words if done else "Nothing processed yet")
    if "notified" in rows:
        said.append(_sent(float(rows["notified"]["series"]), float(rows["notified"]["hours"])))
    sentence = "; ".join(filter(None, said))
    return sentence[:1].upper() + sentence[1:] or "No status of these was delivered"


def _sent(notified: float, hours: float) -> str:
    """The median from pinpointed to notified; nothing where there is no half to speak of."""
    if notified < 2 or wording.missing(hours) or hours < 0:
        return ""
    return f"half of referrals go out within {wording.hours(hours)}"
