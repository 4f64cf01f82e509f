"""How many tips come in, and how many of them help?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd
import plotly.graph_objects as go

from lib import wording
from lib.charts import tips_per_day as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

DAYS = 60  # that are shown where no period is chosen
METRICS = ("tips_received", "tips_useful")


@dataclass(frozen=True)
class Tips:
    """``by_day`` and ``releases``; see ``lib.charts.tips_per_day`` for the columns."""

    by_day: pd.DataFrame
    releases: pd.DataFrame


def numbers(snapshot: Snapshot, scope: Scope) -> Tips:
    """Tips per local day, and when objects were released."""
    return in_period(snapshot, scope, _recent(snapshot, scope))


def in_period(snapshot: Snapshot, scope: Scope, shown: Scope) -> Tips:
    """The days of *shown*, which is *scope* or a period of it."""
    by_day = measure(snapshot, METRICS, shown, ["day"])
    if by_day.empty and "tip" in snapshot.delivered:
        # Delivered, but none in scope: a day without tips, and not "not delivered".
        by_day = measure(snapshot, METRICS, scope).assign(day=horizon(snapshot, scope).date())
    found = rows(snapshot, "releases", scope)
    text = [f"{wording.plural(n, 'object')} released" for n in found["objects"]]
    releases = pd.DataFrame({"day": pd.to_datetime(found["day"]).dt.date, "text": text})
    return Tips(by_day, releases)


def _recent(snapshot: Snapshot, scope: Scope) -> Scope:
    """The campaign runs for years: where no period is chosen, its last days are shown."""
    if scope.since or scope.until:
        return scope
    last = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    return replace(scope, since=last - timedelta(days=DAYS - 1), until=last)


def _figure(found: Tips, look: Look) -> go.Figure:
    return chart.figure(found.by_day, found.releases, look)


def _finding(found: Tips) -> str:
    return chart.finding(found.by_day)


def _clicked(scope: Scope, found: Tips, x: str) -> Scope:
    """The day (or the week) of the bar."""
    _, weekly = chart.gathered(found.by_day)
    day = date.fromisoformat(x[:10])
    return replace(scope, since=day, until=day + timedelta(days=6 if weekly else 0))


TIPS_PER_DAY = Panel(
    "tips_per_day",
    "How many tips come in, and how many of them help?",
    METRICS,
    numbers,
    _figure,
    _finding,
    lambda found: f"Bar chart of tips over time. {_finding(found)}.",
    lambda found: found.by_day,
    by=("day",),
    listing="tips",
    clicked=_clicked,
)
