"""Scope, clocks, countries and distinct counts, as drawn tables through the production intake."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib.database import Snapshot
from lib.errors import Refused
from lib.measure import measure
from lib.metrics import CATALOGUE, DIMS, dims
from lib.scope import Scope
from tests.drawn import published

TWO_CLOCKS = """
    series_event
    event_id  series_id  kind       occurred_at        known_at           voids
    e1        s1         processed  2019-10-14T10:00Z  2019-10-15T08:00Z  .
    e2        s2         processed  2019-10-14T11:00Z  .                  .
    e3        s2         .          2019-10-16T09:00Z  .                  e2
    e4        s3         processed  2019-10-15T10:00Z  .                  .
    e5        s4         processed  2019-10-16T10:00Z  .                  e4
    e6        s4         .          2019-10-17T10:00Z  .                  e5
"""

COUNTRIES = """
    series_event
    event_id  series_id  kind                occurred_at        country  org  voids
    e1        s1         country_pinpointed  2019-10-15T10:00Z  DE       A    .
    e2        s1         country_pinpointed  2019-10-15T10:00Z  FR       A    .
    e3        s1         processed           2019-10-14T10:00Z  .        B    .
    e4        s2         processed           2019-10-14T10:00Z  .        B    .
    e5        s3         country_pinpointed  2019-10-15T10:00Z  DEU      A    .
    e6        s3         processed           2019-10-14T10:00Z  .        .    .
    e7        s3         .                   2019-10-20T10:00Z  .        A    e5
    e8        s1         victim_tentative    2019-10-15T10:00Z  .        B    .
"""


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("clocks"), TWO_CLOCKS)


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("places"), COUNTRIES)


def figure(snapshot: Snapshot, metric: str, query: str) -> Any:
    return measure(snapshot, [metric], snapshot.scope(query))[metric][0]


def by(snapshot: Snapshot, metric: str, dim: str, query: str = "") -> dict[Any, Any]:
    frame = measure(snapshot, [metric], snapshot.scope(query), [dim])
    return dict(zip(frame[dim], frame[metric], strict=True))


@pytest.mark.parametrize(
    ("query", "processed"),
    [
        ("", 1),  # s1; s2 and s3 were taken back, and s4 that replaced s3 too
        ("as_of=2019-10-14T10:00Z", 0),  # s1 happened, but nobody knew
        ("as_of=2019-10-14T10:00Z&clock=happened", 1),
        ("as_of=2019-10-14T11:00Z", 1),  # s2, at the very instant
        ("as_of=2019-10-15T08:00Z", 2),
        ("as_of=2019-10-16T09:00Z", 2),  # s2 is out from this instant; s1 and s3 stand
        ("as_of=2019-10-16T10:00Z", 2),  # e5 takes back s3 and is itself: s1 and s4
        ("as_of=2019-10-17T10:00Z", 1),  # s3 stays void whatever became of e5
        ("as_of=2019-10-16T12:00Z&clock=happened", 1),  # what is void now never happened
    ],
)
def test_two_clocks(clocks: Snapshot, query: str, processed: int) -> None:
    assert figure(clocks, "series_processed", query) == processed


@pytest.mark.parametrize(
    ("query", "processed"),
    [
        ("", 3),
        ("country=DE", 1),
        ("country=FR", 1),
        ("country=DE&country=FR", 1),  # s1 is in both and counts once
        ("country=unknown", 2),  # s2, and s3 since its pin was taken back
        ("country=DE&as_of=2019-10-16T00:00Z", 2),  # s3's pin still stood
        ("country=DE&until=2019-10-14", 1),  # placed by a pin of a later day
        ("country=DE&org=B", 1),  # placed by a pin of another organisation
        ("org=B", 2),
        ("org=nobody", 0),
    ],
)
def test_countries(places: Snapshot, query: str, processed: int) -> None:
    assert figure(places, "series_processed", query) == processed


def test_what_is_taken_by_country_is_measured_anew(places: Snapshot) -> None:
    assert by(places, "series_processed", "country") == {"DE": 1, "FR": 1, "unknown": 2}
    assert by(places, "series_processed", "country", "country=FR") == {"FR": 1}
    assert by(places, "victims_tentative", "country") == {"DE": 1, "FR": 1, "unknown": 0}
    assert figure(places, "victims_tentative", "country=DE&country=FR") == 1


def test_days_are_local_and_have_no_gaps(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        series_event
        event_id  series_id  kind      occurred_at
        e1        s1         received  2019-10-14T22:30Z
        e2        s2         received  2019-10-17T08:00Z
        """,
    )
    assert by(board, "series_received", "day") == {
        date(2019, 10, 15): 1,  # half past midnight in Amsterdam
        date(2019, 10, 16): 0,
        date(2019, 10, 17): 1,
    }
    wide = by(board, "series_received", "day", "since=2019-10-13&until=2019-10-18")
    assert list(wide.values()) == [0, 0, 1, 0, 1, 0]
    assert by(board, "series_received", "week") == {date(2019, 10, 14): 2}
    hours = by(board, "series_received", "hour", "until=2019-10-15")
    assert hours[datetime(2019, 10, 14, 22, tzinfo=UTC)] == 1
    assert len(hours) == 24  # from the first to the end of the last day that is meant


def test_shares_and_medians_have_their_own_denominators(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        series_event
        event_id  series_id  kind              occurred_at
        e1        s1         analysis_started  2019-10-14T08:00Z
        e2        s1         processed         2019-10-14T10:00Z
        e3        s2         analysis_started  2019-10-14T08:00Z
        e4        s2         processed         2019-10-14T14:00Z
        e5        s2         processed         2019-10-14T20:00Z
        e6        s3         analysis_started  2019-10-14T08:00Z
        """,
    )
    assert figure(board, "median_hours_to_process", "") == 4  # of 2 and 6; s3 is not done
    assert figure(board, "share_of_series_processed", "") == 0.2
    assert figure(board, "series_open", "") == 1
    assert pd.isna(figure(board, "median_hours_to_process", "since=2019-10-15"))


def test_what_was_not_delivered_is_not_nought(tmp_path: Path) -> None:
    board = published(tmp_path, "tip\ntip_id  received_at\n\nmedia\nkind  added_on  files")
    assert figure(board, "tips_received", "") == 0
    assert pd.isna(figure(board, "tips_useful", ""))  # no table of tip events
    assert pd.isna(figure(board, "series_processed", ""))
    assert figure(board, "files_available", "") == 0  # not stated: counted, and none there


@pytest.mark.parametrize("metric", CATALOGUE)
def test_every_metric_by_every_dimension_or_refused(places: Snapshot, metric: str) -> None:
    for dim in sorted({dim for each in DIMS.values() for dim in each}):
        if dim in dims(metric):
            frame = measure(places, [metric], Scope(), [dim])
            assert list(frame.columns) == [dim, metric]
        else:
            with pytest.raises(Refused, match=f"{metric}.*{dim}.*it has"):
                measure(places, [metric], Scope(), [dim])


def test_an_axis_without_end_is_refused(places: Snapshot) -> None:
    with pytest.raises(Refused, match="closer together"):
        by(places, "series_processed", "hour", "since=1900-01-01")


def test_a_product_without_end_is_refused(sample: Snapshot) -> None:
    with pytest.raises(Refused, match="too many rows"):
        measure(sample, ["series_received"], Scope(), ["hour", "country", "org", "kind"])


def test_an_operation_that_is_not_there_is_refused(places: Snapshot) -> None:
    with pytest.raises(Refused, match="v7"):
        figure(places, "series_processed", "operation=v8")
