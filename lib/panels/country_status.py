"""Where does each country stand, and who has waited longest?"""

import pandas as pd

from lib.charts import country_status as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

COLUMNS = {
    "pinpointed": "series_pinpointed",
    "notified": "referrals_sent",
    "acknowledged": "referrals_acknowledged",
    "answered": "referrals_answered",
    "waiting": "referrals_waiting",
}


def numbers(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per country: the counts of ``COLUMNS``, ``longest_wait`` in hours, ``href``.

    Countries with nothing pinpointed and nobody notified are left out, and so is the
    class *unknown* where nothing of the kind is in it.
    """
    found = measure(snapshot, list(COLUMNS.values()), scope, ["country"])
    found = found.rename(columns={metric: name for name, metric in COLUMNS.items()})
    waits = rows(snapshot, "waits", scope).groupby("country")["hours"].max()
    table = found.assign(longest_wait=found["country"].map(waits).astype("float64"))
    table = table.astype(dict.fromkeys(COLUMNS, "float64"))
    any_of = table[["pinpointed", "notified", "answered"]].fillna(0).sum(axis=1) > 0
    hrefs = [leads_to(scope, country=(code,)) for code in table["country"]]
    table = table.assign(href=hrefs)[any_of].reset_index(drop=True)
    table.attrs["not delivered"] = "series_event" not in snapshot.delivered
    return table


def _figure(found: pd.DataFrame, look: Look) -> str:
    return chart.html(found, look, _finding(found))


def _finding(found: pd.DataFrame) -> str:
    if found.attrs.get("not delivered"):
        return "Not delivered: which countries were pinpointed and notified"
    return chart.finding(found)


def _table(found: pd.DataFrame) -> pd.DataFrame:
    columns = ["name", *found.columns.drop("href")]
    return pd.DataFrame(chart.sorted_rows(found), columns=columns)


COUNTRY_STATUS = Panel(
    "country_status",
    "Where does each country stand, and who has waited longest?",
    tuple(COLUMNS.values()),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of countries by status. {_finding(found)}.",
    _table,
    by=("country",),
    listing="waits",
)
