"""A row of headline figures: one metric each, what stands beside it, and how it moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache, partial

import pandas as pd

from lib import wording
from lib.charts import tile as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.measure import measure
from lib.metrics import CATALOGUE, dims
from lib.panels.panel import Panel, horizon, is_part, last_briefing, leads_to
from lib.scope import Scope

Found = dict[str, float | None]
DAYS_OF_LINE = 60  # the campaign runs for years: its line shows the last of them


@dataclass(frozen=True)
class Headline:
    """A tile: the figure, the metrics beside it, and the words for them.

    ``page`` is where the figure leads to; the ``lead`` of a row is its message.
    """

    metric: str
    label: str
    beside: tuple[str, ...] = ()
    of: Callable[[Found], str] = lambda _: ""
    second: Callable[[Found], str] = lambda _: ""
    listing: str | None = "series"
    page: str = ""
    lead: bool = False


def said(found: Found, name: str, words: str) -> str:
    """``4 tentative``; what was not delivered is said so, never 0."""
    value = found[name]
    return f"{wording.count(value)} {words}" if value is not None else f"{words}: not delivered"


@dataclass(frozen=True)
class Measured:
    """What all tiles are filled from, in one go: one query per fact, not one per tile."""

    now: Found
    before: Found
    since: datetime | None
    lines: dict[str, tuple[float | None, ...]]


def row(headlines: tuple[Headline, ...], page: str = "") -> tuple[Panel, ...]:
    """A panel per headline; all are measured together.

    *page* parts their names from those of another page: a name stands for one answer.
    """
    return tuple(_panel(headline, headlines, page) for headline in headlines)


def numbers(
    headline: Headline, beside: tuple[Headline, ...], snapshot: Snapshot, scope: Scope
) -> chart.Tile:
    """The tile of *headline*: figure, line by day, change since the last briefing."""
    found = measured(snapshot, scope, beside)
    now, then = found.now[headline.metric], found.before.get(headline.metric)
    return chart.Tile(
        headline.label,
        now,
        headline.of(found.now) if now is not None else "",
        headline.second(found.now),
        found.lines.get(headline.metric, ()),
        now - then if now is not None and then is not None else None,
        _since(snapshot, scope, found.since),
        lead=headline.lead,
        again=headline != beside[0],
        pace=_pace(found.lines.get(headline.metric, ())),
        href=leads_to(scope, headline.page) if headline.page else "",
        change_href=_changes(scope, found.since),
    )


def _pace(line: tuple[float | None, ...]) -> str:
    """What a line shows: it may be the last days of many."""
    return f"per day, last {DAYS_OF_LINE} days" if len(line) == DAYS_OF_LINE else "per day"


def _changes(scope: Scope, since: datetime | None) -> str:
    """The page that tells what changed since an instant."""
    return leads_to(scope, "changes", Focus(before=since)) if since else ""


@lru_cache(maxsize=64)  # a published snapshot never changes
def measured(snapshot: Snapshot, scope: Scope, headlines: tuple[Headline, ...]) -> Measured:
    """Every metric of every tile: now, at the last briefing, and by day."""
    shown = [headline.metric for headline in headlines]
    beside = [name for headline in headlines for name in headline.beside]
    if is_part(scope):
        beside = [name for name in beside if name != "series_planned"]
    since = last_briefing(snapshot, scope)
    return Measured(
        _found(snapshot, list(dict.fromkeys([*shown, *beside])), scope),
        _found(snapshot, shown, replace(scope, as_of=since)) if since else {},
        since,
        _lines(snapshot, shown, scope),
    )


def _found(snapshot: Snapshot, names: list[str], scope: Scope) -> Found:
    row = measure(snapshot, names, scope).iloc[0]
    return {name: None if pd.isna(row[name]) else float(row[name]) for name in names}


def _lines(
    snapshot: Snapshot, names: list[str], scope: Scope
) -> dict[str, tuple[float | None, ...]]:
    """Each metric by day: over the operation's days, or the last days of the campaign."""
    lines: dict[str, tuple[float | None, ...]] = {}
    for fact in ("series_event", "tip", "object_event"):
        there = [n for n in names if CATALOGUE[n].fact == fact and "day" in dims(n)]
        if not there:
            continue
        by_day = measure(snapshot, there, scope, ["day"])
        first, last = _days(snapshot, scope, fact)
        within = [first <= day <= last for day in by_day["day"]]
        shown = by_day.loc[pd.Series(within, index=by_day.index, dtype=bool)].tail(DAYS_OF_LINE)
        for name in there:
            lines[name] = tuple(None if pd.isna(n) else float(n) for n in shown[name])
    return lines


def _days(snapshot: Snapshot, scope: Scope, fact: str) -> tuple[date, date]:
    """The first and the last day of a line."""
    last = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    operation = snapshot.operation(scope.operation)
    if fact != "series_event" or operation is None:
        return date.min, last
    return operation.starts_on, min(operation.ends_on, last)


def _since(snapshot: Snapshot, scope: Scope, since: datetime | None) -> str:
    if since is None:
        return ""
    there = wording.local(since, snapshot.zone(scope.operation))
    return f"since the briefing of {wording.short_day(there)} {wording.clock(there)}"


def _table(tile: chart.Tile) -> pd.DataFrame:
    return pd.DataFrame({"figure": [tile.label], "value": [tile.value], "change": [tile.change]})


def _panel(headline: Headline, beside: tuple[Headline, ...], page: str) -> Panel:
    return Panel(
        f"tile_{page}{'_' if page else ''}{headline.metric}",
        headline.label,
        (headline.metric, *headline.beside),
        partial(numbers, headline, beside),
        chart.html,
        chart.finding,
        chart.finding,
        _table,
        listing=headline.listing,
    )
