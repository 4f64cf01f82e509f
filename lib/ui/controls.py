"""The controls of the scope bar as values: what each shows of a scope, and what turning it does.

Nothing here draws. The clock is shown as wall time in the operation's zone,
without a zone, as Streamlit's slider wants it; the scope holds instants in UTC.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lib.scope import Scope
from lib.ui.choices import Choices


@dataclass(frozen=True)
class Control:
    """One widget: what it shows of a scope, and the scope after it was turned."""

    name: str
    shown: Callable[[Scope, Choices], Any]
    turned: Callable[[Scope, Any, Choices], Scope]

    @property
    def key(self) -> str:
        """The widget's key; no key of an address is so named."""
        return f"scope-{self.name}"


def hours(there: Choices) -> tuple[datetime, datetime]:
    """The ends of the slider: the operation's days, as wall time."""
    first = datetime.combine(there.starts_on, time())
    return first, datetime.combine(there.ends_on, time()) + timedelta(days=1)


def local(instant: datetime, there: Choices) -> datetime:
    """Wall time in the operation's zone."""
    return instant.astimezone(ZoneInfo(there.zone)).replace(tzinfo=None)


def utc(wall: datetime, there: Choices) -> datetime:
    """The instant of a wall time in the operation's zone."""
    return wall.replace(tzinfo=ZoneInfo(there.zone)).astimezone(UTC)


def applied(values: dict[str, Any], scope: Scope, there: Choices) -> Scope:
    """*scope* after each control that shows another value was turned to it."""
    before = scope
    for control in CONTROLS:
        value = values[control.key]
        if value != control.shown(before, there):
            scope = control.turned(scope, value, there)
    return scope


def _operation_shown(scope: Scope, there: Choices) -> str:
    alone = next(iter(there.operations)) if len(there.operations) == 1 else ""
    return scope.operation or alone


def _as_of_shown(scope: Scope, there: Choices) -> datetime:
    return local(scope.as_of, there) if scope.as_of else hours(there)[1]


def _as_of_turned(scope: Scope, wall: datetime, there: Choices) -> Scope:
    return replace(scope, as_of=utc(wall, there))


def _now_turned(scope: Scope, on: bool, there: Choices) -> Scope:
    return replace(scope, as_of=None if on else utc(hours(there)[1], there))


def _clock_turned(scope: Scope, value: Any, _: Choices) -> Scope:
    return replace(scope, clock=value or "known")


def _several(name: str) -> Control:
    def turned(scope: Scope, value: Any, _: Choices) -> Scope:
        return replace(scope, **{name: tuple(sorted(value or ()))})

    return Control(name, lambda scope, _: list(getattr(scope, name)), turned)


def _one(name: str) -> Control:
    def turned(scope: Scope, value: Any, _: Choices) -> Scope:
        return replace(scope, **{name: value or None})

    return Control(name, lambda scope, _: getattr(scope, name), turned)


CONTROLS = (
    replace(_one("operation"), shown=_operation_shown),
    _several("country"),
    _several("org"),
    _one("since"),
    _one("until"),
    Control("now", lambda scope, _: scope.as_of is None, _now_turned),
    Control("as_of", _as_of_shown, _as_of_turned),
    Control("clock", lambda scope, _: scope.clock, _clock_turned),
)
