"""How long do referrals take from step to step, and which wait longest?"""

import pandas as pd

from lib import country as countries
from lib.charts import referral_ageing as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope


def numbers(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per country with a referral; see ``lib.charts.referral_ageing``."""
    found = rows(snapshot, "referral_ageing", scope)
    hrefs = [leads_to(scope, country=(code,)) for code in found["country"]]
    sheets = [
        leads_to(scope, "country", country=(code,)) if code != countries.UNKNOWN else ""
        for code in found["country"]
    ]
    found = found.assign(href=hrefs, sheet=sheets)
    found.attrs["not delivered"] = "series_event" not in snapshot.delivered
    return found


def _finding(found: pd.DataFrame) -> str:
    if found.attrs.get("not delivered"):
        return "Not delivered: what became of referrals"
    return chart.finding(found)


def _table(found: pd.DataFrame) -> pd.DataFrame:
    names = [countries.name(code) for code in found["country"]]
    return found.drop(columns=["href", "sheet"]).assign(name=names)


REFERRAL_AGEING = Panel(
    "referral_ageing",
    "How long do referrals take, and which wait longest?",
    ("median_hours_to_notify", "referrals_waiting", "referrals_answered"),
    numbers,
    lambda found, _: chart.html(found),
    _finding,
    lambda found: f"Table with bars, a row per country. {_finding(found)}.",
    _table,
    by=("country",),
    listing="country_referrals",
)
