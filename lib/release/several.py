"""Figures of several countries, or organisations, and what they tell of their members.

Each is taken to be the sum of its members where nothing says otherwise. A member that has no
figure of its own is an unknown as well: what is left for it when others are taken away is a count.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import numpy as np

from lib.release.cell import Key
from lib.release.relation import SEVERAL, Row, Values, minus

NARROWED: Final = ("country", "org")  # by what a scope narrows, so that each part may be a release
REST: Final = "*"  # all members that no figure names
Members = frozenset[str]
SURE: Final = 1e-6


@dataclass(frozen=True)
class Family:
    """Figures of one thing by members of one dimension: each key by the members that it is of.

    ``every`` is the key of all, if it is there.
    """

    metric: str
    rest: tuple[tuple[str, str], ...]
    name: str
    keys: Mapping[Members, Key]
    every: Key | None

    def of(self, member: str) -> Key:
        """The key of a member, be it there or not."""
        return self.metric, tuple(sorted([*self.rest, (self.name, member)]))

    def singles(self, members: Members) -> Iterator[str]:
        """Those of some members that have a figure of their own."""
        return (each for each in members if frozenset([each]) in self.keys)

    def all(self) -> Members:
        """All members that a figure names."""
        return frozenset[str]().union(*self.keys)


def families(keys: Collection[Key]) -> list[Family]:
    """The families that hold a figure of several members."""
    found: dict[tuple[str, Any, str], dict[Members, Key]] = defaultdict(dict)
    for key in keys:
        for name in NARROWED:
            members = [value for at, value in key[1] if at in (name, name + SEVERAL)]
            if members:
                rest = tuple(pair for pair in key[1] if pair[0] not in (name, name + SEVERAL))
                found[key[0], rest, name][frozenset(members[0].split(","))] = key
    return [
        Family(metric, rest, name, there, (metric, rest) if (metric, rest) in keys else None)
        for (metric, rest, name), there in found.items()
        if any(len(members) > 1 for members in there)
    ]


def rows(found: Iterable[Family], values: Values) -> tuple[list[Row], set[Key]]:
    """What holds between such figures and their members, and the members that have no figure."""
    made: list[Row] = []
    more: set[Key] = set()
    for family in found:
        none = _none(family, values)
        wholes = [(key, members) for members, key in family.keys.items() if len(members) > 1]
        if family.every:
            wholes.append((family.every, family.all() | {REST}))
        for whole, members in wholes:
            there = [family.of(each) for each in family.singles(members)]
            missing = [family.of(each) for each in members - none if family.of(each) not in values]
            left = values[whole] - sum(values[key] for key in there)
            terms = minus(whole, [*there, *missing])
            if missing and left > 0:
                made.append(Row(terms, exact=True))
                more.update(missing)
            elif there and not missing:
                signed = tuple((key, by if left >= 0 else -by) for key, by in terms)
                made.append(Row(signed, exact=left == 0))
    return made, more


def _none(family: Family, values: Values) -> Members:
    """Members that have nothing, as those that have a figure make up a whole that they are of."""
    none: set[str] = set()
    wholes = [(key, members) for members, key in family.keys.items() if len(members) > 1]
    if family.every:
        wholes.append((family.every, family.all() | {REST}))
    for whole, members in wholes:
        there = {*family.singles(members)}
        if sum(values[family.of(each)] for each in there) >= values[whole]:
            none |= members - there
    return frozenset(none)


def left(
    family: Family, values: Values, told: Collection[Key]
) -> dict[Members, tuple[int, set[Key]]]:
    """What those who are *told* some figures can reckon of other members: how many, and from what.

    Nothing where the figures of members overlap.
    """
    none = _none(family, values)
    wholes = {members - none: key for members, key in family.keys.items() if key in told}
    if family.every in told and family.every:
        wholes[(family.all() | {REST}) - none] = family.every
    if any(_overlap(family, members, values) for members in family.keys) or not wholes:
        return {}
    sets, keys = tuple(wholes), [*wholes.values()]
    numbers = np.array([values[key] for key in keys], float)
    targets, by = _reckoned(sets)
    found = {}
    for members, factors, value in zip(targets, by, by @ numbers, strict=True):
        if abs(value - round(value)) < 1e-3:
            used = {keys[n] for n in np.flatnonzero(np.abs(factors) > SURE)}
            found[members] = round(value), used
    return found


def _overlap(family: Family, members: Members, values: Values) -> bool:
    """Whether members that all have figures come to another sum than their figure together."""
    there = [*family.singles(members)]
    total = sum(values[family.of(each)] for each in there)
    over = total - values[family.keys[members]]
    return over > 0 or (len(there) == len(members) and over != 0)


@lru_cache(maxsize=256)
def _reckoned(sets: tuple[Members, ...]) -> tuple[list[Members], Any]:
    """Sets that follow from *sets*, none of them, each with the factors that they follow by.

    They are the smallest that *sets* tell apart, and what is left of each when some that don't
    meet are taken away.
    """
    members = sorted(frozenset[str]().union(*sets))
    table = np.array([[each in one for each in members] for one in sets], float)
    found: dict[Members, Any] = {}
    apart: dict[Any, list[str]] = defaultdict(list)
    for n, each in enumerate(members):
        apart[tuple(table[:, n])].append(each)
    inverse = np.linalg.pinv(table)
    for alike in apart.values():
        wanted = np.array([each in alike for each in members], float)
        factors = wanted @ inverse
        if np.abs(factors @ table - wanted).max() < SURE:
            found[frozenset(alike)] = factors
    for n, whole in enumerate(sets):
        for rest, out in _packed(whole, sets):
            factors = np.zeros(len(sets))
            factors[n], factors[out] = 1, -1
            found.setdefault(rest, factors)
    kept = {each: by for each, by in found.items() if each and each not in sets}
    return [*kept], np.array([*kept.values()]).reshape(len(kept), len(sets))


def _packed(whole: Members, sets: tuple[Members, ...]) -> Iterator[tuple[Members, list[int]]]:
    """What is left of a set without others: for each, it and the largest that don't meet it."""
    inside = sorted((n for n, each in enumerate(sets) if each < whole), key=lambda n: -len(sets[n]))
    for first in inside:
        rest, out = whole - sets[first], [first]
        yield rest, [*out]
        for n in inside:
            if sets[n] <= rest:
                rest, out = rest - sets[n], [*out, n]
        yield rest, out
