"""The questions about the data as a table of the snapshot: each with its row, and what it is of."""

from datetime import datetime
from pathlib import Path
from typing import Final

import duckdb

from lib import intake
from lib.intake import TABLES

SQL: Final = Path(__file__).with_name("question.sql").read_text(encoding="utf-8")
# Two deliveries may number their rows alike: within this module a row's number bears both.
ROWS: Final = 10**12
# table -> the id of a row, the id of what it is about, its kind and its country
TOLD: Final = {
    "series": ("series_id", "series_id", "null", "null"),
    "series_event": ("event_id", "series_id", "kind", "country"),
    "series_link": ("link_id", "series_id", "'linked'", "null"),
    "object": ("object_id", "object_id", "null", "null"),
    "object_event": ("event_id", "object_id", "kind", "country"),
    "tip": ("tip_id", "tip_id", "'received'", "country"),
    "tip_event": ("event_id", "tip_id", "kind", "country"),
    "media": ("null", "series_id", "kind", "null"),
    "participant": ("org", "null", "null", "country"),
    "operation": ("operation_id", "null", "null", "null"),
    "note": ("note_id", "null", "null", "null"),
}


def describe(
    connection: duckdb.DuckDBPyConnection, *, before: bool, number: int, now: datetime
) -> int:
    """Ask anew about all tables; returns how many questions stand.

    Pictures are in no table: what was asked of them is kept.
    """
    connection.execute("create schema numbered")
    for table in TABLES:
        connection.execute(f"""
            create view numbered.{table} as
            select * replace (coalesce(delivery, 0)::bigint * {ROWS} + row as row) from base.{table}
        """)
    asked = intake.questions(connection, "numbered", now)
    connection.execute("drop schema numbered cascade")
    connection.execute("""
        create temp table asked ("table" varchar, numbered bigint, "column" varchar,
            said varchar, wanted varchar)
    """)
    if asked:
        connection.executemany(
            "insert into asked values (?, ?, ?, ?, ?)",
            [(q.table, q.row, q.column, q.said, q.wanted) for q in asked],
        )
    _of_pictures(connection, before, number)
    connection.execute(SQL.replace("{things}", " union all ".join(_things())), {"rows": ROWS})
    connection.execute("drop table asked")
    found = connection.execute("select count(*) from snapshot.question").fetchone()
    return int(found[0]) if found else 0


def _of_pictures(connection: duckdb.DuckDBPyConnection, before: bool, number: int) -> None:
    """What this delivery and those before were asked about pictures; a file's name is not kept.

    A row that was delivered before has been asked about already.
    """
    sources = [
        f"""
        select {number} as delivery, row, wanted, severity, "table", "column" from problem
        where row in (select row from base.object where delivery = {number})
        """
    ]
    if before:
        known = "duckdb_columns() where database_name = 'before' and table_name = 'question'"
        columns = connection.execute(f"select column_name from {known}").fetchall()
        delivery = "delivery" if ("delivery",) in columns else "null"
        sources.append(
            f'select {delivery}, row, wanted, \'question\', "table", "column" from before.question'
        )
    connection.execute(f"""
        insert into asked
        select distinct
            'object', coalesce(delivery, 0)::bigint * {ROWS} + row, 'image', null, wanted,
        from ({" union all ".join(sources)})
        where "table" = 'object' and "column" = 'image' and severity = 'question'
    """)


def _things() -> list[str]:
    """What each row is: one select per table, in columns of the same names."""
    return [
        f"""
        select '{table}' as "table", coalesce(delivery, 0)::bigint * {ROWS} + row as numbered,
            {row_id} as id, {about} as about, {kind} as kind, {country} as country,
        from base.{table}
        """
        for table, (row_id, about, kind, country) in TOLD.items()
    ]
