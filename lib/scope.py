"""What part of the facts is meant: one value, spelt the same at every stop."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Literal, cast
from urllib.parse import parse_qsl, quote, urlencode
from zoneinfo import ZoneInfo

from lib import country as countries
from lib.errors import Refused

Clock = Literal["known", "happened"]
IDENTIFIER = re.compile(r"[A-Za-z0-9._-]{1,64}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d(:?\d\d)?)?")


@dataclass(frozen=True)
class Scope:
    """A part of the facts.

    ``country`` and ``org`` are empty for *all*; ``country`` may hold *unknown*.
    ``since`` and ``until`` are whole days, inclusive, in the operation's zone.
    ``as_of`` is an aware instant in UTC, None for *now*.
    """

    operation: str | None = None
    country: tuple[str, ...] = ()
    org: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    as_of: datetime | None = None
    clock: Clock = "known"

    @classmethod
    def parse(cls, query: str, zone: str = "UTC") -> "Scope":
        """Read what follows the ``?`` of an address; *zone* reads a bare instant.

        Raises Refused, with the key, the value and what is wanted.
        """
        pairs = parse_qsl(query.strip().removeprefix("?"), keep_blank_values=True)
        return cls.of(pairs, zone)

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], zone: str = "UTC") -> "Scope":
        """Read (key, value) pairs, as ``parse`` does."""
        said: dict[str, list[str]] = {}
        for key, value in pairs:
            if key not in KEYS:
                raise Refused(f"The scope has no “{key[:64]}”; it has {', '.join(KEYS)}.")
            said.setdefault(key, []).append(value.strip())
        read: dict[str, Any] = {}
        for key, values in said.items():
            if key in ("country", "org"):
                parser = _country if key == "country" else _identifier
                read[key] = tuple(sorted({parser(key, value) for value in values}))
                continue
            if len(values) > 1:
                raise Refused(f"“{key}” is given {len(values)} times; once is wanted.")
            read[key] = _single(key, values[0], zone)
        scope = cls(**read)
        if scope.since and scope.until and scope.since > scope.until:
            raise Refused(f"The period ends ({scope.until}) before it begins ({scope.since}).")
        return scope

    def pairs(self) -> Iterator[tuple[str, str]]:
        """What is set, as (key, value), in the order of the fields."""
        for field in fields(self):
            value = getattr(self, field.name)
            if value == field.default:
                continue
            for one in value if isinstance(value, tuple) else (value,):
                yield field.name, instant(one) if isinstance(one, datetime) else str(one)

    def query(self) -> str:
        """The same words as a query string; the empty scope is the empty string."""
        return urlencode(list(self.pairs()), quote_via=quote, safe=":")

    def without(self, key: str, value: str | None = None) -> "Scope":
        """This scope with one key (or one value of it) cleared."""
        left = [pair for pair in self.pairs() if pair[0] != key or value not in (None, pair[1])]
        return Scope.of(left)


KEYS = tuple(field.name for field in fields(Scope))


def instant(value: datetime) -> str:
    """An aware instant as it stands in an address: ``2019-10-18T16:00:00Z``."""
    text = value.astimezone(UTC).replace(tzinfo=None).isoformat()
    return f"{text}Z"


def read_instant(text: str, zone: str) -> datetime | None:
    """An ISO 8601 instant in UTC, or None; without an offset it is read in *zone*."""
    plain = re.sub(r" (?=\d\d(:?\d\d)?$)", "+", text) if text.count(":") > 1 else text
    if not INSTANT.fullmatch(plain):
        return None
    try:
        value = datetime.fromisoformat(plain.replace("Z", "+00:00"))
        aware = value if value.tzinfo else value.replace(tzinfo=ZoneInfo(zone))
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _single(key: str, value: str, zone: str) -> object:
    if key == "operation":
        return _identifier(key, value)
    if key == "clock":
        return _clock(value)
    if key == "as_of":
        return _as_of(value, zone)
    return _day(key, value)


def _identifier(key: str, value: str) -> str:
    if not IDENTIFIER.fullmatch(value):
        raise Refused(
            f"“{key}={value[:64]}” can't be read: letters, digits, - _ . are wanted, at most 64."
        )
    return value


def _country(key: str, value: str) -> str:
    if value.lower() == countries.UNKNOWN:
        return countries.UNKNOWN
    code = countries.codes().get(value.upper())
    if code is None:
        raise Refused(
            f"“{key}={value[:64]}” is no country: an ISO 3166-1 code (DE, DEU), "
            "XK or unknown is wanted."
        )
    return code


def _clock(value: str) -> Clock:
    if value not in ("known", "happened"):
        raise Refused(f"“clock={value[:64]}” can't be read: known or happened is wanted.")
    return cast(Clock, value)


def _as_of(value: str, zone: str) -> datetime:
    found = read_instant(value, zone)
    if found is None:
        raise Refused(
            f"“as_of={value[:64]}” can't be read: an instant such as "
            "2019-10-18T16:00:00Z is wanted."
        )
    return found


def _day(key: str, value: str) -> date:
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise Refused(
            f"“{key}={value[:64]}” can't be read: a day such as 2019-10-14 is wanted."
        ) from None
