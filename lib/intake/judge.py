"""The rows of a table judged by SQL: cells read by their types, rows with a bad one refused."""

import duckdb

from lib.intake.raw import Header
from lib.intake.shape import Column, Shape
from lib.intake.tables import typed
from lib.intake.zone import zone_of

TOP = 2**63 - 1  # of a BIGINT


def judge(connection: duckdb.DuckDBPyConnection, shape: Shape, header: Header) -> None:
    """Make the table ``judged`` of the table ``raw``: typed rows with ``is_refused``.

    A problem is written for each bad cell, and for each row that is none.
    """
    zone, joined = zone_of(connection, shape, header)
    known = [column for column in shape.columns if column.name in header.place]
    bad = " or ".join(["r.fault is not null", *(_is_bad(each, header, zone) for each in known)])
    if not header.is_whole(shape):
        bad = "true"
    columns = "".join(f'{_parsed(each, header, zone)} as "{each.name}", ' for each in shape.columns)
    connection.execute(f"""
        create temp table judged as
        select {columns} r.row, {bad} as is_refused
        from raw as r {joined}
    """)
    if header.is_whole(shape):
        _problems(connection, shape, header, zone, joined)


def take(connection: duckdb.DuckDBPyConnection, shape: Shape) -> None:
    """Fill ``taken.<table>`` with what was judged good; rolled up where the shape says so."""
    names = ", ".join(f'"{name}"' for name in shape.names)
    if not shape.counted:
        connection.execute(f"""
            insert into taken."{shape.name}" select {names}, row
            from judged where not is_refused
        """)
        return
    keys = [name for name in shape.names if name not in shape.counted]
    listed = ", ".join(f'"{name}"' for name in keys)
    # Counts are bounded, but a sum of many may still run over: then it stops at the top.
    sums = ", ".join(
        f'if(sum("{name}") > {TOP}, {TOP}, sum("{name}"))::bigint as "{name}"'
        for name in shape.counted
    )
    columns = ", ".join(f'"{name}"' for name, _ in typed(shape))
    connection.execute(f"""
        insert into taken."{shape.name}" by name
        select {columns} from (
            select {listed}, {sums}, min(row) as row, count(*) as delivered_rows
            from judged where not is_refused group by all
        )
        order by row
    """)


def _parsed(column: Column, header: Header, zone: str) -> str:
    default = column.default or "null"
    if column.name not in header.place:
        return f"{default}::{column.type.sql}"
    cell = f'r."{column.name}"'
    read = f"({column.type.parsed(cell, zone)})::{column.type.sql}"
    if column.default is None:
        return read
    return f"case when {cell} is null then {default}::{column.type.sql} else {read} end"


def _is_bad(column: Column, header: Header, zone: str) -> str:
    cell = f'r."{column.name}"'
    read = column.type.parsed(cell, zone)
    if not column.required:
        return f"({cell} is not null and ({read}) is null)"
    if column.unless not in header.place:
        return f"({read}) is null"
    return f'(({read}) is null and ({cell} is not null or r."{column.unless}" is null))'


def _problems(
    connection: duckdb.DuckDBPyConnection, shape: Shape, header: Header, zone: str, joined: str
) -> None:
    connection.execute("""
        create or replace temp table refused as
        select row from judged where is_refused
    """)
    if connection.execute("select count(*) from refused").fetchone() == (0,):
        return
    bad = f"from raw as r {joined} semi join refused on refused.row = r.row"
    connection.execute(f"""
        insert into problem
        select '{shape.name}', r.row, null, shown(r.fault), r.fault_wanted, 'error' {bad}
        where r.fault is not null
    """)
    for column in shape.columns:
        if column.name not in header.place:
            continue
        connection.execute(
            f"""
            insert into problem
            select
                '{shape.name}', r.row, '{column.name}', said(r."{column.name}"),
                case
                    when r."{column.name}" is null then $wanted || '; the cell is empty'
                    else $wanted
                end,
                'error'
            {bad}
            where r.fault is null and {_is_bad(column, header, zone)}
            """,
            {"wanted": column.type.wanted},
        )
