"""Tips per day: sums are kept, useful tips are part of the bar, releases are marked."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.charts import tips_per_day
from lib.theme import DARK, LIGHT
from tests.charts.drawn import DAYS, MAYBE, TEXTS, draws, figures_in, frame, texts

RELEASES = frame({"day": DAYS, "text": TEXTS})
NO_RELEASES = pd.DataFrame(columns=["day", "text"])


@st.composite
def by_days(draw: st.DrawFn) -> pd.DataFrame:
    """A day a row without gaps, as measure gives them; counts may be missing."""
    first, length = draw(DAYS), draw(st.integers(0, 400))
    few = draw(st.lists(st.tuples(MAYBE, MAYBE), min_size=1, max_size=9))
    counts = [few[n % len(few)] for n in range(length)]
    table = pd.DataFrame(counts, columns=["tips_received", "tips_useful"], dtype=object)
    table.insert(0, "day", [first + timedelta(days=n) for n in range(length)])
    return table


def days(*counts: tuple[int | None, int | None]) -> pd.DataFrame:
    table = pd.DataFrame(counts, columns=["tips_received", "tips_useful"])
    table.insert(0, "day", [date(2019, 10, 14) + timedelta(days=n) for n in range(len(counts))])
    return table


@pytest.mark.parametrize(("by_day", "said"), [
    (days((30, 5), (70, 6)),
     "100 tips 14–15 Oct 2019; 11 % of them useful; most on 15 Oct 2019: 70"),
    (days((3, 1), (2, 0)), "5 tips 14–15 Oct 2019; 1 useful; most on 14 Oct 2019: 3"),
    (days((30, None), (70, None)),
     "100 tips 14–15 Oct 2019; how many were useful is not delivered; most on 15 Oct 2019: 70"),
    (days((1, 0)), "1 tip on 14 Oct 2019; 0 useful"),
    (days((0, 0), (0, 0)), "No tips in this period"),
    (days((None, None)), "Not delivered: tips"),
    (days(), "Not delivered: tips"),
    (days(*[(1, 0)] * 119, (0, 1), (9, 0)),
     "128 tips 14 Oct 2019 – 11 Feb 2020; 1 % of them useful; "
     "most in the week of 10 Feb 2020: 9"),
])  # fmt: skip
def test_finding(by_day: pd.DataFrame, said: str) -> None:
    assert tips_per_day.finding(by_day).replace("\u00a0", " ") == said


@settings(max_examples=25)
@given(by_days(), RELEASES)
def test_it_draws_whatever_comes(by_day: pd.DataFrame, releases: pd.DataFrame) -> None:
    for look in (LIGHT, DARK):
        draws(tips_per_day.figure(by_day, releases, look))


@given(by_days())
def test_weeks_hold_every_tip(by_day: pd.DataFrame) -> None:
    bars, weekly = tips_per_day.gathered(by_day)
    assert weekly == (len(by_day) > tips_per_day.MOST_DAYS)
    for column in ("tips_received", "tips_useful"):
        assert bars[column].sum() == by_day[column].sum()
    assert not weekly or all(day.weekday() == 0 for day in bars["day"])


@given(by_days())
def test_the_title_says_only_what_the_numbers_say(by_day: pd.DataFrame) -> None:
    bars, _ = tips_per_day.gathered(by_day)
    sums = [by_day["tips_received"].sum(), by_day["tips_useful"].sum()]
    allowed = {str(round(n)) for n in [*sums, *bars["tips_received"].dropna()]}
    if sums[0]:
        share = 100 * sums[1] / sums[0]
        allowed |= {str(int(share + 0.5)), "1", "100"}
    for day in [*by_day["day"].iloc[[0, -1] if len(by_day) else []], *bars["day"]]:
        allowed |= {str(day.day), str(day.year)}
    assert figures_in(tips_per_day.finding(by_day)) <= allowed


def test_the_useful_are_part_of_the_bar() -> None:
    useful, other = tips_per_day.figure(days((30, 5), (70, 6)), NO_RELEASES, LIGHT).data[:2]
    assert (list(useful.y), list(other.y)) == ([5, 6], [25, 64])
    assert useful.marker.color == LIGHT.status["useful"]


@pytest.mark.parametrize("counts", [(0, 0), (None, None)])
def test_without_tips_there_is_one_line_and_no_axis(counts: tuple[int | None, int | None]) -> None:
    releases = pd.DataFrame({"day": [date(2019, 10, 14)], "text": ["spring"]})
    figure = tips_per_day.figure(days(counts, counts), releases, LIGHT)
    assert texts(figure) == ["Nothing to draw in this scope."]
    assert not figure.data and figure.layout.xaxis.visible is False


def test_one_day_is_not_a_block() -> None:
    figure = tips_per_day.figure(days((30, 5)), NO_RELEASES, LIGHT)
    first, last = (pd.Timestamp(end) for end in figure.layout.xaxis.range)
    assert last - first == timedelta(days=14)


def test_every_release_in_the_period_has_its_rule() -> None:
    day = [date(2019, 10, 14), date(2019, 10, 14), date(2019, 10, 15), date(2021, 1, 1)]
    releases = pd.DataFrame({"day": day, "text": ["spring", "spring again", "autumn", "later"]})
    figure = tips_per_day.figure(days((30, 5), (70, 6)), releases, LIGHT)
    assert len(figure.layout.shapes) == 3
    assert "spring" in texts(figure) and "later" not in texts(figure)
