"""To whom was this series referred, and what came back?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from lib.charts import referral_steps as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.one_series.about import About, about
from lib.panels.one_series.standing import candidates
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look


@dataclass(frozen=True)
class Referrals:
    """``rows`` as ``lib.charts.referral_steps`` takes them; ``missing`` is why there is none."""

    rows: pd.DataFrame
    until: datetime
    zone: str
    missing: str


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> Referrals:
    """One row per country notified, and per candidate that nobody notified."""
    found = about(snapshot, scope, series)
    sent = rows(snapshot, "referrals", scope, where={"series_id": series or ""})
    idle = [
        _pinpointed(found, code) for code in candidates(found) if code not in set(sent["country"])
    ]
    every = [*sent.to_dict("records"), *idle]
    frame = pd.DataFrame(every, columns=["country", *chart.STEPS])
    steps = [*chart.STEPS]
    frame[steps] = frame[steps].astype("datetime64[us]")
    hrefs = [found.leads(series or "", country=(code,)) for code in frame["country"]]
    return Referrals(frame.assign(href=hrefs), found.until, found.zone, found.missing)


def _pinpointed(found: About, code: str) -> dict[str, Any]:
    events = found.standing
    those = events[(events["kind"] == "country_pinpointed") & (events["country"] == code)]
    return {"country": code, "pinpointed_at": those["occurred_at"].min()}


def _finding(found: Referrals) -> str:
    return found.missing or chart.finding(found.rows, found.until)


def _figure(found: Referrals, _: Look) -> str:
    return chart.html(found.rows, found.until, found.zone)


REFERRALS = Panel(
    "one_series_referrals",
    "To whom was it referred, and what came back?",
    ("referrals_sent", "referrals_acknowledged", "referrals_answered", "referrals_waiting"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of referrals. {_finding(found)}.",
    lambda found: found.rows.drop(columns="href"),
    listing="referrals",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
