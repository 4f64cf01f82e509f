"""What needs attention?"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import attention as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, horizon, leads_to
from lib.scope import Scope
from lib.theme import Look

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
SILENT = timedelta(hours=24)  # a feed without a row for so long is named
FEEDS = {"series_event": "Series events", "tip": "Tips", "tip_event": "Triage of tips"}
TABLES = {
    "series_event": "Series events",
    "series_link": "Links",
    "object_event": "Object events",
    "object": "Objects",
    "tip": "Tips",
    "tip_event": "Triage of tips",
    "media": "Files",
    "operation": "Operation",
}


@dataclass(frozen=True)
class Attention:
    """Three lists; see ``lib.charts.attention`` for the columns."""

    waits: pd.DataFrame
    feeds: pd.DataFrame
    questions: pd.DataFrame


def numbers(snapshot: Snapshot, scope: Scope) -> Attention:
    """The oldest waits, the feeds gone quiet, and the questions about the data."""
    return Attention(_waits(snapshot, scope), _feeds(snapshot, scope), _questions(snapshot, scope))


def _waits(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    found = rows(snapshot, "waits", scope)
    zone = snapshot.zone(scope.operation)
    detail = [
        f"{series}, notified {wording.short_day(wording.local(when, zone))}"
        for series, when in zip(found["series_id"], found["notified_at"], strict=True)
    ]
    names = [countries.name(code) for code in found["country"]]
    hrefs = [leads_to(scope, country=(code,)) for code in found["country"]]
    waits = pd.DataFrame({"title": names, "hours": found["hours"], "detail": detail, "href": hrefs})
    waits.attrs["not delivered"] = "series_event" not in snapshot.delivered
    return waits


def _feeds(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    found = rows(snapshot, "feeds", scope)
    newest = pd.to_datetime(found["newest_at"], utc=True)
    silent = (pd.Timestamp(horizon(snapshot, scope)) - newest).dt.total_seconds() / 3600
    quiet = silent > SILENT / timedelta(hours=1)
    zone = snapshot.zone(scope.operation)
    detail = [f"last row {wording.moment(at, zone)}" for at in newest[quiet]]
    titles = found["table"][quiet].map(FEEDS)
    return pd.DataFrame({"title": titles, "hours": silent[quiet], "detail": detail})


def _questions(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per table and column that is asked about, with the first of its questions."""
    found = rows(snapshot, "questions", scope)
    gathered = [
        {
            "title": f"{TABLES.get(str(table), str(table))}: {str(column).replace('_', ' ')}",
            "count": len(asked),
            "detail": _asked(asked.iloc[0], snapshot.zone(scope.operation)),
        }
        for (table, column), asked in found.groupby(["table", "column"], dropna=False)
    ]
    return pd.DataFrame(gathered, columns=["title", "count", "detail"])


def _asked(question: "pd.Series[Any]", zone: str) -> str:
    """The question as a person reads it: the row, what it says, what is wanted, in local time."""

    def there(found: re.Match[str]) -> str:
        return wording.moment(datetime.fromisoformat(found[0]), zone)

    said = "" if pd.isna(question["said"]) else f" says {question['said']}"
    row = "" if pd.isna(question["row"]) else f"Row {question['row']}"
    return INSTANT.sub(there, f"{row}{said}; wanted: {question['wanted']}.".lstrip("; "))


def _figure(found: Attention, _: Look) -> str:
    return chart.html(found.waits, found.feeds, found.questions)


def _finding(found: Attention) -> str:
    if found.waits.attrs.get("not delivered") and found.questions.empty and found.feeds.empty:
        return "Not delivered: what happened to series"
    return chart.finding(found.waits, found.feeds, found.questions)


def _table(found: Attention) -> pd.DataFrame:
    named = {"wait": found.waits, "silent feed": found.feeds, "question": found.questions}
    return pd.concat([frame.assign(what=what) for what, frame in named.items()])[
        ["what", "title", "detail", "hours", "count"]
    ]


ATTENTION = Panel(
    "attention",
    "What needs attention?",
    ("referrals_waiting",),
    numbers,
    _figure,
    _finding,
    _finding,
    _table,
    listing="waits",
)
