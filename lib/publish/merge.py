"""What a checked delivery adds to the tables that were published before.

Deliveries only ever add: a row that was delivered before counts once, the
same id with other content is an error, and nothing is ever overwritten.
"""

from dataclasses import dataclass

import duckdb

from lib.intake import TABLES, Checked, create
from lib.intake.shape import alike

# Read, used and not kept: a file's name may say what the board must never hold.
NOT_KEPT = {"object": ("image",)}


@dataclass(frozen=True)
class Merge:
    """What became of the rows of one table, in rows as delivered."""

    delivered: int
    added: int
    repeated: int
    refused: int


def merge(checked: Checked, before: bool, number: int) -> dict[str, Merge]:
    """Build the schema *base* from the tables *before* (schema of that name) and ``taken``.

    Returns what became of each delivered table; conflicts with earlier
    deliveries are added to the table ``problem``.
    """
    connection = checked.connection
    connection.execute("create schema base")
    return {
        table: found
        for table in TABLES
        if (found := _table(checked, connection, table, before, number)) is not None
    }


def _table(
    checked: Checked, connection: duckdb.DuckDBPyConnection, table: str, before: bool, number: int
) -> Merge | None:
    create(connection, table, "base")
    connection.execute(f"alter table base.{table} add column delivery integer")
    names = ", ".join(_columns(connection, table))
    if before:
        connection.execute(f"insert into base.{table} select {names} from before.{table}")
    account = checked.accounts.get(table)
    if account is None:
        return None
    repeated, refused = _sort_out(connection, table)
    emptied = ", ".join(f"null as {name}" for name in NOT_KEPT.get(table, ()))
    kept = f"t.* replace ({emptied})" if emptied else "t.*"
    connection.execute(
        f"insert into base.{table} select {kept}, {number} as delivery from taken.{table} as t"
    )
    return Merge(
        account.delivered,
        account.taken - repeated - refused,
        account.repeated + repeated,
        account.refused + refused,
    )


def _columns(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    found = connection.execute(f"describe base.{table}").fetchall()
    return [f'"{row[0]}"' for row in found]


def _sort_out(connection: duckdb.DuckDBPyConnection, table: str) -> tuple[int, int]:
    """Take out of ``taken`` what stands in base already; returns repeated, refused."""
    shape = TABLES[table]
    weight = "t.delivered_rows" if shape.counted else "1"
    compared = tuple(name for name in shape.names if name not in NOT_KEPT.get(table, ()))
    connection.execute(f"""
        create or replace temp table met as
        select t.row, {weight} as weight, bool_or({alike(compared, "t", "b")}) as same
        from taken.{table} as t
        join base.{table} as b on {alike(shape.identity, "t", "b")}
        group by all
    """)
    _refuse(connection, table, shape.identity[-1])
    connection.execute(f"delete from taken.{table} where row in (select row from met)")
    counted = connection.execute("""
        select
            coalesce(sum(weight) filter (same), 0)::bigint,
            coalesce(sum(weight) filter (not same), 0)::bigint,
        from met
    """).fetchone()
    return counted or (0, 0)


def _refuse(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    """Tell of the rows whose id was delivered before with other content."""
    connection.execute(f"""
        insert into problem
        select
            '{table}', met.row, '{key}', t."{key}"::varchar,
            'the same content as when this id was delivered before, or an id of its own', 'error'
        from met join taken.{table} as t on t.row = met.row
        where not met.same
    """)
