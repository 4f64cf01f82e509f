"""How has work flowed: where did the series that were known stand, at each instant?"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd
import plotly.graph_objects as go

from lib.charts import cumulative_flow as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

MOST: Final = 240  # instants that are drawn
STEPS: Final = (1, 3, 6, 12, 24, 48, 7 * 24, 14 * 24, 28 * 24, 91 * 24, 364 * 24)  # hours apart


@dataclass(frozen=True)
class Flow:
    """``at`` (aware, UTC) and a column per band; see ``lib.charts.cumulative_flow``."""

    by_time: pd.DataFrame
    zone: str
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Flow:
    """Series by band at each of the instants, the last being the one that figures speak of.

    At every instant the bands sum to the series that were known then: those that
    ``list_series`` gives as of it.
    """
    zone = snapshot.zone(scope.operation)
    delivered = "series_event" in snapshot.delivered
    moves = rows(snapshot, "flow", scope)
    now = rows(snapshot, "stages", scope).set_index("stage")["series"]
    if moves.empty and now.empty:
        return Flow(pd.DataFrame(columns=["at", *chart.BANDS]), zone, delivered)
    bands = {stage: band for band, stages in chart.BANDS.items() for stage in stages[1]}
    by_band = moves.assign(band=moves["stage"].map(bands))
    wide = by_band.pivot_table(index="at", columns="band", values="more", aggfunc="sum")
    wide.index = pd.DatetimeIndex(wide.index, tz=UTC).as_unit("us")
    total = wide.reindex(columns=list(chart.BANDS)).fillna(0).cumsum()
    end = horizon(snapshot, scope)
    instants = _instants(snapshot, scope, wide.index.min() if len(wide) else None, end)
    found = (
        total.reindex(total.index.union(instants.as_unit("us")))
        .ffill()
        .fillna(0)
        .loc[instants.as_unit("us")]
    )
    last = now.groupby(now.index.map(bands)).sum().reindex(list(chart.BANDS)).fillna(0)
    found.loc[pd.Timestamp(end).as_unit("us")] = last
    return Flow(found.sort_index().astype("int64").reset_index(names="at"), zone, delivered)


def _instants(
    snapshot: Snapshot, scope: Scope, moved: datetime | None, end: datetime
) -> pd.DatetimeIndex:
    """Equal steps from the operation's first midnight on; all before *end*.

    Without an operation, or looked at before it began, from the day of the first move on.
    """
    zone = ZoneInfo(snapshot.zone(scope.operation))
    operation = snapshot.operation(scope.operation)
    first = moved or end
    if operation is not None:
        start = datetime.combine(operation.starts_on, time(), zone)
        first = start if start < end else first
    first = datetime.combine(first.astimezone(zone).date(), time(), zone).astimezone(UTC)
    hours = max((end - first) / timedelta(hours=1), 0)
    step = next((n for n in STEPS if hours / n <= MOST), STEPS[-1])
    many = math.ceil(hours / step)
    return pd.DatetimeIndex([first + timedelta(hours=step * n) for n in range(many)], tz=UTC)


def _figure(found: Flow, look: Look) -> go.Figure:
    return chart.figure(found.by_time, look, found.zone)


def _finding(found: Flow) -> str:
    if not found.delivered:
        return "Not delivered: what happened to series"
    return chart.finding(found.by_time)


CUMULATIVE_FLOW = Panel(
    "cumulative_flow",
    "Where did the series that were known stand, at each instant?",
    ("series_received", "series_started", "series_processed", "series_notified", "series_closed"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Stacked bands over time. {_finding(found)}.",
    lambda found: found.by_time.assign(known=found.by_time[list(chart.BANDS)].sum(axis=1)),
    listing="stages",
)
