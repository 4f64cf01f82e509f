"""Checking a million rows, against DuckDB's own reading of the same file."""

import tempfile
from pathlib import Path

import duckdb

from lib import intake
from lib.sample import write_synthetic
from tests.bench._ratio import best, say


def main() -> None:
    """Checking a million rows, against DuckDB's own reading of the same file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_synthetic(folder, series=200_000, files=1_000_000, tips=1_000)
        events = next(folder.glob("series_event.*"))
        bare = best(
            lambda: duckdb.sql(f"select count(*), max(event_id) from '{events}'").fetchall(), 3
        )

        def checked() -> None:
            with intake.check([folder]):
                pass

        say("checking the whole delivery", best(checked, 1), "a bare read of its events", bare)


if __name__ == "__main__":
    main()
