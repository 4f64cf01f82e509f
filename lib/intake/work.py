"""The database that a delivery is read into: a file in a temp folder, shut off while it reads."""

from pathlib import Path

import duckdb

from lib.intake.cell import CODES, define
from lib.intake.problem import create_problems

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "memory_limit": "2GB",
}


def reading(folder: Path) -> duckdb.DuckDBPyConnection:
    """A new database in *folder* that reads from that folder and nowhere else."""
    connection = _opened(folder)
    define(connection)
    connection.execute("create schema taken")
    create_problems(connection)
    inside = str(folder).replace("'", "''")
    connection.execute(f"set allowed_directories = ['{inside}']")
    connection.execute("set enable_external_access = false")
    connection.execute("set force_compression = 'uncompressed'")  # it lives for minutes
    connection.execute("set lock_configuration = true")
    return connection


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
