"""The time line draws whatever happened, and its axis keeps the order of time."""

import re
from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts import event_time_line as chart
from lib.charts.canvas import Folded
from tests.charts.drawn import INSTANTS, NASTY, TEXTS, ZONE, frame

EVENTS = frame(
    {
        "lane": st.sampled_from(["Work", "Countries", NASTY]),
        "words": TEXTS,
        "detail": st.one_of(st.none(), TEXTS),
        "status": st.sampled_from(["received", "processed"]),
        "occurred_at": INSTANTS,
        "known_at": INSTANTS,
        "taken_back_at": st.one_of(st.none(), INSTANTS),
        "corrects": st.just(""),
    },
    most=60,
)
START = datetime(2019, 10, 14, 8)


def at(*hours: float) -> list[datetime]:
    return [START + timedelta(hours=n) for n in hours]


@given(EVENTS)
def test_whatever_happened_is_drawn_once_each(events: pd.DataFrame) -> None:
    clocks = ["occurred_at", "known_at", "taken_back_at"]
    events[clocks] = events[clocks].astype("datetime64[us]")
    markup = chart.html(events, ZONE)
    assert NASTY not in markup
    assert markup.count('<i class="dot" style') == len(events)
    assert markup.count('<i class="cross" style') == events["taken_back_at"].notna().sum()
    places = [float(found) for found in re.findall(r"left:(-?[\d.]+)%", markup)]
    assert all(0 <= place <= 100 for place in places)
    assert chart.finding(events, ZONE)


@given(st.lists(INSTANTS, min_size=1, max_size=60))
def test_what_came_later_never_stands_before(instants: list[datetime]) -> None:
    axis = Folded.of(instants)
    places = [axis.place(one) for one in sorted(instants)]
    assert places == sorted(places)
    ticks = [tick.place for tick in axis.ticks()]
    assert ticks == sorted(ticks)
    assert all(b - a >= 12 for a, b in zip(ticks, ticks[1:], strict=False))


@pytest.mark.parametrize(
    ("hours", "folds"),
    [
        ((0, 480, 670), 0),  # three events: nothing would be gained
        ((0, 600, 601, 602, 603, 604), 1),
        ((0, 120, 700, 701, 702, 703, 704), 2),
        ((0, 24, 48, 72, 96, 120), 0),
    ],
)
def test_only_long_quiet_stretches_are_folded(hours: tuple[int, ...], folds: int) -> None:
    assert len(Folded.of(at(*hours)).folds()) == folds


def test_a_lag_across_the_change_of_the_clock_is_an_hour_and_no_more() -> None:
    # 27 Oct 2019, 03:00 becomes 02:00 in Amsterdam
    row = {"lane": "Work", "words": "Processed", "status": "processed", "corrects": ""}
    clocks = {"occurred_at": "2019-10-27T00:30", "known_at": "2019-10-27T01:30"}
    events = pd.DataFrame([{**row, **clocks, "taken_back_at": None}])
    for name in ("occurred_at", "known_at", "taken_back_at"):
        events[name] = pd.to_datetime(events[name])
    assert chart.finding(events, ZONE).endswith("1 known later, by up to 1\u00a0h")


def test_nothing_happened() -> None:
    empty = pd.DataFrame(columns=["occurred_at", "known_at", "taken_back_at"])
    assert chart.finding(empty, ZONE) == "Nothing has happened in this scope"
    assert "No events" in chart.html(empty, ZONE)
