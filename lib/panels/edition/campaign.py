"""What did the campaign publish since 2017, and where does it stand here?"""

from datetime import date, timedelta
from functools import partial
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import edition_dots as chart
from lib.charts.edition_dots import Dot, Strip
from lib.database import Snapshot
from lib.metrics import CATALOGUE
from lib.panels.edition.by_edition import Strips, measured, table
from lib.panels.edition.published import CAMPAIGN, days, label, nothing, published, when
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

METRICS: Final = (
    "tips_received", "objects_published", "objects_identified", "likely_country_instances",
    "children_identified", "offenders_prosecuted",
)  # fmt: skip
MARGIN: Final = 0.04  # of the width, on either side
NARROW: Final = 0.06  # of the width: a year has no room in it

Span = tuple[date, date]


def numbers(snapshot: Snapshot, scope: Scope) -> Strips:
    """A small chart for each figure of the campaign, over time."""
    there = published(snapshot, scope)
    figures = there.figures[there.figures["subject"] == CAMPAIGN]
    rest = [name for name in figures["metric"].unique() if name not in METRICS]
    wanted = [name for name in (*METRICS, *rest) if name in set(figures["metric"])]
    own = measured(snapshot, scope, wanted)
    now = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    spans = [days(row) for row in figures.to_dict("records")]
    known = [span for span in spans if span]
    ends = [day for span in known for day in span] + ([now] if own else [])
    if not ends:
        return Strips((), 0, there.remarks, there.delivered)
    scale = min(ends), max(ends)
    strips = [
        _strip(name, figures[figures["metric"] == name], scale, (now, own.get(name)))
        for name in wanted
    ]
    return Strips(tuple(strips), 0, there.remarks, there.delivered)


def _strip(
    metric: str, figures: pd.DataFrame, scale: Span, here: tuple[date, float | None]
) -> Strip:
    dots, nowhere = [], []
    for row in figures.to_dict("records"):
        span = days(row)
        if span is None:
            nowhere.append(f"Day not stated: {wording.exact(row['value'])}.")
        else:
            dots.append(_dot(row, span, scale))
    now, own = here
    if own is not None:
        dots.append(Dot(f"{wording.day(now)}, here", _place(now, scale), own, own=True))
    dots.sort(key=lambda dot: dot.place)
    return Strip(label(metric), tuple(dots), (), tuple(_years(scale)), (*nowhere, *_differ(dots)))


def _differ(dots: list[Dot]) -> list[str]:
    """Names the figures on which sources differ."""
    said = [dot.figure for dot in dots if dot.conflict]
    return [f"Sources differ: {wording.listing(said, most=9)}."] if said else []


def _dot(row: dict[Any, Any], span: Span, scale: Span) -> Dot:
    left, right = (_place(day, scale) for day in span)
    return Dot(
        when(row),
        (left + right) / 2,
        float(row["value"]),
        "" if pd.isna(row["qualifier"]) else str(row["qualifier"]),
        row["confidence"] != "high",
        reach=(right - left) / 2,
        conflict=bool(row["conflict"]),
    )


def _place(day: date, scale: Span) -> float:
    """A day as a share of the width."""
    long = max((scale[1] - scale[0]) / timedelta(days=1), 1.0)
    return MARGIN + (1 - 2 * MARGIN) * ((day - scale[0]) / timedelta(days=1)) / long


def _years(scale: Span) -> list[tuple[float, str]]:
    """A tick at each January, and one where it begins if there is room."""
    found = [
        (_place(date(year, 1, 1), scale), str(year))
        for year in range(scale[0].year, scale[1].year + 1)
        if scale[0] <= date(year, 1, 1)
    ]
    first = _place(scale[0], scale)
    if not found or found[0][0] - first > NARROW:
        found.insert(0, (first, str(scale[0].year)))
    return found


def _finding(found: Strips) -> str:
    """The first and the latest figure of the first small chart, and what sources differ on."""
    if not found.strips or not (dots := [dot for dot in found.strips[0].dots if not dot.own]):
        return nothing(found.delivered)
    strip, first, last = found.strips[0], dots[0], dots[-1]
    said = f"{strip.name} as published: {first.said} ({first.when})"
    if len(dots) > 1:
        said += f", {last.said} ({last.when})"
    own = next((dot for dot in strip.dots if dot.own), None)
    said += f"; here {own.figure} by {own.when.split(',')[0]}" if own else ""
    differ = [
        each.name.split(",")[0].lower()
        for each in found.strips
        if any(d.conflict for d in each.dots)
    ]
    return f"{said}; sources differ on {wording.listing(differ)}" if differ else said


def _figure(found: Strips, look: Look) -> str:
    return chart.html(found.strips, look, found.remarks)


def _alt(found: Strips) -> str:
    there = wording.plural(len(found.strips), "small chart")
    return f"{there} of the campaign's published figures over time. {_finding(found)}."


EDITION_CAMPAIGN = Panel(
    "edition_campaign",
    "What did the campaign Trace an Object publish?",
    tuple(name for name in METRICS if name in CATALOGUE),
    partial(numbers),
    _figure,
    _finding,
    _alt,
    table,
    listing="published_figures",
)
