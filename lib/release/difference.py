"""What a release would reveal by its difference from those before it.

Three things are looked for. *Together*: releases of one frame (the same operation, period and
instant) are reckoned with as if they were one, and nothing that any of them withheld may be
computed from them all. *Told before it was withheld*, or after: the same small figure. *By a
difference*: two figures that are told, of which one counts all that the other does and a few
more; those few are a small count.

Not looked for is what three releases or more of different periods or instants give away
together, where no two of them do.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Final

from lib import country as countries
from lib import wording
from lib.errors import NotAllowed
from lib.metrics import CATALOGUE
from lib.release.cell import Key
from lib.release.identity import CHANGE
from lib.release.place import alike, exact, frame, framed, nested, place
from lib.release.register import Entry
from lib.release.relation import Values, relations
from lib.release.system import INFINITE, System
from lib.release.withhold import counts, small

Truth = Mapping[str, Mapping[Key, float | None]]
Found = tuple[Key, str]
WAY_OUT: Final = "Leave that figure out, round it, or release the same figures again."


def refuse(new: Entry, earlier: Sequence[Entry], truth: Truth | None = None) -> None:
    """Raise NotAllowed where *new* would reveal a figure, naming both releases and the figure.

    *truth* are the true figures by the id of a release, as far as they are known: those of *new*,
    and those of earlier ones that can be made again. What isn't known is taken to be what an
    outsider would reckon. What stays inside reveals nothing; nor does what is told again.
    """
    found = revealed(new, earlier, truth)
    if found:
        more = wording.plural(len(found) - 1, "more figure")
        also = f" The same is so of {more}." if len(found) > 1 else ""
        raise NotAllowed(f"{next(iter(found.values()))}{also} {WAY_OUT}")


def revealed(new: Entry, earlier: Sequence[Entry], truth: Truth | None = None) -> dict[Key, str]:
    """The figures for which *new* would be refused, each with the sentence why.

    They are those of *new* that tell too much, to be withheld as well; only where it takes
    many of them together is it the figure that they give away.
    """
    outside = [each for each in earlier if each.audience != "internal"]
    if new.audience == "internal" or any(_same(new, each) for each in outside):
        return {}
    for finder in (_by_difference, _told_though_withheld, _together):
        found: dict[Key, str] = {}
        for key, why in finder(new, outside, truth or {}):
            found.setdefault(key, why)
        if found:
            return found
    return {}


def _same(one: Entry, other: Entry) -> bool:
    """Whether two releases tell the same: then neither adds anything to the other."""
    return (one.scope, one.snapshot, set(one.cells)) == (
        other.scope, other.snapshot, set(other.cells),
    )  # fmt: skip


def _by_difference(new: Entry, earlier: Sequence[Entry], _: Truth) -> Iterator[Found]:
    told = exact(new)
    for before in earlier:
        others = exact(before)
        groups, most = alike(others), max(new.most, before.most)
        for group, places in alike(told).items():
            for one in places:
                for other in groups.get(group, ()):
                    by = abs(told[one][1] - others[other][1])
                    if small(by, most) and nested(one, other):
                        why = _difference(new, told[one], before, others[other])
                        yield told[one][0], why


def _difference(
    new: Entry, told: tuple[Key, float], before: Entry, other: tuple[Key, float]
) -> str:
    by = wording.count(abs(told[1] - other[1]))
    then, now = _where(other[0], told[0]), _where(told[0], other[0])
    return (
        f"Both say {named(told[0])}: {wording.count(other[1])}{then} in release {said(before)}, "
        f"{wording.count(told[1])}{now} in this one, {said(new)}. The difference, {by}, is a "
        "small count."
    )


def _told_though_withheld(new: Entry, earlier: Sequence[Entry], _: Truth) -> Iterator[Found]:
    """A small figure that one release withholds is not told by another one."""
    for before in earlier:
        for teller, silent in ((new, before), (before, new)):
            told = exact(teller)
            for key in _withheld(silent):
                value = told.get(place(key, silent))
                if value and small(value[1], max(new.most, before.most)):
                    yield value[0], _told_small(key, silent, teller)


def _told_small(key: Key, silent: Entry, teller: Entry) -> str:
    return (
        f"Release {said(silent)} withholds {named(key)}{_where(key)} as a small count, but "
        f"{said(teller)} tells it."
    )


def _together(new: Entry, earlier: Sequence[Entry], truth: Truth) -> Iterator[Found]:
    before = [each for each in earlier if frame(each) == frame(new)]
    open_now = _computed([new, *before], truth) if before else set()
    for key in sorted(open_now - _computed(before, truth) if open_now else ()):
        other = said(_partner(key, new, before, truth))
        yield (
            key,
            (
                f"Together with release {other}, this one, {said(new)}, would let anybody compute "
                f"{named(key)}{_where(key)}, which is withheld."
            ),
        )


def _partner(key: Key, new: Entry, before: Sequence[Entry], truth: Truth) -> Entry:
    """The release by which, with the new one, a figure is laid open; else one that has it."""
    for each in before:
        if key in _computed([new, each], truth):
            return each
    having = [each for each in before if key in {framed(k, each) for k in _withheld(each)}]
    return (having or list(before))[0]


def _computed(entries: Sequence[Entry], truth: Truth) -> set[Key]:
    """The figures that some release withholds and that all of them together give away."""
    known = _known(entries)
    values = _values(entries, known, truth)
    rows = relations(values).rows
    system = System(values, rows, {key: known[key] for key in values if key in known})
    hidden = {framed(key, each) for each in entries for key in _withheld(each)}
    targets = sorted(key for key in hidden if key in values and key in system.free)
    return {key for key in targets if system.moved(((key, 1),)) is None}


def _known(entries: Sequence[Entry]) -> dict[Key, tuple[float, float]]:
    """Between which bounds an outsider knows a figure who has all the releases."""
    known: dict[Key, tuple[float, float]] = {}
    for each in entries:
        for key, low, high in each.cells:
            lowest = -INFINITE if key[0].startswith(CHANGE) else 1.0
            bounds = (lowest if low is None else low, INFINITE if high is None else high)
            there = known.get(framed(key, each), bounds)
            both = max(there[0], bounds[0]), min(there[1], bounds[1])
            known[framed(key, each)] = both if both[0] <= both[1] else there  # corrected since
    return known


def _values(
    entries: Sequence[Entry], known: Mapping[Key, tuple[float, float]], truth: Truth
) -> Values:
    """True figures; for want of them, those that an outsider would reckon with."""
    found: dict[Key, float | None] = {}
    for each in reversed(entries):  # of two that differ, the newest counts
        for key, value in truth.get(each.id, {}).items():
            found[framed(key, each)] = value
    found |= {key: low for key, (low, high) in known.items() if low == high}
    within = {
        key: value
        for key, value in found.items()
        if value is not None and key in known and known[key][0] <= value <= known[key][1]
    }
    return _reckoned(counts(within), entries)


def _reckoned(values: dict[Key, int], entries: Sequence[Entry]) -> Values:
    """*values*, and those that are the only ones missing for a whole to be made up.

    Where one release had the whole and all of its parts, it was seen to then.
    """
    shown = [{framed(key, each) for key, _, _ in each.cells} for each in entries]
    dark = {key for keys in shown for key in keys} - values.keys()
    for key in sorted(dark):
        for row in relations({**values, key: 0}).rows:
            there = dict(row.terms)
            alone = any(there.keys() <= keys for keys in shown)
            if key not in there or alone or len(there) < 3:
                continue
            left = -sum(factor * values[k] for k, factor in there.items() if k != key)
            if left * there[key] >= 1:
                values[key] = left * there[key]
                break
    return values


def _withheld(entry: Entry) -> list[Key]:
    return [key for key, low, high in entry.cells if low is None and high is None]


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
    parts = [
        f"{name} {countries.name(value) if name == 'country' else value}" for name, value in key[1]
    ]
    return f" ({', '.join(parts)})" if parts else ""
