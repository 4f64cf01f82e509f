"""How much is under way?"""

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from lib.charts import work_in_progress as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

STATES = tuple(chart.STATES)


@dataclass(frozen=True)
class Work:
    """``at`` and the count of series in each of STATES, which add up to those open."""

    by_time: pd.DataFrame
    zone: str
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Work:
    """Series in each state by hour, from the first day of the operation on."""
    zone = snapshot.zone(scope.operation)
    delivered = "series_event" in snapshot.delivered
    found = rows(snapshot, "work_in_progress", scope)
    operation = snapshot.operation(scope.operation)
    if found.empty or operation is None:
        return Work(pd.DataFrame(columns=["at", *STATES]), zone, delivered)
    hours = pd.DatetimeIndex(pd.to_datetime(found["hour"], utc=True)).as_unit("us")
    start = pd.Timestamp(datetime.combine(operation.starts_on, time(), ZoneInfo(zone)))
    start = start.tz_convert("UTC")
    # What is counted in an hour is known at its end.
    ends = hours + pd.Timedelta(hours=1)
    end = pd.Timestamp(horizon(snapshot, scope))
    total = found[list(STATES)].astype("int64").cumsum().set_axis(ends.where(ends < end, end))
    total = total[~total.index.duplicated(keep="last")]
    points = pd.DatetimeIndex([min(start, end), end]).as_unit("us")
    frame = total.reindex(total.index.union(points)).ffill().fillna(0).astype("int64")
    frame = frame[frame.index >= min(start, end)]
    return Work(frame.reset_index(names="at"), zone, delivered)


def _figure(found: Work, look: Look) -> go.Figure:
    return chart.figure(found.by_time, look, found.zone)


def _finding(found: Work) -> str:
    if not found.delivered:
        return "Not delivered: what happened to series"
    return chart.finding(found.by_time)


WORK_IN_PROGRESS = Panel(
    "work_in_progress",
    "How much is under way?",
    ("series_open",),
    numbers,
    _figure,
    _finding,
    lambda found: f"Three small line charts over time. {_finding(found)}.",
    lambda found: found.by_time,
    listing="work_in_progress",
)
