"""The new file against the checked tables, before the pointer moves."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from lib.database import Snapshot, opened
from lib.errors import PublishRefused
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.publish.build import tables
from lib.scope import Scope


def verify(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise PublishRefused where the file differs from the tables that were checked.

    Compared are the rows of every table and every metric, measured on the
    checked tables here and on the file, opened anew and read-only.
    """
    here = Snapshot("checked", path, datetime.now(UTC), connection)
    written = opened(path)
    try:
        for table in tables(connection):
            rows = f'select count(*) from snapshot."{table}"'
            _same(f"rows of {table}", here.rows(rows)[0][0], written.rows(rows)[0][0])
        names = list(CATALOGUE)
        checked, found = (measure(each, names, Scope()) for each in (here, written))
        for name in names:
            _same(name, str(checked[name][0]), str(found[name][0]))
    finally:
        written.connection.close()


def _same(what: str, checked: object, found: object) -> None:
    if checked != found:
        raise PublishRefused(
            f"The new snapshot says {what} {found}, the checked delivery {checked}: "
            "nothing was published, the old snapshot stands."
        )
