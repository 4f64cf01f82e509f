"""Where was this series likely produced, and how sure is that?"""

from typing import Any

import pandas as pd

from lib import wording
from lib.charts import candidates as chart
from lib.database import Snapshot
from lib.panels.one_series.about import About, about
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

COLUMNS = ["country", "confidence", "occurred_at", "known_at", "taken_back_at"]


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """Everything known of the series in scope."""
    return about(snapshot, scope, series)


def drawn(found: About) -> pd.DataFrame:
    """A row per candidate that stands (its latest pinpoint), and per pinpoint taken back."""
    events = found.events[found.events["kind"] == "country_pinpointed"]
    events = events.assign(country=events["country"].fillna("unknown"))
    gone = events[events["taken_back_at"].notna()]
    rows = [_latest(group, found) for _, group in _standing(events).groupby("country")]
    rows += [{**row, "earlier": ""} for row in gone[COLUMNS].to_dict("records")]
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "earlier"])
    hrefs, sheets = _hrefs(found, frame["country"]), _sheets(found, frame["country"])
    return frame.assign(href=hrefs, sheet=sheets)


def _standing(events: pd.DataFrame) -> pd.DataFrame:
    return events[events["taken_back_at"].isna()]


def _latest(group: pd.DataFrame, found: About) -> dict[Any, Any]:
    """The pinpoint that counts now, and when it was first said where that was earlier."""
    ordered = group.sort_values(["occurred_at", "known_at", "event_id"])
    first, last = (wording.local(ordered.iloc[n]["occurred_at"], found.zone) for n in (0, -1))
    day = wording.short_day(first) if first.year == last.year else wording.day(first)
    earlier = f"first on {day}" if len(ordered) > 1 else ""
    return {**ordered.iloc[-1][COLUMNS].to_dict(), "earlier": earlier}


def _hrefs(found: About, codes: "pd.Series[Any]") -> list[str]:
    """The same series, seen by one country."""
    return [found.leads(found.series or "", country=(code,)) for code in codes]


def _sheets(found: About, codes: "pd.Series[Any]") -> list[str]:
    return [
        leads_to(found.scope, "country", country=(code,)) if code != "unknown" else ""
        for code in codes
    ]


def _finding(found: About) -> str:
    return found.missing or chart.finding(drawn(found))


def _figure(found: About, _: Look) -> str:
    return chart.html(drawn(found), found.zone)


def _table(found: About) -> pd.DataFrame:
    return drawn(found).drop(columns=["href", "sheet", "earlier"])


CANDIDATES = Panel(
    "one_series_candidates",
    "Where was it likely produced, and how sure is that?",
    ("series_pinpointed", "countries_pinpointed"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of candidate countries. {_finding(found)}.",
    _table,
    listing="events",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
