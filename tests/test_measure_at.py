"""At several moments in one query each figure is what ``measure`` gives at each of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from lib.database import Snapshot
from lib.errors import Refused
from lib.measure import Moment, measure, measure_at
from lib.metrics import CATALOGUE, dims
from lib.scope import Scope
from tests.drawn import published

FIRST = datetime(2019, 10, 12, tzinfo=UTC)
MOMENTS: list[Moment] = [
    (None, "known"),
    (FIRST, "known"),
    (FIRST + timedelta(days=3, hours=11), "happened"),
    (FIRST + timedelta(days=3, hours=11), "known"),
    (FIRST + timedelta(days=30), "happened"),
]
SCOPES = ["", "country=DE&country=unknown", "org=NL-POLICE&since=2019-10-15&until=2019-10-17"]
LATE = """
    series_event
    event_id  series_id  kind       occurred_at        known_at           voids
    e1        s1         processed  2019-10-14T08:00Z  2019-10-14T20:00Z  .
    e2        s2         processed  2019-10-14T09:00Z  2019-10-14T09:00Z  .
    e3        s2         .          2019-10-15T09:00Z  .                  e2
"""


def same(snapshot: Snapshot, metrics: list[str], scope: Scope, by: list[str]) -> None:
    found = measure_at(snapshot, metrics, scope, MOMENTS, by)
    for place, (at, clock) in enumerate(MOMENTS):
        wanted = measure(snapshot, metrics, replace(scope, as_of=at, clock=clock), by)
        here = found[found["moment"] == place].drop(columns="moment").reset_index(drop=True)
        pd.testing.assert_frame_equal(here, wanted, check_dtype=False)


@pytest.mark.parametrize("query", SCOPES)
def test_every_metric_is_what_measure_gives(sample: Snapshot, query: str) -> None:
    same(sample, [*CATALOGUE], sample.scope(query), [])


@pytest.mark.parametrize("seed", range(4))
def test_so_it_is_by_dimensions(sample: Snapshot, seed: int) -> None:
    chance = Random(seed)
    name = chance.choice([*CATALOGUE])
    by = chance.sample(dims(name), chance.randint(1, 2))
    same(sample, [name], sample.scope(chance.choice(SCOPES)), by)


def test_each_moment_stands_alone(tmp_path: Path) -> None:
    board = published(tmp_path, LATE)
    noon = datetime(2019, 10, 14, 12, tzinfo=UTC)
    moments: list[Moment] = [
        (noon, "known"),
        (noon, "happened"),
        (noon + timedelta(hours=12), "known"),
        (None, "known"),
        (noon - timedelta(days=2), "known"),
    ]
    found = measure_at(board, ["series_processed", "tips_received"], Scope(), moments)
    assert [*found["series_processed"]] == [1, 1, 2, 1, 0]
    assert found["tips_received"].isna().all()  # not delivered, at any moment
    assert measure_at(board, ["series_processed"], Scope(), []).empty


def test_what_measure_refuses_is_refused(sample: Snapshot) -> None:
    with pytest.raises(Refused, match="can't be taken by"):
        measure_at(sample, ["tips_received"], Scope(), MOMENTS, ["priority"])
    with pytest.raises(Refused, match="no operation"):
        measure_at(sample, ["tips_received"], Scope(operation="nowhere"), MOMENTS)
