"""The time zone that an instant without an offset is read in: that of its operation."""

import duckdb

from lib.intake.raw import Header
from lib.intake.shape import Shape


def zone_of(connection: duckdb.DuckDBPyConnection, shape: Shape, header: Header) -> tuple[str, str]:
    """SQL of the zone of a row ``r`` of the table ``raw``, and of the join that it needs.

    The zone is that of the operation of the row's series (or of the row), as far as
    this delivery or an earlier one has it; else that of the operation that starts last.
    """
    operations = _known(connection, "operation", "operation_id", "starts_on, time_zone")
    found = connection.execute(f"""
        select time_zone from {operations} order by starts_on desc, operation_id desc
    """).fetchall()
    zones = [zone for (zone,) in found]
    latest = f"'{zones[0]}'" if zones else "'UTC'"
    if len(set(zones)) < 2 or shape.zone_by not in header.place:
        return latest, ""
    zone = f"coalesce(o.time_zone, {latest})"
    if shape.zone_by == "operation_id":
        return zone, f"left join {operations} as o on o.operation_id = r.operation_id"
    series = _known(connection, "series", "series_id", "operation_id")
    return (
        zone,
        f"""
        left join {series} as s on s.series_id = r.series_id
        left join {operations} as o on o.operation_id = s.operation_id
    """,
    )


def _known(connection: duckdb.DuckDBPyConnection, table: str, key: str, others: str) -> str:
    """The rows of a table, of this delivery and of all before it; one a key."""
    if not _exists(connection, table):
        return f"known.{table}"
    return f"""(
        select {key}, {others} from known.{table}
        union all
        select {key}, {others} from taken.{table} anti join known.{table} using ({key})
    )"""


def _exists(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    found = connection.execute(
        "select 1 from duckdb_tables() where schema_name = 'taken' and table_name = $table",
        {"table": table},
    )
    return found.fetchone() is not None
