"""Direct labels where lines end, in place of a legend: a figure and a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from lib.briefing.drawing.face import CAPITAL
from lib.briefing.drawing.picture import Box, Line, Mark, Point, Text
from lib.briefing.drawing.room import Room, Style
from lib.charts.canvas import apart

Span = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class End:
    """Where a line ends, and what is said there: a figure, and its name."""

    x: float
    y: float
    figure: str
    name: str
    colour: str
    strong: bool = False


def margin(ends: Sequence[End], most: float, style: Style) -> float:
    """Room right of the plot, for labels of ends at its edge."""
    if not ends:
        return 0.0
    names = max(min(style.plain.width(end.name), most) for end in ends)
    figures = max(style.strong.width(end.figure) for end in ends)  # never cut
    return max(names, figures) + 0.8 * style.size


def label_edge(ends: Sequence[End], plot: Room, right: float, style: Style) -> list[Mark]:
    """Labels right of the plot, a name below its figure; moved to keep apart.

    Where there is no room for two lines each, names alone; beyond that the rest is left out.
    """
    room = right - plot.right - 0.7 * style.size
    line, air = style.plain.line, 0.35 * style.size
    low, high = plot.y - 0.4 * style.size, plot.foot + 0.4 * style.size
    blocks = [_lines(end, room, style, 2) for end in ends]
    if sum(len(block) * line + air for block in blocks) > high - low:
        most = max(int((high - low) / line), 1)
        blocks = [[_one(end, room, style)] for end in ends[:most]]
        air = 0.0
    sizes = [len(block) * line + air for block in blocks]
    middles = apart([end.y for end in ends[: len(blocks)]], sizes, low, high)
    marks: list[Mark] = []
    for block, middle, end in zip(blocks, middles, ends, strict=False):
        if abs(middle - end.y) > line:
            marks.append(_leader(end, plot.right + 0.5 * style.size, middle, style))
        first = middle - (len(block) - 1) * line / 2 + style.size * CAPITAL / 2
        for n, (words, bold) in enumerate(block):
            face = style.strong if bold else style.plain
            x = plot.right + 0.7 * style.size
            marks.append(face.text(x, first + n * line, words, end.colour))
    return marks


def _leader(end: End, x: float, y: float, style: Style) -> Line:
    """From an end to its label at *x*, *y*, which was moved away from it."""
    return Line(((end.x + 0.38 * style.size, end.y), (x, y)), end.colour, style.hair)


def _lines(end: End, room: float, style: Style, most: int) -> list[tuple[str, bool]]:
    names = style.plain.wrapped(end.name, room, most)
    figure = [(end.figure, True)] if end.figure else []
    return [*figure, *((each, False) for each in names)]


def _one(end: End, room: float, style: Style) -> tuple[str, bool]:
    return style.plain.shortened(f"{end.figure} {end.name}".strip(), room), False


def label_inner(
    ends: Sequence[End],
    paths: Sequence[Sequence[Point]],
    plot: Room,
    there: Sequence[Mark],
    style: Style,
) -> list[Mark]:
    """Labels beside ends amid the plot, where they cross the fewest lines and no other label,
    nor the texts that are *there* already."""
    marks: list[Mark] = []
    taken = [_span(mark, style) for mark in there if isinstance(mark, Text)]
    for end in sorted(ends, key=lambda each: not each.strong):
        figure = f"{end.figure} " if end.figure else ""
        name = style.plain.shortened(end.name, 0.5 * plot.width)
        wide = style.strong.width(figure) + style.plain.width(name)
        places = [span for span in _places(end, wide, style) if _within(span, plot)]
        free = [span for span in places if not any(_meet(span, other) for other in taken)]
        if not free:
            continue
        span = min(free, key=lambda each: _crossings(each, paths))
        taken.append(span)
        left, top, right, bottom = span
        marks.append(Box(left, top, right - left, bottom - top, style.look.surface))
        base = style.plain.middle((top + bottom) / 2)
        x = left + 0.2 * style.size
        if figure:
            marks.append(style.strong.text(x, base, figure.strip(), end.colour))
        marks.append(style.plain.text(x + style.strong.width(figure), base, name, end.colour))
    return marks


def _span(mark: Text, style: Style) -> Span:
    """Where a text stands that begins at its ``x``."""
    wide = (style.strong if mark.bold else style.plain).width(mark.text)
    return mark.x, mark.y - style.size, mark.x + wide, mark.y + 0.3 * style.size


def _places(end: End, wide: float, style: Style) -> list[Span]:
    """Spans below and above the end, right and left of it, and then farther off."""
    size = style.size
    high, reach = 1.2 * size, wide + 0.4 * size
    found = []
    for far in (0.35, 1.2, 2.2, 3.4):
        for top in (end.y + far * size, end.y - far * size - high):
            for left in (end.x + 0.3 * size, end.x - reach - 0.3 * size, end.x - reach / 2):
                found.append((left, top, left + reach, top + high))
    return found


def _within(span: Span, plot: Room) -> bool:
    return (
        span[0] >= plot.x and span[1] >= plot.y and span[2] <= plot.right and span[3] <= plot.foot
    )


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _crossings(span: Span, paths: Sequence[Sequence[Point]]) -> int:
    """How many pieces of lines run through the span."""
    return sum(_crosses(a, b, span) for path in paths for a, b in zip(path, path[1:], strict=False))


def _crosses(a: Point, b: Point, span: Span) -> bool:
    """Whether the line from *a* to *b* has a part inside of the span (Liang and Barsky)."""
    first, last = 0.0, 1.0
    dx, dy = b[0] - a[0], b[1] - a[1]
    for p, q in ((-dx, a[0] - span[0]), (dx, span[2] - a[0]), (-dy, a[1] - span[1]),
                 (dy, span[3] - a[1])):  # fmt: skip
        if p == 0:
            if q < 0:
                return False
            continue
        if p < 0:
            first = max(first, q / p)
        else:
            last = min(last, q / p)
    return first <= last
