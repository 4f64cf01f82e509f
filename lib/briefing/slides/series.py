"""Where series stand, and how many are under way."""

import pandas as pd

from lib import panels
from lib.briefing.slide import Number, Plot, Role, Series
from lib.briefing.slides.days import days
from lib.briefing.slides.shown import count, hours, key, of
from lib.charts.status_bars import LABEL
from lib.database import Snapshot
from lib.listing import rows as listed
from lib.panels import status_bars
from lib.panels.task_force import WORK_IN_PROGRESS
from lib.panels.task_force.work import Work
from lib.scope import Scope

# status -> the counts that the median hours to it rest on: from the first to the second
FROM = {
    "processed": ("series_started", "series_processed"),
    "notified": ("series_pinpointed", "series_notified"),
}
STATES: dict[str, tuple[str, Role]] = {
    "waiting": ("not yet started", "waiting"),
    "under_way": ("under way", "started"),
    "reopened": ("reopened", "closed"),
}


def statuses(found: pd.DataFrame, snapshot: Snapshot, scope: Scope) -> Plot:
    """A bar per status, with the median hours from the one above where they are known."""
    rows = found.to_dict("records")
    numbers = tuple(count(row["series"], status_bars.STATUSES[row["status"]]) for row in rows)
    steps = _steps(snapshot, scope)
    ties = tuple(_tie(row["status"], row["hours"], steps) for row in rows)
    over = tuple(LABEL[row["status"]] for row in rows)
    series = Series("series", numbers, "received")
    message = (LABEL["processed"],)
    return Plot("bars", over, (series,), "series", "Status", ties=ties, strong=message)


def _steps(snapshot: Snapshot, scope: Scope) -> dict[tuple[str, str], int]:
    """How many made the step from one status to another: those that a median is taken over."""
    found = listed(snapshot, "status_hours", scope)
    ends = zip("series_" + found["earlier"], "series_" + found["later"], strict=True)
    return dict(zip(ends, map(int, found["n"]), strict=True))


def _tie(status: str, median: float, steps: dict[tuple[str, str], int]) -> Number | None:
    if status not in FROM or pd.isna(median):
        return None
    earlier, later = FROM[status]
    return hours(median, key(earlier), key(later), n=steps.get((earlier, later), 1))


def work(found: Work, snapshot: Snapshot, scope: Scope) -> Plot:
    """Series in each state of work at the end of each day; the states sum to those open."""
    there = days(found.by_time, snapshot.operation(scope.operation), found.zone, ahead=False)
    if there is None:
        return Plot("lines", (), (), "series", "Day")
    series = tuple(
        Series(name, tuple(there.counts(found.by_time, state, "series_open", state=state)), role)
        for state, (name, role) in STATES.items()
    )
    return Plot("lines", there.over, series, "series", "Day")


STATUS_BARS = of(panels.STATUS_BARS, "Bars of series by status", statuses)
WORK = of(WORK_IN_PROGRESS, "Three lines by day", work)
