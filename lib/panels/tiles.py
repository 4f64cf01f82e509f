"""The headline figures: one metric each, what stands beside it, and how it moved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache, partial

import pandas as pd

from lib import wording
from lib.charts import tile as chart
from lib.database import Snapshot
from lib.measure import measure
from lib.metrics import CATALOGUE, dims
from lib.panels.panel import Panel, horizon, is_part, last_briefing
from lib.scope import Scope

Found = dict[str, float | None]
DAYS_OF_LINE = 60  # the campaign runs for years: its line shows the last of them


@dataclass(frozen=True)
class Headline:
    """A tile: the figure, the metrics beside it, and the words for them."""

    metric: str
    label: str
    beside: tuple[str, ...] = ()
    of: Callable[[Found], str] = lambda _: ""
    second: Callable[[Found], str] = lambda _: ""
    listing: str | None = "series"


def _said(found: Found, name: str, words: str) -> str:
    """``4 tentative``; what was not delivered is said so, never 0."""
    value = found[name]
    return f"{wording.count(value)} {words}" if value is not None else f"{words}: not delivered"


def _of_planned(found: Found) -> str:
    planned = found.get("series_planned")
    return f"of {wording.count(planned)} planned" if planned is not None else ""


def _useful(found: Found) -> str:
    said = wording.share(found["tips_useful"], found["tips_received"])
    useful = _said(found, "tips_useful", "useful")
    return f"{useful} ({said.split(' of ')[0]})" if said else useful


def _referrals(found: Found) -> str:
    number = found["referrals_sent"]
    return wording.plural(number, "referral") if number is not None else "not delivered"


def _in_countries(found: Found) -> str:
    number = found["countries_pinpointed"]
    return f"in {wording.plural(number, 'country', 'countries')}" if number is not None else ""


def _counted(found: Found) -> str:
    """Files are stated for the whole: in a part, only those counted are of the part."""
    counted = _said(found, "files_counted", "counted")
    return counted if "series_planned" in found else f"in all; {counted} in this scope"


HEADLINES = (
    Headline(
        "files_available",
        "Files available",
        ("files_counted",),
        second=_counted,
        listing=None,
    ),
    Headline(
        "series_processed",
        "Series processed",
        ("series_planned", "series_open"),
        of=_of_planned,
        second=lambda found: _said(found, "series_open", "open"),
        listing="series_processed",
    ),
    Headline(
        "series_pinpointed",
        "Series pinpointed",
        ("countries_pinpointed",),
        second=_in_countries,
        listing="series_pinpointed",
    ),
    Headline(
        "countries_notified",
        "Countries notified",
        ("referrals_sent", "referrals_waiting"),
        second=lambda found: f"{_referrals(found)}, {_said(found, 'referrals_waiting', 'waiting')}",
        listing="referrals",
    ),
    Headline(
        "victims_identified",
        "Victims identified",
        ("victims_tentative", "victims_safeguarded"),
        second=lambda found: (
            f"{_said(found, 'victims_tentative', 'tentative')}, "
            f"{_said(found, 'victims_safeguarded', 'safeguarded')}"
        ),
        listing="victims",
    ),
    Headline(
        "series_uploaded",
        "Uploaded to ICSE",
        ("series_icse_new", "series_icse_added"),
        second=lambda found: (
            f"{_said(found, 'series_icse_new', 'new')}, "
            f"{_said(found, 'series_icse_added', 'added')}"
        ),
        listing="series_uploaded",
    ),
    Headline(
        "tips_received",
        "Tips received",
        ("tips_useful",),
        second=_useful,
        listing="tips",
    ),
)


@dataclass(frozen=True)
class Measured:
    """What all tiles are filled from, in one go: one query per fact, not one per tile."""

    now: Found
    before: Found
    since: datetime | None
    lines: dict[str, tuple[float | None, ...]]


def numbers(headline: Headline, snapshot: Snapshot, scope: Scope) -> chart.Tile:
    """The tile of *headline*: figure, line by day, change since the last briefing."""
    found = measured(snapshot, scope)
    now, then = found.now[headline.metric], found.before.get(headline.metric)
    return chart.Tile(
        headline.label,
        now,
        headline.of(found.now) if now is not None else "",
        headline.second(found.now),
        found.lines.get(headline.metric, ()),
        now - then if now is not None and then is not None else None,
        _since(snapshot, scope, found.since),
    )


@lru_cache(maxsize=64)  # a published snapshot never changes
def measured(snapshot: Snapshot, scope: Scope) -> Measured:
    """Every metric of every tile: now, at the last briefing, and by day."""
    shown = [headline.metric for headline in HEADLINES]
    beside = [name for headline in HEADLINES for name in headline.beside]
    if is_part(scope):
        beside.remove("series_planned")
    since = last_briefing(snapshot, scope)
    return Measured(
        _found(snapshot, [*shown, *beside], scope),
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
    for fact in ("series_event", "tip"):
        there = [n for n in names if CATALOGUE[n].fact == fact and "day" in dims(n)]
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


def _panel(headline: Headline) -> Panel:
    return Panel(
        f"tile_{headline.metric}",
        headline.label,
        (headline.metric, *headline.beside),
        partial(numbers, headline),
        chart.html,
        chart.finding,
        chart.finding,
        _table,
        listing=headline.listing,
    )


HEADLINE_TILES = tuple(_panel(headline) for headline in HEADLINES)
