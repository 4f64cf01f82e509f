"""How the board writes numbers, days and scopes: pure rules, the same in every mouth.

A narrow no-break space (U+202F) parts thousands, a no-break space (U+00A0) a number
from its unit, so that no line breaks inside a figure. What is missing is written as NOTHING.
"""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

from lib import country as countries
from lib.scope import Scope

THIN: Final = "\u202f"
UNIT: Final = "\u00a0"
NOTHING: Final = "–"  # not delivered, or not to be known; never 0
ENOUGH: Final = 20  # a share of fewer than this says nothing
MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
SCALES: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


def missing(value: float | None) -> bool:
    """Whether a measured value is *not delivered* (None or NaN)."""
    return value is None or math.isnan(value)


def count(value: float | None) -> str:
    """A whole count, all of its digits: ``48 103 000``; NOTHING when missing."""
    if value is None or missing(value):
        return NOTHING
    digits = f"{abs(round(value)):,}".replace(",", THIN)
    return f"−{digits}" if round(value) < 0 else digits


def exact(value: float | None) -> str:
    """A figure as it was published: whole as a count, else with all of its decimals."""
    if value is None or missing(value) or float(value).is_integer():
        return count(value)
    whole, _, decimals = f"{Decimal(str(abs(value))):f}".partition(".")
    return f"{'−' if value < 0 else ''}{count(int(whole))}.{decimals}"


def signed(value: float) -> str:
    """A change: ``+112``, ``−3``, ``±0``."""
    whole = round(value)
    return ("±" if whole == 0 else "+" if whole > 0 else "") + count(whole)


def big(value: float | None) -> str:
    """A count for a headline: ``48.1 million``; whole below a million."""
    if value is None or missing(value):
        return NOTHING
    for scale, word in SCALES:
        if abs(value) >= scale:
            figure = abs(value) * 10 // scale / 10  # cut, never claims more than there is
            return f"{'−' if value < 0 else ''}{figure:,.1f}".replace(",", THIN) + f"{UNIT}{word}"
    return count(value)


def share(part: float | None, whole: float | None) -> str | None:
    """``93 % of 1 000``: never without its n, None when n is below ENOUGH or missing.

    Not rounded to 0 % or 100 % unless it is just that; may exceed 100 %.
    """
    if part is None or whole is None or missing(part) or missing(whole) or whole < ENOUGH:
        return None
    percent = math.floor(100 * part / whole + 0.5)
    text = f"{count(percent)}{UNIT}%"
    if percent == 0 and part > 0:
        text = f"under 1{UNIT}%"
    if percent == 100 and part != whole:
        text = f"{'under' if part < whole else 'over'} 100{UNIT}%"
    return f"{text} of {count(whole)}"


def plural(n: float, one: str, many: str | None = None) -> str:
    """``1 series``, ``2 tips``: the count with its noun; *many* defaults to one + s."""
    return f"{count(n)} {one if round(n) == 1 else many or one + 's'}"


def noun(n: float, one: str, many: str | None = None) -> str:
    """The noun alone, in the number that *n* wants."""
    return one if round(n) == 1 else many or f"{one}s"


def hours(value: float | None) -> str:
    """A duration given in hours: ``45 min``, ``3 h 20 min``, ``26 h``, ``2.5 days``."""
    if value is None or missing(value):
        return NOTHING
    if value < 0:
        return f"−{hours(-value)}"
    minutes = math.floor(value * 60 + 0.5)
    if minutes < 60:
        return f"{minutes}{UNIT}min" if minutes or not value else f"under 1{UNIT}min"
    if minutes < 10 * 60:
        rest = f" {minutes % 60}{UNIT}min" if minutes % 60 else ""
        return f"{minutes // 60}{UNIT}h{rest}"
    if minutes < 47.5 * 60:
        return f"{math.floor(value + 0.5)}{UNIT}h"
    return _days(value / 24)


def _days(value: float) -> str:
    figure = math.floor(value * 10 + 0.5) / 10
    if figure >= 10:
        return f"{count(math.floor(value + 0.5))}{UNIT}days"
    return f"{figure:.1f}{UNIT}days"


def listing(names: Iterable[str], most: int = 3) -> str:
    """``Germany and France``; beyond *most*: ``Germany, France and 3 more``."""
    all_names = list(names)
    if len(all_names) > most:
        shown = all_names[: max(most - 1, 1)]
        all_names = [*shown, f"{count(len(all_names) - len(shown))} more"]
    if len(all_names) < 2:
        return "".join(all_names)
    return f"{', '.join(all_names[:-1])} and {all_names[-1]}"


def day(value: date) -> str:
    """``19 Oct 2019``."""
    return f"{short_day(value)} {value.year}"


def short_day(value: date) -> str:
    """``19 Oct``, where the year is plain from what stands beside it."""
    return f"{value.day} {MONTHS[value.month - 1]}"


def clock(value: datetime) -> str:
    """``18:00``, with seconds only where there are some."""
    return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"


def moment(value: datetime, zone: str) -> str:
    """An aware instant, read in *zone*, which it names: ``19 Oct 2019 18:00 CEST``."""
    there = local(value, zone)
    return f"{day(there)} {clock(there)} {zone_name(there)}"


def local(value: datetime, zone: str) -> datetime:
    """An aware instant in *zone*; a naive one (as a database hands it over) is UTC."""
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(ZoneInfo(zone))


def zone_name(value: datetime) -> str:
    """``CEST``; zones without letters as ``UTC+03``."""
    name = value.tzname() or ""
    return f"UTC{name}" if name[:1] in "+-" else name


def period(since: date | None, until: date | None) -> str:
    """``14–18 Oct 2019``, ``28 Sep – 3 Oct 2019``, ``since 14 Oct 2019``; empty without either."""
    if since is None or until is None:
        if since is None and until is None:
            return ""
        return f"since {day(since)}" if since else f"until {day(until or date.max)}"
    if since == until:
        return day(until)
    if since.year != until.year:
        return f"{day(since)} – {day(until)}"
    if since.month != until.month:
        return f"{short_day(since)} – {day(until)}"
    return f"{since.day}–{day(until)}"


def sentence(
    scope: Scope,
    operation: str | None,
    zone: str,
    snapshot_id: str,
    published_at: datetime,
    marking: str,
    orgs: Mapping[str, str] | None = None,
) -> str:
    """The scope in one line, the same in page, title, alt text, file name and slide.

    *operation* is its name, None for all; *orgs* are names by code.
    ``VIDTF 7 · Germany and France · as known on 19 Oct 2019 18:00 CEST · snapshot
    7f3a91 of 19 Oct 17:40 · TLP:AMBER``
    """
    parts = [
        operation or "all operations",
        listing(countries.name(code) for code in scope.country),
        listing((orgs or {}).get(code, code) for code in scope.org),
        period(scope.since, scope.until),
        _as_of(scope, zone),
        f"snapshot {snapshot_id} of {_published(published_at, scope.as_of, zone)}",
        marking,
    ]
    return " · ".join(part for part in parts if part)


def _as_of(scope: Scope, zone: str) -> str:
    verb, word = ("known", "on") if scope.clock == "known" else ("happened", "by")
    if scope.as_of is None:
        return "as known now" if scope.clock == "known" else "as happened by now"
    return f"as {verb} {word} {moment(scope.as_of, zone)}"


def _published(published_at: datetime, as_of: datetime | None, zone: str) -> str:
    """Short, but never ambiguous: year and zone are named unless the as-of just did."""
    there = local(published_at.replace(second=0, microsecond=0), zone)
    if as_of is None:
        return moment(there, zone)
    seen = local(as_of, zone)
    name = "" if zone_name(seen) == zone_name(there) else f" {zone_name(there)}"
    said = day(there) if there.year != seen.year else short_day(there)
    return f"{said} {there:%H:%M}{name}"


def slug(text: str) -> str:
    """*text* as part of a file's name: ``vidtf-7_as-known-now_snapshot-7f3a91-of-19-oct``."""
    parts = (re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in text.split(" · "))
    return "_".join(filter(None, parts))[:150]
