"""The pictures of a slide as typst is told of them: names of kinds and plain values."""

from dataclasses import asdict
from typing import Any, Final

from lib.briefing.drawing import body_picture
from lib.briefing.drawing.picture import Mark, Picture
from lib.briefing.slide import Body, Plot, numbers
from lib.theme import LIGHT

WIDTH: Final = 660.0  # pixels for the width of the text, 174 mm: one is about 0.75 pt
SIZE: Final = 11.0  # of the letters, in those pixels: 8.2 pt
HEIGHTS: Final = 230.0, 310.0, 400.0  # of a chart over time
ROWS: Final = 22.0, 28.0, 34.0  # of a bar with its gap
TALLEST: Final = 560.0


def pictures(body: Body) -> list[dict[str, Any]]:
    """A chart in the three heights that a page may give it; none of what has no figure to draw."""
    if not isinstance(body, Plot) or all(each.shown is None for each in numbers(body)):
        return []
    drawn = [body_picture(body, LIGHT, WIDTH, height, SIZE) for height in _heights(body)]
    return [marks(picture) for picture in drawn]


def marks(picture: Picture) -> dict[str, Any]:
    """``{"width", "height", "ground", "marks": [{"kind": "box", "x": …}, …]}``, in pixels."""
    drawn = [_mark(mark) for mark in picture.marks]
    return {
        "width": picture.width,
        "height": picture.height,
        "ground": picture.ground,
        "marks": drawn,
    }


def _heights(body: Plot) -> tuple[float, ...]:
    if body.kind in ("lines", "columns"):
        return HEIGHTS
    more = body.kind == "stack" or any(body.ties)
    return tuple(min(TALLEST, row * (len(body.over) + 1 + more)) for row in ROWS)


def _mark(mark: Mark) -> dict[str, Any]:
    return {"kind": type(mark).__name__.lower()} | asdict(mark)
