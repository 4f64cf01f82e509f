"""Rows that people read, in the same scope as every figure."""

import pytest

from lib.database import Snapshot
from lib.errors import Refused
from lib.listing import LISTINGS, rows
from lib.measure import measure
from lib.scope import Scope

SCOPES = ["", "country=DE", "as_of=2019-10-18T16:00:00Z&clock=happened", "since=2019-10-21"]


@pytest.mark.parametrize("name", LISTINGS)
@pytest.mark.parametrize("query", SCOPES)
def test_every_listing_in_every_scope(sample: Snapshot, name: str, query: str) -> None:
    scope = sample.scope(query)
    everything = rows(sample, name, scope)
    assert list(rows(sample, name, scope, limit=2).columns) == list(everything.columns)
    assert len(rows(sample, name, scope, limit=2)) == min(2, len(everything))


@pytest.mark.parametrize("query", SCOPES)
def test_the_rows_behind_a_figure_are_as_many_as_it_says(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    names = ["series_processed", "series_uploaded", "tips_received", "referrals_waiting"]
    processed, uploaded, tips, waiting = measure(sample, names, scope).iloc[0]
    series = rows(sample, "series", scope)
    assert (series["processed_at"].notna().sum(), series["uploaded"].sum()) == (processed, uploaded)
    assert rows(sample, "tips", scope)["count"].sum() == tips
    assert len(rows(sample, "waits", scope)) == waiting
    assert len(rows(sample, "series_processed", scope)) == processed
    assert len(rows(sample, "series_uploaded", scope)) == uploaded


def test_every_headline_has_as_many_rows_behind_it_as_it_says(sample: Snapshot) -> None:
    pinpointed, victims = measure(sample, ["series_pinpointed", "victims_tentative"], Scope()).iloc[
        0
    ]
    found = rows(sample, "series_pinpointed", Scope())
    assert len(found) == pinpointed
    assert found["latest_at"].is_monotonic_decreasing
    assert rows(sample, "victims", Scope())["count"].sum() == victims


def test_waits_come_oldest_first_and_are_counted_to_the_instant_that_is_meant(
    sample: Snapshot,
) -> None:
    found = rows(sample, "waits", sample.scope("as_of=2019-10-18T16:00:00Z"))
    assert found["notified_at"].is_monotonic_increasing
    assert found["hours"].between(0, 24 * 5).all()


def test_pages_of_a_listing_join_to_the_whole(sample: Snapshot) -> None:
    pages = [rows(sample, "series", Scope(), limit=300, offset=at) for at in (0, 300, 600, 900)]
    joined = [each for page in pages for each in page["series_id"]]
    assert joined == list(rows(sample, "series", Scope())["series_id"])


def test_an_unknown_listing_is_refused_with_those_there_are(sample: Snapshot) -> None:
    with pytest.raises(Refused, match="questions"):
        rows(sample, "ghosts", Scope())
