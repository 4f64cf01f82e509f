"""What releases of one frame give away together: they are reckoned with as if they were one.

Nothing that any of them withheld may be computed from them all, and nothing small may be what is
left between figures that they tell. Releases of another frame are taken in, metric by metric,
where all figures that they have in common are the same.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lib.release.cell import Key
from lib.release.identity import CHANGE
from lib.release.place import cells, framed, same_frame, truths
from lib.release.program import INFINITE
from lib.release.register import Entry, KnownCell
from lib.release.relation import Relations, Terms, Values, minus, parted, relations, total
from lib.release.several import NARROWED, Family, families, left, rows
from lib.release.system import Bounds, System
from lib.release.withhold import cost, counts, small

Truth = Mapping[str, Mapping[Key, float | None]]


@dataclass(frozen=True)
class Part:
    """As much of a release as is reckoned with: cells and truth by their key in the frame."""

    entry: Entry
    cells: tuple[KnownCell, ...]
    truth: Mapping[Key, float]


@dataclass(frozen=True)
class Left:
    """What is left between figures that are told: a small count, of what, from which figures."""

    key: Key
    count: int
    used: frozenset[Key]


def jointly(new: Entry, earlier: Sequence[Entry], truth: Truth) -> Iterator["Together"]:
    """A release with those of its frame; and with what is the same in others, if there is any."""
    mine = _part(new, truth)
    same = [_part(each, truth) for each in earlier if same_frame(each, new)]
    yield Together(mine, same)
    known = dict(mine.truth)
    for part in same:
        known |= part.truth
    others = [_part(each, truth) for each in earlier if not same_frame(each, new)]
    alike = [part for part in (_alike(each, known) for each in others) if part.cells]
    if alike:
        yield Together(mine, [*same, *alike])


def _part(entry: Entry, truth: Truth) -> Part:
    more = truth.get(entry.id, {})
    there = {framed(key, entry): value for key, value in more.items() if value is not None}
    return Part(entry, cells(entry), {**truths(entry), **there})


def _alike(part: Part, known: Mapping[Key, float]) -> Part:
    """The part without metrics of which any figure is another than is *known*, or none is known."""
    same: dict[str, bool] = {}
    for key, value in part.truth.items():
        if key in known and (value or known[key]):
            same[key[0]] = same.get(key[0], True) and value == known[key]
    kept = tuple(cell for cell in part.cells if same.get(cell[0][0]))
    truth = {key: value for key, value in part.truth.items() if same.get(key[0])}
    return Part(part.entry, kept, truth)


class Together:
    """A release, those before it in its frame, and what an outsider knows who has them all.

    ``opened`` are withheld figures that it lays open, ``left`` are small counts that nobody
    told, but that are left between what is told. Where the truth of an earlier one isn't kept, it
    is taken to be what an outsider would reckon.
    """

    def __init__(self, new: Part, before: Sequence[Part]) -> None:
        self.new, self.before = new, before
        self.most = max(each.entry.most for each in (new, *before))
        self.known = _known([new, *before])
        self.then = _known(before)
        self.opened: list[Key] = []
        self.left: list[Left] = []
        said = {key for key, _, _ in new.cells}
        changed = {key for key in said if not _exact(self.then, key)}
        if before and changed:  # else it tells nothing new
            self.values = _values([new, *before], self.known)
            self.found = relations(self.values)
            self.several = families(self.values)
            self.left = [*self._left(changed)]
            self.opened = self._opened(changed)

    def _opened(self, changed: set[Key]) -> list[Key]:
        """The withheld figures that this release lays open, in the frame."""
        hidden = self._hidden()
        if not hidden:
            return []
        self.system = _system(self.values, self.found, self.several, self.known)
        found = self._computed(self.system, hidden, changed)
        if not found:
            return []
        values = {key: value for key, value in self.values.items() if key in self.then}
        then = _system(values, relations(values), families(values), self.then)
        return sorted({*found} - {*then.computed(sorted({*found} & then.free.keys()))})

    def _hidden(self) -> set[Key]:
        there = (cell for each in (self.new, *self.before) for cell in each.cells)
        return {cell[0] for cell in there if _gone(cell) and not _exact(self.known, cell[0])}

    def _computed(self, system: System, hidden: set[Key], changed: set[Key]) -> list[Key]:
        """Those of *hidden* that can be computed, of what hangs together with *changed*."""
        parts = [part for part in system.parts() if not changed.isdisjoint(_around(system, part))]
        touched = {key for part in parts for key in part}
        every = system.free
        system.free = {key: ends for key, ends in every.items() if key in touched}
        found = system.computed(sorted(hidden & touched))
        system.free = every
        return found

    def _left(self, changed: set[Key]) -> Iterator[Left]:
        """What is small, and can be reckoned from figures that are told, but not without it."""
        told = {key for key in self.values if _exact(self.known, key)}
        before = {key for key in told if _exact(self.then, key)}
        for terms in dict.fromkeys(_between(self.found, told)):
            used = frozenset(key for key, _ in terms)
            count = total(terms, self.values)
            if small(count, self.most) and used & changed and not used <= before:
                yield Left(terms[0][0], abs(count), used)
        for family in self.several:
            if changed.isdisjoint((*family.keys.values(), family.every)):
                continue
            then = left(family, self.values, before)
            for members, (count, keys) in left(family, self.values, told).items():
                if small(count, self.most) and members not in then and keys & changed:
                    yield Left(family.of(",".join(sorted(members))), count, frozenset(keys))

    def other(self, key: Key) -> Entry:
        """The earlier release that tells, or withholds, most of what hangs with a figure."""
        return self.teller(_around(self.system, (key,)))

    def teller(self, keys: Iterable[Key]) -> Entry:
        """The earlier release that has most of some figures."""
        wanted = {*keys}
        there = max(self.before, key=lambda each: len(wanted & {cell[0] for cell in each.cells}))
        return there.entry

    def giving(self) -> Iterator[Key]:
        """The figures of the new release, by its own keys, that are to be withheld so that it
        lays nothing open; none for what can't be mended so."""
        own = {framed(key, self.new.entry): key for key, _, _ in self.new.entry.cells}
        told = {key for key in own if _exact(self.known, key) and not _exact(self.then, key)}
        gone: set[Key] = set()
        for key in self.opened:
            hidden = self.system.free.keys() | gone
            move = self.system.cheapest(((key, 1),), self._cost(own), hidden, told)
            gone |= told & (move.keys() or _around(self.system, [key]))
        for each in self.left:
            mine = sorted(each.used & told)
            if mine and gone.isdisjoint(mine):
                gone.add(min(mine, key=lambda key: cost(own[key], self.values[key], whole=False)))
        yield from (own[key] for key in sorted(gone))

    def _cost(self, own: Mapping[Key, Key]) -> Callable[[Key], float]:
        return lambda key: cost(own.get(key, key), self.system.values[key], whole=False)


def _between(found: Relations, told: set[Key]) -> Iterator[Terms]:
    """What lies between figures that are all told, and counts things: as within one release."""
    for whole, parts in found.wholes:
        if whole in told and (there := [part for part in parts if part in told]):
            yield minus(whole, there)
    for chain in found.chains:
        for before, after in pairwise(key for key in chain if key in told):
            yield minus(after, [before])
    for terms in found.counts:
        if all(key in told for key, _ in terms):
            yield terms


def _around(system: System, keys: Iterable[Key]) -> set[Key]:
    """The keys that have a relation with some of *keys*, and those."""
    rows = {n for key in keys for n, _ in system.at[key]}
    return {*keys, *(key for n in rows for key, _ in system.rows[n].terms)}


def _exact(known: Bounds, key: Key) -> bool:
    return key in known and known[key][0] == known[key][1]


def _gone(cell: KnownCell) -> bool:
    return cell[1] is None and cell[2] is None


def _known(parts: Sequence[Part]) -> dict[Key, tuple[float, float]]:
    """Between which bounds an outsider knows each figure who has all the releases."""
    known: dict[Key, tuple[float, float]] = {}
    for each in parts:
        for key, low, high in each.cells:
            lowest = -INFINITE if key[0].startswith(CHANGE) else 1.0
            bounds = (lowest if low is None else low, INFINITE if high is None else high)
            there = known.get(key, bounds)
            both = max(there[0], bounds[0]), min(there[1], bounds[1])
            known[key] = both if both[0] <= both[1] else there  # corrected since
    return known


def _system(values: Values, found: Relations, several: Iterable[Family], known: Bounds) -> System:
    more, unknown = rows(several, values)
    free = dict.fromkeys(unknown, (-INFINITE, INFINITE))
    bounds = {k: known[k] for k in values if k in known}
    return System({**values, **dict.fromkeys(unknown, 0)}, [*found.rows, *more], {**bounds, **free})


def _values(parts: Sequence[Part], known: Bounds) -> Values:
    """True figures; for want of them, those that an outsider would reckon with."""
    found: dict[Key, float | None] = {}
    for each in reversed(parts):  # of two that differ, the newest counts
        found |= each.truth
    found |= {key: low for key, (low, high) in known.items() if low == high}
    within = {
        key: value
        for key, value in found.items()
        if value is not None and key in known and known[key][0] <= value <= known[key][1]
    }
    return _reckoned(counts(within), parts, known)


def _reckoned(values: dict[Key, int], parts_of: Sequence[Part], known: Bounds) -> Values:
    """*values*, and those of the others that follow from a whole and its parts.

    Where one release had the whole and all parts, and withheld only one, it was seen to then.
    """
    if values.keys() >= known.keys():
        return values  # the truth of all is kept
    told = [{cell[0]: None is not cell[1] == cell[2] for cell in each.cells} for each in parts_of]
    seen = {name: _seen(name, known) for name in NARROWED}
    wholes = [
        (whole, parts)
        for whole, parts in parted(dict.fromkeys(sorted(known)))
        if len(parts) > 1 and not values.keys() >= {whole, *parts}
        if _complete(whole, parts, seen) or any(there.keys() >= {*parts} for there in told)
    ]
    found = True
    while found:
        found = False
        wholes = [each for each in wholes if not values.keys() >= {each[0], *each[1]}]
        for whole, parts in wholes:
            more = _following(whole, parts, values, known)
            if more and not _seen_to({whole, *parts}, more, told):
                values |= more
                found = True
    return values


def _seen(name: str, known: Bounds) -> set[str]:
    """All countries, or organisations, that have any figure but 0."""
    there = (key for key, ends in known.items() if ends != (0, 0))
    return {value for key in there for at, value in key[1] if at == name}


def _complete(whole: Key, parts: tuple[Key, ...], seen: Mapping[str, set[str]]) -> bool:
    """Whether the parts, if they are of countries or organisations, are of all that are known.

    Three countries that were released one by one make up nothing, for who reads of thirty.
    """
    names = {name for name, _ in parts[0][1]} - {name for name, _ in whole[1]}
    by = names & seen.keys()
    return all(seen[name] <= {dict(part[1]).get(name) for part in parts} for name in by)


def _following(
    whole: Key, parts: tuple[Key, ...], values: Mapping[Key, int], known: Bounds
) -> dict[Key, int]:
    """What is left for the only one that is missing; of several, the least that each can be,
    if no more is left for them."""
    missing = [key for key in (whole, *parts) if key not in values]
    if not missing or (whole in missing and len(missing) > 1):
        return {}
    there = sum(values[part] for part in parts if part in values)
    left = there if missing == [whole] else values[whole] - there
    if len(missing) == 1:
        low, high = known[missing[0]]
        return {missing[0]: left} if left >= 1 and low <= left <= high else {}
    least = {key: round(known[key][0]) for key in missing}
    return least if left == sum(least.values()) else {}


def _seen_to(keys: set[Key], more: Mapping[Key, int], told: Iterable[Mapping[Key, bool]]) -> bool:
    """Whether one release had all of *keys*, and told all but the one that is now reckoned."""
    rest = keys - more.keys()
    return len(more) == 1 and any(
        keys <= there.keys() and all(there[key] for key in rest) for there in told
    )
