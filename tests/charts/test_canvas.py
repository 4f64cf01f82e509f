"""The ground that charts share: labels apart, lanes, time axes, short texts, style sheet."""

from datetime import datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts import CONFIG, canvas, style
from lib.charts.canvas.plot import lanes
from lib.theme import DARK, LIGHT


@given(st.lists(st.floats(0, 1000), max_size=5), st.floats(1, 50))
def test_labels_stand_apart_in_their_order(heights: list[float], gap: float) -> None:
    placed = canvas.apart(heights, [gap] * len(heights))
    ranked = [p for _, p in sorted(zip(heights, placed, strict=True), key=lambda pair: pair[0])]
    steps = [b - a for a, b in zip(sorted(placed), sorted(placed)[1:], strict=False)]
    assert all(step >= gap * 0.9 for step in steps)
    assert ranked == sorted(ranked) or len(set(heights)) < len(heights)


def test_labels_with_room_stay_where_they_are() -> None:
    assert canvas.apart([10, 90, 50], [20] * 3) == [10, 90, 50]
    assert canvas.apart([100, 100], [20, 20]) == [90, 110]
    assert canvas.apart([100, 100], [20, 60]) == [80, 120]


@pytest.mark.parametrize(
    ("heights", "sizes", "placed"),
    [
        ([], [], []),
        ([1], [1], [1]),
        ([1, 3], [1, 1], [1, 3]),
        ([2, 1], [2, 2], [2.5, 0.5]),
        ([1, 1.2, 1.4], [1, 1, 1], [0.2, 1.2, 2.2]),
        ([0, 0.9, 5], [1, 1, 1], [-0.05, 0.95, 5]),
        ([9.5, 9.8], [1, 1], [8.5, 9.5]),  # none beyond 10
        ([9.5, 9.8, -3], [1, 3, 1], [6.5, 8.5, -0.5]),  # nor below -1
        ([0, 0], [8, 4], [3, 9]),  # no room for both: beyond 10
    ],
)
def test_labels_stay_within_bounds(
    heights: list[float], sizes: list[float], placed: list[float]
) -> None:
    assert canvas.apart(heights, sizes, low=-1, high=10) == pytest.approx(placed)


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200)), max_size=20), st.integers(1, 3))
def test_no_two_in_a_lane_overlap(drawn: list[tuple[float, float]], most: int) -> None:
    spans = [(left, left + width) for left, width in drawn]
    found = lanes(spans, most)
    for lane in range(most):
        inside = sorted(span for span, n in zip(spans, found, strict=True) if n == lane)
        assert all(a[1] < b[0] for a, b in zip(inside, inside[1:], strict=False))
    assert not spans or found[0] == 0


@pytest.mark.parametrize(("text", "most", "short"), [
    ("briefing", 20, "briefing"),
    ("case system down until noon", 20, "case system down…"),
    ("Donaudampfschifffahrt", 10, "Donaudamp…"),
])  # fmt: skip
def test_shortened(text: str, most: int, short: str) -> None:
    assert canvas.shortened(text, most) == short


@given(st.text(max_size=200), st.integers(2, 40))
def test_never_longer_than_asked(text: str, most: int) -> None:
    assert len(canvas.shortened(text, most)) <= most


def test_tags_from_data_are_escaped() -> None:
    assert canvas.escaped("<b>a</b> & <script>") == "&lt;b&gt;a&lt;/b&gt; &amp; &lt;script&gt;"


@pytest.mark.parametrize(("days", "step"), [
    (1 / 6, 1 / 24), (1, 4 / 24), (2, 8 / 24), (12, 1), (13, 2), (120, 10), (400, "M2"),
    (880, "M6"), (2800, "M12"), (40_000, "M120"),
])  # fmt: skip
def test_time_axes_are_never_crowded(days: float, step: float | str) -> None:
    first = datetime(2019, 10, 14)
    axis = canvas.time_axis(first, first + timedelta(days=days))
    assert axis["dtick"] == (step if isinstance(step, str) else step * canvas.DAY)


def test_instants_become_clock_time() -> None:
    utc = pd.Series([datetime(2019, 10, 26, 22), datetime(2019, 10, 27, 22)])
    local = canvas.local_times(utc, "Europe/Amsterdam")
    assert list(local) == [datetime(2019, 10, 27), datetime(2019, 10, 27, 23)]


def test_what_is_missing_becomes_a_number_that_is_none() -> None:
    table = canvas.numeric(pd.DataFrame({"n": [1, None, pd.NA]}, dtype=object), "n")
    assert table["n"].iloc[0] == 1 and table["n"].isna().tolist() == [False, True, True]


@pytest.mark.parametrize(("highest", "above"), [((), 0), ((0.0,), 0), ((None, 5.0), 5)])
def test_a_count_axis_is_never_flat(highest: tuple[float | None, ...], above: float) -> None:
    assert canvas.ceiling(*highest) > above


def test_an_empty_chart_says_why() -> None:
    figure = canvas.nothing(LIGHT)
    assert figure.layout.annotations[0].text == "Nothing to draw in this scope."
    assert figure.layout.height <= 60 and figure.layout.xaxis.visible is False


@pytest.mark.parametrize(("top", "ticks"), [(1.06, 5), (2.2, 5), (2.2, 4), (4, 4)])
def test_small_counts_have_whole_ticks(top: float, ticks: int) -> None:
    assert canvas.count_axis(top, ticks)["dtick"] == 1


def test_large_counts_have_few_ticks() -> None:
    assert canvas.count_axis(1060, 5) == {"range": [0, 1060], "tickformat": ",d", "nticks": 5}


def test_no_toolbar_and_no_logo() -> None:
    assert CONFIG["displayModeBar"] is False and CONFIG["displaylogo"] is False


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_the_style_sheet_calls_nothing_from_outside(look: object) -> None:
    sheet = style.sheet(look)  # type: ignore[arg-type]
    assert "url(" not in sheet and "@import" not in sheet and "://" not in sheet
    assert sheet.count("{") == sheet.count("}")
