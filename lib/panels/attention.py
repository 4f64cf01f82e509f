"""What needs attention?"""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd

from lib import country as countries
from lib import question, wording
from lib.charts import attention as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.panels.panel import Panel, horizon, leads_to
from lib.scope import Scope
from lib.theme import Look

SILENT = timedelta(hours=24)  # a feed without a row for so long is named
FEEDS = {"series_event": "Series events", "tip": "Tips", "tip_event": "Triage of tips"}
PAGES = {"series_event": "series", "tip": "tips", "tip_event": "tips"}


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
        f"notified {wording.short_day(wording.local(when, zone))}" for when in found["notified_at"]
    ]
    pairs = [*zip(found["country"], found["series_id"], strict=True)]
    names = [f"{countries.name(code)}, {series}" for code, series in pairs]
    hrefs = [leads_to(scope, "one-series", Focus(series=series)) for _, series in pairs]
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
    hrefs = [leads_to(scope, PAGES[table]) for table in found["table"][quiet]]
    silence = {"title": titles, "hours": silent[quiet], "detail": detail, "href": hrefs}
    return pd.DataFrame(silence)


def _questions(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per question about the data in scope, in words, and where its row stands."""
    asked = rows(snapshot, "questions", scope).to_dict("records")
    zone = snapshot.zone(scope.operation)
    gathered = [
        {
            "title": question.sentence(one, zone),
            "count": 1,
            "detail": question.place(one),
            "href": _about(scope, one),
        }
        for one in asked
    ]
    return pd.DataFrame(gathered, columns=["title", "count", "detail", "href"])


def _about(scope: Scope, one: question.Question) -> str:
    """The page of the series or the object that is asked about; empty for others."""
    about, table = one["about"], str(one["table"])
    if not isinstance(about, str):
        return ""
    if table.startswith("series"):
        return leads_to(scope, "one-series", Focus(series=about))
    if table.startswith("object"):
        return leads_to(scope, "object", Focus(object=about))
    return ""


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
