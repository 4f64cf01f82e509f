"""Pictures as they are seen: by the ink that Pillow draws, not by what the layout believes."""

from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import HealthCheck, Phase
from PIL import ImageFont

from lib.briefing.drawing.face import font_file
from lib.briefing.drawing.picture import Box, Picture, Text
from lib.briefing.slide import (
    Briefing,
    Number,
    Plot,
    Series,
)
from tests.briefing.drawn import BODIES, BRIEFING, slide

WIDE, SQUARE, TALL = (1920, 1080), (1080, 1080), (1080, 1920)
SIZES = [WIDE, SQUARE, TALL]
TITLE = {WIDE: 60, SQUARE: 52, TALL: 60}
LEAST = 24
NAMED = {name: n for n, name in enumerate(BODIES)}
Span = tuple[float, float, float, float]
QUICK: dict[str, Any] = {  # shrinking a body takes minutes, and its picture says as much
    "suppress_health_check": list(HealthCheck),
    "phases": (Phase.explicit, Phase.reuse, Phase.generate),
}


@cache
def font(size: float, bold: bool, serif: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(bold, serif), size)


def ink(mark: Text) -> Span:
    """Left, top, right and bottom of a text's ink."""
    anchor = {"start": "ls", "middle": "ms", "end": "rs"}[mark.anchor]
    left, top, right, bottom = font(mark.size, mark.bold, mark.serif).getbbox(
        mark.text, anchor=anchor
    )
    return mark.x + left, mark.y + top, mark.x + right, mark.y + bottom


def texts(picture: Picture) -> list[Text]:
    return [mark for mark in picture.marks if isinstance(mark, Text)]


def words(picture: Picture) -> str:
    return " ".join(mark.text for mark in texts(picture))


def amiss(picture: Picture) -> list[str]:
    """What is outside of the picture, or lies on another text."""
    found, spans = [], [(mark.text, ink(mark)) for mark in texts(picture)]
    for text, (left, top, right, bottom) in spans:
        if left < -1 or top < -1 or right > picture.width + 1 or bottom > picture.height + 1:
            found.append(f"outside: {text}")
    for n, (text, (left, top, right, bottom)) in enumerate(spans):
        for other, (a, b, c, d) in spans[n + 1 :]:
            if min(right, c) - max(left, a) > 1 and min(bottom, d) - max(top, b) > 1:
                found.append(f"{text} | {other}")
    return found


def holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def with_body(body: object, title: str = "What is found") -> Briefing:
    return replace(BRIEFING, slides=(slide("made", title, body),))  # type: ignore[arg-type]


def boxes(picture: Picture, colour: str) -> list[Box]:
    return [mark for mark in picture.marks if isinstance(mark, Box) and mark.fill == colour]


def bars(*values: float | None, **more: object) -> Plot:
    numbers = tuple(Number(value) for value in values)
    over = tuple(f"Bar {n}" for n in range(len(values)))
    return Plot("bars", over, (Series("tips", numbers, "waiting"),), "tips", **more)  # type: ignore[arg-type]


# Every slide, in both looks and all sizes
