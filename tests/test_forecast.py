"""Forecasts by resampling: true to what was drawn from, repeatable, never held to the plan."""

import time
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import forecast

ZONE = "Europe/Amsterdam"
DAYS = forecast.working_days(date(2019, 10, 14), date(2019, 10, 25), [date(2019, 10, 20)])
PAST = st.lists(st.integers(0, 500), min_size=forecast.ENOUGH, max_size=40)


@given(PAST, st.integers(1, 30), st.integers(0, 10_000))
def test_the_fan_lies_within_what_can_happen(past: list[int], ahead: int, done: int) -> None:
    fan = forecast.fan(past, ahead, runs=400, done=done)
    assert list(fan["half_day"]) == list(range(1, ahead + 1))
    for name in forecast.QUANTILES:
        steps = fan["half_day"].to_numpy()
        least, most = min(past) * forecast.SLOWEST, max(past) * forecast.FASTEST
        assert (fan[name] >= done + least * steps - 1e-6).all()
        assert (fan[name] <= done + most * steps + 1e-6).all()


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
    busy = forecast.fan([40] * 12, 10)["p50"].iloc[-1]
    with_idle = forecast.fan([40, 0, 0, 40] * 3, 10)["p50"].iloc[-1]
    assert busy == 400
    assert with_idle == pytest.approx(200, abs=35)


def test_what_is_always_the_same_has_no_spread() -> None:
    fan = forecast.fan([20] * 6, 5, done=100)
    assert fan.iloc[-1].to_list() == [5, 200, 200, 200, 200, 200]


def test_the_middle_is_the_mean_where_the_pace_is_level() -> None:
    fan = forecast.fan([10, 20, 30, 30, 20, 10] * 2, 100)
    assert fan["p50"].iloc[-1] == pytest.approx(2000, rel=0.03)


def test_a_pace_that_rises_goes_on_rising_for_a_while_and_one_that_falls_falls() -> None:
    rising = [10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32]
    level = 10 * np.mean(rising[-4:])
    up = forecast.fan(rising, 10)["p50"].iloc[-1]
    down = forecast.fan(rising[::-1], 10)["p50"].iloc[-1]
    assert level < up < 10 * 60
    assert 0 < down < 10 * np.mean(rising[:4])


def test_what_is_not_yet_reported_is_counted_in() -> None:
    reported = [1.0] * 10 + [0.8, 0.5]
    past = [40.0] * 10 + [32.0, 20.0]
    fan = forecast.fan(past, 4, done=sum(past), reported=reported)
    assert fan["p50"].iloc[-1] == pytest.approx(480 + 4 * 40, rel=0.02)
    assert forecast.fan(past, 4, done=sum(past))["p50"].iloc[-1] < 600


@pytest.mark.parametrize(("past", "ahead"), [([], 5), ([9] * 5, 5), ([9] * 8, 0), ([9] * 8, -1)])
def test_no_forecast_from_too_little(past: list[int], ahead: int) -> None:
    fan = forecast.fan(past, ahead)
    assert fan.empty and list(fan) == ["half_day", *forecast.QUANTILES]


def test_it_takes_what_measure_hands_over() -> None:
    assert len(forecast.fan(np.array([1, 2, 3, 4, 5, 6]), 3)) == 3


@given(PAST.filter(lambda past: any(past[-forecast.RECENT :])), st.integers(1, 2000))
def test_finishing_is_in_order_and_possible(past: list[int], left: int) -> None:
    ends = forecast.finish(past, left, runs=400)
    known = [e for e in (ends.p50, ends.p85, ends.p95) if e is not None]
    assert known == sorted(known)
    assert all(end * max(past) * forecast.FASTEST >= left for end in known)
    assert len(ends.shares) == forecast.HORIZON and -1e-9 <= sum(ends.shares) <= 1 + 1e-9
    for mark, share in ((ends.p50, 0.5), (ends.p85, 0.85), (ends.p95, 0.95)):
        by_then = sum(ends.shares[:mark])
        assert (by_then < share - 1e-6) if mark is None else (by_then >= share - 1e-6)


@pytest.mark.parametrize(("past", "left", "end"), [
    ([10] * 6, 95, 10), ([10] * 6, 100, 10), ([10] * 6, 101, 11), ([10] * 6, 0, 0),
    ([10] * 6, -5, 0), ([0] * 6, 10, None), ([10] * 5, 10, None), ([1] * 6, 10_000, None),
])  # fmt: skip
def test_finish(past: list[int], left: int, end: int | None) -> None:
    ends = forecast.finish(past, left)
    assert (ends.p50, ends.p85, ends.p95) == (end, end, end)


def test_the_fan_and_the_finish_are_of_the_same_runs() -> None:
    """Half of the runs have done the median of the fan by then, to the last run."""
    past = [12, 0, 45, 60, 30, 20, 11, 52]
    fan = forecast.fan(past, 9, first=0.3)
    ends = forecast.finish(past, fan["p50"].iloc[-1], first=0.3)
    assert sum(ends.shares[:9]) == pytest.approx(0.5, abs=0.001)


def test_looking_further_ahead_changes_nothing_nearer() -> None:
    past = [12, 0, 45, 60, 30, 20, 11, 52]
    pd.testing.assert_frame_equal(forecast.fan(past, 5), forecast.fan(past, 50).iloc[:5])


def test_half_days_are_those_of_the_zone() -> None:
    halves = forecast.half_days([date(2019, 10, 14)], ZONE)
    assert halves == [
        (datetime(2019, 10, 13, 22, tzinfo=UTC), datetime(2019, 10, 14, 11, tzinfo=UTC)),
        (datetime(2019, 10, 14, 11, tzinfo=UTC), datetime(2019, 10, 14, 16, 30, tzinfo=UTC)),
    ]


def events(*at: str, known: tuple[str, ...] | None = None, year: str = "2019-10-") -> pd.DataFrame:
    """One series each, at ``14T07:00``; *known* at the same time if not said otherwise."""
    times, told = (
        pd.to_datetime([f"{year}{one}:00Z" for one in each], utc=True) for each in (at, known or at)
    )
    return pd.DataFrame({"at": times, "known_at": told, "series": 1})


def test_past_half_days_count_each_piece_once() -> None:
    """14 Oct: two in the morning, one after noon, one at night; 15 Oct: none, then one too late."""
    done = events("14T07:00", "14T10:59", "14T11:00", "14T20:00", "15T12:00")
    as_of = datetime(2019, 10, 15, 16, 29, tzinfo=UTC)
    assert forecast.past_half_days(done, DAYS, as_of, ZONE).done.tolist() == [2, 2, 0]
    as_of = datetime(2019, 10, 15, 16, 30, tzinfo=UTC)
    past = forecast.past_half_days(done, DAYS, as_of, ZONE)
    assert past.done.tolist() == [2, 2, 0, 1]
    assert past.reported.tolist() == [1, 1, 1, 1]


def test_what_came_late_before_is_missing_now() -> None:
    """Of the first morning and afternoon half was reported one half-day later."""
    done = events(
        "14T07:00", "14T07:00", "14T12:00", "14T12:00", "15T07:00",
        known=("14T07:00", "14T12:00", "14T12:00", "15T07:00", "15T07:00"),
    )  # fmt: skip
    as_of = datetime(2019, 10, 15, 11, tzinfo=UTC)
    past = forecast.past_half_days(done, DAYS, as_of, ZONE)
    assert past.done.tolist() == [2, 2, 1]
    assert past.reported.tolist() == [1, 1, 0.5]


def test_work_on_a_day_of_rest_counts_for_the_half_day_before() -> None:
    as_of = datetime(2019, 10, 21, 17, tzinfo=UTC)
    past = forecast.past_half_days(events("20T09:00", "13T09:00"), DAYS, as_of, ZONE).done
    assert len(past) == 14
    assert (past[0], past[11], past.sum()) == (1, 1, 2)


def test_nothing_is_past_before_the_first_close() -> None:
    as_of = datetime(2019, 10, 14, 10, tzinfo=UTC)
    none = forecast.past_half_days(events("14T09:00"), DAYS, as_of, ZONE)
    assert none.done.tolist() == []


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
    late = [30, 45, 60, 50, 40, 55, 35, 48, 51, 39, 44, 57]
    assert len(late) == forecast.RECENT
    pd.testing.assert_frame_equal(forecast.fan([0, 0, 1, *late], 9), forecast.fan(late, 9))
    assert forecast.finish([0, 0, 1, *late], 300) == forecast.finish(late, 300)


def test_ten_thousand_runs_take_less_than_a_bare_page() -> None:
    """Measured 11 to 19 ms (tests/bench/forecast.py); 50 ms is what a page can spare."""
    past = [16, 22, 19, 52, 42, 50, 43, 18, 39, 58, 12, 22]
    share = [1.0] * 9 + [0.97, 0.95, 0.8]
    taken = []
    for _ in range(7):
        began = time.perf_counter()
        forecast.fan(past, 10, runs=10_000, reported=share)
        taken.append(time.perf_counter() - began)
    assert min(taken) < 0.05


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


def test_the_plan_of_a_long_operation_is_one_line() -> None:
    days = forecast.working_days(date(1990, 1, 1), date(2026, 12, 31))
    plan = forecast.plan(days, 1000, ZONE)
    assert plan["planned"].tolist() == [0, 1000]
    assert [at.year for at in plan["at"]] == [1989, 2026]  # in UTC


@pytest.mark.parametrize(("days", "planned"), [([], 1000), (DAYS, None)])
def test_no_plan(days: list[date], planned: float | None) -> None:
    assert forecast.plan(days, planned, ZONE).empty


def test_days_survive_the_change_of_the_clock() -> None:
    days = [date(2019, 10, 26), date(2019, 10, 27), date(2019, 10, 28)]
    starts = [start for start, _ in forecast.half_days(days, ZONE)][::2]
    assert np.diff(starts).tolist() == [timedelta(hours=24), timedelta(hours=25)]
