"""What a release would reveal by its difference from those before it.

Three things are looked for. *Together*: releases of one frame (the same operation, period and
instant) are reckoned with as if they were one; nothing that any of them withheld may be computed
from them all, and no small count may be left between what they tell. *Told before it was
withheld*, or after: the same small figure. *By a difference*: two figures that are told, of which
one counts all that the other does and a few more; those few are a small count.

Not looked for is what three releases or more of different periods or instants give away
together, where no two of them do.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from typing import Final

from lib import country as countries
from lib import wording
from lib.errors import NotAllowed
from lib.metrics import CATALOGUE
from lib.release.cell import Key
from lib.release.identity import CHANGE
from lib.release.place import Told, alike, exact, nested, same_facts, withheld, within
from lib.release.register import Entry
from lib.release.relation import SEVERAL
from lib.release.several import REST
from lib.release.together import Left, Together, Truth, jointly
from lib.release.withhold import small

Found = tuple[Key, str]
WAYS_OUT: Final = (
    "Choose other slides (--slides), round the counts (--rounded), or withhold what would be "
    "revealed (--withhold-revealed)."
)


def refuse(new: Entry, earlier: Sequence[Entry], truth: Truth | None = None) -> None:
    """Raise NotAllowed where *new* would reveal a figure, naming both releases and the figure.

    *truth* are the true figures by the id of a release, as far as they are known: those of *new*,
    and those of earlier ones that can be made again. What isn't known is taken to be what an
    outsider would reckon. What stays inside reveals nothing; nor does what is told again.
    """
    found = revealed(new, earlier, truth)
    if found:
        raise NotAllowed(f"{sentence(found)} {WAYS_OUT}")


def sentence(found: Mapping[Key, str]) -> str:
    """What was found, in words: the first of them, and how many there are like it."""
    more = wording.plural(len(found) - 1, "more figure")
    also = f" The same is so of {more}." if len(found) > 1 else ""
    return f"{next(iter(found.values()))}{also}"


def revealed(new: Entry, earlier: Sequence[Entry], truth: Truth | None = None) -> dict[Key, str]:
    """The figures for which *new* would be refused, each with the sentence why.

    They are those of *new* that tell too much; where it takes several releases together, it is
    the withheld figure that they give away.
    """
    outside = _outside(new, earlier)
    for finder in (_by_difference, _told_though_withheld, _together):
        found: dict[Key, str] = {}
        for key, why in finder(new, outside, truth or {}):
            found.setdefault(key, why)
        if found:
            return found
    return {}


def giving(new: Entry, earlier: Sequence[Entry], truth: Truth | None = None) -> frozenset[Key]:
    """The figures of *new* by which it would reveal others: to be withheld as well.

    Empty where it reveals nothing, and where no figure of its own is to blame. What is left when
    they are withheld is to be looked at again.
    """
    outside = _outside(new, earlier)
    own = {key for key, low, high in new.cells if low is not None and low == high}
    for finder in (_by_difference, _told_though_withheld):
        why = {key for key, _ in finder(new, outside, truth or {})}
        if why:  # what stood then is told by its change
            return frozenset(own & {*why, *((f"{CHANGE}{name}", at) for name, at in why)})
    joint = jointly(new, outside, truth or {})
    return next((found for each in joint if (found := frozenset(each.giving()))), frozenset())


def _outside(new: Entry, earlier: Sequence[Entry]) -> list[Entry]:
    """The earlier releases that somebody outside has, each once; none if they have this one."""
    there = {
        (each.frame or (each.scope, each.snapshot), each.known, each.most): each
        for each in reversed(earlier)
        if each.audience != "internal"
    }
    if new.audience == "internal" or any(_same(new, each) for each in there.values()):
        return []
    return [*reversed(there.values())]


def _same(one: Entry, other: Entry) -> bool:
    """Whether two releases tell the same: then neither adds anything to the other."""
    return same_facts(one, other) and one.known == other.known


def _by_difference(new: Entry, earlier: Sequence[Entry], _: Truth) -> Iterator[Found]:
    for before in earlier:
        others, most = alike(before), max(new.most, before.most)
        for group, told in alike(new).items():
            for one in told if group in others else ():
                for other in within(others[group], one.value, most):
                    if small(one.value - other.value, most) and nested(one.place, other.place):
                        yield one.key, _difference(new, one, before, other)


def _difference(new: Entry, told: Told, before: Entry, other: Told) -> str:
    by = wording.count(abs(told.value - other.value))
    then, now = _where(other.key, told.key), _where(told.key, other.key)
    return (
        f"Both say {named(told.key)}: {wording.count(other.value)}{then} in release "
        f"{said(before)}, {wording.count(told.value)}{now} in this one, {said(new)}. The "
        f"difference, {by}, is a small count."
    )


def _told_though_withheld(new: Entry, earlier: Sequence[Entry], truth: Truth) -> Iterator[Found]:
    """A small figure that one release withholds is not told by another one."""
    for before in earlier:
        for teller, silent in ((new, before), (before, new)):
            told, gone = exact(teller), withheld(silent)
            true = {**dict(silent.truth), **truth.get(silent.id, {})}
            always = {replace(where, at=""): key for where, key in gone.items()}
            for where, (key, value) in told.items():
                if not small(value, max(new.most, before.most)):
                    continue
                there = gone.get(where) or always.get(replace(where, at=""))
                if there and (where in gone or true.get(there) == value):
                    yield key, _told_small(there, silent, teller)


def _told_small(key: Key, silent: Entry, teller: Entry) -> str:
    return (
        f"Release {said(silent)} withholds {named(key)}{_where(key)} as a small count, but "
        f"{said(teller)} tells it."
    )


def _together(new: Entry, earlier: Sequence[Entry], truth: Truth) -> Iterator[Found]:
    for joint in jointly(new, earlier, truth):
        for key in joint.opened:
            yield (
                key,
                (
                    f"Together with release {said(joint.other(key))}, this one, {said(new)}, would "
                    f"let anybody compute {named(key)}{_where(key)}, which is withheld."
                ),
            )
        yield from ((left.key, _left(left, joint, new)) for left in joint.left)


def _left(left: Left, joint: Together, new: Entry) -> str:
    return (
        f"Together with release {said(joint.teller(left.used))}, this one, {said(new)}, would let "
        f"anybody compute what is left of {named(left.key)}{_where(left.key)} when others are "
        f"taken away: {wording.count(left.count)}, a small count."
    )


def said(entry: Entry) -> str:
    """A release as people speak of it: ``3f2a11 of 24 Oct 2019 for partner (country=DE)``."""
    day = wording.day(entry.made_at.astimezone(UTC).date())
    return f"{entry.id} of {day} for {entry.audience} ({entry.scope or 'everything'})"


def named(key: Key) -> str:
    """What a figure counts: ``Tips received``."""
    name = key[0].rpartition(":")[2]  # "first:series_processed" is a kind of it
    label = CATALOGUE[name].label if name in CATALOGUE else name
    return f"the change of “{label}”" if key[0].startswith(CHANGE) else f"“{label}”"


def _where(key: Key, other: Key | None = None) -> str:
    """The part that a figure is of, unless the other is of the same: `` (country Germany)``."""
    if other and key[1] == other[1]:
        return ""
    parts = [f"{name.removesuffix(SEVERAL)} {_members(name, value)}" for name, value in key[1]]
    return f" ({', '.join(parts)})" if parts else ""


def _members(name: str, value: str) -> str:
    """``Germany or Italy``; the members that no figure names are *others*."""
    if not name.startswith("country"):
        return value.replace(REST, "others")
    codes = value.split(",")
    return " or ".join("others" if each == REST else countries.name(each) for each in codes)
