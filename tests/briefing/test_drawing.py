"""Slides as pictures: all of the text there, whole, large enough, and none of it on another."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import theme
from lib.briefing.drawing import body_picture, slide_picture
from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Area, Box, Dot, Line
from lib.briefing.slide import (
    Column,
    Figures,
    Number,
    Plot,
    Series,
    Table,
)
from lib.theme import DARK, LIGHT
from tests.briefing.bodies import BODIES as MADE
from tests.briefing.bodies import NAMES
from tests.briefing.drawn import BODIES, BRIEFING
from tests.briefing.ink import (
    LEAST,
    NAMED,
    QUICK,
    SIZES,
    TITLE,
    amiss,
    bars,
    boxes,
    holds,
    ink,
    texts,
    with_body,
    words,
)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("name", BODIES)
def test_a_slide_is_whole_and_can_be_read(
    name: str, size: tuple[int, int], look: theme.Look
) -> None:
    picture = slide_picture(BRIEFING, NAMED[name], look, size)
    assert (picture.width, picture.height, picture.ground) == (*size, look.surface)
    assert amiss(picture) == []
    assert min(mark.size for mark in texts(picture)) >= LEAST
    titles = [mark for mark in texts(picture) if mark.serif]
    assert min(mark.size for mark in titles) >= TITLE[size]
    assert " ".join(mark.text for mark in titles) == BRIEFING.slides[NAMED[name]].title


@pytest.mark.parametrize("name", BODIES)
def test_what_stands_on_every_slide(name: str) -> None:
    n = NAMED[name]
    said = words(slide_picture(BRIEFING, n, LIGHT))
    assert said.count("TLP:AMBER H1") == 3  # above, below, and in the scope sentence
    assert BRIEFING.sentence in said
    assert BRIEFING.synthetic[0] in said
    assert f"{n + 1} / {len(BRIEFING.slides)}" in said


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
def test_text_stands_out_from_what_it_lies_on(look: theme.Look) -> None:
    for n in range(len(BRIEFING.slides)):
        picture = slide_picture(BRIEFING, n, look)
        grounds = [mark for mark in picture.marks if isinstance(mark, Box)]
        for mark in texts(picture):
            left, top, right, bottom = ink(mark)
            x, y = (left + right) / 2, (top + bottom) / 2
            below = [box.fill for box in grounds if holds(box, x, y)]
            assert theme.contrast(mark.fill, [picture.ground, *below][-1]) >= 4.5, mark


@settings(max_examples=80, **QUICK)
@given(body=MADE, title=NAMES, size=st.sampled_from(SIZES))
def test_any_slide_is_whole(body: object, title: str, size: tuple[int, int]) -> None:
    picture = slide_picture(with_body(body, title), 0, LIGHT, size)
    assert amiss(picture) == []
    assert min(mark.size for mark in texts(picture)) >= LEAST
    for mark in picture.marks:
        xs = [x for x, _ in mark.points] if isinstance(mark, Line | Area) else [mark.x]
        assert all(-1 <= x <= picture.width + 1 for x in xs)
        if isinstance(mark, Box):
            assert min(mark.width, mark.height) >= 0
            assert mark.x + mark.width <= picture.width + 1


@settings(max_examples=30, **QUICK)
@given(body=MADE)
def test_any_body_fits_on_paper(body: object) -> None:
    picture = body_picture(body, LIGHT, 660, 330, 11)  # type: ignore[arg-type]
    assert (picture.width, picture.height, picture.ground) == (660, 330, "")
    assert [each for each in amiss(picture) if "outside" not in each] == []


# Titles


@pytest.mark.parametrize(
    ("words_", "lines"),
    [
        ("925 series processed", 1),
        ("482 of 1 000 planned series processed, 246 behind the plan; forecast 690 to 1 010", 2),
        ("A title of one's own " * 8, 3),
        ("W" * 300, 3),
    ],
)
def test_a_title_takes_few_lines_and_is_never_small(words_: str, lines: int) -> None:
    picture = slide_picture(with_body(bars(1), words_.strip()), 0, LIGHT)
    titles = [mark for mark in texts(picture) if mark.serif]
    assert len(titles) == lines
    assert min(mark.size for mark in titles) >= 60
    assert amiss(picture) == []


def test_a_title_is_parted_where_it_pauses() -> None:
    title = "482 of 1 000 planned series processed, 246 behind the plan; forecast 690 to 1 010"
    lines = Face(60, serif=True).balanced(title, 1700)
    assert lines == [
        "482 of 1 000 planned series processed,",
        "246 behind the plan; forecast 690 to 1 010",
    ]


# Bars


def test_bars_are_as_long_as_their_figures_and_begin_at_0() -> None:
    picture = slide_picture(with_body(bars(1000, 500, 1, 0, None)), 0, LIGHT)
    drawn = boxes(picture, LIGHT.status["waiting"])
    lengths = [box.width for box in drawn]
    assert len(drawn) == 3  # none for 0, and none for what is not delivered
    assert lengths[1] == pytest.approx(lengths[0] / 2)
    assert lengths[2] == pytest.approx(lengths[0] / 1000)
    assert len({box.x for box in drawn}) == 1
    assert lengths[0] > 1000  # they fill the slide
    assert "not delivered" in words(picture)


def test_a_bar_of_the_message_is_of_the_accent() -> None:
    grey = slide_picture(with_body(bars(3, 4)), 0, LIGHT)
    strong = slide_picture(with_body(bars(3, 4, strong=("Bar 1",))), 0, LIGHT)
    assert boxes(grey, LIGHT.accent) == []
    assert len(boxes(strong, LIGHT.accent)) == len(boxes(strong, LIGHT.status["waiting"])) == 1


def test_a_withheld_bar_has_a_word_and_no_length() -> None:
    withheld = Number(3, ("tips_received", ()), state="withheld")
    plot = Plot("bars", ("One", "Two"), (Series("tips", (Number(9), withheld), "waiting"),), "tips")
    picture = slide_picture(with_body(plot), 0, LIGHT)
    assert "withheld" in words(picture)
    assert len(boxes(picture, LIGHT.status["waiting"])) == 1


def test_columns_are_as_high_as_their_figures() -> None:
    days = tuple(date(2019, 10, 14) + timedelta(days=n) for n in range(4))
    numbers = tuple(Number(value) for value in (10, 40, 0, 20))
    plot = Plot("columns", days, (Series("tips", numbers, "useful"),), "tips")
    picture = slide_picture(with_body(plot), 0, LIGHT)
    drawn = boxes(picture, LIGHT.status["useful"])
    assert [box.height / drawn[0].height for box in drawn] == pytest.approx([1, 4, 2])
    assert len({round(box.y + box.height, 6) for box in drawn}) == 1
    assert [t.text for t in texts(picture) if t.text in ("14", "15", "16", "17", "Oct")] == [
        "14", "Oct", "15", "16", "17",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("days", "said", "signs"),
    [
        (4, ["tips · – not delivered", "withheld"], 1),  # there is room for the word
        (40, ["tips · × withheld · – not delivered"], 3),
    ],
)
def test_a_column_that_is_not_drawn_is_not_a_0(days: int, said: list[str], signs: int) -> None:
    over = tuple(date(2019, 10, 1) + timedelta(days=n) for n in range(days))
    hidden = Number(None, ("tips_received", ()), state="withheld")
    numbers = (Number(5), hidden, Number(None), *(Number(0) for _ in range(days - 3)))
    plot = Plot("columns", over, (Series("tips", numbers, "useful"),), "tips")
    picture = slide_picture(with_body(plot), 0, LIGHT)
    assert [t.text for t in texts(picture) if "withheld" in t.text or "not" in t.text] == said
    muted = [m for m in picture.marks if isinstance(m, Line) and m.stroke == LIGHT.muted]
    assert len(muted) == signs  # a dash is one line, a cross two


def test_a_gap_in_a_line_is_explained_and_its_open_end_is_not() -> None:
    over = tuple(date(2019, 10, 1) + timedelta(days=n) for n in range(5))
    hidden = Number(None, ("tips_received", ()), state="withheld")
    for amid, said in (
        (Number(None), "series · a gap: not delivered"),
        (hidden, "series · a gap: withheld"),
        (Number(1), "series"),
    ):
        numbers = (Number(1), amid, Number(3), Number(None), Number(None))
        plot = Plot("lines", over, (Series("processed", numbers, "processed"),), "series")
        assert said in [t.text for t in texts(slide_picture(with_body(plot), 0, LIGHT))]


def test_parts_of_a_stack_are_on_one_scale() -> None:
    parts = (("useful", (30, 10)), ("waiting", (60, 5)))
    series = tuple(
        Series(role, tuple(Number(n) for n in values), role)  # type: ignore[arg-type]
        for role, values in parts
    )
    picture = slide_picture(with_body(Plot("stack", ("A", "B"), series, "tips")), 0, LIGHT)
    useful, waiting = (
        [box for box in boxes(picture, LIGHT.status[role]) if box.height > 30]  # not the key
        for role in ("useful", "waiting")
    )
    pixel = useful[0].width / 30
    widths = [box.width / pixel for box in (*useful, *waiting)]
    assert widths == pytest.approx([30, 10, 60, 5])
    assert waiting[0].x == pytest.approx(useful[0].x + useful[0].width)


def test_more_bars_than_fit_are_counted() -> None:
    said = words(slide_picture(with_body(bars(*range(60, 0, -1))), 0, LIGHT))
    shown = sum(f"Bar {n}" in said.replace(" more", "") for n in range(60))
    assert "Bar 0 " in said
    assert f"and {60 - shown} more" in said


# Lines


def test_a_line_is_parted_where_a_figure_is_missing_and_ends_in_its_label() -> None:
    days = tuple(date(2019, 10, 14) + timedelta(days=n) for n in range(6))
    values = (1, 2, None, 4, 5, 6)
    series = Series("processed", tuple(Number(each) for each in values), "processed")
    picture = slide_picture(with_body(Plot("lines", days, (series,), "series")), 0, LIGHT)
    blue = LIGHT.status["processed"]
    drawn = [m for m in picture.marks if isinstance(m, Line) and m.stroke == blue]
    assert [len(line.points) for line in drawn] == [2, 3]
    dot = next(m for m in picture.marks if isinstance(m, Dot))
    label = next(m for m in texts(picture) if m.text == "processed")
    assert label.x > dot.x
    (a, b), (c, *_) = drawn[0].points, drawn[1].points
    assert (a[1] - b[1]) * 2 == pytest.approx(b[1] - c[1])  # 1 to 2, and 2 to 4


def test_a_forecast_is_a_band_of_an_opaque_tint() -> None:
    picture = slide_picture(BRIEFING, NAMED["burn_up"], LIGHT)
    band = next(mark for mark in picture.marks if isinstance(mark, Area))
    assert band.fill not in (LIGHT.accent, LIGHT.surface)
    assert "690–1\u202f010" in words(picture)
    assert "low" not in words(picture).split()


# Nothing


@pytest.mark.parametrize(
    "body",
    [
        Figures(()),
        Table((Column("a", "A", "text"),), ()),
        Plot("lines", (), (), "series"),
        Plot("bars", (), (Series("tips", (), "other"),), "tips"),
        bars(None, None),
    ],
)
def test_nothing_is_one_quiet_line(body: object) -> None:
    picture = body_picture(body, LIGHT, 1000, 500)  # type: ignore[arg-type]
    assert [mark.text for mark in texts(picture)] == ["Nothing to draw in this scope."]
    assert len(picture.marks) == 1
