"""Tips over the whole campaign, or the period chosen; on a log axis when asked."""

from dataclasses import replace

import plotly.graph_objects as go

from lib.charts import tips_per_day as chart
from lib.database import Snapshot
from lib.panels.tips_per_day import TIPS_PER_DAY, Tips, in_period
from lib.scope import Scope
from lib.theme import Look


def numbers(snapshot: Snapshot, scope: Scope, axis: str = "linear") -> tuple[Tips, bool]:
    """Tips per local day, the releases, and whether the axis is logarithmic."""
    return in_period(snapshot, scope, scope), axis == "log"


def _figure(found: tuple[Tips, bool], look: Look) -> go.Figure:
    tips, is_log = found
    return (chart.on_log if is_log else chart.figure)(tips.by_day, tips.releases, look)


def _finding(found: tuple[Tips, bool]) -> str:
    return chart.finding(found[0].by_day)


def _alt(found: tuple[Tips, bool]) -> str:
    kind = "Line chart on a log axis" if found[1] else "Bar chart"
    return f"{kind} of tips over time. {_finding(found)}."


TIPS_OVER_TIME = replace(
    TIPS_PER_DAY,
    name="tips_over_time",
    title="How many tips come in, how many of them help, and what did each release bring?",
    numbers=numbers,
    figure=_figure,
    finding=_finding,
    alt=_alt,
    table=lambda found: found[0].by_day,
    clicked=lambda scope, found, x: TIPS_PER_DAY.clicked(scope, found[0], x),  # type: ignore[misc]
    keyed=("axis",),
)
