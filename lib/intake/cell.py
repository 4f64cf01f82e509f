"""What a cell may say: the types of the columns. Their SQL macros stand in ``cell.sql``."""

from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

import duckdb

from lib import country
from lib.intake.shape import Type

MACROS = Path(__file__).with_suffix(".sql")
CODES = ("country_spelling", "language_code", "zone_name")  # enums, as long as cells are read

IDENTIFIER = Type(
    "varchar",
    "as_identifier({cell})",
    "an identifier of letters, digits, - _ . (at most 64)",
)
DAY = Type("date", "as_day({cell})", "a date such as 2019-10-14")
INSTANT = Type(
    "timestamp",
    "as_instant({cell}, {zone})",
    "an instant such as 2019-10-14T08:05:00Z",
)
INSTANT_OR_DAY = Type(
    "timestamp",
    "coalesce(as_instant({cell}, {zone}), as_midnight({cell}, {zone}))",
    "an instant such as 2019-10-14T08:05:00Z, or a date such as 2019-10-14",
)
COUNT = Type("bigint", "as_count({cell})", "a whole number from 0 to 1,000,000,000,000,000")
NUMBER = Type("double", "as_number({cell})", "a number without thousands separators")
COUNTRY = Type(
    "varchar",
    "as_country({cell})",
    "an ISO 3166-1 country code (DE or DEU), XK, or an empty cell",
)
LANGUAGE = Type("varchar", "as_language({cell})", "an ISO 639-1 language code such as de")
ZONE = Type("varchar", "as_zone({cell})", "an IANA time zone such as Europe/Berlin")
HANDLING = Type("varchar", "as_handling({cell})", "handling codes H0 to H3 with a space between")
PICTURE = Type(
    "varchar",
    "as_picture({cell})",
    "the name of a picture of the delivery, at most 200 characters",
)


def text(size: int) -> Type:
    """Plain words of at most *size* characters."""
    return Type(
        "varchar",
        f"as_text({{cell}}, {size})",
        f"plain text of at most {size} characters, on one line, not starting with = + - or @",
    )


TEXT = text(200)


def choice(*words: str) -> Type:
    """One of *words*, spelt so."""
    listed = ", ".join(f"'{word}'" for word in words)
    return Type(
        "varchar",
        f"case when {{cell}} in ({listed}) then {{cell}} end",
        f"one of {', '.join(words)}",
        words,
    )


MARKING = choice("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")


def define(connection: duckdb.DuckDBPyConnection) -> None:
    """Define the macros that the types are parsed by, and the code lists they need."""
    spelt = country.codes()
    named = connection.execute("select name from pg_timezone_names()").fetchall()
    zones = _zones() & {name for (name,) in named}
    connection.execute("begin")
    for name, words in zip(CODES, (spelt, _languages(), zones), strict=True):
        listed = ", ".join(f"'{word}'" for word in sorted(words))
        connection.execute(f"create type {name} as enum ({listed})")
    connection.execute("commit")
    # An enum finds its place by hash, and the list says what stands there.
    listed = ", ".join(f"'{spelt[each]}'" for each in sorted(spelt))
    connection.execute(MACROS.read_text(encoding="utf-8"))
    connection.execute(f"""
        create temp macro as_country(cell) as
            [{listed}][enum_code(try_cast(upper(cell) as country_spelling)) + 1]
    """)


@cache
def _languages() -> frozenset[str]:
    import pycountry

    return frozenset(each.alpha_2 for each in pycountry.languages if hasattr(each, "alpha_2"))


@cache
def _zones() -> set[str]:
    return available_timezones()
