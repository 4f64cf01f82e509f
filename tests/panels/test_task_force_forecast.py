"""The forecasts of the page: the overview's, from the same runs, and held against what came."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from lib import wording
from lib.database import Snapshot
from lib.measure import measure
from lib.panels import BURN_UP, task_force
from lib.panels.outlook import outlook

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
    assert f"on day 7 it said {ends[0]} to {ends[1]}, it became 925 by 25 Oct" in words


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
