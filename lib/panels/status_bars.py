"""Where do series stand, and how long does a step take?"""

import pandas as pd

from lib.charts import status_bars as chart
from lib.database import Snapshot
from lib.measure import measure
from lib.panels.panel import Panel
from lib.scope import Scope

STATUSES = {
    "received": "series_received",
    "prepared": "series_prepared",
    "started": "series_started",
    "processed": "series_processed",
    "pinpointed": "series_pinpointed",
    "notified": "series_notified",
    "uploaded": "series_uploaded",
}
HOURS = {"processed": "median_hours_to_process", "notified": "median_hours_to_notify"}
METRICS = (*STATUSES.values(), *HOURS.values())


def numbers(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """``status``, ``series``, and ``hours``: the median from the status above."""
    found = measure(snapshot, METRICS, scope).iloc[0]
    return pd.DataFrame(
        {
            "status": list(STATUSES),
            "series": pd.array([found[name] for name in STATUSES.values()], dtype="Float64"),
            "hours": pd.array(
                [found[HOURS[status]] if status in HOURS else None for status in STATUSES],
                dtype="Float64",
            ),
        }
    ).astype({"series": "float64", "hours": "float64"})


def _alt(found: pd.DataFrame) -> str:
    return f"Bar chart of series by status. {chart.finding(found)}."


STATUS_BARS = Panel(
    "status_bars",
    "Where do series stand, and how long does a step take?",
    METRICS,
    numbers,
    chart.figure,
    chart.finding,
    _alt,
    lambda found: found,
    listing="series",
)
