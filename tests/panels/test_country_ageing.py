"""Referrals by country are those of ``measure``, also where an event names no country."""

from pathlib import Path

from lib.measure import measure
from lib.panels.country import REFERRAL_AGEING
from lib.scope import Scope
from tests.drawn import published


def test_a_referral_without_a_country_is_in_those_of_its_series(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        series_event
        event_id  series_id  kind                occurred_at        country
        e1        S-1        country_pinpointed  2019-10-15T09:00Z  XK
        e2        S-1        country_notified    2019-10-16T09:00Z  .
        e3        S-2        country_notified    2019-10-16T09:00Z  .
        e4        S-3        country_notified    2019-10-16T09:00Z  DE
        """,
    )
    for scope in (Scope(), Scope(country=("XK",)), Scope(country=("unknown",))):
        found = REFERRAL_AGEING.numbers(board, scope)
        sent = measure(board, ["referrals_sent"], scope, ["country"])
        wanted = sent[sent["referrals_sent"] > 0].set_index("country")["referrals_sent"]
        assert dict(zip(found["country"], found["notified"], strict=True)) == dict(wanted)
