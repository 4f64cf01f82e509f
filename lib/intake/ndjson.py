"""NDJSON: one JSON object a line. DuckDB reads lines as text, and values out of them."""

from pathlib import Path

import duckdb

from lib.intake.entry import Entry
from lib.intake.pour import LINE, NOT_UTF8, TOO_LONG
from lib.intake.problem import Unreadable
from lib.intake.raw import Header, cell
from lib.intake.shape import Shape

# The order matters: json_type of what is no JSON is an error, and only CASE keeps to an order.
OBJECT = "case when json_valid(text) then json_type(text) = 'OBJECT' else false end"
KEYS = 1000  # different keys that are looked at
OBJECTS = (Path(__file__).parent / "objects.sql").read_text(encoding="utf-8")


def read(connection: duckdb.DuckDBPyConnection, entry: Entry, shape: Shape) -> Header:
    """Fill the table ``raw`` from the table ``line``; raises Unreadable where there is no line."""
    if connection.execute("select count(text) from line").fetchone() == (0,):
        raise Unreadable(f"{entry.name} is empty", "one JSON object a line")
    spelt = _keys(connection, shape)
    header = Header.of(_apart(spelt), shape) if spelt else Header({}, is_seen=False)
    keys = {name: [key for key in spelt if key.strip().lower() == name] for name in header.place}
    paths = [_path(key) for spellings in keys.values() for key in spellings]
    connection.execute(
        OBJECTS.replace("{columns}", _columns(keys)).replace("{object}", OBJECT),
        {"paths": paths or ["/"], "not_utf8": NOT_UTF8, "too_long": TOO_LONG, "line": LINE},
    )
    return header


def _keys(connection: duckdb.DuckDBPyConnection, shape: Shape) -> list[str]:
    """The keys that lines have, those of the shape and then the most frequent first."""
    found = connection.execute(
        f"""
        select key
        from (
            select unnest(case when {OBJECT} then json_keys(text) else [] end) as key from line
        )
        group by key
        order by list_contains($names, lower(trim(key))) desc, count(*) desc, key
        limit {KEYS}
        """,
        {"names": list(shape.names)},
    ).fetchall()
    return [key for (key,) in found]


def _apart(keys: list[str]) -> list[str]:
    """The keys without those that are another one in other letters."""
    return list({key.strip().lower(): key for key in reversed(keys)}.values())


def _path(key: str) -> str:
    escaped = key.replace("~", "~0").replace("/", "~1")
    return f"/{escaped}"


def _columns(keys: dict[str, list[str]]) -> str:
    columns, number = "", 0
    for name, spellings in keys.items():
        said = []
        for _ in spellings:
            number += 1
            said.append(cell(_value(f"said[{number}]", f"kinds[{number}]")))
        columns += f'coalesce({", ".join(said)}) as "{name}", '
    return columns


def _value(said: str, kind: str) -> str:
    """SQL: a JSON number with a point is a decimal, whatever a thousands separator looks like."""
    return f"""
        case
            when {kind} <> 'DOUBLE' then {said}
            when try_cast({said} as double) = trunc(try_cast({said} as double))
                and abs(try_cast({said} as double)) < 1e15
                then try_cast({said} as double)::bigint::varchar
            when contains(lower({said}), 'e') then {said}
            else {said} || 'e+0'
        end
    """
