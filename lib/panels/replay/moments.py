"""At which instants the operation is shown again: at the close of every half-day, idle ones too."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from lib import forecast
from lib.database import Operation, Snapshot
from lib.panels.panel import horizon
from lib.scope import Scope

Part = Literal["start", "morning", "evening", "end"]
HALF_DAYS: Final = 60  # days of which both halves are shown
MOST: Final = 120  # frames; of a longer operation only some evenings are shown
TAIL: Final = timedelta(days=15)  # from the last day on, then straight to the end


@dataclass(frozen=True)
class Moment:
    """An instant that is shown. ``at`` is aware, in UTC; ``as_of`` is None for *now*.

    The first is the ``start`` of the first day, the last is the ``end``: as the view has it.
    """

    at: datetime
    as_of: datetime | None
    part: Part


@dataclass(frozen=True)
class Course:
    """The moments in order. ``every`` is how many days one step takes, 0 for half a day;
    ``skipped`` is whether the last step leaps over days after the operation."""

    moments: tuple[Moment, ...]
    every: int = 0
    skipped: bool = False


def course(snapshot: Snapshot, scope: Scope) -> Course:
    """The moments from the operation's first day to the instant that the scope speaks of.

    Empty where there is no operation. Beyond HALF_DAYS days evenings alone are shown, and
    no more than MOST of them, evenly.
    """
    operation = snapshot.operation(scope.operation)
    if operation is None:
        return Course(())
    end = _end(snapshot, scope)
    last = Moment(end, scope.as_of, "end")
    start = _midnight(operation.starts_on, operation.time_zone)
    if end <= start:
        return Course((last,))
    until = min(end, _midnight(operation.ends_on + TAIL, operation.time_zone))
    days = (until.astimezone(ZoneInfo(operation.time_zone)).date() - operation.starts_on).days + 1
    every = 0 if days <= HALF_DAYS else -(-days // MOST)
    closes = [each for each in _closes(operation, days, every) if start < each.at < until]
    skipped = until < end
    return Course((Moment(start, start, "start"), *closes, last), every, skipped)


def _end(snapshot: Snapshot, scope: Scope) -> datetime:
    """The instant that figures speak of, or the newest there is: after that nothing moves."""
    return min(horizon(snapshot, scope), horizon(snapshot, replace(scope, as_of=None)))


def _closes(operation: Operation, days: int, every: int) -> list[Moment]:
    """Noon and evening of every day, or the evening of one day in *every*."""
    shown = [operation.starts_on + timedelta(days=n) for n in range(0, days, every or 1)]
    halves = forecast.half_days(shown, operation.time_zone)
    parts: tuple[Part, Part] = ("morning", "evening")
    both = [Moment(at, at, parts[n % 2]) for n, (_, at) in enumerate(halves)]
    return both[1::2] if every else both


def _midnight(day: date, zone: str) -> datetime:
    """When a local day begins."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)
