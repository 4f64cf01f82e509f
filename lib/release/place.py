"""Where a figure of a release stands among all facts, so that two releases can be compared."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from lib.release.cell import Key
from lib.release.identity import CHANGE, LEVELS
from lib.release.register import Entry, KnownCell
from lib.scope import Scope, instant

ALWAYS, EVER = "0001-01-01", "9999-12-31"
Pairs = tuple[tuple[str, str], ...]
KEPT = (
    1024  # releases of which it is kept in mind where their figures stand: an entry never changes
)


@dataclass(frozen=True, slots=True)
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
class Told:
    """A figure that a release tells: what it counts, its key, and its value."""

    place: Place
    key: Key
    value: float


@dataclass(frozen=True)
class Frame:
    """What releases have in common whose figures add up to each other."""

    operation: str
    since: str
    at: str
    clock: str


def same_frame(one: Entry, other: Entry) -> bool:
    """Whether two releases are of one frame; as their scopes were stated where one is too old."""
    if one.frame and other.frame:
        return frame(one) == frame(other)
    return _stated(one) == _stated(other)


def same_facts(one: Entry, other: Entry) -> bool:
    """Whether two releases are about the same: what is narrowed is so in both."""
    if one.frame and other.frame:
        return one.frame == other.frame
    return (one.scope, one.snapshot) == (other.scope, other.snapshot)


def frame(entry: Entry) -> Frame:
    """The frame of a release: of the facts that it is about, however its scope was spelt."""
    scope, name = _meant(entry)
    return Frame(scope.operation or "", str(scope.since or ""), name, scope.clock)


def _stated(entry: Entry) -> Frame:
    scope = _scope(entry.scope)
    return Frame(scope.operation or "", str(scope.since or ""), _at(entry, scope), scope.clock)


def _meant(entry: Entry) -> tuple[Scope, str]:
    """The scope in its plainest spelling, and the name of the facts that stand in it."""
    query, _, name = entry.frame.rpartition(" ")
    stated = _scope(entry.scope)
    return (_scope(query), name) if name else (stated, _at(entry, stated))


@lru_cache(maxsize=KEPT)
def cells(entry: Entry) -> tuple[KnownCell, ...]:
    """The cells of a release with their keys in its frame."""
    return tuple((framed(key, entry), low, high) for key, low, high in entry.cells)


def framed(key: Key, entry: Entry) -> Key:
    """The key in the frame of its release: what the scope narrows becomes a part of the key."""
    scope = _meant(entry)[0]
    place = dict(key[1])
    for name, chosen in (("country", scope.country), ("org", scope.org)):
        if chosen and name not in place:
            place[name if len(chosen) == 1 else f"{name} of"] = ",".join(chosen)
    if scope.until and not {"until", "day", "week", "hour"} & place.keys():
        place["until"] = str(scope.until)
    return key[0], tuple(sorted(place.items()))


def place(key: Key, entry: Entry) -> Place:
    """Where a figure of a release stands."""
    scope, said = _meant(entry)[0], dict(key[1])
    stated = _at(entry, _scope(entry.scope))
    since, until = str(scope.since or ALWAYS), str(scope.until or EVER)
    if day := said.pop("day", ""):
        since = until = day[:10]
    if week := said.pop("week", ""):
        last = date.fromisoformat(week[:10]) + timedelta(days=6)
        since, until = max(since, week[:10]), min(until, last.isoformat())
    until = min(until, said.pop("until", EVER))
    changes = key[0].startswith(CHANGE)
    at = stated if changes else said.pop("as_of", stated)
    return Place(
        key[0],
        scope.operation or "",
        _one(said.pop("country")) if "country" in said else _all(scope.country),
        _one(said.pop("org")) if "org" in said else _all(scope.org),
        since,
        until,
        at,
        (("clock", scope.clock), *sorted(said.items())),
    )


@lru_cache(maxsize=KEPT)  # not to be changed
def truths(entry: Entry) -> dict[Key, float]:
    """The true figures of a release with their keys in its frame, as far as it knows them."""
    told = {key: low for key, low, high in cells(entry) if low is not None and low == high}
    return told | {framed(key, entry): value for key, value in entry.truth}


@lru_cache(maxsize=KEPT)  # not to be changed
def withheld(entry: Entry) -> dict[Place, Key]:
    """The figures that a release withholds, by their place."""
    gone = (key for key, low, high in entry.cells if low is None and high is None)
    return {place(key, entry): key for key in gone}


@lru_cache(maxsize=KEPT)  # not to be changed
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


@lru_cache(maxsize=KEPT)  # not to be changed
def alike(entry: Entry) -> dict[tuple[str, Pairs], list[Told]]:
    """What a release tells, smallest first, by what must be the same for two to be compared."""
    groups: dict[tuple[str, Pairs], list[Told]] = defaultdict(list)
    for where, (key, value) in exact(entry).items():
        groups[where.metric, where.rest].append(Told(where, key, value))
    return {group: sorted(told, key=_value) for group, told in groups.items()}


def within(told: list[Told], value: float, by: float) -> list[Told]:
    """Those of *told*, smallest first, that are no further than *by* from a value."""
    first = bisect_left(told, value - by, key=_value)
    return told[first : bisect_right(told, value + by, first, key=_value)]


def _value(told: Told) -> float:
    return told.value


def _holds(more: Place, less: Place) -> bool:
    return (
        more.operation in ("", less.operation)
        and (not more.country or (bool(less.country) and more.country >= less.country))
        and (not more.org or (bool(less.org) and more.org >= less.org))
        and more.since <= less.since
        and less.until <= more.until
    )


@lru_cache(maxsize=256)
def _one(name: str) -> frozenset[str]:
    return frozenset([name])


@lru_cache(maxsize=256)
def _all(names: Iterable[str]) -> frozenset[str]:
    return frozenset(names)


@lru_cache(maxsize=2 * KEPT)
def _scope(query: str) -> Scope:
    return Scope.parse(query)


def _at(entry: Entry, scope: Scope) -> str:
    return instant(scope.as_of) if scope.as_of else entry.snapshot
