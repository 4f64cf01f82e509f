"""Forecasts by resampling: true to what was drawn from, repeatable, never held to the plan."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import forecast

ZONE = "Europe/Amsterdam"
SAMPLE = Path(__file__).parents[1] / "data" / "sample" / "series_event.csv"
DAYS = forecast.working_days(date(2019, 10, 14), date(2019, 10, 25), [date(2019, 10, 20)])
PAST = st.lists(st.integers(0, 500), min_size=forecast.ENOUGH, max_size=40)


@given(PAST, st.integers(1, 30), st.integers(0, 10_000))
def test_the_fan_lies_within_what_can_happen(past: list[int], ahead: int, done: int) -> None:
    fan = forecast.fan(past, ahead, runs=400, done=done)
    assert list(fan["half_day"]) == list(range(1, ahead + 1))
    for name in forecast.QUANTILES:
        steps = fan["half_day"].to_numpy()
        assert (fan[name] >= done + min(past) * steps - 1e-6).all()
        assert (fan[name] <= done + max(past) * steps + 1e-6).all()


@given(PAST, st.integers(1, 30))
def test_the_fan_is_in_order_and_never_falls(past: list[int], ahead: int) -> None:
    fan = forecast.fan(past, ahead, runs=400)[list(forecast.QUANTILES)]
    assert (np.diff(fan.to_numpy(), axis=1) >= -1e-6).all()
    assert (np.diff(fan.to_numpy(), axis=0) >= -1e-6).all()


def test_it_is_the_same_each_time() -> None:
    past = [5, 0, 45, 60, 30, 20, 11]
    pd.testing.assert_frame_equal(forecast.fan(past, 9), forecast.fan(past, 9))
    assert not forecast.fan(past, 9, seed=2).equals(forecast.fan(past, 9))


def test_idle_half_days_count() -> None:
    busy = forecast.fan([40, 40, 40, 40], 10)["p50"].iloc[-1]
    with_idle = forecast.fan([40, 40, 40, 40, 0, 0, 0, 0], 10)["p50"].iloc[-1]
    assert busy == 400
    assert with_idle == pytest.approx(200, abs=40)


def test_what_is_always_the_same_has_no_spread() -> None:
    fan = forecast.fan([20] * 6, 5, done=100)
    assert fan.iloc[-1].to_list() == [5, 200, 200, 200, 200, 200]


def test_the_middle_is_the_mean_of_many() -> None:
    fan = forecast.fan([10, 20, 30, 40], 100)
    assert fan["p50"].iloc[-1] == pytest.approx(2500, rel=0.01)


@pytest.mark.parametrize(("past", "ahead"), [([], 5), ([9, 9, 9], 5), ([9] * 8, 0), ([9] * 8, -1)])
def test_no_forecast_from_too_little(past: list[int], ahead: int) -> None:
    fan = forecast.fan(past, ahead)
    assert fan.empty and list(fan) == ["half_day", *forecast.QUANTILES]


def test_it_takes_what_measure_hands_over() -> None:
    assert len(forecast.fan(np.array([1, 2, 3, 4]), 3)) == 3


@given(PAST.filter(any), st.integers(1, 2000))
def test_finishing_is_in_order_and_possible(past: list[int], left: int) -> None:
    ends = forecast.finish(past, left, runs=400)
    known = [e for e in (ends.p5, ends.p25, ends.p50, ends.p75, ends.p95) if e is not None]
    assert known == sorted(known)
    assert all(end * max(past) >= left for end in known)


@pytest.mark.parametrize(("past", "left", "end"), [
    ([10] * 4, 95, 10), ([10] * 4, 100, 10), ([10] * 4, 101, 11), ([10] * 4, 0, 0),
    ([10] * 4, -5, 0), ([0] * 6, 10, None), ([10] * 3, 10, None), ([1] * 5, 10_000, None),
])  # fmt: skip
def test_finish(past: list[int], left: int, end: int | None) -> None:
    ends = forecast.finish(past, left)
    assert ends == forecast.Finish(end, end, end, end, end)


def test_the_fan_and_the_finish_agree() -> None:
    past = [12, 0, 45, 60, 30, 20, 11, 52]
    ends = forecast.finish(past, 300)
    fan = forecast.fan(past, 40).set_index("half_day")["p50"]
    assert ends.p50 is not None
    assert fan[ends.p50 - 2] < 300 < fan[ends.p50 + 2]


def test_half_days_are_those_of_the_zone() -> None:
    halves = forecast.half_days([date(2019, 10, 14)], ZONE)
    assert halves == [
        (datetime(2019, 10, 13, 22, tzinfo=UTC), datetime(2019, 10, 14, 11, tzinfo=UTC)),
        (datetime(2019, 10, 14, 11, tzinfo=UTC), datetime(2019, 10, 14, 16, 30, tzinfo=UTC)),
    ]


def test_past_half_days_count_each_piece_once() -> None:
    """14 Oct: two in the morning, one after noon, one at night; 15 Oct: none, then one too late."""
    at = pd.Series(pd.to_datetime([
        "2019-10-14T07:00Z", "2019-10-14T10:59Z", "2019-10-14T11:00Z", "2019-10-14T20:00Z",
        "2019-10-15T12:00Z",
    ], utc=True))  # fmt: skip
    as_of = datetime(2019, 10, 15, 16, 29, tzinfo=UTC)
    assert forecast.past_half_days(at, DAYS, as_of, ZONE).tolist() == [2, 2, 0]
    as_of = datetime(2019, 10, 15, 16, 30, tzinfo=UTC)
    assert forecast.past_half_days(at, DAYS, as_of, ZONE).tolist() == [2, 2, 0, 1]


def test_work_on_a_day_of_rest_counts_for_the_half_day_before() -> None:
    at = pd.Series([datetime(2019, 10, 20, 9), datetime(2019, 10, 13, 9)])
    as_of = datetime(2019, 10, 21, 17, tzinfo=UTC)
    past = forecast.past_half_days(at, DAYS, as_of, ZONE)
    assert len(past) == 14
    assert (past[0], past[11], past.sum()) == (1, 1, 2)


def test_nothing_is_past_before_the_first_close() -> None:
    at = pd.Series([datetime(2019, 10, 14, 9)])
    none = forecast.past_half_days(at, DAYS, datetime(2019, 10, 14, 10, tzinfo=UTC), ZONE)
    assert none.tolist() == []


@pytest.mark.parametrize(("as_of", "ahead"), [
    ("2019-10-13T10:00", 22), ("2019-10-14T10:00", 22), ("2019-10-14T12:00", 21),
    ("2019-10-19T16:30", 10), ("2019-10-25T09:00", 2), ("2019-10-25T16:30", 0),
    ("2020-01-01T00:00", 0),
])  # fmt: skip
def test_half_days_ahead(as_of: str, ahead: int) -> None:
    at = datetime.fromisoformat(as_of).replace(tzinfo=UTC)
    closes = forecast.half_days_ahead(DAYS, at, ZONE)
    assert len(closes) == ahead
    assert all(close > at for close in closes)


@pytest.mark.parametrize(("as_of", "share"), [
    ("14T05:00", 1), ("14T06:30", 1), ("14T08:45", 0.5), ("14T11:00", 1), ("14T13:45", 0.5),
    ("14T16:29", 1 / 330), ("14T16:30", 1), ("20T10:00", 1), ("25T16:30", 1),
])  # fmt: skip
def test_the_share_of_the_half_day_that_is_left(as_of: str, share: float) -> None:
    at = datetime.fromisoformat(f"2019-10-{as_of}:00+00:00")
    assert forecast.share_left(DAYS, at, ZONE) == pytest.approx(share)


def test_of_the_half_day_under_way_only_the_rest_is_added() -> None:
    fan = forecast.fan([20] * 6, 3, done=100, first=0.25)
    assert fan["p50"].to_list() == [105, 125, 145]


def test_only_the_latest_half_days_are_drawn_from() -> None:
    late = [30, 45, 60, 50, 40, 55, 35, 48]
    assert len(late) == forecast.RECENT
    pd.testing.assert_frame_equal(forecast.fan([0, 0, 1, *late], 9), forecast.fan(late, 9))
    assert forecast.finish([0, 0, 1, *late], 300) == forecast.finish(late, 300)


def test_nine_of_ten_even_operations_end_within_the_band() -> None:
    """Where half-days are alike throughout, the band of 90 % holds about what it says."""
    chance = np.random.default_rng(3)
    made = chance.negative_binomial(6, 0.12, size=(300, 16))
    held = 0
    for past, to_come in zip(made[:, :8], made[:, 8:].sum(axis=1), strict=True):
        last = forecast.fan(past, 8, runs=500).iloc[-1]
        held += bool(last["p5"] <= to_come <= last["p95"])
    assert 0.80 <= held / 300 <= 0.97


@pytest.mark.parametrize(("late", "held"), [(True, []), (False, [18, 24])])
def test_the_sample_outruns_its_forecast(late: bool, held: list[int]) -> None:
    """Back-test on the sample, at 20:00 of each working day from the fourth to the last but one.

    Of 7 bands of 90 %, NONE holds the 925 that came when only what was known then is
    counted, and 2 when it is counted as if all had been known at once. The others end
    below. Two causes, and neither can be seen at the time: the pace rises all along, from
    38 series on the first day to 119 on the last; and the latest half-days look slower
    than they were, as some of their work is reported a day later. So page and figure say
    "at this pace", and the bands come closer from day to day.
    """
    events = pd.read_csv(SAMPLE).sort_values("occurred_at")
    events = events[~events["event_id"].isin(events["voids"].dropna())]
    done = events[events["kind"] == "processed"].drop_duplicates("series_id")
    times = pd.to_datetime(done["occurred_at"], utc=True)
    known = pd.to_datetime(done["known_at"], utc=True).fillna(times) if late else times
    found, short = [], []
    for day in DAYS[3:-1]:
        as_of = datetime(2019, 10, day.day, 18, tzinfo=UTC)
        seen = times[known <= as_of]
        past = forecast.past_half_days(seen, DAYS, as_of, ZONE)
        ahead = forecast.half_days_ahead(DAYS, as_of, ZONE)
        last = forecast.fan(past, len(ahead), done=len(seen)).iloc[-1]
        found += [day.day] if last["p5"] <= 925 <= last["p95"] else []
        short.append(925 - last["p50"])
    assert len(times) == 925
    assert found == held
    assert 0 < short[-1] < 40 and short[-1] == min(short)


def test_working_days_leave_out_the_rest() -> None:
    assert len(DAYS) == 11 and date(2019, 10, 20) not in DAYS


def test_the_plan_is_even_over_working_days_and_level_over_the_rest() -> None:
    plan = forecast.plan(DAYS, 1000, ZONE)
    assert list(plan) == ["at", "planned"]
    steps = plan["planned"].diff().dropna().round(6).tolist()
    share = round(1000 / 11, 6)
    assert steps == [share] * 6 + [0] + [share] * 5
    assert plan["planned"].iloc[[0, -1]].to_list() == [0, 1000]
    assert plan["at"].iloc[-1] == datetime(2019, 10, 25, 16, 30, tzinfo=UTC)


@pytest.mark.parametrize(("days", "planned"), [([], 1000), (DAYS, None)])
def test_no_plan(days: list[date], planned: float | None) -> None:
    assert forecast.plan(days, planned, ZONE).empty


def test_days_survive_the_change_of_the_clock() -> None:
    days = [date(2019, 10, 26), date(2019, 10, 27), date(2019, 10, 28)]
    starts = [start for start, _ in forecast.half_days(days, ZONE)][::2]
    assert np.diff(starts).tolist() == [timedelta(hours=24), timedelta(hours=25)]
