"""Benchmarks, as ratios against a named reference in the same run: ``board.py bench [NAME]``.

Milliseconds change with the machine and its load; ratios hold. Nothing here passes or fails.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from lib import intake
from lib.database import current
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.publish import publish
from lib.sample import write_synthetic, write_vidtf7
from lib.scope import Scope


def best(run: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in seconds."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        run()
        found.append(time.perf_counter() - began)
    return min(found)


def say(name: str, value: float, reference: str, base: float) -> None:
    """One line: how often the reference goes into what was measured."""
    print(f"{name}: {value / base:.1f} × {reference} ({value * 1e3:.0f} ms of {base * 1e3:.0f} ms)")


def bench_measure() -> None:
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


def bench_check() -> None:
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


def bench_publish() -> None:
    """Publishing the sample, against checking it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_vidtf7(folder / "delivery")

        def checked() -> None:
            with intake.check([folder / "delivery"]):
                pass

        numbers = iter(range(100))
        both = best(lambda: publish([folder / "delivery"], folder / f"data-{next(numbers)}"), 3)
        say("publishing the sample", both, "checking it", best(checked, 3))


BENCHES = {"measure": bench_measure, "check": bench_check, "publish": bench_publish}

if __name__ == "__main__":
    asked = sys.argv[1:] or list(BENCHES)
    unknown = [each for each in asked if each not in BENCHES]
    if unknown:
        sys.exit(f"There is no benchmark “{unknown[0]}”; there are {', '.join(BENCHES)}.")
    for each in asked:
        BENCHES[each]()
