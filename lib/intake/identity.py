"""The same row twice in a delivery counts once; the same id with other content is an error."""

import duckdb

from lib.intake.shape import Shape, alike


def sort_out(connection: duckdb.DuckDBPyConnection, shape: Shape) -> tuple[int, int]:
    """Take repetitions and contradictions out of the table ``judged``.

    Returns how many rows were repeated, and how many refused because an earlier
    row says otherwise of the same id. Rows that are counted up are never the same.
    """
    if shape.counted:
        return 0, 0
    key = ", ".join(f'"{name}"' for name in shape.identity)
    connection.execute(f"""
        create or replace temp table twin as
        select {key}, min(row) as first
        from judged
        where not is_refused
        group by {key}
        having count(*) > 1
    """)
    if connection.execute("select count(*) from twin").fetchone() == (0,):
        return 0, 0
    _compare(connection, shape)
    if shape.key:
        _contradicted(connection, shape.name, shape.key[-1])
    connection.execute("delete from judged where row in (select row from later)")
    found = connection.execute("""
        select count(*) filter (is_same), count(*) filter (not is_same) from later
    """).fetchone()
    return found or (0, 0)


def _contradicted(connection: duckdb.DuckDBPyConnection, table: str, key: str) -> None:
    connection.execute(f"""
        insert into problem
        select
            '{table}', later.row, '{key}',
            shown(r."{key}"),
            printf('an id of its own, or the content of row %d', later.first), 'error'
        from later
        join raw as r on r.row = later.row
        where not later.is_same
    """)


def _compare(connection: duckdb.DuckDBPyConnection, shape: Shape) -> None:
    met = " and ".join(f'j."{name}" is not distinct from t."{name}"' for name in shape.identity)
    connection.execute(f"""
        create or replace temp table later as
        select j.row, t.first, {alike(shape.names, "j", "f")} as is_same
        from twin as t
        join judged as j on {met} and j.row > t.first and not j.is_refused
        join judged as f on f.row = t.first
    """)
