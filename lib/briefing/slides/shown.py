"""What a slide is made of: a panel's own numbers, as the body of a slide."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lib import wording
from lib.briefing.slide import Body, Kind, Number
from lib.database import Snapshot
from lib.panels import Panel
from lib.release.cell import Key
from lib.scope import Scope

MOST = 12  # rows of a table, and bars: what is read from five metres


@dataclass(frozen=True)
class Made:
    """A body with the sentence that states it, and the words for who can't see it.

    ``said`` are paragraphs for who speaks, beside the definitions; ``metrics`` those that are
    shown, where they depend on what was found.
    """

    body: Body
    finding: str
    alt: str
    said: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Shown:
    """A slide that there is: the name and the question of its panel, and how it is made.

    ``internal`` ones list single series, objects or tips: they are for no other audience.
    """

    name: str
    question: str
    metrics: tuple[str, ...]
    made: Callable[[Snapshot, Scope], Made]
    internal: bool = False


def of(
    panel: Panel,
    picture: str,
    body: Callable[[Any, Snapshot, Scope], Body],
    *,
    internal: bool = False,
) -> Shown:
    """The slide of a panel: its numbers as a *body*, which is called *picture* in words."""

    def made(snapshot: Snapshot, scope: Scope) -> Made:
        found = panel.numbers(snapshot, scope)
        finding = panel.finding(found)
        return Made(body(found, snapshot, scope), finding, spoken(picture, finding))

    return Shown(panel.name, panel.title, panel.metrics, made, internal)


def spoken(picture: str, *sentences: str) -> str:
    """What is drawn, and what it says, in sentences: ``Bars of series by status. …``."""
    return " ".join(f"{each.rstrip('.')}." for each in (picture, *sentences) if each)


def key(metric: str, **at: object) -> Key:
    """The key of *metric* in a part of the scope; days and instants in ISO 8601."""
    return metric, tuple(sorted((dim, str(value)) for dim, value in at.items()))


def count(value: Any, metric: str, **at: object) -> Number:
    """A measured count of *metric*, in a part of the scope."""
    return Number(known(value), key(metric, **at))


def stated(value: Any, kind: Kind = "count") -> Number:
    """What nobody measured: a plan, a forecast, a figure that was published."""
    return Number(known(value), None, kind)


def hours(value: Any, *rests_on: Key, n: Any = None) -> Number:
    """Hours that are derived from counts; a median of *n* things, which may be fewer."""
    return Number(known(value, whole=False), None, "hours", rests_on, n=known(n))


def known(value: Any, *, whole: bool = True) -> float | None:
    """The value, as a whole number where it is to be *whole*; None where it is missing."""
    if value is None or wording.missing(value):
        return None
    return round(value) if whole else float(value)


def fitting(many: int) -> int:
    """How many of so many rows are shown: all, or one less than MOST, as the rest is said below."""
    return many if many <= MOST else MOST - 1


def more(many: int, nouns: str) -> str:
    """``and 25 more countries``, of so many rows; empty where all of them are shown.

    Those left out are two at least.
    """
    left = many - fitting(many)
    return f"and {wording.count(left)} more {nouns}" if left else ""
