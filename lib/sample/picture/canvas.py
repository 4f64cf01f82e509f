"""A sheet to draw on in flat colours, in points of a 480 x 360 picture."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

WIDTH, HEIGHT = 480, 360
FINE = 3  # drawn so much larger, then reduced, for smooth edges
SHADES = 48  # colours of a finished picture
Point = tuple[float, float]
Colour = str | int

# main, light, dark
TONES = {
    "green": ("#7f9471", "#b9c7ab", "#4f6248"),
    "blue": ("#6e8ca8", "#b3c6d5", "#3f5873"),
    "red": ("#b5665a", "#e0b5ac", "#7c3f38"),
    "yellow": ("#d1ac5b", "#ecd9a8", "#94742f"),
    "teal": ("#5f9494", "#adccca", "#3b6466"),
    "purple": ("#8a7396", "#c8bad0", "#5a4766"),
    "pink": ("#cf9a97", "#eed4d1", "#96615f"),
    "brown": ("#a07f63", "#d3bea9", "#6a5140"),
    "grey": ("#8e9194", "#cccecf", "#5b5f63"),
}
# a colour that goes with it
ACCENTS = {
    "green": "#d1ac5b", "blue": "#cf9a97", "red": "#e3cf9f", "yellow": "#5f9494",
    "teal": "#d98f6c", "purple": "#d1ac5b", "pink": "#6e8ca8", "brown": "#7f9471",
    "grey": "#b5665a",
}  # fmt: skip
SHEETS = (("#f1ebe0", "#e2d9c9"), ("#e7ecec", "#d5dddd"), ("#f0e7e2", "#e2d5ce"),
          ("#e9ece2", "#d9decf"))  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """The colours of one picture, as ``#rrggbb``."""

    main: str
    light: str
    dark: str
    accent: str
    sheet: str
    ground: str
    cream: str = "#fbf7ef"
    ink: str = "#3d434a"
    wood: str = "#c9ab86"


def palette(colour: str, style: int) -> Palette:
    """The colours for a thing of that *colour*; *style* chooses the sheet."""
    return Palette(*TONES[colour], ACCENTS[colour], *SHEETS[style % len(SHEETS)])


class Canvas:
    """What is drawn later lies on top."""

    def __init__(self, sheet: Colour, mode: str = "RGB") -> None:
        self.image = Image.new(mode, (WIDTH * FINE, HEIGHT * FINE), sheet)
        self._pen = ImageDraw.Draw(self.image)

    def box(
        self, left: float, top: float, right: float, bottom: float, fill: Colour, round_: float = 0
    ) -> None:
        """A rectangle, its corners rounded."""
        edges = _fine(((left, top), (right, bottom)))
        self._pen.rounded_rectangle(edges, round(round_ * FINE), fill)

    def oval(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """An ellipse within its bounds."""
        self._pen.ellipse(_fine(((left, top), (right, bottom))), fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour) -> None:
        """A circle around a point."""
        self.oval(x - radius, y - radius, x + radius, y + radius, fill)

    def half(self, left: float, top: float, right: float, bottom: float, fill: Colour) -> None:
        """The upper half of an ellipse."""
        self._pen.pieslice(_fine(((left, top), (right, bottom))), 180, 360, fill)

    def shape(self, points: Sequence[Point], fill: Colour) -> None:
        """A polygon."""
        self._pen.polygon(_fine(points), fill)

    def line(self, points: Sequence[Point], fill: Colour, width: float = 3) -> None:
        """A line with round bends and ends."""
        fine = _fine(points)
        self._pen.line(fine, fill, round(width * FINE), joint="curve")
        for x, y in (points[0], points[-1]):
            self.disc(x, y, width / 2, fill)

    def arc(
        self, bounds: tuple[float, float, float, float], turn: Point, fill: Colour, width: float = 3
    ) -> None:
        """A part of an ellipse's rim; *turn* is from which degree to which, clockwise from 3 h."""
        left, top, right, bottom = bounds
        edges = _fine(((left, top), (right, bottom)))
        self._pen.arc(edges, *turn, fill, round(width * FINE))

    @contextmanager
    def inside(self, outline: Callable[["Canvas"], None]) -> Iterator["Canvas"]:
        """A sheet on top, of which only what lies inside an *outline* (drawn in 255) is seen."""
        top, mask = Canvas(0), Canvas(0, "L")
        outline(mask)
        top.image.paste(self.image)
        yield top
        self.image.paste(top.image, mask=mask.image)

    def finished(self) -> tuple[bytes, bytes]:
        """The picture at its size: palette (RGB triples), pixels (one byte each)."""
        small = self.image.reduce(FINE)
        found = small.getcolors(WIDTH * HEIGHT) or []
        colours = np.array([colour for _, colour in sorted(found, key=_commonest)], np.int64)
        kept = colours[:SHADES]
        distance = ((colours[:, None] - kept[None]) ** 2).sum(axis=2)
        nearest = np.zeros(1 << 24, np.uint8)
        nearest[_code(colours)] = distance.argmin(axis=1)
        pixels = nearest[_code(np.asarray(small, np.int64))]
        return kept.astype(np.uint8).tobytes(), pixels.tobytes()


def _commonest(found: tuple[int, Any]) -> tuple[int, Any]:
    count, colour = found
    return -count, colour


def _code(rgb: "np.ndarray[Any, np.dtype[np.int64]]") -> "np.ndarray[Any, np.dtype[np.int64]]":
    """One number for each colour along the last axis."""
    return rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]


def _fine(points: Sequence[Point]) -> list[tuple[int, int]]:
    return [(round(x * FINE), round(y * FINE)) for x, y in points]
