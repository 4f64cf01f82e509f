"""How many files does this series have, and when did they come?"""

import pandas as pd
import plotly.graph_objects as go

from lib.charts import media_per_day as chart
from lib.database import Snapshot
from lib.panels.one_series.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """Everything known of the series in scope; its ``files`` are drawn."""
    return about(snapshot, scope, series)


def _finding(found: About) -> str:
    return found.missing or chart.finding(found.files)


def _figure(found: About, look: Look) -> go.Figure:
    return chart.figure(found.files, look)


def _table(found: About) -> pd.DataFrame:
    return found.files.drop(columns="series_id")


FILES = Panel(
    "one_series_files",
    "How many files does it have, and when did they come?",
    ("files_counted", "images_counted", "videos_counted"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Bars of files per day. {_finding(found)}.",
    _table,
    listing="files",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
