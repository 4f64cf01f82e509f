"""How the figures of a release hang together, found from their keys and from the figures.

An outsider sees keys and titles, knows the definitions, and reckons. What is found here is
what they can reckon with, in the strongest form that is true: the parts of a figure are taken to
make up the whole whenever they do, be it by chance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from lib.release.cell import Key
from lib.release.identity import (
    AT_MOST,
    BALANCES,
    CHANGE,
    FIRST,
    PARTS,
    SAME,
    SAME_IN_A_COUNTRY,
    STATES,
)
from lib.release.moment import NESTED, ends, in_time

SEVERAL = " of"  # of a dimension: figures of several countries overlap, and part nothing
Values = Mapping[Key, int]
Terms = tuple[tuple[Key, int], ...]  # a sum of figures, each with its factor


@dataclass(frozen=True)
class Row:
    """The sum of the ``terms`` is 0 where it is ``exact``, else 0 or more."""

    terms: Terms
    exact: bool


@dataclass(frozen=True)
class Relations:
    """All that holds between the figures of a release.

    ``wholes`` are figures with those that part them (without overlap): what is left of the whole
    is a count of things. ``chains`` are figures that hold each other, the smaller part first:
    what is between two of them is one, too. ``counts`` are sums of figures that are counts of
    things in themselves.
    """

    rows: tuple[Row, ...]
    wholes: tuple[tuple[Key, tuple[Key, ...]], ...]
    chains: tuple[tuple[Key, ...], ...]
    counts: tuple[Terms, ...]


def total(terms: Terms, values: Values) -> int:
    """What a sum comes to."""
    return sum(factor * values[key] for key, factor in terms)


def minus(whole: Key, parts: Iterable[Key]) -> Terms:
    """A figure less others."""
    return ((whole, 1), *((part, -1) for part in parts))


def relations(values: Values) -> Relations:
    """All relations between the figures that are there."""
    rows: list[Row] = []
    wholes: list[tuple[Key, tuple[Key, ...]]] = []
    counts: list[Terms] = []
    chains = tuple(in_time(values))
    for whole, parts in parted(values):
        _add(whole, parts, values, rows, wholes, counts)
    rows += [*_same_whole(values), *_states(values), *_at_most(values), *_changes(values)]
    rows += [Row(minus(at, [day]), exact=True) for day, at in ends(values)]
    for terms in _balances(values):
        rows += [] if total(terms, values) else [Row(terms, exact=True)]
        counts.append(terms)
    for chain in chains:
        for before, after in pairwise(chain):
            counts.append(minus(after, [before]))
            rows += _after(before, after, values)
    counts += [minus(now, [change]) for now, change in _then(values)]
    return Relations(
        tuple(dict.fromkeys(rows)), tuple(dict.fromkeys(wholes)), chains,
        tuple(dict.fromkeys(counts)),
    )  # fmt: skip


def _after(before: Key, after: Key, values: Values) -> Iterator[Row]:
    """What stood later holds what stood before; what was known then may have been corrected."""
    last = "until" not in dict(after[1])
    if values[before] <= values[after] and not (last and "as_of" in dict(before[1])):
        yield Row(minus(after, [before]), last and values[before] == values[after])


def parted(keys: Collection[Key]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """Each figure of *keys* that others part, with those; whether they make it up or not."""
    yield from _by_dimension(keys)
    yield from _identities(keys)
    yield from _steps(keys)


def _add(
    whole: Key,
    parts: tuple[Key, ...],
    values: Values,
    rows: list[Row],
    wholes: list[tuple[Key, tuple[Key, ...]]],
    counts: list[Terms],
) -> None:
    """Take up a whole and its parts, in the form that holds."""
    left = minus(whole, parts)
    over = total(left, values)
    if over >= 0:
        rows.append(Row(left, exact=over == 0))
        wholes.append((whole, parts))
        counts.append(left)
        return
    rows.append(Row(tuple((key, -factor) for key, factor in left), exact=False))
    for part in parts:
        if values[part] <= values[whole]:
            rows.append(Row(minus(whole, [part]), exact=False))
            counts.append(minus(whole, [part]))


def _families(keys: Collection[Key]) -> dict[tuple[Key, tuple[str, ...]], list[Key]]:
    """The figures by the whole that they are parts of, and the dimensions that they part it by."""
    found = defaultdict(list)
    for key in keys:
        metric, place = key
        if metric.startswith(CHANGE):
            continue
        by = [name for name, _ in place if name not in NESTED and not name.endswith(SEVERAL)]
        for dims in (*combinations(by, 1), *combinations(by, 2)):
            rest = tuple(pair for pair in place if pair[0] not in dims)
            found[(metric, rest), dims].append(key)
    return found


def _by_dimension(keys: Collection[Key]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    for (whole, _), parts in _families(keys).items():
        if whole in keys:
            yield whole, tuple(parts)
    for key in keys:  # a week has days
        if first := _day(dict(key[1]).get("week", "")):
            days = [_moved(key, "week", "day", first + timedelta(days=n)) for n in range(7)]
            if there := tuple(day for day in days if day in keys):
                yield key, there


def _same_whole(values: Values) -> Iterator[Row]:
    """Parted in two ways, a whole that isn't shown is the same both times."""
    found = defaultdict(list)
    for (whole, _), parts in _families(values).items():
        if whole not in values and len(parts) > 1:
            found[whole, sum(values[part] for part in parts)].append(parts)
    for (_, size), ways in found.items():
        for one, other in pairwise(ways) if size else ():
            terms: dict[Key, int] = defaultdict(int)
            for part, factor in (*((p, 1) for p in one), *((p, -1) for p in other)):
                terms[part] += factor
            if kept := tuple((key, factor) for key, factor in terms.items() if factor):
                yield Row(kept, exact=True)


def _identities(keys: Collection[Key]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    for key in keys:
        for whole, parts in PARTS:
            if key[0] == whole:
                named = (_named(part, key[1]) for part in parts)
                if there := tuple(part for part in named if part in keys):
                    yield key, there
    firsts = defaultdict(list)
    for key in keys:
        if key[0].startswith(FIRST):
            rest = tuple(pair for pair in key[1] if pair[0] != "org")
            firsts[key[0].removeprefix(FIRST), rest].append(key)
    yield from ((whole, tuple(parts)) for whole, parts in firsts.items() if whole in keys)


def _balances(values: Values) -> Iterator[Terms]:
    """Sums that should be 0, of figures that are all there."""
    for place in dict.fromkeys(key[1] for key in values if key[0] == "series_received"):
        for more, less in BALANCES:
            terms = (
                *((_named(each, place), 1) for each in more),
                *((_named(each, place), -1) for each in less),
            )
            if all(key in values for key, _ in terms):
                yield terms


def _states(values: Values) -> Iterator[Row]:
    """A figure that is the same as the states of another, where it is."""
    for key in values:
        for same, of, states in STATES:
            if key[0] == same:
                wanted = [(of, _with(key[1], "state", state)) for state in states]
                there = [state for state in wanted if state in values]
                if there and not total(minus(key, there), values):
                    yield Row(minus(key, there), exact=True)


def _at_most(values: Values) -> Iterator[Row]:
    for key in values:
        for less, more in AT_MOST:
            other = (more, key[1])
            if key[0] == less and other in values and values[key] <= values[other]:
                yield Row(minus(other, [key]), exact=False)
        for one, same in (*SAME, *(SAME_IN_A_COUNTRY if "country" in dict(key[1]) else ())):
            other = (same, key[1])
            if key[0] == one and other in values and values[key] == values[other]:
                yield Row(minus(other, [key]), exact=True)


def _steps(keys: Collection[Key]) -> Iterator[tuple[Key, tuple[Key, ...]]]:
    """What had come by a day: what had come by an earlier one, and the days between."""
    days = defaultdict(list)
    for key in keys:
        if "day" in dict(key[1]):
            rest = tuple(pair for pair in key[1] if pair[0] != "day")
            days[key[0], rest].append(key)
    for chain in in_time(keys):
        before: Key | None = None
        for after in (key for key in chain if "as_of" not in dict(key[1])):
            until = dict(after[1]).get("until")
            rest = tuple(pair for pair in after[1] if pair[0] != "until")
            start = dict(before[1]).get("until", "") if before else ""
            between = [
                day for day in days[after[0], rest]
                if until and start < dict(day[1])["day"] <= until
            ]  # fmt: skip
            if between:
                yield after, (*([before] if before else []), *between)
            before = after


def _then(values: Values) -> Iterator[tuple[Key, Key]]:
    """Each change with the figure that it is the change of."""
    for key in values:
        if key[0].startswith(CHANGE):
            rest = tuple(pair for pair in key[1] if pair[0] != "as_of")
            now = (key[0].removeprefix(CHANGE), rest)
            if now in values:
                yield now, key


def _changes(values: Values) -> Iterator[Row]:
    for now, change in _then(values):
        then = (now[0], change[1])
        row = minus(now, [then, change])
        if then in values and not total(row, values):
            yield Row(row, exact=True)


def _named(name: str, place: tuple[tuple[str, str], ...]) -> Key:
    """The key of ``metric`` or ``metric/state`` at a place."""
    metric, _, state = name.partition("/")
    return metric, _with(place, "state", state) if state else place


def _with(place: tuple[tuple[str, str], ...], name: str, value: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted([*(pair for pair in place if pair[0] != name), (name, value)]))


def _moved(key: Key, name: str, to: str, day: date) -> Key:
    rest = tuple(pair for pair in key[1] if pair[0] != name)
    return key[0], _with(rest, to, day.isoformat())


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
