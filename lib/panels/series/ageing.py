"""How long have series in work stood where they stand?"""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from lib.charts import ageing as chart
from lib.charts import ageing_longest
from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

LONGEST = 10  # that are named


@dataclass(frozen=True)
class Ageing:
    """Dots and stages; see ``lib.charts.ageing`` for the columns."""

    stages: pd.DataFrame
    dots: pd.DataFrame
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Ageing:
    """Series in work by the hours that they have stood in their status so far."""
    found = rows(snapshot, "waiting_dots", scope)
    stages = found.drop_duplicates("stage").rename(columns={"hours": "longest"})
    place = stages["stage"].map({stage: n for n, stage in enumerate(chart.STAGES)})
    ordered = stages.assign(place=place).sort_values("place")
    columns = ["stage", "there", "longest", "middle", "moved_on", "half", "most", "beyond"]
    dots = found[["stage", "series_id", "stage_at", "hours", "most", "moved_on"]]
    delivered = "series_event" in snapshot.delivered
    return Ageing(ordered[columns].reset_index(drop=True), dots, delivered)


def longest(snapshot: Snapshot, scope: Scope) -> Ageing:
    """The same, the longest first, with ``href``."""
    found = numbers(snapshot, scope)
    first = found.dots.sort_values(["hours", "series_id"], ascending=[False, True]).head(LONGEST)
    hrefs = [leads_to(scope, "one-series", Focus(series=each)) for each in first["series_id"]]
    return Ageing(found.stages, first.assign(href=hrefs), found.delivered)


def _figure(found: Ageing, look: Look) -> go.Figure:
    return chart.figure(found.stages, found.dots, look)


def _finding(found: Ageing) -> str:
    if not found.delivered:
        return "Not delivered: what happened to series"
    return chart.finding(found.stages)


def _longest(found: Ageing) -> str:
    if not found.delivered:
        return "Not delivered: what happened to series"
    return ageing_longest.finding(found.dots)


AGEING = Panel(
    "ageing",
    "How long have series in work stood where they stand?",
    ("series_open", "median_hours_to_process", "median_hours_to_notify"),
    numbers,
    _figure,
    _finding,
    lambda found: f"A dot per series in work, by hours in its status. {_finding(found)}.",
    lambda found: found.stages,
    listing="series_waiting",
)
LONGEST_IN_STATUS = Panel(
    "longest_in_status",
    "Which series have stood longest where they stand?",
    ("series_open",),
    longest,
    lambda found, _: ageing_longest.html(found.dots),
    _longest,
    lambda found: f"List of series. {_longest(found)}.",
    lambda found: found.dots.drop(columns=["href", "most", "moved_on"]),
    listing="series_waiting",
)
