"""In which countries were series likely produced, and how do they add up?"""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib import country as countries
from lib.charts import country_sum as sum_chart
from lib.charts import tile_grid as grid_chart
from lib.charts import world_map as map_chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, is_part, leads_to
from lib.scope import Scope
from lib.theme import Look

COLUMNS = {
    "pinpointed": "series_pinpointed",
    "notified": "referrals_sent",
    "answered": "referrals_answered",
    "waiting": "referrals_waiting",
}
METRICS = tuple(COLUMNS.values())


@dataclass(frozen=True)
class Sum:
    """The parts, and where they lead."""

    parts: sum_chart.Parts
    sheet: tuple[str, str] | None
    unknown: str


def by_country(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per country with any of ``COLUMNS``, and ``href``, which sets it as the scope."""
    found = measure(snapshot, METRICS, scope, ["country"])
    found = found.rename(columns={metric: name for name, metric in COLUMNS.items()})
    found = found.astype(dict.fromkeys(COLUMNS, "float64"))
    found = found[found[[*COLUMNS]].fillna(0).sum(axis=1) > 0].reset_index(drop=True)
    hrefs = [leads_to(scope, country=(code,)) for code in found["country"]]
    found = found.assign(href=hrefs)
    found.attrs["not delivered"] = "series_event" not in snapshot.delivered
    return found


def parts(snapshot: Snapshot, scope: Scope) -> Sum:
    """Series in scope, by the number of countries that each is pinpointed to."""
    found = rows(snapshot, "candidate_parts", scope)
    n, series = found["candidates"], found["series"]
    known = measure(snapshot, ["series_pinpointed"], scope, ["country"])
    circles = known.loc[known["country"] != countries.UNKNOWN, "series_pinpointed"].sum()
    added = sum_chart.Parts(
        int(series[n == 1].sum()),
        int(series[n > 1].sum()),
        int(series[n == 0].sum()),
        int(circles) if not pd.isna(circles) else 0,
        int(found["pinpointed"][n == 0].sum()),
        int(found["elsewhere_too"][n > 0].sum()),
        "series_event" in snapshot.delivered,
        scope.country != (countries.UNKNOWN,) and is_part(scope),
    )
    return Sum(added, _sheet(scope), leads_to(scope, country=(countries.UNKNOWN,)))


def _sheet(scope: Scope) -> tuple[str, str] | None:
    """The page of the country in scope, where there is just one."""
    if len(scope.country) != 1:
        return None
    return countries.name(scope.country[0]), leads_to(scope, "country")


def _clicked(scope: Scope, found: pd.DataFrame, code: str) -> Scope:
    return replace(scope, country=(code,)) if code in countries.codes() else scope


def _lacking(found: pd.DataFrame) -> str:
    """What to say where nothing of the kind was delivered."""
    lacks = found.attrs.get("not delivered")
    return "Not delivered: which countries were pinpointed" if lacks else ""


def _map_finding(extent: Any, found: pd.DataFrame) -> str:
    return _lacking(found) or map_chart.finding(found, extent(found))


def _map_figure(extent: Any, found: pd.DataFrame, look: Look) -> go.Figure:
    return map_chart.figure(found, extent(found), look)


def _map(name: str, title: str, extent: Any) -> Panel:
    finding = partial(_map_finding, extent)
    return Panel(
        name,
        title,
        ("series_pinpointed", "referrals_sent", "referrals_answered"),
        by_country,
        partial(_map_figure, extent),
        finding,
        lambda found: f"Map with a circle per country. {finding(found)}.",
        _table,
        by=("country",),
        listing="series_pinpointed",
        clicked=_clicked,
    )


def _table(found: pd.DataFrame) -> pd.DataFrame:
    names = [countries.name(code) for code in found["country"]]
    told = found[["country", *COLUMNS]].assign(name=names)
    return told.sort_values(["pinpointed", "name"], ascending=[False, True])


def _sum_table(found: Sum) -> pd.DataFrame:
    parts = found.parts
    named = {
        "pinpointed to one country": parts.one,
        "to several candidate countries": parts.several,
        parts.none: parts.unknown,
        "series in this scope": parts.series,
    }
    values = [value if parts.delivered else None for value in named.values()]
    return pd.DataFrame({"part": [*named], "series": pd.array(values, dtype="Int64")})


MAP = _map("country_close_up", "Where were series likely produced?", map_chart.closest)
WORLD = _map("country_map", "Where in the world were series likely produced?", map_chart.around)
COUNTRY_SUM = Panel(
    "country_sum",
    "How do the series in this scope add up?",
    ("series_pinpointed", "countries_pinpointed"),
    parts,
    lambda found, _: sum_chart.html(found.parts, found.sheet, found.unknown),
    lambda found: sum_chart.finding(found.parts),
    lambda found: f"A sum. {sum_chart.finding(found.parts)}.",
    _sum_table,
    listing="series",
)
TILE_GRID = Panel(
    "country_grid",
    "How many series were pinpointed to each country?",
    ("series_pinpointed", "referrals_waiting"),
    by_country,
    grid_chart.html,
    lambda found: _lacking(found) or grid_chart.finding(found),
    lambda found: f"A square per country. {grid_chart.finding(found)}.",
    _table,
    by=("country",),
    listing="series_pinpointed",
)
