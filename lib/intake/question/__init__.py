"""Questions about the data: what cannot have happened, yet was delivered. The rows are kept.

Each question is a ``.sql`` file of its own over the views ``asked_<table>``, which
are the typed tables of any schema; a table that is absent there is an empty view.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from lib.intake.problem import Problem, create_problems, listed
from lib.intake.shape import Column, Shape
from lib.intake.tables import TABLES, typed

FILES = {
    path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.sql")
}
OF_SHAPES = ("unknown", "later", "known_before")  # asked again for each table and column
WRITTEN = {"date": "%Y-%m-%d", "timestamp": "%Y-%m-%dT%H:%M:%SZ"}
AHEAD = {"starts_on": 366, "ends_on": 366}  # days that a plan may lie ahead
EAST = 14  # hours that the day begins before UTC where it begins first


def questions(connection: duckdb.DuckDBPyConnection, schema: str, now: datetime) -> list[Problem]:
    """The questions about the typed tables in *schema*, as of the aware instant *now*."""
    create_problems(connection, "asked_now")
    ask(connection, schema, now, "asked_now")
    found = listed(connection, TABLES, source="asked_now")
    connection.execute("drop table asked_now")
    return found


def ask(
    connection: duckdb.DuckDBPyConnection, schema: str, now: datetime, into: str = "problem"
) -> None:
    """Add the questions about the typed tables in *schema* to the table *into*."""
    there = _views(connection, schema)
    given = {"now": now.astimezone(UTC).replace(tzinfo=None)}
    for sql in _written(there):
        connection.execute(
            f"""
            insert into {into}
            select "table", row, "column", left(said, 80), wanted, 'question' from ({sql})
            """,
            given if "$now" in sql else {},
        )
    for table in TABLES:
        connection.execute(f"drop view asked_{table}")


def _views(connection: duckdb.DuckDBPyConnection, schema: str) -> set[str]:
    """Make a view ``asked_<table>`` for every shape; returns the tables that are there."""
    found = connection.execute(
        """
        select table_name from duckdb_tables() where schema_name = $schema
        union
        select view_name from duckdb_views() where schema_name = $schema
        """,
        {"schema": schema},
    ).fetchall()
    there = {table for (table,) in found} & set(TABLES)
    for shape in TABLES.values():
        names = ", ".join(f'"{name}"' for name, _ in typed(shape))
        nothing = ", ".join(f'null::{sql} as "{name}"' for name, sql in typed(shape))
        source = f'{names} from "{schema}"."{shape.name}"' if shape.name in there else ""
        connection.execute(
            f"create temp view asked_{shape.name} as select {source or f'{nothing} where false'}"
        )
    return there


def _written(there: set[str]) -> Iterator[str]:
    """The SQL of every question about the tables that are *there*."""
    for name, sql in FILES.items():
        if name not in OF_SHAPES and any(f"asked_{table}" in sql for table in there):
            yield sql
    for shape in (TABLES[table] for table in TABLES if table in there):
        for column in shape.columns:
            if column.refers:
                yield _unknown(shape, column)
            if column.type.sql in WRITTEN:
                yield _later(shape, column)
            if column.name == "known_at":
                yield _filled("known_before", shape, column)


def _unknown(shape: Shape, column: Column) -> str:
    other = TABLES[column.refers or ""]
    return _filled("unknown", shape, column, other=other.name, key=other.key[0])


def _later(shape: Shape, column: Column) -> str:
    days, hours = AHEAD.get(column.name, 0), EAST if column.type.sql == "date" else 0
    written = WRITTEN[column.type.sql]
    return _filled("later", shape, column, hours=str(24 * days + hours), written=written)


def _filled(name: str, shape: Shape, column: Column, **words: str) -> str:
    sql = FILES[name]
    for word, constant in {"table": shape.name, "column": column.name, **words}.items():
        sql = sql.replace(f"{{{word}}}", constant)
    return sql
