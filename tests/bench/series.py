"""The page about series at 100,000 series, against one bare count over its events."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from lib.database import current
from lib.panels import series
from lib.panels.series import table
from lib.publish import publish
from lib.sample import write_synthetic
from tests.bench._ratio import best, say

MANY = 100_000


def main() -> None:
    """The page about series at 100,000 series, against one bare count over its events."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_synthetic(folder / "delivery", series=MANY, files=MANY, tips=100)
        publish([folder / "delivery"], folder)
        snapshot = current(folder)
        whole, earlier = snapshot.scope(""), snapshot.scope("as_of=2024-05-01T12:00:00Z")
        german = snapshot.scope("country=DE")
        asked: dict[str, Callable[[], object]] = {
            "first page": lambda: table.numbers(snapshot, whole),
            "last page, sorted": lambda: table.numbers(
                snapshot, whole, sort="-since", page=MANY // table.ROWS
            ),
            "by status": lambda: table.numbers(snapshot, whole, status=("not_processed",)),
            "by id": lambda: table.numbers(snapshot, whole, find="S-00"),
            "first page, as of": lambda: table.numbers(snapshot, earlier),
            "first page, one country": lambda: table.numbers(snapshot, german),
            "ageing": lambda: series.AGEING.numbers(snapshot, whole),
            "flow": lambda: series.CUMULATIVE_FLOW.numbers(snapshot, whole),
            "flow, one country": lambda: series.CUMULATIVE_FLOW.numbers(snapshot, german),
        }
        sql = "select count(distinct series_id) from snapshot.series_event"
        bare = best(lambda: snapshot.rows(sql))
        for what, run in asked.items():
            say(what, best(run, 3), "a bare count of the series in the events", bare)


if __name__ == "__main__":
    main()
