"""How much organisations get through: only those that the page may name."""

from lib.briefing.slide import Number, Plot, Series
from lib.briefing.slides.shown import MOST, of
from lib.database import Snapshot
from lib.panels.task_force import THROUGHPUT
from lib.panels.task_force.throughput import Throughput
from lib.release.cell import Key
from lib.scope import Scope


def throughput(found: Throughput, _: Snapshot, __: Scope) -> Plot:
    """A bar per organisation in order of name, those that are not named as one at last.

    What the half-days of the page sum to: series as each first processed them, in the latest
    days of a long operation. That is no figure of the catalogue, and so has keys of its own.
    """
    cells = found.cells
    sums = cells.groupby(["together", "name"], as_index=False)["series"].sum()
    alone, others = sums[sums["together"] == 1], sums[sums["together"] > 1]
    names = [*alone["name"].head(MOST - len(others)), *others["name"]]
    series = dict(zip(sums["name"], sums["series"], strict=True))
    numbers = tuple(Number(int(series[name]), _key(name)) for name in names)
    left = len(sums) - len(names)
    label = f"Organisation, the first {MOST} by name" if left else "Organisation"
    return Plot("bars", tuple(names), (Series("series", numbers, "processed"),), "series", label)


def _key(name: str) -> Key:
    return "first:series_processed", (("org", name),)


ORGANISATIONS = of(THROUGHPUT, "Bars of series by organisation", throughput)
