"""What is rolled up says the same as the events, in every scope, on random deliveries."""

from dataclasses import replace
from datetime import UTC
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from lib.charts.cumulative_flow import BANDS
from lib.database import ARGUMENTS, Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels import series
from lib.panels.panel import horizon
from lib.scope import Scope
from tests.random_delivery import delivery as random_delivery
from tests.random_delivery import scope as random_scope
from tests.reference.comparison import published
from tests.reference.standing import Delivery

SEEDS = range(12)
Drawn = tuple[Random, Delivery, Snapshot]


@pytest.fixture(scope="module", params=SEEDS)
def drawn(request: pytest.FixtureRequest) -> Drawn:
    draw = Random(request.param)
    delivery = random_delivery(draw)
    folder = TemporaryDirectory()
    request.addfinalizer(folder.cleanup)
    return draw, delivery, published(delivery, Path(folder.name), request.param)


def test_the_wide_rows_are_those_gathered_from_events(drawn: Drawn) -> None:
    _, delivery, snapshot = drawn
    for operation in (None, *(one["operation_id"] for one in delivery["operation"] or [])):
        arguments = snapshot.arguments(Scope(operation))
        kept, gathered = (
            snapshot.rows(f"from {fact}({ARGUMENTS}) order by series_id", arguments)
            for fact in ("series_row", "series_reached")
        )
        assert kept == gathered


@pytest.mark.parametrize("clock", ["known", "happened"])
def test_the_flow_that_is_kept_is_that_gathered_from_events(drawn: Drawn, clock: str) -> None:
    _, _, snapshot = drawn
    arguments = snapshot.arguments(Scope(clock=clock))  # type: ignore[arg-type]
    kept, gathered = (
        snapshot.rows(f"from {fact}({ARGUMENTS}) where more <> 0 order by all", arguments)
        for fact in ("series_step", "series_flow")
    )
    assert kept == gathered


def test_bands_sum_to_the_series_known_at_each_instant_in_any_scope(drawn: Drawn) -> None:
    draw, delivery, snapshot = drawn
    for _ in range(4):
        scope = random_scope(draw, delivery)
        found = series.CUMULATIVE_FLOW.numbers(snapshot, scope).by_time
        end = horizon(snapshot, scope)
        for row in found.sample(min(len(found), 6), random_state=1).to_dict("records"):
            at = row["at"].to_pydatetime()
            there = replace(scope, as_of=at) if at < end else scope
            assert sum(row[band] for band in BANDS) == known(snapshot, there)


def known(snapshot: Snapshot, scope: Scope) -> int:
    """Series with an event in scope, each once: straight from the fact of the metrics."""
    sql = f"select count(distinct series_id) from series_event({ARGUMENTS})"
    return int(snapshot.rows(sql, snapshot.arguments(scope))[0][0])


def test_at_every_quarter_of_an_hour_each_stage_holds_as_many_as_its_list(drawn: Drawn) -> None:
    draw, delivery, snapshot = drawn
    for _ in range(4):
        scope = replace(random_scope(draw, delivery), as_of=None)
        moves = rows(snapshot, "flow", scope)
        for at in moves["at"].drop_duplicates().sample(frac=1, random_state=1).head(4):
            so_far = moves[moves["at"] <= at].groupby("stage")["more"].sum()
            there = replace(scope, as_of=at.to_pydatetime().replace(tzinfo=UTC))
            expected = rows(snapshot, "stages", there).set_index("stage")["series"]
            assert so_far[so_far != 0].to_dict() == expected.to_dict()


def test_a_status_holds_as_many_series_as_measure_says(drawn: Drawn) -> None:
    draw, delivery, snapshot = drawn
    if delivery["series_event"] is None:
        return
    words = {
        "received": "series_received", "prepared": "series_prepared", "started": "series_started",
        "processed": "series_processed", "pinpointed": "series_pinpointed",
        "notified": "series_notified", "uploaded": "series_uploaded", "closed": "series_closed",
    }  # fmt: skip
    for _ in range(3):
        scope = random_scope(draw, delivery)
        expected = measure(snapshot, list(words.values()), scope).iloc[0]
        for word, metric in words.items():
            found = series.SERIES_TABLE.numbers(snapshot, scope, status=(word,)).page
            other = series.SERIES_TABLE.numbers(snapshot, scope, status=(f"not_{word}",)).page
            assert (found.found, found.found + other.found) == (expected[metric], found.there)
