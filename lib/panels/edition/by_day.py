"""How does this operation go, day by day, against what others had in all?"""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import edition_by_day as chart
from lib.charts.edition_by_day import Level
from lib.charts.edition_dots import MARKS
from lib.database import Operation, Snapshot
from lib.listing import rows
from lib.metrics import CATALOGUE
from lib.panels.edition.published import VIDTF, Published, published
from lib.panels.panel import Panel, horizon, is_part
from lib.scope import Scope
from lib.theme import Look

LENGTH: Final = re.compile(r"\b(\d{1,2}) days\b")
COLUMNS: Final = ["day", "total"]


@dataclass(frozen=True)
class ByDay:
    """See ``lib.charts.edition_by_day`` for the columns; *part* where the scope is one."""

    by_day: pd.DataFrame
    levels: tuple[Level, ...]
    name: str
    what: str
    part: bool


def numbers(kind: str, metric: str, snapshot: Snapshot, scope: Scope) -> ByDay:
    """Series that reached *kind* by day of the operation, and the published totals of *metric*."""
    there = published(snapshot, scope)
    by_day = pd.DataFrame(columns=COLUMNS)
    if "series_event" in snapshot.delivered and there.operation is not None:
        by_day = _by_day(kind, snapshot, scope, there.operation)
    name = there.operation.name if there.operation else "This operation"
    what = CATALOGUE[metric].label.lower()
    return ByDay(by_day, tuple(_levels(metric, there)), name, what, is_part(scope))


def _by_day(kind: str, snapshot: Snapshot, scope: Scope, operation: Operation) -> pd.DataFrame:
    """``day`` (1 is the first; 0 is before it) and ``total`` at its end, without gaps.

    What is counted is what ``measure`` counts in the same scope: of several operations at
    once it is counted by days of the latest.
    """
    zone = operation.time_zone
    steps = rows(snapshot, "milestones", scope)
    steps = steps[steps["kind"] == kind]
    end = wording.local(horizon(snapshot, scope), zone).date()
    hours = pd.to_datetime(steps["hour"], utc=True).dt.tz_convert(zone).dt.date
    day = [max((each - operation.starts_on).days + 1, 0) for each in hours]
    length = (operation.ends_on - operation.starts_on).days + 1
    last = max([min((end - operation.starts_on).days + 1, length), *day, 0])
    total = steps.assign(day=day).groupby("day")["series"].sum()
    total = total.reindex(range(last + 1), fill_value=0).cumsum().astype(float)
    return pd.DataFrame({"day": total.index, "total": total.to_numpy()})


def _levels(metric: str, there: Published) -> list[Level]:
    """What other task forces had in all, the earliest first."""
    figures = there.figures
    wanted = (figures["subject"] == VIDTF) & (figures["metric"] == metric)
    found = []
    for row in figures[wanted & figures["edition"].notna()].to_dict("records"):
        edition = str(row["edition"])
        if edition == str(there.number):
            continue
        mark = "" if pd.isna(row["qualifier"]) else str(row["qualifier"])
        long = LENGTH.search("" if pd.isna(row["wording"]) else str(row["wording"]))
        found.append(
            Level(
                f"VIDTF {edition}",
                float(row["value"]),
                f"{MARKS.get(mark, '').replace('=', '')}{wording.exact(row['value'])}",
                _earlier(row, edition, there),
                mark in ("", "exactly"),
                int(long[1]) if long else None,
            )
        )
    return found


def _earlier(row: dict[Any, Any], edition: str, there: Published) -> bool:
    """Whether a task force came before this operation: by its number, else by its last day."""
    if there.number is not None and edition.isdigit():
        return int(edition) < there.number
    day = row["as_of"]
    if there.operation is None or not isinstance(day, pd.Timestamp):
        return False
    return bool(day.date() - there.operation.starts_on < timedelta(0))


def _figure(found: ByDay, look: Look) -> go.Figure:
    return chart.figure(found.by_day, found.levels, found.name, look)


def _finding(found: ByDay) -> str:
    return chart.finding(found.by_day, found.levels, found.name, found.what, found.part)


def _alt(found: ByDay) -> str:
    return (
        f"Line of {found.what} by day of the operation, with a level for each of "
        f"{wording.plural(len(found.levels), 'published total')}. {_finding(found)}."
    )


def _table(found: ByDay) -> pd.DataFrame:
    own = found.by_day.assign(name=found.name)
    levels = pd.DataFrame(
        [(level.days, level.value, level.name) for level in found.levels],
        columns=["day", "total", "name"],
    )
    return pd.concat([own.astype(object), levels.astype(object)])[["name", "day", "total"]]


def _panel(kind: str, metric: str, verb: str) -> Panel:
    return Panel(
        f"edition_{kind}_by_day",
        f"How many series are {verb} by which day, and what had others in all?",
        (metric,),
        partial(numbers, kind, metric),
        _figure,
        _finding,
        _alt,
        _table,
        listing="published_figures",
    )


EDITION_PROCESSED_BY_DAY = _panel("processed", "series_processed", "processed")
EDITION_PINPOINTED_BY_DAY = _panel("country_pinpointed", "series_pinpointed", "pinpointed")
