"""How fast does the public's answer to an object fade?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from lib import wording
from lib.charts import tip_decay as chart
from lib.charts.tip_decay import WEEKS, Cohort
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

DAYS = 7 * WEEKS


@dataclass(frozen=True)
class Decay:
    """All objects together, then each release, the earliest first."""

    cohorts: tuple[Cohort, ...]
    lacking: str
    apart: float = 0.0  # tips on these objects that came before or after the weeks shown


def numbers(snapshot: Snapshot, scope: Scope) -> Decay:
    """Tips by week since publication, per object that was public (and in scope) all that week."""
    objects, tips = rows(snapshot, "campaign", scope), rows(snapshot, "decay", scope)
    lacking = [name for name in ("tip", "object_event") if name not in snapshot.delivered]
    if lacking:
        return Decay((), {"tip": "tips", "object_event": "when objects were published"}[lacking[0]])
    every = float(tips["tips"].sum())
    tips = tips[(tips["days"] >= 0) & (tips["days"] < DAYS)]
    apart = every - float(tips["tips"].sum())
    last = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    triaged = "tip_event" in snapshot.delivered
    released = objects[objects["release"].notna()]
    first = released.groupby("release")["published_on"].min().sort_values(kind="stable")
    parts = dict([_together(objects, tips, scope, last)])
    for name in first.index:
        parts[f"Release {name}"] = (
            released[released["release"] == name], tips[tips["release"] == name],
        )  # fmt: skip
    made = (_cohort(name, *part, scope, last, triaged) for name, part in parts.items())
    return Decay(tuple(made), "", apart)


def _together(
    objects: pd.DataFrame, tips: pd.DataFrame, scope: Scope, last: date
) -> tuple[str, tuple[pd.DataFrame, pd.DataFrame]]:
    """All objects that were looked at for all of the weeks.

    Every object where none was, or where no tip is on these.
    """
    whole = np.flatnonzero(_whole(objects["published_on"], scope, last).all(axis=1))
    if len(whole) in (0, len(objects)):
        return "All objects", (objects, tips)
    seen = objects.iloc[whole]
    theirs = tips.loc[tips["object"].isin(seen["object"])]
    if theirs.empty or not theirs["tips"].any():
        return "All objects", (objects, tips)
    return f"All that were public for {WEEKS} weeks", (seen, theirs)


def _cohort(
    name: str, objects: pd.DataFrame, tips: pd.DataFrame, scope: Scope, last: date, triaged: bool
) -> Cohort:
    whole = _whole(objects["published_on"], scope, last)  # object × week
    place = {each: n for n, each in enumerate(objects["object"])}
    at = tips["object"].map(place).to_numpy(np.int64), (tips["days"] // 7).to_numpy(np.int64)
    kinds = ("tips", "useful")
    rates = {kind: _rates(tips[kind].to_numpy(float), at, whole) for kind in kinds}
    every = float(tips["tips"].sum())
    return Cohort(
        name,
        len(objects),
        every,
        float(tips["useful"].sum()) if triaged else None,
        rates["tips"],
        rates["useful"] if triaged else [],
        _half(tips) if len(whole) and whole.all() and every >= wording.ENOUGH else None,
    )


def _whole(published: "pd.Series[Any]", scope: Scope, last: date) -> "np.typing.NDArray[np.bool_]":
    """Whether an object was public, and looked at, for the whole of a week since publication."""
    since, until = scope.since or date.min, min(scope.until or date.max, last)

    def seen(day: pd.Timestamp, week: int) -> bool:
        begin = (day + timedelta(days=7 * week)).date()
        # The day that is looked at last is not over yet, but for its last minutes.
        return since <= begin and begin + timedelta(days=6) <= until

    table = [[seen(day, week) for week in range(WEEKS)] for day in pd.to_datetime(published)]
    return np.array(table, dtype=bool).reshape(len(published), WEEKS)


def _rates(
    tips: "np.typing.NDArray[np.float64]",
    at: "tuple[np.typing.NDArray[np.int64], np.typing.NDArray[np.int64]]",
    whole: "np.typing.NDArray[np.bool_]",
) -> list[float | None]:
    """Tips per object and day in each week, of the objects that were public throughout it."""
    grid = np.zeros(whole.shape)
    np.add.at(grid, at, tips)
    objects, came = whole.sum(axis=0), (grid * whole).sum(axis=0)
    return [float(n / (7 * many)) if many else None for n, many in zip(came, objects, strict=True)]


def _half(tips: pd.DataFrame) -> int:
    """Within how many days since publication half of the tips had come."""
    by_day = tips.groupby("days")["tips"].sum().cumsum()
    return int(by_day.index[int((by_day >= by_day.iloc[-1] / 2).to_numpy().argmax())]) + 1


def _figure(found: Decay, look: Look) -> str:
    return chart.html(found.cohorts, look, "Nothing to draw in this scope.")


def _finding(found: Decay) -> str:
    if found.lacking:
        return f"Not delivered: {found.lacking}"
    return chart.finding(found.cohorts, found.apart)


def _table(found: Decay) -> pd.DataFrame:
    """One row per cohort and week."""
    cells = [
        {"cohort": cohort.name, "week": week + 1, "tips per object and day": rate,
         "of them useful": cohort.useful[week] if cohort.useful else None}
        for cohort in found.cohorts for week, rate in enumerate(cohort.rates)
    ]  # fmt: skip
    columns = ["cohort", "week", "tips per object and day", "of them useful"]
    return pd.DataFrame(cells, columns=columns)


DECAY = Panel(
    "decay",
    "How fast does the public's answer to an object fade?",
    ("tips_received", "tips_useful", "objects_published"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Small line charts on one log scale, one per release. {_finding(found)}.",
    _table,
    by=("release",),
    listing="decay",
)
