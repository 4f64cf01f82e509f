"""A delivery of any size, for trials and benchmarks: each table is one query."""

from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from lib.errors import Refused

SQL = Path(__file__).parent
TABLES = (
    "operation", "participant", "series", "series_event", "series_link",
    "object", "object_event", "tip", "tip_event", "media",
)  # fmt: skip
STEPS = ("life", "sized", "published", "received")  # what several tables are made from
LARGE = 100_000  # series and tips together: from here on Parquet, below CSV
STARTS_AT = datetime(2024, 3, 4)  # a Monday
SHORTEST, LONGEST = 12, 500  # days; a larger operation takes longer
CAMPAIGN = 300  # days that the campaign began earlier


def write_synthetic(folder: Path, *, series: int, files: int, tips: int, seed: int = 1) -> None:
    """Write a synthetic delivery into *folder*; its operation's name says so.

    The same arguments give the same rows everywhere. *files* are counted, not made:
    ``media`` is rolled up by series, kind and day. Large deliveries are Parquet.
    Raises Refused where a number is below 0, or there is no series.
    """
    if series < 1 or files < 0 or tips < 0:
        raise Refused("At least 1 series is wanted, and not fewer than 0 files and tips.")
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as work, duckdb.connect(Path(work) / "trial.duckdb") as connection:
        connection.execute("set TimeZone = 'UTC'")
        _want(connection, series, files, tips, seed)
        connection.execute((SQL / "macros.sql").read_text(encoding="utf-8"))
        for step in STEPS:
            connection.execute(f"create table {step} as {_query(step)}")
        for table in TABLES:
            _write(connection, table, folder, series + tips >= LARGE)


def _want(
    connection: duckdb.DuckDBPyConnection, series: int, files: int, tips: int, seed: int
) -> None:
    """What is wanted, as variables that the queries read."""
    days = min(max(SHORTEST, series // 1000), LONGEST)
    wanted = {
        "seed": seed,
        "series": series,
        "files": files,
        "tips": tips,
        "objects": min(max(tips // 200, 20), 2000),
        "days": days,
        "starts_at": STARTS_AT,
        "ends_at": STARTS_AT + timedelta(days=days),
        "campaign_at": STARTS_AT - timedelta(days=CAMPAIGN),
        "campaign_days": days + CAMPAIGN,
        "operation_id": f"synthetic-{seed}",
    }
    for name, value in wanted.items():
        kind = {int: "bigint", str: "varchar", datetime: "timestamp"}[type(value)]
        connection.execute(f"set variable {name} = $value::{kind}", {"value": value})


def _query(name: str) -> str:
    return (SQL / f"{name}.sql").read_text(encoding="utf-8")


def _write(connection: duckdb.DuckDBPyConnection, table: str, folder: Path, is_large: bool) -> None:
    """Write one table; what an earlier trial left of it in the other format goes."""
    path, other = folder / f"{table}.csv", folder / f"{table}.parquet"
    rows = connection.sql(_query(table))
    if is_large:
        path, other = other, path
        rows.write_parquet(str(path), compression="zstd")
    else:
        rows.write_csv(str(path), header=True)
    other.unlink(missing_ok=True)
