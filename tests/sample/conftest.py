"""The sample as it lies in ``data/sample``, read by nothing of the board's own."""

from collections.abc import Iterator

import duckdb
import pytest

from tests.sample.folder import SAMPLE

EVENTS = ("series_event", "object_event", "tip_event")


@pytest.fixture(scope="session")
def sample() -> Iterator[duckdb.DuckDBPyConnection]:
    """Every table as text; events also as ``standing_…``, with local times and ``known``."""
    with duckdb.connect() as connection:
        connection.execute("set TimeZone = 'UTC'")
        for path in sorted(SAMPLE.glob("*.csv")):
            connection.execute(
                f"create table {path.stem} as from read_csv($path, all_varchar = true)",
                {"path": str(path)},
            )
        for table in EVENTS:
            connection.execute(f"""
                create view standing_{table} as
                select
                    * exclude (occurred_at, known_at),
                    {local("occurred_at")} as moment,
                    {local("coalesce(known_at, occurred_at)")} as known,
                from {table}
                where kind is not null
                    and event_id not in (select voids from {table} where voids is not null)
            """)
        yield connection


def local(instant: str) -> str:
    """SQL: text with an instant, as local time of the operation."""
    return f"timezone('Europe/Amsterdam', {instant}::timestamptz)"
