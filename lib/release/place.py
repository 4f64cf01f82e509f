"""Where a figure of a release stands among all facts, so that two releases can be compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lib.release.cell import Key
from lib.release.identity import CHANGE, LEVELS
from lib.release.register import Entry
from lib.scope import Scope, instant

ALWAYS, EVER = "0001-01-01", "9999-12-31"
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Place:
    """What a figure counts: a metric, of which operation, where, by whom, and when.

    ``country`` and ``org`` are empty for *all*, ``operation`` for every one; ``since`` and
    ``until`` are days. ``at`` is the instant that it is known of, or the snapshot for *now*.
    ``rest`` are the other dimensions: two figures that differ in them are not compared.
    """

    metric: str
    operation: str
    country: frozenset[str]
    org: frozenset[str]
    since: str
    until: str
    at: str
    rest: Pairs = ()


@dataclass(frozen=True)
class Frame:
    """What releases have in common whose figures add up to each other."""

    operation: str
    since: str
    at: str
    clock: str


def frame(entry: Entry) -> Frame:
    """The frame of a release."""
    scope = _scope(entry.scope)
    return Frame(scope.operation or "", str(scope.since or ""), _at(entry, scope), scope.clock)


def framed(key: Key, entry: Entry) -> Key:
    """The key in the frame of its release: what the scope narrows becomes a part of the key."""
    scope = _scope(entry.scope)
    place = dict(key[1])
    for name, chosen in (("country", scope.country), ("org", scope.org)):
        if chosen and name not in place:
            place[name if len(chosen) == 1 else f"{name} of"] = ",".join(chosen)
    if scope.until and not {"until", "day", "week", "hour"} & place.keys():
        place["until"] = str(scope.until)
    return key[0], tuple(sorted(place.items()))


def place(key: Key, entry: Entry) -> Place:
    """Where a figure of a release stands."""
    scope, said = _scope(entry.scope), dict(key[1])
    since, until = str(scope.since or ALWAYS), str(scope.until or EVER)
    if day := said.pop("day", ""):
        since = until = day[:10]
    if week := said.pop("week", ""):
        last = date.fromisoformat(week[:10]) + timedelta(days=6)
        since, until = max(since, week[:10]), min(until, last.isoformat())
    until = min(until, said.pop("until", EVER))
    changes = key[0].startswith(CHANGE)
    at = _at(entry, scope) if changes else said.pop("as_of", _at(entry, scope))
    return Place(
        key[0],
        scope.operation or "",
        frozenset([said.pop("country")] if "country" in said else scope.country),
        frozenset([said.pop("org")] if "org" in said else scope.org),
        since,
        until,
        at,
        (("clock", scope.clock), *sorted(said.items())),
    )


@lru_cache(maxsize=2048)  # an entry never changes; not to be changed either
def exact(entry: Entry) -> dict[Place, tuple[Key, float]]:
    """The figures that a release tells, by their place; those that a change gives away, too."""
    told = {key: low for key, low, high in entry.cells if low is not None and low == high}
    found = {place(key, entry): (key, value) for key, value in told.items()}
    for key, value in told.items():
        if key[0].startswith(CHANGE):
            metric = key[0].removeprefix(CHANGE)
            rest = tuple(pair for pair in key[1] if pair[0] != "as_of")
            if (metric, rest) in told:
                then = (metric, key[1])
                found.setdefault(place(then, entry), (then, told[metric, rest] - value))
    return found


def nested(one: Place, other: Place) -> bool:
    """Whether what one counts holds all that the other counts, but for the instant."""
    if one.metric in LEVELS and (one.since, one.until) != (other.since, other.until):
        return False
    return _holds(one, other) or _holds(other, one)


def alike(found: Mapping[Place, tuple[Key, float]]) -> dict[tuple[str, Pairs], list[Place]]:
    """Places by what must be the same for two of them to be compared."""
    groups: dict[tuple[str, Pairs], list[Place]] = {}
    for each in found:
        groups.setdefault((each.metric, each.rest), []).append(each)
    return groups


def _holds(more: Place, less: Place) -> bool:
    return (
        more.operation in ("", less.operation)
        and (not more.country or (bool(less.country) and more.country >= less.country))
        and (not more.org or (bool(less.org) and more.org >= less.org))
        and more.since <= less.since
        and less.until <= more.until
    )


@lru_cache(maxsize=256)
def _scope(query: str) -> Scope:
    return Scope.parse(query)


def _at(entry: Entry, scope: Scope) -> str:
    return instant(scope.as_of) if scope.as_of else entry.snapshot
