"""An operation day by day: which days there are, and what stood at the end of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from lib.briefing.slide import Number
from lib.briefing.slides.shown import count
from lib.database import Operation

MOST_DAYS = 62  # that are drawn; of a longer operation every second, third … day
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True)
class Days:
    """The days drawn, and the last one that is known: at its end, or at the instant meant."""

    over: tuple[date, ...]
    today: date
    zone: str

    @property
    def past(self) -> tuple[date, ...]:
        """The days up to the last one that is known."""
        return tuple(day for day in self.over if day <= self.today)

    def at_end(self, frame: pd.DataFrame, column: str, day: date) -> Any:
        """The last value of *column* by the end of *day*; None before the first."""
        place = int(frame["at"].searchsorted(pd.Timestamp(self.end(day)), side="right"))
        return frame[column].iloc[place - 1] if place else None

    def end(self, day: date) -> datetime:
        """The instant at which a day is over."""
        return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(self.zone))

    def counts(self, frame: pd.DataFrame, column: str, metric: str, **at: str) -> list[Number]:
        """A cumulative count by day; the last is that of the whole scope."""
        said = [
            count(self.at_end(frame, column, day), metric, until=day, **at)
            for day in self.past
            if day < self.today
        ]
        return [*said, count(frame[column].iloc[-1], metric, **at)]

    def padded(self, numbers: Sequence[Number]) -> tuple[Number, ...]:
        """With nothing for each day that is still to come."""
        return (*numbers, *[Number(None)] * (len(self.over) - len(numbers)))


def days(frame: pd.DataFrame, operation: Operation | None, zone: str, ahead: bool) -> Days | None:
    """The days of *frame* (``at``: instants in order); those *ahead* too, to the last day.

    None where there is nothing.
    """
    if frame.empty:
        return None
    first, last = (_day(frame["at"].iloc[n], zone) for n in (0, -1))
    if operation is not None:
        first = min(max(first, operation.starts_on), last)
    there = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    if ahead and operation is not None:
        begin = max(last + timedelta(days=1), operation.starts_on)
        there += [begin + timedelta(days=n) for n in range((operation.ends_on - begin).days + 1)]
    step = -(-len(there) // MOST_DAYS)
    place = there.index(last)
    over = tuple(day for n, day in enumerate(there) if (n - place) % step == 0)
    return Days(over, last, zone)


def _day(at: Any, zone: str) -> date:
    """The day of which an instant is the end, or which it lies in."""
    instant: datetime = at.to_pydatetime()
    return (instant.astimezone(ZoneInfo(zone)) - MOMENT).date()
