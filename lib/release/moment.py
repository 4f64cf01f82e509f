"""Figures of one thing at several times: by the ends of days (``until``) and at instants.

The two are different figures: what had come by the end of a day, as known now, and what was
known at an instant. Where nothing came late they are one, and an outsider sees that they are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from itertools import product

from lib.release.cell import Key
from lib.release.identity import CHANGE, LEVELS

NESTED = ("until", "as_of")  # no parts of a whole: each holds the one before
EAST, WEST = timedelta(hours=14), timedelta(hours=12)  # where a day ends first, and last
Group = tuple[str, tuple[tuple[str, str], ...]]


def in_time(there: Collection[Key]) -> Iterator[tuple[Key, ...]]:
    """Figures that differ in when only, the earliest first; the whole comes last.

    What stood at the ends of days is left out where it comes and goes.
    """
    for (metric, rest), keys in _groups(there).items():
        kept = [key for key in keys if metric not in LEVELS or "until" not in dict(key[1])]
        if kept:
            yield (*sorted(kept, key=_when), *([(metric, rest)] if (metric, rest) in there else []))


def ends(values: Mapping[Key, int]) -> Iterator[tuple[Key, Key]]:
    """Pairs that are the same figure: at an instant, and by the end of the day that it ends.

    A key knows no zone: the instant may end that day somewhere, and the figures are equal.
    """
    for keys in _groups(values).values():
        days = [key for key in keys if "until" in dict(key[1])]
        instants = [key for key in keys if "as_of" in dict(key[1])]
        for day, at in product(days, instants):
            away = _when(at) - _when(day)
            if -EAST <= away <= WEST and values[day] == values[at]:
                yield day, at


def _groups(there: Collection[Key]) -> dict[Group, list[Key]]:
    """The figures with one time each, by what they are of otherwise."""
    found: dict[Group, list[Key]] = defaultdict(list)
    for key in there:
        rest = tuple(pair for pair in key[1] if pair[0] not in NESTED)
        if len(rest) == len(key[1]) - 1 and not key[0].startswith(CHANGE) and _read(key):
            found[key[0], rest].append(key)
    return found


def _when(key: Key) -> datetime:
    """When a figure stood; of a day, when it ends in UTC."""
    return _read(key) or datetime.min.replace(tzinfo=UTC)


def _read(key: Key) -> datetime | None:
    at = dict(key[1])
    try:
        if "until" in at:
            day = datetime.fromisoformat(at["until"][:10]).date()
            return datetime.combine(day, time(), UTC) + timedelta(days=1)
        when = datetime.fromisoformat(at["as_of"])
        return when if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
