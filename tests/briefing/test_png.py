"""A picture as PNG: the size asked for, the same bytes twice, sharp shapes where they were put."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from lib.briefing.drawing.picture import Area, Box, Dot, Line, Mark, Picture, Text
from lib.briefing.png import card, png
from lib.theme import DARK, channels
from tests.briefing.drawn import BRIEFING

WHITE, BLACK = (255, 255, 255), (0, 0, 0)


def opened(file: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(file))
    image.load()
    return image


def drawn(*marks: Mark) -> Image.Image:
    return opened(png(Picture(40, 20, marks, "#FFFFFF")))


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1080)])
def test_a_card_has_its_size_its_ground_and_its_words(size: tuple[int, int]) -> None:
    image = opened(card(BRIEFING, 2, size, DARK))
    assert (image.format, image.size, image.mode) == ("PNG", size, "RGB")
    assert image.getpixel((2, 2)) == channels(DARK.surface)
    slide = BRIEFING.slides[2]
    assert image.text == {"Title": slide.title, "Description": slide.alt}  # type: ignore[attr-defined]


def test_the_same_picture_is_the_same_file() -> None:
    assert card(BRIEFING, 3) == card(BRIEFING, 3)
    slides = tuple(replace(slide, title="Another") for slide in BRIEFING.slides)
    assert card(replace(BRIEFING, slides=slides), 3) != card(BRIEFING, 3)


def test_words_of_any_language_can_go_with_it() -> None:
    image = opened(png(Picture(4, 4, ()), {"Title": "Ředitelství · 1\u202f000", "Empty": ""}))
    assert image.text == {"Title": "Ředitelství · 1\u202f000"}  # type: ignore[attr-defined]
    assert image.getpixel((0, 0)) == WHITE


def test_boxes_and_level_lines_are_sharp() -> None:
    image = drawn(Box(4.2, 4.4, 10, 6, "#000000"), Line(((20, 10.5), (39, 10.5)), "#000000", 1))
    column = [image.getpixel((8, y)) for y in range(20)]
    assert column == [WHITE] * 4 + [BLACK] * 6 + [WHITE] * 10
    rule = [image.getpixel((30, y)) for y in range(20)]
    assert rule.count(BLACK) == 1 and rule.count(WHITE) == 19


def test_slopes_are_smooth() -> None:
    image = drawn(Area(((0, 0), (40, 20), (0, 20)), "#000000"))
    shades = {image.getpixel((x, 10)) for x in range(40)}
    assert len(shades - {WHITE, BLACK}) >= 1
    assert image.getpixel((1, 18)) == BLACK and image.getpixel((38, 2)) == WHITE


def test_dashes_leave_gaps_also_round_a_corner() -> None:
    image = drawn(Line(((0, 5), (10, 5), (40, 5)), "#000000", 3, (4, 4)))
    row = [image.getpixel((x, 5)) == BLACK for x in range(40)]
    assert row[1] and not row[6] and row[10] and not row[14] and row[18]


def test_a_dot_has_a_rim() -> None:
    image = drawn(Dot(20, 10, 6, "#000000", "#FF0000", 2))
    assert image.getpixel((20, 10)) == BLACK
    assert image.getpixel((26, 10)) == (255, 0, 0)


def test_text_stands_on_its_baseline_at_its_anchor() -> None:
    image = drawn(
        Text(38, 15, "H", 14, "#000000", bold=True, anchor="end"), Box(0, 0, 38, 2, "#FFFFFF")
    )
    dark = [
        (x, y) for x in range(40) for y in range(20) if image.getpixel((x, y)) < (128, 128, 128)
    ]
    assert max(y for _, y in dark) == 14
    assert 24 < min(x for x, _ in dark) < max(x for x, _ in dark) < 38


def test_a_letter_that_can_not_be_drawn_breaks_nothing() -> None:
    rude, plain = (Text(10, 50, words, 40, "#000000") for words in ("a\n\x00b\ud800", "a b"))
    picture = Picture(100, 100, (rude,))
    assert png(picture, {"Title": "a\ud800"}) == png(
        replace(picture, marks=(plain,)), {"Title": "a"}
    )
