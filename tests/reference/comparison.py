"""Where the board's own measuring says something else than the reference does."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pandas

from lib.database import Snapshot, current
from lib.measure import measure
from lib.publish import publish
from lib.scope import Scope
from tests import reference
from tests.random_delivery import delivery as random_delivery
from tests.random_delivery import scope as random_scope
from tests.reference.as_csv import write
from tests.reference.facts import DIMS, TIME
from tests.reference.figures import Number
from tests.reference.smaller import smallest
from tests.reference.standing import Delivery

By = tuple[str, ...]
STEP = {"day": timedelta(days=1), "week": timedelta(days=7), "hour": timedelta(hours=1)}


def published(delivery: Delivery, folder: Path, style: int = 0) -> Snapshot:
    """The delivery written as CSV files and published as people would."""
    publish([write(delivery, folder / "delivery", style)], data=folder / "data")
    return current(folder / "data")


def compare(seed: int, scopes: int) -> str:
    """Disagreements on a random delivery, in words, with the smallest example of the first."""
    draw = Random(seed)
    delivery = random_delivery(draw)
    with TemporaryDirectory() as folder:
        snapshot = published(delivery, Path(folder), seed)
        for _ in range(scopes):
            scope = random_scope(draw, delivery)
            for by in ((), random_by(draw)):
                if found := disagreements(snapshot, delivery, scope, by):
                    return example(seed, delivery, scope, by, found)
    return ""


def random_by(draw: Random) -> By:
    """One or two dimensions that some fact has, in any order."""
    dims = draw.choice(list(DIMS.values()))
    return tuple(draw.sample(dims, min(len(dims), draw.choice((1, 1, 2)))))


def disagreements(snapshot: Snapshot, delivery: Delivery, scope: Scope, by: By) -> list[str]:
    """One line for each group and metric, over all metrics that may be taken so."""
    metrics = [one for one in reference.METRICS if set(by) <= set(reference.dims(one))]
    frame = measure(snapshot, metrics, scope, by)
    rows = {tuple(known(row[dim]) for dim in by): row for row in frame.to_dict("records")}
    found = [f"gap in {dim}" for dim in by if dim in TIME and gaps(sorted(set(frame[dim])), dim)]
    if len(rows) != len(frame):
        found.append("a group comes twice")
    for metric in metrics:
        nothing = reference.nothing(delivery, metric)
        slow = reference.groups(delivery, metric, scope, by)
        for group in {*slow, *rows}:
            fast = known(rows[group][metric]) if group in rows else nothing
            expected = slow.get(group, nothing)
            if not same(fast, expected):
                found.append(f"{metric} {group}: fast {fast!r}, reference {expected!r}")
    return sorted(found)


def known(value: Any) -> Any:
    """None for what a data frame holds as missing."""
    return None if pandas.isna(value) else value


def same(fast: Any, expected: Number) -> bool:
    """Equal, but for the last digits of a quotient."""
    if fast is None or expected is None:
        return fast is expected
    return math.isclose(fast, expected, rel_tol=1e-9, abs_tol=1e-9)


def gaps(values: Sequence[date | datetime], dim: str) -> bool:
    """Whether a time axis leaves out a step."""
    return any(after - before > STEP[dim] for before, after in pairwise(values))


def example(seed: int, delivery: Delivery, scope: Scope, by: By, found: list[str]) -> str:
    """What was found, and the rows that are enough for the first of it."""
    first = found[0].split(":")[0].split(" (")[0]

    def disagrees(less: Delivery, where: Scope) -> bool:
        with TemporaryDirectory() as folder:
            snapshot = published(less, Path(folder), 3)
            return any(one.startswith(first) for one in disagreements(snapshot, less, where, by))

    lines = [f"seed {seed}, by {by}, {scope}", *found[:12]]
    if disagrees(delivery, scope):
        less, where = smallest(delivery, scope, disagrees)
        with TemporaryDirectory() as folder:
            left = disagreements(published(less, Path(folder), 3), less, where, by)
        lines += ["Smallest:", str(where), *left[:6], *rows_in_words(less)]
    return "\n".join(lines)


def rows_in_words(delivery: Delivery) -> Iterator[str]:
    """The rows, without their empty cells."""
    for table, rows in delivery.items():
        if rows is None:
            yield f"{table}: not delivered"
        for row in rows or []:
            said = {k: str(v) for k, v in row.items() if v is not None and k != "name"}
            yield f"{table} {said}"
