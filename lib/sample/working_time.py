"""The hours in which people work, as one line of minutes.

All instants here are local and naive (Europe/Amsterdam); the ledger turns them
into UTC when it writes.
"""

from bisect import bisect_right
from datetime import date, datetime, time, timedelta
from itertools import accumulate

from lib.sample.chance import Chance

OPENS = datetime(2019, 10, 14, 9, 10)  # the first analysis starts after the welcome
CLOSES = datetime(2019, 10, 25, 16, 30)
DELIVERED = datetime(2019, 10, 31, 17, 30)  # the last moment that the delivery knows of
SATURDAY = date(2019, 10, 19)  # worked with a small crew
DAYS = tuple(
    day
    for day in (date(2019, 10, 14) + timedelta(days=n) for n in range(12))
    if day.weekday() < 5 or day == SATURDAY
)


def span(day: date) -> tuple[datetime, datetime]:
    """From when until when people work on that day of the operation."""
    if day == SATURDAY:
        return datetime.combine(day, time(10)), datetime.combine(day, time(16))
    last = CLOSES.time() if day == CLOSES.date() else time(18, 30)
    return datetime.combine(day, time(8, 30)), datetime.combine(day, last)


def _spans() -> list[tuple[datetime, datetime]]:
    """The operation's days, with the office days of the weeks around it."""
    found = []
    day = date(2019, 9, 2)
    while day <= DELIVERED.date():
        if day in DAYS:
            found.append(span(day))
        elif day.weekday() < 5:
            found.append((datetime.combine(day, time(9)), datetime.combine(day, time(17, 30))))
        day += timedelta(days=1)
    return found


_SPANS = _spans()
_STARTS = [start for start, _ in _SPANS]
_BEFORE = [
    0,
    *accumulate(int((end - start).total_seconds()) for start, end in _SPANS),
]


def _seconds(at: datetime) -> int:
    """Working seconds up to *at*, from the first span on."""
    place = max(bisect_right(_STARTS, at) - 1, 0)
    start, end = _SPANS[place]
    return _BEFORE[place] + int((min(max(at, start), end) - start).total_seconds())


def moved(at: datetime, minutes: float) -> datetime:
    """*at*, so many working minutes later (or earlier); past the last span it stays outside."""
    wanted = max(_seconds(at) + int(minutes * 60), 0)
    place = min(bisect_right(_BEFORE, wanted) - 1, len(_SPANS) - 1)
    return _SPANS[place][0] + timedelta(seconds=wanted - _BEFORE[place])


def minutes_between(since: datetime, until: datetime) -> float:
    """Working minutes from one instant to another."""
    return (_seconds(until) - _seconds(since)) / 60


def while_open(since: datetime, until: datetime, chance: Chance) -> datetime:
    """A moment of work between two instants."""
    return moved(since, chance.share() * minutes_between(since, until))


def next_morning(at: datetime) -> datetime:
    """08:25 of the next day that is worked after *at*."""
    following = next((start for start in _STARTS if start.date() > at.date()), DELIVERED)
    return datetime.combine(following.date(), time(8, 25))


def at_a_desk(at: datetime) -> datetime:
    """*at*, or the next office hour where it falls into a night or a weekend."""
    if at.hour >= 18:
        at = datetime.combine(at.date() + timedelta(days=1), time(8, at.minute, at.second))
    elif at.hour < 8:
        at = at.replace(hour=8)
    return at + timedelta(days=max(7 - at.weekday(), 0) if at.weekday() > 4 else 0)
