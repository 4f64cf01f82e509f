"""The time zone that an instant without an offset is read in: that of its operation."""

import duckdb

from lib.intake.raw import Header
from lib.intake.shape import Shape


def zone_of(connection: duckdb.DuckDBPyConnection, shape: Shape, header: Header) -> tuple[str, str]:
    """SQL of the zone of a row ``r`` of the table ``raw``, and of the join that it needs.

    The zone is that of the operation of the row's series (or of the row), as far
    as the delivery has it; else that of the operation that starts last.
    """
    if not _exists(connection, "operation"):
        return "'UTC'", ""
    found = connection.execute("""
        select time_zone from taken.operation order by starts_on desc, operation_id desc
    """).fetchall()
    zones = [zone for (zone,) in found]
    latest = f"'{zones[0]}'" if zones else "'UTC'"
    if len(set(zones)) < 2 or shape.zone_by not in header.place:
        return latest, ""
    if shape.zone_by == "operation_id":
        return (
            f"coalesce(o.time_zone, {latest})",
            "left join taken.operation as o on o.operation_id = r.operation_id",
        )
    if not _exists(connection, "series"):
        return latest, ""
    return (
        f"coalesce(o.time_zone, {latest})",
        """
        left join taken.series as s on s.series_id = r.series_id
        left join taken.operation as o on o.operation_id = s.operation_id
        """,
    )


def _exists(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    found = connection.execute(
        "select 1 from duckdb_tables() where schema_name = 'taken' and table_name = $table",
        {"table": table},
    )
    return found.fetchone() is not None
