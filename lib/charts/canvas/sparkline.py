"""Sparkline: a word-sized line without axes, as SVG; its last value is a dot."""

import base64
import html
import math
from collections.abc import Sequence
from typing import Final

from lib.theme import Look

SMALL: Final = (132, 34)  # width and height in pixels
EDGE: Final = 5  # room for the dot
START: Final = 1  # the line begins flush with the text above it

Point = tuple[float, float]
Size = tuple[int, int]


def svg(values: Sequence[float | None], look: Look, label: str, size: Size = SMALL) -> str:
    """Inline SVG of *values* in even steps; None and NaN leave a gap. No script in it.

    The axis starts at 0, so that lines of different tiles may be compared in shape.
    """
    words = html.escape(label)
    wide, tall = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sparkline" viewBox="0 0 {wide} {tall}"'
        f' width="{wide}" height="{tall}" role="img" aria-label="{words}">'
        f"<title>{words}</title>{_drawing(values, look, size)}</svg>"
    )


def img(values: Sequence[float | None], look: Look, label: str, size: Size = SMALL) -> str:
    """The same as an ``<img>`` of a data address: Streamlit's st.html strips inline SVG."""
    data = base64.b64encode(svg(values, look, label, size).encode()).decode()
    return (
        f'<img class="sparkline" width="{size[0]}" height="{size[1]}"'
        f' alt="{html.escape(label)}" src="data:image/svg+xml;base64,{data}">'
    )


def _drawing(values: Sequence[float | None], look: Look, size: Size) -> str:
    runs = _runs(_points(values, size))
    if not runs:
        return ""
    lines = "".join(
        f'<polyline points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in run)}" fill="none"'
        f' stroke="{look.axis}" stroke-width="1.5" stroke-linejoin="round"'
        ' stroke-linecap="round"/>'
        for run in runs
    )
    x, y = runs[-1][-1]
    return f'{lines}<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{look.accent}"/>'


def _points(values: Sequence[float | None], size: Size) -> list[Point | None]:
    """A point for each value, None for what is missing; y grows downwards."""
    known = [v for v in values if v is not None and not math.isnan(v)]
    low, high = min([0.0, *known]), max([0.0, *known])
    wide, tall = size[0] - START - EDGE, size[1] - 2 * EDGE
    step = wide / max(len(values) - 1, 1)
    extent = high - low or 1.0  # where all is 0, a level line
    foot = size[1] - EDGE
    return [
        None if v is None or math.isnan(v) else (START + n * step, foot - (v - low) / extent * tall)
        for n, v in enumerate(values)
    ]


def _runs(points: Sequence[Point | None]) -> list[list[Point]]:
    """The points parted at the gaps."""
    runs: list[list[Point]] = [[]]
    for point in points:
        if point is not None:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
