"""Every table of a delivery, in the order of DATA.md."""

import duckdb

from lib.intake import (
    media,
    note,
    object,
    object_event,
    operation,
    participant,
    published_figure,
    series,
    series_event,
    series_link,
    tip,
    tip_event,
)
from lib.intake.shape import Shape

TABLES: dict[str, Shape] = {
    module.SHAPE.name: module.SHAPE
    for module in (
        operation,
        participant,
        series,
        series_event,
        series_link,
        object,
        object_event,
        tip,
        tip_event,
        media,
        note,
        published_figure,
    )
}


def typed(shape: Shape) -> list[tuple[str, str]]:
    """The (name, SQL type) of each column of the typed table, in order."""
    columns = [(column.name, column.type.sql) for column in shape.columns]
    columns.append(("row", "bigint"))
    if shape.counted:
        columns.append(("delivered_rows", "bigint"))
    return columns


def create(connection: duckdb.DuckDBPyConnection, table: str, schema: str) -> None:
    """Create the empty typed table *table* in *schema*."""
    columns = ", ".join(f'"{name}" {sql}' for name, sql in typed(TABLES[table]))
    connection.execute(f'create table "{schema}"."{table}" ({columns})')
