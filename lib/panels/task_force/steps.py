"""How long does a series take from one status to the next?"""

import pandas as pd

from lib.charts import status_hours as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel
from lib.scope import Scope


def numbers(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per step; see the listing ``status_hours``."""
    found = rows(snapshot, "status_hours", scope)
    found.attrs["not delivered"] = "series_event" not in snapshot.delivered
    return found


def _finding(found: pd.DataFrame) -> str:
    if found.attrs.get("not delivered"):
        return "Not delivered: what happened to series"
    return chart.finding(found)


STATUS_HOURS = Panel(
    "status_hours",
    "How long does a step take?",
    ("median_hours_to_process", "median_hours_to_notify"),
    numbers,
    chart.html,
    _finding,
    lambda found: f"Table of steps with their hours. {_finding(found)}.",
    lambda found: found,
    listing="status_hours",
)
