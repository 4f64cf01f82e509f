"""Headline figures and tables as pictures: short, aligned, and honest about what is left out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import theme
from lib.briefing.drawing import body_picture, slide_picture
from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Box
from lib.briefing.slide import (
    Column,
    Figures,
    Item,
    Number,
    Plot,
    Said,
    Series,
    Table,
)
from lib.theme import LIGHT
from tests.briefing.bodies import NAMES
from tests.briefing.drawn import BRIEFING
from tests.briefing.ink import NAMED, font, texts, with_body, words


def test_all_withheld_is_said_so() -> None:
    plot = Plot("bars", ("A",), (Series("tips", (Number(None, state="withheld"),), "other"),), "")
    assert words(body_picture(plot, LIGHT, 1000, 500)) == "All of its figures are withheld."


# Figures


def test_a_headline_is_short_and_its_exact_figure_stands_beside_it() -> None:
    item = Item("Files", Number(48_127_350), (Said(Number(3), "image", "images"),))
    said = words(body_picture(Figures((item,)), LIGHT, 1000, 500))
    assert said == "Files 48.1 million 48\u202f127\u202f350 · 3 images"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (Number(None), "Tips – not delivered"),
        (Number(3, ("tips_received", ()), state="withheld"), "Tips withheld"),
        (Number(900, state="rounded", words="more than 900"), "Tips more than 900"),
        (Number(26.2, kind="hours"), "Tips 26 h"),
        (Number(0.12, kind="share"), "Tips 12 %"),
        (Number(999_999), "Tips 999\u202f999"),
    ],
)
def test_a_figure_says_what_is_known(number: Number, said: str) -> None:
    for lead in (False, True):
        body = Figures((Item("Tips", number, lead=lead),))
        assert words(body_picture(body, LIGHT, 1000, 500)) == said


def test_the_lead_is_a_bar_of_its_whole() -> None:
    item = Item("Series", Number(250), (Said(Number(1000), "planned", before="of"),), True)
    picture = body_picture(Figures((item,)), LIGHT, 600, 600)
    whole, part = (mark for mark in picture.marks if isinstance(mark, Box))
    assert part.width / whole.width == pytest.approx(0.25)
    withheld = Item("Series", Number(250, state="withheld"), item.beside, True)
    hidden = body_picture(Figures((withheld,)), LIGHT, 600, 600)
    assert [mark for mark in hidden.marks if isinstance(mark, Box)] == []


# Tables


def rows(count: int, more: str = "") -> Table:
    columns = (Column("a", "Country", "text"), Column("b", "Sent", "count", "waiting"))
    return Table(columns, tuple((f"Land {n}", Number(count - n)) for n in range(count)), more)


@pytest.mark.parametrize(
    ("table", "rest"),
    [
        (rows(3), ""),
        (rows(3, "and 25 more countries"), "and 25 more countries"),
        (rows(100), "and {} more rows"),
        (rows(100, "and 1\u202f000 more countries"), "and {} more countries"),
    ],
)
def test_rows_that_are_left_out_are_counted(table: Table, rest: str) -> None:
    said = words(slide_picture(with_body(table), 0, LIGHT))
    shown = said.count("Land ")
    left = len(table.rows) - shown + (1000 if "000" in table.more else 0)
    counted = f"{left:,}".replace(",", "\u202f")
    assert rest.format(counted) in said
    assert ("more" in said) == bool(rest)


def test_heat_follows_the_figure_and_never_what_is_withheld() -> None:
    columns = (Column("a", "Country", "text"), Column("b", "Sent", "count", "waiting"))
    cells = (Number(9), Number(3), Number(0), Number(9, state="withheld"), Number(None))
    table = Table(columns, tuple(("Land", cell) for cell in cells))
    picture = body_picture(table, LIGHT, 900, 600)
    tints = [mark.fill for mark in picture.marks if isinstance(mark, Box)]
    assert len(tints) == 2
    deep, faint = (theme.contrast(tint, LIGHT.surface) for tint in tints)
    assert deep > faint > 1
    assert "withheld" in words(picture) and "–" in words(picture)


def test_figures_stand_below_each_other() -> None:
    picture = slide_picture(BRIEFING, NAMED["country_status"], LIGHT)
    days = [mark for mark in texts(picture) if mark.text.endswith("\u00a0days")]
    assert len(days) == 10
    assert {(mark.anchor, mark.x) for mark in days} == {("end", days[0].x)}


def test_columns_without_room_are_named_and_no_figure_is_cut() -> None:
    columns = (Column("a", "Country", "text"),
               *(Column(str(n), f"Figure {n}", "count") for n in range(12)))  # fmt: skip
    table = Table(columns, (("Land", *(Number(10**9 + n) for n in range(12))),))
    said = words(body_picture(table, LIGHT, 900, 600))
    shown = said.count("1\u202f000\u202f000\u202f0")
    assert 0 < shown < 12
    assert f"{12 - shown} columns not shown" in said


# Measuring


@settings(max_examples=60, deadline=None)
@given(text=NAMES, bold=st.booleans(), serif=st.booleans(), width=st.integers(60, 900))
def test_lines_are_never_wider_than_asked(text: str, bold: bool, serif: bool, width: int) -> None:
    face = Face(24, bold, serif)
    lines = face.wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    drawn = font(24, bold or serif, serif)
    assert all(drawn.getlength(line) <= width * 1.01 + 2 for line in lines)
    assert drawn.getlength(face.shortened(text, width)) <= width * 1.01 + 2


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [
        ("Country notified", 200, "Country notified"),
        ("Country notified", 140, "Country…"),
        ("120 useful, 3 waiting", 190, "120 useful, 3\u00a0…"),
    ],
)
def test_what_is_cut_says_so(text: str, width: float, cut: str) -> None:
    assert Face(24).shortened(text, width) == cut
