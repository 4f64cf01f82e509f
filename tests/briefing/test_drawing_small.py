"""What is said to be small ("fewer than 10") has no length, no tint, no point; a 0 no figure."""

from datetime import date, timedelta

import pytest

from lib import theme
from lib.briefing.colour import tint
from lib.briefing.drawing import slide_picture
from lib.briefing.drawing.picture import Dot, Line
from lib.briefing.slide import Column, Number, Plot, Series
from lib.theme import LIGHT
from tests.briefing import edge
from tests.briefing.ink import boxes, texts, with_body, words


@pytest.mark.parametrize(
    ("body", "role", "drawn"),
    [
        (edge.FEW_BARS, "waiting", 1),
        (edge.FEW_PARTS, "waiting", 2),  # its key, and the part of Release 2
        (edge.QUIET_COLUMNS, "useful", 1),
    ],
)
def test_fewer_than_10_has_no_length(body: Plot, role: theme.Status, drawn: int) -> None:
    picture = slide_picture(with_body(body), 0, LIGHT)
    assert len(boxes(picture, LIGHT.status[role])) == drawn
    assert "fewer than 10" in words(picture)


def test_fewer_than_10_is_no_point_of_a_line() -> None:
    picture = slide_picture(with_body(edge.FEW_LINES), 0, LIGHT)
    blue = LIGHT.status["processed"]
    assert [len(m.points) for m in picture.marks if isinstance(m, Line) and m.stroke == blue
            and len(m.points) > 2] == [5]  # fmt: skip
    assert "series, rounded · a gap: withheld · a gap: fewer than 10" in words(picture)


def test_fewer_than_10_has_no_tint() -> None:
    column = Column("n", "Tips", "count", "waiting")
    tinted = [tint(cell, column, 900.0, LIGHT) != "" for cell in (edge.ROUNDED, edge.SMALL)]
    assert tinted == [True, False]


def test_an_empty_day_has_no_figure_and_the_axis_says_0() -> None:
    picture = slide_picture(with_body(edge.QUIET_COLUMNS), 0, LIGHT)
    said = [mark.text for mark in texts(picture)]
    assert said.count("0") == 1 and "7" in said
    assert "tips, rounded · • fewer than 10" in said


def test_a_label_that_was_moved_is_led_to() -> None:
    days = tuple(date(2019, 10, 14) + timedelta(days=n) for n in range(6))
    near = tuple(
        Series(name, tuple(Number(n * (100 + k)) for n in range(6)), role)  # type: ignore[arg-type]
        for k, (name, role) in enumerate((("a", "processed"), ("b", "useful"), ("c", "waiting")))
    )
    for series, leaders in ((near[:1], 0), (near, 2)):
        picture = slide_picture(with_body(Plot("lines", days, series, "series")), 0, LIGHT)
        labels = min(mark.x for mark in texts(picture) if mark.text in "abc")
        dots = {round(mark.x + 0.38 * 28, 1) for mark in picture.marks if isinstance(mark, Dot)}
        found = [m for m in picture.marks if isinstance(m, Line) and len(m.points) == 2
                 and round(m.points[0][0], 1) in dots]  # fmt: skip
        assert len(found) == leaders
        assert all(m.points[1][0] < labels for m in found)
