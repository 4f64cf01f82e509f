"""A picture before it is a file: a few kinds of marks in a box, in pixels from the top left.

``lib.briefing.svg``, ``lib.briefing.png`` and ``lib.briefing.pdf`` each write these marks in
their own way, so that a slide looks the same on the screen, as a card and on paper.
"""

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    radius: float = 0.0


@dataclass(frozen=True)
class Line:
    """A line through points; ``dash`` are lengths of strokes and gaps."""

    points: tuple[Point, ...]
    stroke: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Area:
    """A filled polygon."""

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True)
class Dot:
    """A filled circle, with a rim of another colour."""

    x: float
    y: float
    radius: float
    fill: str
    rim: str = ""
    rim_width: float = 0.0


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its baseline, ``x`` what its ``anchor`` stands on."""

    x: float
    y: float
    text: str
    size: float
    fill: str
    bold: bool = False
    serif: bool = False
    anchor: Literal["start", "middle", "end"] = "start"


Mark = Box | Line | Area | Dot | Text


@dataclass(frozen=True)
class Picture:
    """Marks in a box of ``width`` × ``height``, drawn in their order. Colours are ``#RRGGBB``."""

    width: float
    height: float
    marks: tuple[Mark, ...]
    ground: str = ""
