"""How far are we, against the plan, and where will it end?"""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from lib import forecast
from lib.charts import burn_up as chart
from lib.database import Operation, Snapshot
from lib.listing import rows
from lib.panels.outlook import NO_FAN, outlook
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

NO_PLAN = pd.DataFrame(columns=["at", "planned"])


@dataclass(frozen=True)
class BurnUp:
    """What the burn-up is drawn from; see ``lib.charts.burn_up`` for the columns."""

    by_time: pd.DataFrame
    plan: pd.DataFrame
    fan: pd.DataFrame
    notes: pd.DataFrame
    zone: str


def numbers(snapshot: Snapshot, scope: Scope) -> BurnUp:
    """Cumulative series by hour, the plan, the forecast, and the notes."""
    zone = snapshot.zone(scope.operation)
    steps = rows(snapshot, "milestones", scope)
    notes = rows(snapshot, "notes", scope).rename(columns={"occurred_at": "at"})
    operation = snapshot.operation(scope.operation)
    ahead = outlook(snapshot, scope)
    if ahead is None or operation is None:
        return BurnUp(_by_time(steps, None, None), NO_PLAN, NO_FAN, notes, zone)
    end = horizon(snapshot, scope)
    start = datetime.combine(operation.starts_on, time(), ZoneInfo(zone))
    by_time = _by_time(steps, start, min(end, _last(steps, operation, zone)))
    fan = ahead.fan
    plan = forecast.plan(ahead.days, ahead.planned, zone)
    return BurnUp(by_time, plan, fan, notes[pd.to_datetime(notes["at"], utc=True) >= start], zone)


def _last(steps: pd.DataFrame, operation: Operation, zone: str) -> datetime:
    """Where the picture ends: with the operation, or with what was processed after it."""
    midnight = datetime.combine(operation.ends_on + timedelta(days=1), time(), ZoneInfo(zone))
    done = steps[steps["kind"] == "processed"]["hour"]
    if done.empty:
        return midnight
    return max(midnight, pd.Timestamp(done.max()).tz_localize("UTC") + timedelta(hours=1))


def _by_time(steps: pd.DataFrame, start: datetime | None, end: datetime | None) -> pd.DataFrame:
    """``at``, ``series_processed``, ``series_received``: cumulative, from *start* to *end*."""
    columns = ["at", "series_processed", "series_received"]
    if start is None or end is None:
        return pd.DataFrame(columns=columns)
    start = min(start, end)  # looked at before it began: nothing done yet, but some received
    wide = steps.pivot_table(index="hour", columns="kind", values="series", aggfunc="sum")
    wide = wide.reindex(columns=["processed", "received"]).fillna(0).astype(float).sort_index()
    # What is counted in an hour is known at its end.
    ends = [min(hour + pd.Timedelta(hours=1), pd.Timestamp(end)) for hour in _aware(wide.index)]
    total = wide.cumsum().set_axis(pd.DatetimeIndex(ends, tz=UTC).as_unit("us"))
    total = total[~total.index.duplicated(keep="last")]
    frame = total.reindex(total.index.union(pd.DatetimeIndex([start, end], tz=UTC).as_unit("us")))
    frame = frame.ffill().fillna(0)
    frame = frame[frame.index >= pd.Timestamp(start)]
    return frame.reset_index(names="at").set_axis(columns, axis=1)


def _aware(hours: "pd.Index[Any]") -> pd.DatetimeIndex:
    return pd.DatetimeIndex(pd.to_datetime(hours, utc=True)).as_unit("us")


def _figure(found: BurnUp, look: Look) -> go.Figure:
    return chart.figure(found.by_time, found.plan, found.fan, found.notes, look, found.zone)


def _finding(found: BurnUp) -> str:
    return chart.finding(found.by_time, found.plan, found.fan, found.zone)


def _alt(found: BurnUp) -> str:
    return f"Line chart over time. {_finding(found)}."


def _table(found: BurnUp) -> pd.DataFrame:
    return found.by_time


BURN_UP = Panel(
    "burn_up",
    "How far are we, and where will it end?",
    ("series_processed", "series_received", "series_planned"),
    numbers,
    _figure,
    _finding,
    _alt,
    _table,
    listing="series",
)
