"""A small picture of counts that only rise, as an ``<img>``, which scales also on paper."""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from lib.theme import Look

EDGE: Final = 4  # pixels left free for the dots


@dataclass(frozen=True)
class Steps:
    """A line: its values in even steps of time, its colour and its width in pixels."""

    values: Sequence[float]
    colour: str
    width: float = 1.5


def img(
    lines: Sequence[Steps], top: float, look: Look, alt: str, size: tuple[int, int] = (240, 84)
) -> str:
    """The lines on one scale from 0 to *top*, the first on top; the last value of each a dot."""
    wide, tall = size
    levels = ((EDGE, look.grid), (tall - EDGE, look.hairline))
    drawn = [
        f'<line x1="0" x2="{wide}" y1="{y}" y2="{y}" stroke="{colour}"/>' for y, colour in levels
    ]
    drawn += [_line(line, top, size) for line in reversed(lines)]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {tall}" width="{wide}"'
        f' height="{tall}">{"".join(drawn)}</svg>'
    )
    data = base64.b64encode(svg.encode()).decode()
    return (
        f'<img class="steps" width="{wide}" height="{tall}" alt="{escape(alt)}"'
        f' src="data:image/svg+xml;base64,{data}">'
    )


def _line(line: Steps, top: float, size: tuple[int, int]) -> str:
    points = _points([0.0, *line.values], top, size)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    x, y = points[-1]
    return (
        f'<polyline points="{path}" fill="none" stroke="{line.colour}"'
        f' stroke-width="{line.width:g}" stroke-linejoin="round"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{line.colour}"/>'
    )


def _points(
    values: Sequence[float], top: float, size: tuple[int, int]
) -> list[tuple[float, float]]:
    """Level through each step of time, then up: what is counted in it is known at its end."""
    wide, tall = size[0] - 2 * EDGE, size[1] - 2 * EDGE
    step = wide / max(len(values) - 1, 1)
    found: list[tuple[float, float]] = []
    for n, value in enumerate(values):
        x, y = EDGE + n * step, size[1] - EDGE - value / (top or 1.0) * tall
        found += [(x, found[-1][1]), (x, y)] if found else [(x, y)]
    return found
