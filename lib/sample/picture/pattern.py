"""Patterns that cover the whole sheet, and lettering that says nothing."""

from collections.abc import Callable

from lib.sample.picture.canvas import HEIGHT, WIDTH, Canvas, Colour, Palette

Pattern = Callable[[Canvas, Palette], None]


def stripes(sheet: Canvas, tone: Palette) -> None:
    """Upright stripes."""
    for place, x in enumerate(range(0, WIDTH, 18)):
        sheet.box(x, 0, x + (9 if place % 2 else 5), HEIGHT, tone.light if place % 2 else tone.dark)


def dots(sheet: Canvas, tone: Palette) -> None:
    """Dots in staggered rows."""
    for row, y in enumerate(range(0, HEIGHT + 1, 22)):
        for x in range(13 * (row % 2), WIDTH + 1, 26):
            sheet.disc(x, y, 6, tone.light if row % 2 else tone.accent)


def checks(sheet: Canvas, tone: Palette) -> None:
    """Bands that cross."""
    for y in range(0, HEIGHT, 36):
        sheet.box(0, y, WIDTH, y + 12, tone.light)
    for x in range(0, WIDTH, 36):
        sheet.box(x, 0, x + 12, HEIGHT, tone.dark)
        for y in range(0, HEIGHT, 36):
            sheet.box(x, y, x + 12, y + 12, tone.accent)


def zigzag(sheet: Canvas, tone: Palette) -> None:
    """Lines that go up and down."""
    for place, y in enumerate(range(-10, HEIGHT + 30, 26)):
        points = [(x, y + (14 if x // 20 % 2 else 0)) for x in range(-20, WIDTH + 40, 20)]
        sheet.line(points, (tone.light, tone.dark, tone.accent)[place % 3], 6)


def diamonds(sheet: Canvas, tone: Palette) -> None:
    """Lozenges, one within the other."""
    for row, y in enumerate(range(0, HEIGHT + 40, 30)):
        for x in range(22 * (row % 2), WIDTH + 44, 44):
            sheet.shape(_lozenge(x, y, 20, 27), tone.light)
            sheet.shape(_lozenge(x, y, 10, 14), tone.accent if row % 2 else tone.dark)


def leaves(sheet: Canvas, tone: Palette) -> None:
    """Twigs with pairs of leaves."""
    for column, x in enumerate(range(20, WIDTH + 20, 54)):
        sheet.line([(x, -10), (x, HEIGHT + 10)], tone.dark, 2.5)
        for y in range(-10 + 18 * (column % 2), HEIGHT + 20, 36):
            for side in (-1, 1):
                leaf = [(x, y), (x + side * 9, y - 14), (x + side * 23, y - 17), (x + side * 13, y)]
                sheet.shape(leaf, tone.light if side > 0 else tone.accent)


def waves(sheet: Canvas, tone: Palette) -> None:
    """Scales, row over row."""
    for row, y in enumerate(range(-20, HEIGHT + 40, 18)):
        for x in range(-40 + 20 * (row % 2), WIDTH + 40, 40):
            sheet.disc(x + 20, y + 20, 20, tone.main)
            sheet.disc(x + 20, y + 20, 16, tone.light)
            sheet.disc(x + 20, y + 20, 9, tone.accent if row % 3 == 0 else tone.dark)


def rings(sheet: Canvas, tone: Palette) -> None:
    """Rings that touch."""
    for row, y in enumerate(range(0, HEIGHT + 48, 46)):
        for x in range(23 * (row % 2), WIDTH + 48, 46):
            sheet.disc(x, y, 21, tone.light)
            sheet.disc(x, y, 15, tone.main)
            sheet.disc(x, y, 7, tone.accent)


PATTERNS: tuple[Pattern, ...] = (
    leaves, diamonds, zigzag, rings, checks, dots, waves, stripes,
)  # fmt: skip


def _lozenge(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    return [(x - wide, y), (x, y - high), (x + wide, y), (x, y + high)]


def lettering(
    sheet: Canvas, place: tuple[float, float, float], lines: int, fill: Colour, size: float = 8
) -> None:
    """Bars that stand for words: from (left, top), of some width, in *lines*."""
    left, top, width = place
    for line in range(lines):
        x, y = left, top + line * size * 2
        end = left + width * (0.62 if line == lines - 1 and lines > 1 else 1)
        for word in range(9):
            length = size * (2, 4, 3, 5, 2.5, 3.5, 1.5, 4.5, 3)[(word + line * 4) % 9]
            if x + size > end:
                break
            sheet.box(x, y, min(x + length, end), y + size, fill, size / 2.5)
            x += length + size


def emblem(sheet: Canvas, x: float, y: float, size: float, tone: Palette, style: int) -> None:
    """A sign that belongs to nobody, on a disc."""
    sheet.disc(x, y, size, tone.cream)
    SIGNS[style % len(SIGNS)](sheet, x, y, size, tone)


def _peak(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    low, wide = y + size * 0.4, size * 0.7
    sheet.shape([(x - wide, low), (x, y - wide), (x + wide, low)], tone.accent)
    sheet.disc(x, y + size * 0.15, size * 0.22, tone.dark)


def _turning(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    edge = size * 0.72
    for turn in (0, 120, 240):
        bounds = (x - edge, y - edge, x + edge, y + edge)
        sheet.arc(bounds, (turn, turn + 80), tone.dark, size * 0.2)
    sheet.disc(x, y, size * 0.3, tone.accent)


def _roofs(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    for step, shade in enumerate((tone.dark, tone.accent, tone.main)):
        reach, at = size * (0.58 - 0.06 * step), y + size * (0.36 * step - 0.26)
        bend = [(x - reach, at), (x, at - size * 0.3), (x + reach, at)]
        sheet.line(bend, shade, size * 0.15)


def _gem(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    sheet.shape(_lozenge(x, y, size * 0.7, size * 0.7), tone.dark)
    sheet.shape(_lozenge(x, y, size * 0.4, size * 0.4), tone.accent)


def _flower(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    for dx, dy in ((0, -0.42), (0.4, -0.13), (0.25, 0.34), (-0.25, 0.34), (-0.4, -0.13)):
        sheet.disc(x + dx * size, y + dy * size, size * 0.25, tone.main)
    sheet.disc(x, y, size * 0.22, tone.accent)


def _dawn(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    wide = size * 0.56
    sheet.half(x - wide, y - wide + size * 0.1, x + wide, y + wide + size * 0.1, tone.accent)
    for step in range(3):
        reach, at = size * (0.66 - 0.14 * step), y + size * (0.2 + 0.2 * step)
        sheet.line([(x - reach, at), (x + reach, at)], tone.dark, size * 0.09)


def _sprig(sheet: Canvas, x: float, y: float, size: float, tone: Palette) -> None:
    sheet.line([(x, y + size * 0.68), (x, y - size * 0.3)], tone.dark, size * 0.09)
    for at, wide in ((0.42, 0.5), (0.1, 0.44), (-0.22, 0.36)):
        for side, shade in ((-1, tone.main), (1, tone.accent)):
            root, tip = (x, y + at * size), (x + side * wide * size, y + (at - 0.34) * size)
            sheet.shape([root, (x + side * 0.1 * size, tip[1]), tip,
                         (tip[0] - side * 0.06 * size, root[1] - 0.05 * size)], shade)  # fmt: skip


SIGNS = (_peak, _turning, _roofs, _gem, _flower, _dawn, _sprig)
