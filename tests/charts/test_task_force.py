"""Charts of the task force: they draw whatever comes, and say only what the numbers say."""

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.charts import (
    back_test,
    forecast_finish,
    participants,
    status_hours,
    throughput,
    work_in_progress,
)
from lib.theme import DARK, LIGHT
from tests.charts.drawn import DAYS, NASTY, TEXTS, ZONE, draws, figures_in, frame, texts

START = datetime(2019, 10, 14, 11)
COUNTS = st.integers(0, 5000)
ROSTER = frame({
    "name": TEXTS, "country": st.sampled_from(["DE", "XK", "unknown"]),
    "experts": st.one_of(st.none(), st.integers(0, 40)), "href": st.just("?country=DE"),
}, most=60)  # fmt: skip


@settings(max_examples=30)
@given(ROSTER)
def test_a_roster_says_each_organisation_once(rows: pd.DataFrame) -> None:
    rows = rows.assign(experts=rows["experts"].astype("Int64"))
    markup = participants.html(rows, LIGHT)
    assert NASTY not in markup
    assert markup.count('<th scope="row">') == len(rows)
    assert markup.count('"not stated"') == int(rows["experts"].isna().sum())
    allowed = {
        rows.loc[rows["country"] != "unknown", "country"].nunique(),
        int((rows["country"] == "unknown").sum()),
        int(rows["experts"].sum()),
        int(rows["experts"].isna().sum()),
    }
    assert figures_in(participants.finding(rows)) <= set(map(str, allowed))


def cells(named: list[list[int]], others: list[int] | None, together: int) -> pd.DataFrame:
    halves = [(date(2019, 10, 14 + n // 2), throughput.HALVES[n % 2]) for n in range(4)]
    rows = [
        (f"Org {place}", 1, *half, count)
        for place, counts in enumerate(named)
        for half, count in zip(halves, counts, strict=True)
    ]
    if others is not None:
        rows += [("The others", together, *half, n) for half, n in zip(halves, others, strict=True)]
    return pd.DataFrame(rows, columns=["name", "together", "day", "half", "series"])


FOUR = st.lists(COUNTS, min_size=4, max_size=4)


@settings(max_examples=30)
@given(st.lists(FOUR, max_size=4), st.one_of(st.none(), FOUR), st.integers(2, 30), st.booleans())
def test_throughput_sums_its_rows(
    named: list[list[int]], others: list[int] | None, together: int, withheld: bool
) -> None:
    found = cells(named, others, together)
    for look in (LIGHT, DARK):
        markup = throughput.html(found, look)
        assert markup.count('<td class="sum">') == len(named) + (others is not None)
    said = throughput.finding(found, withheld)
    allowed = {sum(map(sum, named)), len(named), sum(others or []), together, 3}
    shown = set(map(str, allowed)) | ({"0"} if len(named) == 1 else set())
    assert figures_in(said) <= shown
    assert ("withheld" in said) == withheld


def test_the_last_day_is_drawn_only_where_it_is_in_sight() -> None:
    at = [START + timedelta(hours=12 * n) for n in range(60)]
    for ahead, there in ((10, True), (60, False)):
        in_time = [n < ahead for n in range(60)]
        shares = pd.DataFrame({"at": at, "share": [1 / 60] * 60, "in_time": in_time})
        figure = forecast_finish.figure(shares, {}, LIGHT, ZONE)
        assert ("last day" in texts(figure)) == there


def test_the_order_is_of_names_and_the_others_come_last() -> None:
    markup = throughput.html(cells([[1, 0, 0, 0], [9, 9, 9, 9]], [1, 1, 1, 1], 5), LIGHT)
    places = [markup.index(name) for name in ("Org 0", "Org 1", "The others")]
    assert places == sorted(places)


STEPS = st.fixed_dictionaries({
    "n": st.integers(0, 3000), "turned": st.integers(0, 3),
    "p50": st.floats(-9, 900), "more": st.floats(0, 400),
})  # fmt: skip


@settings(max_examples=30)
@given(st.lists(STEPS, min_size=7, max_size=7))
def test_hours_are_marked_on_one_scale(drawn: list[dict[str, Any]]) -> None:
    rows = []
    for (earlier, later), one in zip(status_hours.NAMES, drawn, strict=True):
        enough = one["n"] >= 20
        low, more = one["p50"], one["more"]
        hours = [low, low + more, low + 2 * more] if enough else [None] * 3
        rows.append((earlier, later, one["n"], one["turned"], *hours))
    columns = ["earlier", "later", "n", "turned", "p50", "p85", "p95"]
    steps = pd.DataFrame(rows, columns=columns).astype({"p50": float, "p85": float, "p95": float})
    markup = status_hours.html(steps, DARK)
    assert markup.count('class="marks"') == int((steps["n"] >= 20).sum())
    assert "nan" not in markup and "left:-" not in markup
    assert markup.count("too few for a percentile") == int(steps["n"].between(1, 19).sum())
    assert status_hours.finding(steps)


MOVES = st.lists(st.tuples(COUNTS, COUNTS, COUNTS), min_size=1, max_size=40)


@settings(max_examples=30)
@given(MOVES)
def test_work_in_progress_ends_with_what_it_says(counts: list[tuple[int, int, int]]) -> None:
    by_time = pd.DataFrame(counts, columns=[*work_in_progress.STATES])
    by_time.insert(0, "at", [START + timedelta(hours=n) for n in range(len(counts))])
    for look in (LIGHT, DARK):
        draws(work_in_progress.figure(by_time, look, ZONE))
    said = work_in_progress.finding(by_time)
    waiting, under_way, reopened = counts[-1]
    allowed = {waiting, under_way, reopened}
    if len(counts) > 24:
        before = counts[len(counts) - 25][1]
        allowed.add(abs(under_way - before))
        more = {1: "more than", 0: "as many as", -1: "fewer than"}
        assert more[(under_way > before) - (under_way < before)] in said
    assert figures_in(said) <= set(map(str, allowed))


@settings(max_examples=30)
@given(st.lists(st.integers(0, 100), min_size=1, max_size=60), st.integers(0, 60))
def test_the_finish_says_how_many_runs_are_done_in_time(weights: list[int], ahead: int) -> None:
    whole = sum(weights) + 7  # some are never done
    shares = pd.DataFrame({
        "at": [START + timedelta(hours=12 * n) for n in range(len(weights))],
        "share": [one / whole for one in weights],
        "in_time": [n < ahead for n in range(len(weights))],
    })  # fmt: skip
    by_then = shares["share"].cumsum()
    ends = {
        f"p{level}": int((by_then < level / 100).sum()) + 1
        if by_then.iloc[-1] >= level / 100 else None
        for level in (50, 85, 95)
    }  # fmt: skip
    for look in (LIGHT, DARK):
        draws(forecast_finish.figure(shares, ends, look, ZONE))
    said = forecast_finish.finding(shares, ends, 1000, ZONE)
    share = sum(weights[:ahead]) / whole
    words = "fewer than 1" if 0 < share < 0.005 else f"{round(share * 100)}"
    assert f"in {words} of 100 runs" in said or "more than 99" in said


BANDS = st.tuples(st.integers(0, 500), st.integers(0, 300), st.integers(0, 300))


@settings(max_examples=30)
@given(st.lists(st.tuples(DAYS, BANDS), max_size=24), st.integers(0, 1500))
def test_the_back_test_counts_hits_and_names_misses(
    drawn: list[tuple[date, tuple[int, int, int]]], came: int
) -> None:
    rows = []
    for n, (day, (low, a, b)) in enumerate(drawn, 3):
        high = low + a + b + 5
        rows.append((n, day, 0, low, low + a, low + a, low + a + b, high, low <= came <= high))
    columns = ["number", "day", "done", "p5", "p25", "p50", "p75", "p95", "held"]
    said = pd.DataFrame(rows, columns=columns)
    held = sum(row[-1] for row in rows)
    for look in (LIGHT, DARK):
        figure = back_test.figure(said, came, look)
        draws(figure)
        assert texts(figure).count("missed") == len(rows) - held
    words = back_test.finding(said, came)
    if rows:
        count = "all" if held == len(rows) > 1 else "none of" if not held else f"{held} of"
        assert words.startswith(f"On {count} {len(rows)} evening")


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_nothing_has_no_axis(look: Any) -> None:
    none = pd.DataFrame(columns=["at", "share", "in_time"])
    assert forecast_finish.figure(none, {}, look, ZONE, "why").layout.xaxis.visible is False
    none = pd.DataFrame(columns=["number", "day", "done", "p5", "p95", "held"])
    assert back_test.figure(none, 0, look).layout.xaxis.visible is False
    assert "<table" not in throughput.html(cells([], None, 2), look)
