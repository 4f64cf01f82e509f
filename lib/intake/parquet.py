"""Parquet: the columns of the shape as text, then judged like any other cell."""

from pathlib import Path

import duckdb

from lib.intake.entry import Entry
from lib.intake.problem import Unreadable
from lib.intake.raw import Header, cell
from lib.intake.shape import Shape

ROWS = 500_000_000  # a file of a few bytes may claim any number of rows
PLAIN = ("VARCHAR", "DATE", "UUID", "ENUM", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT")
WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UHUGEINT")


def read(connection: duckdb.DuckDBPyConnection, entry: Entry, shape: Shape, path: Path) -> Header:
    """Fill the table ``raw`` from the Parquet file at *path* (a name without wildcards)."""
    try:
        return _read(connection, entry, shape, str(path))
    except duckdb.Error as error:
        said = f"{entry.name} is no Parquet file that can be read"
        raise Unreadable(said, "a whole Parquet file, not encrypted") from error


def _read(connection: duckdb.DuckDBPyConnection, entry: Entry, shape: Shape, path: str) -> Header:
    rows = connection.execute(
        "select sum(num_rows) from parquet_file_metadata($path)", {"path": path}
    ).fetchone()
    if rows and (rows[0] or 0) > ROWS:
        raise Unreadable(f"{entry.name} holds {rows[0]} rows", f"at most {ROWS}")
    described = connection.execute("describe from read_parquet($path)", {"path": path}).fetchall()
    types = {str(name): str(sql) for name, sql, *_ in described}
    names = list(types)
    header = Header.of(names, shape)
    columns = "".join(
        f'{_text(names[place], types[names[place]], shape.column(name).type.sql)} as "{name}", '
        for name, place in header.place.items()
    )
    nested = " or ".join(
        f"{_quoted(names[place])} is not null"
        for place in header.place.values()
        if not _is_flat(types[names[place]])
    )
    connection.execute(
        f"""
        create temp table raw as
        select
            file_row_number + 1 as row,
            case when {nested or "false"} then 'a value of a type that is not read' end as fault,
            case when fault is not null then 'text, numbers, dates and times' end as fault_wanted,
            {columns}
        from read_parquet($path, file_row_number = true)
        """,
        {"path": path},
    )
    return header


def _moment(value: str, wanted: str, zone: str) -> str:
    """A time as text; at midnight it is a date where a date is wanted."""
    text = f"{value}::varchar || '{zone}'"
    if wanted != "date":
        return text
    whole = f"date_trunc('day', {value}) = {value}"
    return f"case when {whole} then {value}::date::varchar else {text} end"


def _is_flat(sql: str) -> bool:
    return sql.startswith(
        (*PLAIN, *WHOLE, "TIMESTAMP", "DOUBLE", "FLOAT", "DECIMAL", '"NULL"')
    ) and not sql.endswith("]")


def _text(name: str, sql: str, wanted: str) -> str:
    """SQL: the value as text that means the same; instants in UTC, missing numbers as null."""
    value = _quoted(name)
    if not _is_flat(sql):
        return "null::varchar"
    if sql.startswith("TIMESTAMP WITH TIME ZONE"):
        return _moment(f"{value}::timestamptz::timestamp", wanted, "Z")
    if sql.startswith("TIMESTAMP"):
        return _moment(f"{value}::timestamp", wanted, "")
    if sql.startswith(("DOUBLE", "FLOAT", "DECIMAL")):
        return _decimal(f"{value}::double")
    return cell(f"{value}::varchar")


def _decimal(value: str) -> str:
    return f"""
        case
            when isnan({value}) then null
            when {value} = trunc({value}) and abs({value}) < 1e18 then {value}::bigint::varchar
            when contains({value}::varchar, 'e') then {value}::varchar
            else {value}::varchar || 'e+0'
        end
    """


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
