"""What is to come: the one forecast that the burn-up, the finish and the back-test share."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from typing import Any, Final
from zoneinfo import ZoneInfo

import pandas as pd

from lib import forecast
from lib.database import Operation, Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import horizon, is_part
from lib.scope import Scope

NO_FAN: Final = pd.DataFrame(columns=["at", *forecast.QUANTILES])
SATURDAY, SUNDAY = 5, 6


@dataclass(frozen=True)
class Outlook:
    """What a forecast is made from, as it stands at an instant.

    ``days`` are the working days of the operation, ``ahead`` when each half-day that isn't
    over closes, ``left`` the share of the first of them that is still to come. ``done`` are
    series processed; ``planned`` is missing where nothing was planned for this scope.
    ``chosen``: a period is chosen, and what was done in it can't grow. ``long``: so long
    an operation that nothing is forecast; ``days`` are then its first and last only.
    """

    at: datetime
    zone: str
    days: Sequence[date]
    past: forecast.Past
    ahead: Sequence[datetime]
    left: float
    done: int
    planned: float | None
    chosen: bool
    long: bool

    @property
    def over(self) -> bool:
        """Whether the last working day is over."""
        return not self.ahead

    @cached_property
    def fan(self) -> pd.DataFrame:
        """``at``, ``p5`` … ``p95`` for each half-day up to the last day; empty for no forecast.

        Nothing is forecast beyond HORIZON.
        """
        if self.chosen or self.long or not self.done:
            return NO_FAN
        found = forecast.fan(
            self.past.done,
            min(len(self.ahead), forecast.HORIZON),
            done=float(self.done),
            first=self.left,
            reported=self.past.reported,
        )
        return found.assign(at=list(self.ahead)[: len(found)])

    def finish(self) -> forecast.Finish:
        """In how many half-days all that is planned will be done."""
        if self.chosen or self.long or self.planned is None:
            return forecast.Finish(None, None, None)
        return forecast.finish(
            self.past.done, self.planned - self.done, first=self.left, reported=self.past.reported
        )


@lru_cache(maxsize=128)  # a published snapshot never changes
def outlook(snapshot: Snapshot, scope: Scope) -> Outlook | None:
    """What can be forecast from, as it stood at the scope's instant; None where not delivered."""
    operation = snapshot.operation(scope.operation)
    if "series_event" not in snapshot.delivered or operation is None:
        return None
    zone = snapshot.zone(scope.operation)
    found = rows(snapshot, "first_processed", scope)
    done = found.rename(columns={"hour": "at", "known_hour": "known_at"})
    end = horizon(snapshot, scope)
    long = forecast.is_long(operation.starts_on, operation.ends_on)
    days = working_days(operation, done["at"], zone, end)
    planned = measure(snapshot, ["series_planned"], scope)["series_planned"][0]
    return Outlook(
        end,
        zone,
        days,
        forecast.past_half_days(_within(done, operation, zone), () if long else days, end, zone),
        forecast.half_days_ahead(days, end, zone),
        forecast.share_left(days, end, zone),
        int(done["series"].sum()),
        None if is_part(scope) or pd.isna(planned) else float(planned),
        bool(scope.since or scope.until),
        long,
    )


def _within(done: pd.DataFrame, operation: Operation, zone: str) -> pd.DataFrame:
    """Without what was processed before the operation began: it says nothing of its pace."""
    start = datetime.combine(operation.starts_on, time(), ZoneInfo(zone)).astimezone(UTC)
    return done[pd.to_datetime(done["at"], utc=True) >= start]


def working_days(
    operation: Operation, done_at: "pd.Series[Any]", zone: str, end: datetime
) -> list[date]:
    """The operation's days without those of rest: a weekend day on which nothing was processed.

    Of the days to come, Sundays are taken to be days of rest. Of a long operation only the
    first and the last day are told.
    """
    if forecast.is_long(operation.starts_on, operation.ends_on):
        return [operation.starts_on, operation.ends_on]
    worked = set(pd.to_datetime(done_at, utc=True).dt.tz_convert(zone).dt.date)
    today = end.astimezone(ZoneInfo(zone)).date()
    every = forecast.working_days(operation.starts_on, operation.ends_on)
    rest = [
        day
        for day in every
        if day not in worked
        and (day.weekday() == SUNDAY or (day.weekday() == SATURDAY and day < today))
    ]
    return forecast.working_days(operation.starts_on, operation.ends_on, rest)


def evenings(found: Outlook) -> list[datetime]:
    """The close of each working day that is over, the earliest first."""
    halves = forecast.half_days(found.days, found.zone)
    return [close for _, close in halves[1::2] if close <= found.at]


def as_of(scope: Scope, at: datetime) -> Scope:
    """The same scope as it stood at an earlier instant."""
    return replace(scope, as_of=at)


def beyond(found: Outlook, half_days: int) -> list[datetime]:
    """When each of so many half-days to come closes; past the last day, Sundays are free."""
    last = max(found.days)
    later = forecast.working_days(last + timedelta(days=1), last + timedelta(days=half_days + 14))
    days = [*found.days, *(day for day in later if day.weekday() != SUNDAY)]
    return forecast.half_days_ahead(days, found.at, found.zone)[:half_days]
