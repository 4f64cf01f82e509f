"""Status bars: whole counts, bars from 0, hours between, and a title that is true."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import wording
from lib.charts import status_bars
from lib.theme import DARK, LIGHT
from tests.charts.drawn import HOURS, MAYBE, draws, figures_in, frame, texts

ROWS = frame({
    "status": st.sampled_from(sorted(status_bars.LABEL)), "series": MAYBE, "hours": HOURS,
})  # fmt: skip


def rows(*given: tuple[str, float | None, float | None]) -> pd.DataFrame:
    return pd.DataFrame(given, columns=["status", "series", "hours"])


@pytest.mark.parametrize(("statuses", "said"), [
    (rows(("processed", 925, 26.0), ("pinpointed", 173, None), ("notified", 173, 4.0)),
     "925 series processed; half of referrals go out within 4 h"),
    (rows(("notified", 173, 3.57)), "Half of referrals go out within 3 h 34 min"),
    (rows(("processed", 5, 1.0), ("notified", 1, 4.0)), "5 series processed"),
    (rows(("processed", 1, None)), "1 series processed"),
    (rows(("processed", 0, None), ("answered", 0, None)), "Nothing processed yet"),
    (rows(("received", 10, None)), "No status of these was delivered"),
    (rows(("processed", None, 3.0)), "Not delivered: what became of the series"),
    (rows(), "Not delivered: what became of the series"),
])  # fmt: skip
def test_finding(statuses: pd.DataFrame, said: str) -> None:
    assert status_bars.finding(statuses).replace("\u00a0", " ") == said


@settings(max_examples=25)
@given(ROWS)
def test_it_draws_whatever_comes(statuses: pd.DataFrame) -> None:
    for look in (LIGHT, DARK):
        draws(status_bars.figure(statuses, look))


@given(ROWS)
def test_the_title_says_only_what_the_numbers_say(statuses: pd.DataFrame) -> None:
    counts = {str(round(n)) for n in statuses["series"].dropna()}
    waits = [figures_in(wording.hours(h)) for h in statuses["hours"].dropna()]
    assert figures_in(status_bars.finding(statuses)) <= counts.union(*waits)


def test_bars_start_at_zero_in_the_order_of_the_rows() -> None:
    figure = status_bars.figure(rows(("received", 1000, None), ("processed", 41, 60.0)), LIGHT)
    assert list(figure.data[0].x) == [1000, 41]
    assert list(figure.data[0].y) == [0, -1]
    assert figure.layout.xaxis.range[0] == 0
    assert figure.data[0].marker.color == (LIGHT.status["received"], LIGHT.accent)


def test_nothing_delivered_is_one_line() -> None:
    figure = status_bars.figure(rows(("received", None, None), ("processed", None, 2.0)), LIGHT)
    assert texts(figure) == ["Nothing to draw in this scope."] and not figure.data


def test_counts_are_whole_and_hours_stand_between() -> None:
    said = texts(status_bars.figure(rows(("started", 1000, 9.0), ("processed", 925, 26.4)), LIGHT))
    assert said == ["Started", "<b>1\u202f000</b>", "Processed", "<b>925</b>", "26\u00a0h median"]


def test_not_delivered_is_not_zero() -> None:
    given = rows(("received", 1, None), ("started", 0, None), ("processed", None, None))
    said = texts(status_bars.figure(given, LIGHT))
    assert said[2:] == ["Started", "<b>0</b>", "Processed", "– not delivered"]


def test_nothing_counted_is_no_lonely_axis() -> None:
    figure = status_bars.figure(rows(("received", 0, None), ("processed", 0, None)), LIGHT)
    assert not figure.data
