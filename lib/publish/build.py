"""Facts from checked tables: derived in the schema *snapshot*, then written to a file."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from lib.database import FORMAT, prepare, rules
from lib.intake import TABLES
from lib.publish import question
from lib.publish.merge import Merge

DERIVE = Path(__file__).parent / "derive"
ROLLUP = Path(__file__).parent / "rollup"
VERSION = "v1.5.0"  # of the storage format: DuckDB 1.5 and 2.0 both read it


def derive(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every fact table of the schema *snapshot* from the schema *base*."""
    connection.execute("create schema snapshot")
    rules(connection)
    found = connection.execute("""
        select time_zone from base.operation order by starts_on desc, operation_id desc limit 1
    """).fetchone()
    given = {"zone": found[0] if found else "UTC"}
    written = {path.stem: path.read_text(encoding="utf-8") for path in DERIVE.glob("*.sql")}
    connection.execute(written.pop("voided"))
    for sql in written.values():
        connection.execute(sql, given if "$zone" in sql else {})
    for table in TABLES:
        if table not in written:
            connection.execute(f"create table snapshot.{table} as from base.{table}")


def roll_up(connection: duckdb.DuckDBPyConnection) -> None:
    """Keep what the facts say where nothing narrows them: they read it instead of the events."""
    rollups = {path.stem: path.read_text(encoding="utf-8") for path in ROLLUP.glob("*.sql")}
    prepare(connection, rollups)


def describe(
    connection: duckdb.DuckDBPyConnection,
    merges: dict[str, Merge],
    *,
    before: bool,
    number: int,
    now: datetime,
) -> int:
    """Add what the snapshot knows of itself: deliveries, delivered tables, questions.

    Returns how many questions about the data stand.
    """
    connection.execute("""
        create table snapshot.delivery (
            delivery integer, delivered_at timestamp, "table" varchar,
            delivered bigint, added bigint, repeated bigint, refused bigint,
        )
    """)
    if before:
        connection.execute("insert into snapshot.delivery from before.delivery")
    connection.executemany(
        "insert into snapshot.delivery values (?, ?, ?, ?, ?, ?, ?)",
        [
            (number, _plain(now), table, each.delivered, each.added, each.repeated, each.refused)
            for table, each in merges.items()
        ],
    )
    connection.execute("""
        create table snapshot.delivered as select distinct "table" from snapshot.delivery
    """)
    return question.describe(connection, before=before, number=number, now=now)


def name(
    connection: duckdb.DuckDBPyConnection, snapshot_id: str, before: str | None, now: datetime
) -> None:
    """Write the one row that says which snapshot this is."""
    connection.execute(
        """
        create table snapshot.snapshot as
        select
            $id as id, $before::varchar as before, $now::timestamp as published_at,
            $format::integer as format,
        """,
        {"id": snapshot_id, "before": before, "now": _plain(now), "format": FORMAT},
    )


def write(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the schema *snapshot* to a file of its own, in the order of its tables."""
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as building (storage_version '{VERSION}')")
    for table in tables(connection):
        connection.execute(f'create table building."{table}" as from snapshot."{table}"')
    connection.execute("checkpoint building")
    connection.execute("detach building")


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """The tables of the schema *snapshot*."""
    found = connection.execute("""
        select table_name from duckdb_tables() where schema_name = 'snapshot' order by all
    """).fetchall()
    return [table for (table,) in found]


def _plain(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)
