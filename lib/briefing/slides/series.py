"""Where series stand, and how many are under way."""

import pandas as pd

from lib import panels
from lib.briefing.slide import Number, Plot, Role, Series
from lib.briefing.slides.days import days
from lib.briefing.slides.shown import count, hours, key, of
from lib.charts.status_bars import LABEL
from lib.database import Snapshot
from lib.panels import status_bars
from lib.panels.task_force import WORK_IN_PROGRESS
from lib.panels.task_force.work import Work
from lib.scope import Scope

# status -> the counts that the median hours to it rest on
FROM = {
    "processed": ("series_started", "series_processed"),
    "notified": ("series_pinpointed", "series_notified"),
}
STATES: dict[str, tuple[str, Role]] = {
    "waiting": ("not yet started", "waiting"),
    "under_way": ("under way", "started"),
    "reopened": ("reopened", "closed"),
}


def statuses(found: pd.DataFrame, _: Snapshot, __: Scope) -> Plot:
    """A bar per status, with the median hours from the one above where they are known."""
    rows = found.to_dict("records")
    numbers = tuple(count(row["series"], status_bars.STATUSES[row["status"]]) for row in rows)
    ties = tuple(_tie(row["status"], row["hours"]) for row in rows)
    over = tuple(LABEL[row["status"]] for row in rows)
    series = Series("series", numbers, "received")
    message = (LABEL["processed"],)
    return Plot("bars", over, (series,), "series", "Status", ties=ties, strong=message)


def _tie(status: str, median: float) -> Number | None:
    if status not in FROM or pd.isna(median):
        return None
    return hours(median, *(key(metric) for metric in FROM[status]))


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
