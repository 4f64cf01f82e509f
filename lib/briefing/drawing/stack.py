"""Bars of several parts that lie: a key above, figures in the parts where they fit."""

from collections.abc import Sequence

from lib import wording
from lib.briefing.drawing import bars, signs
from lib.briefing.drawing.picture import Box, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Number, Plot, Series


def draw(body: Plot, room: Room, style: Style) -> list[Mark]:
    """The parts in the order of the key; those too short for their figure are said beside."""
    size = style.size
    width = bars.names_width(body.over, room, style)
    start = room.x + width + 1.1 * size
    key, height = _key(body.series, room, start, style)
    rows = bars.Rows.of(len(body.over), room.inset(top=height), 1.6 * size, style)
    thick = min(0.62 * rows.height, 2.6 * size)
    most = max(max(_sum(body.series, n) for n in range(rows.count)), 1e-9)
    pixel, beside = _scale(body, rows.count, room.right - start, most, style)
    marks: list[Mark] = list(key)
    for n in range(rows.count):
        marks += bars.name(bars.named(body.over[n]), rows, n, width, style)
        x, middle = start, rows.middle(n)
        for series in body.series:
            marks += _part(series, n, (x, middle - thick / 2), (pixel, thick), style)
            x += max(series.numbers[n].drawn or 0.0, 0.0) * pixel
        marks += _said(beside[n], Room(x + 0.5 * size, middle, room.right - x - 0.5 * size,
                                       rows.height), style)  # fmt: skip
    return marks + rows.rest(style, start)


def _key(
    series: Sequence[Series], room: Room, start: float, style: Style
) -> tuple[list[Mark], float]:
    """A square and a name for each part; and how high they are together.

    Above the bars where that is one line, else in lines over the whole width.
    """
    plain, square = style.plain, 0.75 * style.size
    names = [plain.shortened(one.name, room.width - 1.6 * square) for one in series]
    widths = [1.5 * square + plain.width(name) for name in names]
    gap = 1.2 * style.size
    left = start if start + sum(widths) + gap * len(widths) <= room.right + gap else room.x
    x, base, marks = left, room.y + plain.rise, list[Mark]()
    for one, name, wide in zip(series, names, widths, strict=True):
        if x > left and x + wide > room.right:
            x, base = left, base + plain.line
        marks.append(Box(x, base - square, square, square, style.colour(one.role)))
        marks.append(plain.text(x + 1.5 * square, base, name, style.look.text))
        x += wide + gap
    return marks, base - room.y + gap


def _said(words: Sequence[str], room: Room, style: Style) -> list[Mark]:
    """Words right of a bar, in as many lines as its row is high; *room* begins at its middle."""
    plain = style.plain
    most = max(int(room.height / plain.line), 1)
    lines = plain.clipped(plain.joined(words, room.width, ", "), room.width, most)
    first = plain.middle(room.y) - (len(lines) - 1) * plain.line / 2
    return list(plain.texts(room.x, first, lines, style.look.muted))


def _sum(series: Sequence[Series], n: int) -> float:
    return sum(max(one.numbers[n].drawn or 0.0, 0.0) for one in series)


def _scale(
    body: Plot, count: int, width: float, most: float, style: Style
) -> tuple[float, list[list[str]]]:
    """Pixels by value, and for each bar what is said beside it, for which room is kept."""
    pixel = width / most
    for _ in range(3):
        beside = [_beside(body.series, n, pixel, style) for n in range(count)]
        kept = [style.plain.width(", ".join(words)) + 0.8 * style.size for words in beside]
        kept = [min(each, 0.5 * width) for each in kept]
        sums = [_sum(body.series, n) for n in range(count)]
        scales = ((width - room) / whole for room, whole in zip(kept, sums, strict=True) if whole)
        pixel = min(scales, default=pixel)
    return pixel, [_beside(body.series, n, pixel, style) for n in range(count)]


def _fits(number: Number, pixel: float, style: Style) -> bool:
    room = max(number.drawn or 0.0, 0.0) * pixel
    return number.drawn is not None and style.strong.width(number.text) + 0.5 * style.size <= room


def _beside(series: Sequence[Series], n: int, pixel: float, style: Style) -> list[str]:
    said = []
    for one in series:
        number = one.numbers[n]
        if number.drawn is None and not number.words:
            said.append(f"{one.name}: {signs.why(number)}")
        elif number.drawn != 0 and not _fits(number, pixel, style):
            said.append(f"{number.text} {one.name}")
    if not said and not _sum(series, n):
        return [wording.count(0)]
    return said


def _part(
    series: Series, n: int, at: tuple[float, float], scale: tuple[float, float], style: Style
) -> list[Mark]:
    """One part, parted from the next by a line of the ground."""
    (x, y), (pixel, thick), number = at, scale, series.numbers[n]
    wide = max(number.drawn or 0.0, 0.0) * pixel
    if not wide:
        return []
    colour, face = style.colour(series.role), style.strong
    seam = min(2 * style.hair, wide / 3)
    marks: list[Mark] = [Box(x, y, wide, thick, colour)]
    marks.append(Box(x + wide - seam, y, seam, thick, style.look.surface))
    if _fits(number, pixel, style):
        middle = x + (wide - seam) / 2
        base = face.middle(y + thick / 2)
        marks.append(face.text(middle, base, number.text, style.ink(colour), "middle"))
    return marks
