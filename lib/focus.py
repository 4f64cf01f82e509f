"""What a page looks at within its scope: one series, one object, how a table is turned.

It stands in the address beside the scope. A page names the keys that it has; any other is
refused, as a link to one series must never show all of them.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, Final, Literal
from urllib.parse import parse_qsl, quote, urlencode

from lib.errors import Refused
from lib.scope import IDENTIFIER, instant, read_instant

Axis = Literal["linear", "log"]
WORD: Final = re.compile(r"-?[a-z][a-z_]{0,31}")
FURTHEST: Final = 10_000_000  # pages of a table


@dataclass(frozen=True)
class Focus:
    """What a page looks at.

    ``series`` and ``object`` are ids. ``find`` is the beginning of an id; ``status`` are
    words of the table that is filtered; ``sort`` is a column, descending after a ``-``;
    ``page`` counts from 1. ``before`` is the earlier of two instants, aware and in UTC.
    """

    series: str | None = None
    object: str | None = None
    find: str | None = None
    status: tuple[str, ...] = ()
    sort: str | None = None
    page: int = 1
    before: datetime | None = None
    axis: Axis = "linear"

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], zone: str = "UTC") -> "Focus":
        """Read (key, value) pairs of an address; *zone* reads a bare instant.

        Raises Refused, with the key, the value and what is wanted.
        """
        said: dict[str, list[str]] = {}
        for key, value in pairs:
            said.setdefault(key, []).append(value.strip())
        read: dict[str, Any] = {}
        for key, values in said.items():
            if key == "status":
                read[key] = tuple(sorted({str(_word(key, value, zone)) for value in values}))
                continue
            if len(values) > 1:
                raise Refused(f"“{key}” is given {len(values)} times; once is wanted.")
            read[key] = READERS[key](key, values[0], zone)
        return cls(**read)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """What is set, as (key, value), in the order of the fields."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            for one in value if isinstance(value, tuple) else (value,):
                yield field.name, instant(one) if isinstance(one, datetime) else str(one)

    def query(self) -> str:
        """The same words as a query string; empty where nothing is set."""
        return urlencode(list(self.pairs()), quote_via=quote, safe=":")


FOCUS_KEYS: Final = tuple(field.name for field in fields(Focus))
TURNED: Final = ("sort", "page", "axis")  # how a table or a chart is turned: nothing is narrowed


def scope_in(query: str) -> list[tuple[str, str]]:
    """The pairs of a page's address that are its scope.

    Raises Refused where the page looks at less than its scope: what is asked of the scope
    alone would answer for more.
    """
    pairs = parse_qsl(query.strip().removeprefix("?"), keep_blank_values=True)
    for key, value in pairs:
        if key in FOCUS_KEYS and key not in TURNED:
            raise Refused(
                f"“{key}={value[:64]}” is what a page looks at within its scope, "
                "and no part of a scope: leave it out."
            )
    return [(key, value) for key, value in pairs if key not in TURNED]


def _identifier(key: str, value: str, _: str) -> str:
    if not IDENTIFIER.fullmatch(value):
        raise Refused(
            f"“{key}={value[:64]}” can't be read: letters, digits, - _ . are wanted, at most 64."
        )
    return value


def _word(key: str, value: str, _: str) -> str:
    if not WORD.fullmatch(value):
        raise Refused(f"“{key}={value[:64]}” can't be read: a plain word is wanted.")
    return value


def _page(key: str, value: str, _: str) -> int:
    if not re.fullmatch(r"[0-9]{1,8}", value) or not 1 <= int(value) <= FURTHEST:
        raise Refused(f"“{key}={value[:64]}” can't be read: a number from 1 is wanted.")
    return int(value)


def _before(key: str, value: str, zone: str) -> datetime:
    found = read_instant(value, zone)
    if found is None:
        raise Refused(
            f"“{key}={value[:64]}” can't be read: an instant such as 2019-10-18T16:00:00Z "
            "is wanted."
        )
    return found


def _axis(key: str, value: str, _: str) -> str:
    if value not in ("linear", "log"):
        raise Refused(f"“{key}={value[:64]}” can't be read: linear or log is wanted.")
    return value


READERS: Final[dict[str, Callable[[str, str, str], object]]] = {
    "series": _identifier,
    "object": _identifier,
    "find": _identifier,
    "sort": _word,
    "page": _page,
    "before": _before,
    "axis": _axis,
}
