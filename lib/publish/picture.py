"""Pictures of objects, kept with the snapshot: each made once, when it first comes.

Deliveries only ever add: an object that has a picture keeps it, one without may get it from
a later delivery. The name of the file is not kept.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.intake import Checked, Problem
from lib.intake.picture import WANTED
from lib.intake.problem import add
from lib.publish.pixels import NoPicture, cleaned

COLUMNS = "object_id varchar, width integer, height integer, picture blob, thumbnail blob"


@dataclass(frozen=True)
class Delivered:
    """A file that a row of the table ``object`` names."""

    object_id: str
    row: int
    path: Path


def delivered(checked: Checked) -> list[Delivered]:
    """The pictures of objects that have none yet; to be asked before anything is merged."""
    if "object" not in checked.accounts:
        return []
    has_one = " and object_id not in (select object_id from before.object_picture)"
    rows = checked.connection.execute(f"""
        select object_id, row from taken.object
        where image is not null {has_one if _before(checked.connection) else ""}
        order by row
    """).fetchall()
    found = ((object_id, row, checked.image(object_id)) for object_id, row in rows)
    return [Delivered(object_id, row, path) for object_id, row, path in found if path]


def keep(connection: duckdb.DuckDBPyConnection, files: list[Delivered]) -> int:
    """Make the table ``base.object_picture``: what was there, and each new picture, cleaned.

    What can't be decoded is asked about, and so has no picture; a refused row brings none.
    Returns how many were added.
    """
    connection.execute(f"create table base.object_picture ({COLUMNS})")
    if _before(connection):
        connection.execute("insert into base.object_picture from before.object_picture")
    refused = _refused(connection)
    added = 0
    for each in files:
        if each.row in refused:
            continue
        try:
            made = cleaned(each.path)
        except NoPicture as error:
            ask = Problem("object", each.row, "image", f"a picture {error}", WANTED, "question")
            add(connection, [ask])
            continue
        values = [each.object_id, made.width, made.height, made.picture, made.thumbnail]
        connection.execute("insert into base.object_picture values (?, ?, ?, ?, ?)", values)
        added += 1
    return added


def _before(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether this is added to a snapshot that has pictures; the first ones made had none."""
    found = connection.execute("""
        select 1 from duckdb_tables()
        where database_name = 'before' and table_name = 'object_picture'
    """).fetchone()
    return found is not None


def _refused(connection: duckdb.DuckDBPyConnection) -> set[int]:
    """The rows of objects that contradict an earlier delivery."""
    found = connection.execute("""
        select row from problem where "table" = 'object' and severity = 'error' and row is not null
    """).fetchall()
    return {row for (row,) in found}
