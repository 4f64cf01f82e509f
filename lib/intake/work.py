"""The database that a delivery is read into: a file in a temp folder, shut off while it reads."""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import filelock

from lib.intake.cell import CODES, define
from lib.intake.problem import create_problems

PREFIX = "board-intake-"
ALIVE = "alive"
YOUNG = 60  # seconds in which a reader may not have locked its folder yet
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
}


@contextmanager
def folder_of_its_own() -> Iterator[Path]:
    """A temp folder that is gone afterwards, even where the last reader was killed.

    It holds the delivery as it came, with all that the board must not keep: so each
    reader first clears away what a dead one left.
    """
    sweep()
    with tempfile.TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        with filelock.FileLock(folder / ALIVE):
            yield folder


def sweep() -> None:
    """Remove the folders of readers that are dead: nobody holds their lock."""
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if time.time() - left.stat().st_mtime < YOUNG or not (left / ALIVE).exists():
                continue
            with filelock.FileLock(left / ALIVE, timeout=0):
                pass
        except (OSError, filelock.Timeout):
            continue  # somebody else's, or still read
        shutil.rmtree(left, ignore_errors=True)


def reading(folder: Path, before: Path | None = None) -> duckdb.DuckDBPyConnection:
    """A new database in *folder* that reads from that folder and nowhere else.

    Its schema *known* has the zones of the snapshot *before*: a delivery may speak of
    series that came earlier.
    """
    connection = _opened(folder)
    define(connection)
    _know(connection, before)
    connection.execute("create schema taken")
    create_problems(connection)
    inside = str(folder).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{inside}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set force_compression = 'uncompressed'")  # it lives for minutes
    connection.execute("set lock_configuration = true")
    return connection


def _know(connection: duckdb.DuckDBPyConnection, before: Path | None) -> None:
    connection.execute("""
        create schema known;
        create table known.operation (operation_id varchar, starts_on date, time_zone varchar);
        create table known.series (series_id varchar, operation_id varchar);
    """)
    if before is None:
        return
    quoted = str(before).replace("'", "''")
    connection.execute(f"attach '{quoted}' as earlier (read_only)")
    connection.execute("""
        insert into known.operation
        select operation_id, starts_on, time_zone from earlier.operation;
        insert into known.series select series_id, operation_id from earlier.series;
        detach earlier;
    """)


def reopened(connection: duckdb.DuckDBPyConnection, folder: Path) -> duckdb.DuckDBPyConnection:
    """The same database for the caller, who may attach others; nothing is read into it any more."""
    for code in CODES:
        connection.execute(f"drop type {code}")
    connection.close()
    return _opened(folder)


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(folder / "delivery.duckdb", config=SETTINGS)
    connection.execute("set timezone = 'UTC'")
    spill = str(folder / "spill").replace("'", "''")
    connection.execute(f"set temp_directory = '{spill}'")
    return connection
