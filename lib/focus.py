"""What a page looks at within its scope: one series, one object, how a table is turned, a deck.

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
LONGEST_TITLE: Final = 160  # letters
SNAPSHOT: Final = re.compile(r"[0-9a-f]{6}")
RETITLED: Final = re.compile(r"([a-z][a-z_]{0,63}):(.+)", re.DOTALL)


@dataclass(frozen=True)
class Focus:
    """What a page looks at.

    ``series`` and ``object`` are ids. ``find`` is the beginning of an id; ``status`` are
    words of the table that is filtered; ``sort`` is a column, descending after a ``-``;
    ``page`` counts from 1. ``before`` is the earlier of two instants, aware and in UTC.

    A deck: ``slide`` are names in their order (none: the usual ones), ``title`` are titles of
    a person's own, each after the name of its slide and a colon; ``snapshot`` is what it is
    frozen at, ``every`` the seconds after which it goes on by itself. A release: its
    ``audience``, the largest count (``most``) that is too small for it, whether all is rounded.
    """

    series: str | None = None
    object: str | None = None
    find: str | None = None
    status: tuple[str, ...] = ()
    sort: str | None = None
    page: int = 1
    before: datetime | None = None
    axis: Axis = "linear"
    slide: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    snapshot: str | None = None
    every: int | None = None
    audience: str | None = None
    most: int | None = None
    rounded: bool = False
    fitted: bool = False

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
            if key in SEVERAL:
                found = [str(SEVERAL[key](key, value, zone)) for value in values]
                read[key] = tuple(sorted({*found})) if key == "status" else _once(key, found)
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
                yield field.name, instant(one) if isinstance(one, datetime) else _said(one)

    def query(self) -> str:
        """The same words as a query string; empty where nothing is set."""
        return urlencode(list(self.pairs()), quote_via=quote, safe=":")


FOCUS_KEYS: Final = tuple(field.name for field in fields(Focus))
# How a table, a chart or a deck is turned, and what of it is released: nothing is narrowed.
TURNED: Final = (
    "sort", "page", "axis", "slide", "title", "every", "audience", "most", "rounded", "fitted",
)  # fmt: skip


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


def _once(key: str, values: list[str]) -> tuple[str, ...]:
    """The values in their order; raises Refused where one is given twice."""
    for value in values:
        if values.count(value) > 1:
            raise Refused(
                f"“{key}={value[:64]}” is given {values.count(value)} times; once is wanted."
            )
    return tuple(values)


def _slide(key: str, value: str, _: str) -> str:
    if not re.fullmatch(r"[a-z][a-z_]{0,63}", value):
        raise Refused(f"“{key}={value[:64]}” can't be read: the name of a slide is wanted.")
    return value


def _title(key: str, value: str, _: str) -> str:
    found = RETITLED.fullmatch(value)
    if not found or len(found[2]) > LONGEST_TITLE or not found[2].isprintable():
        raise Refused(
            f"“{key}={value[:64]}” can't be read: the name of a slide, a colon and a title "
            f"of at most {LONGEST_TITLE} letters is wanted."
        )
    return value


def _snapshot(key: str, value: str, _: str) -> str:
    if not SNAPSHOT.fullmatch(value):
        raise Refused(f"“{key}={value[:64]}” can't be read: six of 0–9 and a–f are wanted.")
    return value


def _between(low: int, high: int) -> Callable[[str, str, str], int]:
    def reader(key: str, value: str, _: str) -> int:
        if not re.fullmatch(r"[0-9]{1,4}", value) or not low <= int(value) <= high:
            raise Refused(
                f"“{key}={value[:64]}” can't be read: "
                f"a whole number from {low} to {high} is wanted."
            )
        return int(value)

    return reader


def _audience(key: str, value: str, _: str) -> str:
    if value not in ("internal", "partner", "public"):
        raise Refused(f"“{key}={value[:64]}” can't be read: internal, partner or public is wanted.")
    return value


def _yes(key: str, value: str, _: str) -> bool:
    if value not in ("yes", "no"):
        raise Refused(f"“{key}={value[:64]}” can't be read: yes or no is wanted.")
    return value == "yes"


def _said(value: object) -> str:
    return "yes" if value is True else str(value)


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
    "snapshot": _snapshot,
    "every": _between(3, 600),
    "audience": _audience,
    "most": _between(1, 99),
    "rounded": _yes,
    "fitted": _yes,
}
# Keys that may be given several times; the order of statuses means nothing, that of slides does.
SEVERAL: Final[dict[str, Callable[[str, str, str], object]]] = {
    "status": _word,
    "slide": _slide,
    "title": _title,
}
