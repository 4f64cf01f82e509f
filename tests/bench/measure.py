"""Every metric of the sample, against one bare count over its events."""

import tempfile
from pathlib import Path

from lib.database import current
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.publish import publish
from lib.sample import write_vidtf7
from lib.scope import Scope
from tests.bench._ratio import best, say


def main() -> None:
    """Every metric of the sample, against one bare count over its events."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_vidtf7(folder / "delivery")
        publish([folder / "delivery"], folder)
        snapshot = current(folder)
        bare = best(lambda: snapshot.rows("select count(*) from snapshot.series_event"), 20)
        every = best(lambda: measure(snapshot, list(CATALOGUE), Scope()))
        one = best(lambda: measure(snapshot, ["series_processed"], Scope()))
        by = best(lambda: measure(snapshot, ["series_processed"], Scope(), ["country", "day"]))
        say("one metric", one, "a bare count of the events", bare)
        say("all 45 metrics", every, "one metric", one)
        say("one metric by country and day", by, "one metric", one)


if __name__ == "__main__":
    main()
