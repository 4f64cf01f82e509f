"""How far are we, against the plan, and where will it end?"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import forecast
from lib.charts import burn_up as chart
from lib.database import Operation, Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, horizon, is_part
from lib.scope import Scope
from lib.theme import Look

NO_FAN = pd.DataFrame(columns=["at", *forecast.QUANTILES])
NO_PLAN = pd.DataFrame(columns=["at", "planned"])
SATURDAY, SUNDAY = 5, 6


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
    if "series_event" not in snapshot.delivered or operation is None:
        return BurnUp(_by_time(steps, None, None), NO_PLAN, NO_FAN, notes, zone)
    end = horizon(snapshot, scope)
    start = datetime.combine(operation.starts_on, time(), ZoneInfo(zone))
    by_time = _by_time(steps, start, min(end, _last(steps, operation, zone)))
    days = _working_days(operation, steps, zone, end)
    plan = _plan(snapshot, scope, days, zone)
    # What was done in a period that is over can't grow.
    fan = NO_FAN if scope.since or scope.until else _fan(steps, days, end, zone)
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


def _working_days(
    operation: Operation, steps: pd.DataFrame, zone: str, end: datetime
) -> list[date]:
    """The operation's days without those of rest: a weekend day on which nothing was processed.

    Of the days to come, Sundays are taken to be days of rest.
    """
    done = steps[steps["kind"] == "processed"]["hour"]
    worked = set(pd.to_datetime(done, utc=True).dt.tz_convert(zone).dt.date)
    today = end.astimezone(ZoneInfo(zone)).date()
    every = forecast.working_days(operation.starts_on, operation.ends_on)
    rest = [
        day
        for day in every
        if day not in worked
        and (day.weekday() == SUNDAY or (day.weekday() == SATURDAY and day < today))
    ]
    return forecast.working_days(operation.starts_on, operation.ends_on, rest)


def _plan(snapshot: Snapshot, scope: Scope, days: list[date], zone: str) -> pd.DataFrame:
    """The plan line; none where the scope is a part that no plan was made for."""
    planned = measure(snapshot, ["series_planned"], scope)["series_planned"][0]
    if is_part(scope) or pd.isna(planned) or not days:
        return NO_PLAN
    return forecast.plan(days, float(planned), zone)


def _fan(steps: pd.DataFrame, days: list[date], end: datetime, zone: str) -> pd.DataFrame:
    """The forecast up to the last day: past half-days, drawn again for those to come."""
    processed = steps[steps["kind"] == "processed"]
    done_at = pd.Series(np.repeat(processed["hour"].to_numpy(), processed["series"].to_numpy()))
    ahead = forecast.half_days_ahead(days, end, zone)
    if done_at.empty or not ahead:
        return NO_FAN
    past = forecast.past_half_days(done_at, days, end, zone)
    left = forecast.share_left(days, end, zone)
    fan = forecast.fan(past, len(ahead), done=float(len(done_at)), first=left)
    return fan.assign(at=ahead[: len(fan)])


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
