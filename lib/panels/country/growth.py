"""How did the series of each country come in, day by day?"""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import country_growth as growth_chart
from lib.charts import small_multiples as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, horizon, leads_to
from lib.scope import Scope
from lib.theme import Look

COUNTS = ["pinpointed", "processed"]


@dataclass(frozen=True)
class Growth:
    """``by_day`` and the rest; see ``lib.charts.small_multiples``."""

    by_day: pd.DataFrame
    rest: chart.Rest
    hrefs: dict[str, str]
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Growth:
    """Series pinpointed and processed per country, cumulative by day."""
    by_day = cumulative(snapshot, scope)
    ranked = chart.largest(by_day)
    shown, others = ranked[: chart.MOST], tuple(sorted(ranked[chart.MOST :]))
    hrefs = {code: leads_to(scope, country=(code,)) for code in shown}
    delivered = "series_event" in snapshot.delivered
    return Growth(by_day, _rest(snapshot, scope, others), hrefs, delivered)


def cumulative(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """``country``, ``day`` (each, up to now), ``pinpointed`` and ``processed``, cumulative."""
    found = rows(snapshot, "country_days", scope)
    if found.empty:
        return pd.DataFrame(columns=["country", "day", *COUNTS])
    wide = found.assign(day=pd.to_datetime(found["day"]).dt.date).pivot_table(
        index="day", columns="country", values=COUNTS, aggfunc="sum", fill_value=0
    )
    first, last = _days(snapshot, scope, [*wide.index])
    days = [day.date() for day in pd.date_range(first, last)]
    total = wide.reindex(days, fill_value=0).cumsum()
    codes = sorted(found["country"].unique())
    return pd.concat([_of(code, total) for code in codes], ignore_index=True)


def _of(code: str, total: pd.DataFrame) -> pd.DataFrame:
    """The lines of one country, out of columns by count and country."""
    lines = {name: [*total[(name, code)]] for name in COUNTS}
    return pd.DataFrame({"country": code, "day": [*total.index], **lines})


def _days(snapshot: Snapshot, scope: Scope, there: list[date]) -> tuple[date, date]:
    """From the first day of the operation, or of the events, to the last or to now."""
    operation = snapshot.operation(scope.operation)
    now = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    first, last = min(there), max(there)
    if operation:
        first = min(first, operation.starts_on) if len(snapshot.operations) == 1 else first
        last = max(last, min(now, operation.ends_on))
    return first, last


def _rest(snapshot: Snapshot, scope: Scope, others: tuple[str, ...]) -> chart.Rest:
    """What the other countries have together: a series of two of them counts once."""
    if not others:
        return chart.NONE
    names = ["series_pinpointed", "series_processed"]
    found = measure(snapshot, names, replace(scope, country=others)).iloc[0]
    return chart.Rest(len(others), *(float(found[name]) for name in names))


def _figure(found: Growth, look: Look) -> str:
    return chart.html(found.by_day, found.rest, found.hrefs, look)


def _finding(found: Growth) -> str:
    if not found.delivered:
        return "Not delivered: when countries were pinpointed"
    return chart.finding(found.by_day)


def _together(found: pd.DataFrame) -> pd.DataFrame:
    """The one country of the sheet; without one in scope, nothing."""
    return found if found["country"].nunique() == 1 else found.iloc[:0]


def _table(found: Growth) -> pd.DataFrame:
    return found.by_day.assign(name=[countries.name(code) for code in found.by_day["country"]])


SMALL_MULTIPLES = Panel(
    "country_multiples",
    "How did the series of each country come in?",
    ("series_pinpointed", "series_processed"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Small line charts, one per country. {_finding(found)}.",
    _table,
    by=("country", "day"),
    listing="series_pinpointed",
)
COUNTRY_GROWTH = Panel(
    "country_growth",
    "How did its series come in?",
    ("series_pinpointed", "series_processed"),
    lambda snapshot, scope: _together(cumulative(snapshot, scope)),
    growth_chart.html,
    growth_chart.finding,
    lambda found: f"Line chart by day. {growth_chart.finding(found)}.",
    lambda found: found,
    by=("day",),
    listing="series_pinpointed",
)
