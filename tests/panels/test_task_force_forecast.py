"""The forecasts of the page: the overview's, from the same runs, and held against what came."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from textwrap import dedent
from time import perf_counter

import pandas as pd
import pytest

from lib import forecast, wording
from lib.database import Snapshot
from lib.measure import measure
from lib.panels import BURN_UP, task_force
from lib.panels.outlook import outlook
from tests.drawn import published

OPERATION = """
    operation
    operation_id  name  starts_on  ends_on  planned_series  time_zone
    v7            V7    {}         {}       400             Europe/Amsterdam
"""
EVENINGS = ["2019-10-16T16:30:00Z", "2019-10-18T16:00:00Z", "2019-10-22T09:10:00Z"]


@pytest.mark.parametrize("clock", ["known", "happened"])
@pytest.mark.parametrize("as_of", EVENINGS)
def test_page_and_overview_forecast_the_same(sample: Snapshot, as_of: str, clock: str) -> None:
    scope = sample.scope(f"as_of={as_of}&clock={clock}")
    overview = BURN_UP.numbers(sample, scope)
    found = task_force.HOW_MANY.numbers(sample, scope)
    pd.testing.assert_frame_equal(found.burn_up.fan, overview.fan)
    ends = [wording.count(overview.fan[name].iloc[-1]) for name in ("p5", "p95")]
    assert f"{ends[0]} to {ends[1]} in nine of ten runs" in task_force.HOW_MANY.finding(found)
    assert f"forecast {ends[0]} to {ends[1]} by 25 Oct" in BURN_UP.finding(overview)


@pytest.mark.parametrize("as_of", EVENINGS)
def test_the_finish_is_of_the_same_runs_as_the_fan(sample: Snapshot, as_of: str) -> None:
    scope = sample.scope(f"as_of={as_of}")
    ahead = outlook(sample, scope)
    found = task_force.WHEN_DONE.numbers(sample, scope)
    assert ahead is not None
    in_time = found.shares.loc[found.shares["in_time"], "share"].sum()
    last = ahead.fan.iloc[-1]
    for level in (5, 25, 50, 75, 95):
        assert (last[f"p{level}"] >= 1000 + 1) <= (in_time >= 1 - level / 100 - 0.001)
        assert (last[f"p{level}"] <= 1000 - 1) <= (in_time <= 1 - level / 100 + 0.001)
    words = f"in {round(in_time * 100)} of 100 runs"
    assert words in task_force.WHEN_DONE.finding(found)


@pytest.mark.parametrize("clock", ["known", "happened"])
def test_the_back_test_is_what_was_said_on_each_evening(sample: Snapshot, clock: str) -> None:
    scope = sample.scope(f"clock={clock}")
    found = task_force.BACK_TEST.numbers(sample, scope)
    assert found.came == 925
    whole = measure(sample, ["series_processed"], sample.scope("until=2019-10-25"))
    assert found.came == whole["series_processed"][0]
    assert list(found.said["number"]) == list(range(3, 11))
    for row in found.said.to_dict("records"):
        evening = datetime.combine(row["day"], datetime.min.time(), UTC) + timedelta(hours=16.5)
        then = BURN_UP.numbers(sample, replace(scope, as_of=evening)).fan.iloc[-1]
        assert [row["p5"], row["p95"]] == [then["p5"], then["p95"]]
        assert row["held"] == (round(row["p5"]) <= 925 <= round(row["p95"]))
    words = task_force.BACK_TEST.finding(found)
    held = int(found.said["held"].sum())
    assert f"On {'all' if held == 8 else f'{held} of'} 8 evenings" in words
    day = found.said.iloc[4]
    ends = [wording.count(day[name]) for name in ("p5", "p95")]
    assert f"on 21 Oct it said {ends[0]} to {ends[1]}, it became 925 by 25 Oct" in words


def test_while_under_way_it_looks_back_on_the_latest_evening(sample: Snapshot) -> None:
    scope = sample.scope("as_of=2019-10-22T16:00:00Z")
    found = task_force.BACK_TEST.numbers(sample, scope)
    assert list(found.said["number"]) == [3, 4, 5, 6]
    done = BURN_UP.numbers(sample, sample.scope("as_of=2019-10-22T16:00:00Z&until=2019-10-21"))
    assert found.came == done.by_time["series_processed"].iloc[-1]
    assert task_force.BACK_TEST.finding(found).endswith("by 21 Oct")


@pytest.mark.parametrize(("query", "how_many", "when"), [
    ("", "The last day is over: 925 of 1 000 planned series processed",
     "75 of 1 000 planned series were not processed in time"),
    ("as_of=2019-10-15T16:00:00Z", "No forecast yet: 3 of 6 half-days that it takes are over",
     "No forecast yet: 3 of 6 half-days that it takes are over"),
    ("since=2019-10-15", "No forecast: a period is chosen, and what was done in it can't grow",
     "No forecast: a period is chosen, and what was done in it can't grow"),
    ("country=DE", "The last day is over: 18 series processed", "No plan was made for this part"),
])  # fmt: skip
def test_it_says_why_it_says_nothing(
    sample: Snapshot, query: str, how_many: str, when: str
) -> None:
    scope = sample.scope(query)
    for panel, said in ((task_force.HOW_MANY, how_many), (task_force.WHEN_DONE, when)):
        words = panel.finding(panel.numbers(sample, scope))
        assert words.replace(wording.THIN, " ") == said


def made(folder: Path, first: date, last: date, many: int) -> Snapshot:
    """*many* series, processed one after the other on the days from *first* on."""
    length = (last - first).days + 1
    rows = [
        f"e{n}  s{n}  processed  {first + timedelta(n * length // many)}T{8 + n % 9:02}:00Z"
        for n in range(many)
    ]
    head = "series_event\nevent_id  series_id  kind  occurred_at\n"
    series = "series\nseries_id  operation_id\n" + "\n".join(f"s{n}  v7" for n in range(many))
    drawn = [dedent(OPERATION.format(first, last)).strip(), head + "\n".join(rows), series]
    return published(folder, "\n\n".join(drawn))


def test_of_a_long_operation_nothing_is_forecast(tmp_path: Path) -> None:
    """A year and 37 of them draw as quickly as two weeks, and say why there is no forecast."""
    for name, first in (("a", 2025), ("b", 1990)):
        board = made(tmp_path / name, date(first, 1, 1), date(2026, 12, 31), 300)
        began = perf_counter()
        for query in ("", "as_of=2026-06-01T00:00:00Z"):
            scope = board.scope(query)
            for panel in (BURN_UP, task_force.HOW_MANY, task_force.WHEN_DONE, task_force.BACK_TEST):
                said = panel.finding(panel.numbers(board, scope))
                if query and panel is not BURN_UP:
                    assert "half-days are drawn from up to 120 days" in said
        assert len(BURN_UP.numbers(board, board.scope("")).plan) == 2
        assert perf_counter() - began < 4  # eight panels


def test_the_longest_that_is_forecast_draws_soon(tmp_path: Path) -> None:
    """The back-test looks back no further than a forecast looks ahead."""
    first = date(2019, 1, 1)
    board = made(tmp_path, first, first + timedelta(forecast.LONGEST - 1), 3000)
    began = perf_counter()
    found = task_force.BACK_TEST.numbers(board, board.scope(""))
    took = perf_counter() - began
    assert 2 <= len(found.said) <= 24 and took < 4  # 2 s where nothing else runs
    assert found.said["number"].diff().dropna().nunique() == 1
    early = BURN_UP.numbers(board, board.scope("as_of=2019-01-15T16:00:00Z"))
    assert len(early.fan) == forecast.HORIZON
    ahead = task_force.HOW_MANY.numbers(board, board.scope("as_of=2019-01-15T16:00:00Z"))
    assert "five working weeks ahead" in task_force.HOW_MANY.finding(ahead)


def test_few_series_prove_no_forecast(tmp_path: Path) -> None:
    for many in (1, 19, 20):
        board = made(tmp_path / str(many), date(2019, 10, 14), date(2019, 10, 25), many)
        found = task_force.BACK_TEST.numbers(board, board.scope(""))
        said = task_force.BACK_TEST.finding(found)
        few = "Fewer than 20 series are processed: too few to judge a forecast by"
        assert (said == f"Nothing to look back on. {few}") == (many < 20)
        assert found.said.empty == (many < 20)
