"""Furniture and the walls behind it."""

from functools import partial

from lib.sample.picture.canvas import Canvas, Palette
from lib.sample.picture.pattern import PATTERNS


def _floor(sheet: Canvas, tone: Palette) -> None:
    sheet.box(0, 286, 480, 360, tone.ground)
    sheet.box(0, 280, 480, 290, tone.cream)


def tiles(sheet: Canvas, tone: Palette, style: int) -> None:
    size = (60, 72, 48, 90)[style % 4]
    for row, y in enumerate(range(0, 360, size)):
        for column, x in enumerate(range(0, 480, size)):
            odd = (row + column) % 2 == 1
            sheet.box(x, y, x + size, y + size, tone.cream if odd else tone.light)
            _motif(sheet, x + size / 2, y + size / 2, size, tone, style, odd)
    if style % 2 == 0:
        for row, y in enumerate(range(0, 361, size)):
            for column, x in enumerate(range(0, 481, size)):
                sheet.disc(x, y, size * 0.34, tone.main if (row + column) % 2 else tone.dark)
    for at in range(0, 481, size):
        sheet.box(at - 2, 0, at + 2, 360, tone.ground)
        sheet.box(0, at - 2, 480, at + 2, tone.ground)


def _motif(
    sheet: Canvas, x: float, y: float, size: float, tone: Palette, style: int, odd: bool
) -> None:
    """What is in the middle of a tile."""
    if style % 2 == 0:
        sheet.disc(x, y, size * 0.12, tone.accent)
    elif odd or style == 3:
        half = size * (0.4 if style == 3 else 0.3)
        edge = [(x - half, y), (x, y - half), (x + half, y), (x, y + half)]
        sheet.shape(edge, tone.main if odd else tone.dark)
        sheet.disc(x, y, size * 0.1, tone.accent)


def wallpaper(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, tone.main if style % 2 else tone.cream)
    PATTERNS[(0, 6, 1, 3)[style % 4]](sheet, tone)
    sheet.box(0, 306, 480, 360, tone.ground)
    sheet.box(0, 298, 480, 326, tone.cream)
    sheet.box(0, 322, 480, 326, tone.light)


def curtain(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(176, 60, 304, 312, "#cfdde0")
    sheet.box(234, 60, 246, 312, tone.cream)
    sheet.box(176, 176, 304, 186, tone.cream)
    print_ = PATTERNS[(5, 0, 3, 1)[style % 4]]
    for left, right, inner in ((40, 204, 176), (440, 276, 304)):
        drape = [(left, 46), (right, 46), (inner, 330), (left, 330)]
        sheet.shape(drape, tone.main)
        with sheet.inside(partial(Canvas.shape, points=drape, fill=255)) as cloth:
            print_(cloth, tone)
        for step in range(1, 5):
            top, low = left + (right - left) * step / 5, left + (inner - left) * step / 5
            sheet.line([(top, 50), (low, 328)], tone.dark, 2)
    sheet.line([(24, 42), (456, 42)], tone.wood, 10)
    for x in (24, 456):
        sheet.disc(x, 42, 10, tone.wood)


def shelf(sheet: Canvas, tone: Palette, style: int) -> None:
    for row, y in enumerate((124, 218, 312)):
        sheet.box(74, y + 12, 414, y + 18, tone.ground)
        x = 92 + 22 * ((row + style) % 3)
        for book in range(6 - (row + style) % 2):
            wide, high = 15 + (book * 7 + style * 3) % 13, 46 + (book * 13 + row * 17) % 28
            shade = (tone.main, tone.accent, tone.dark, tone.light, tone.cream)[(book + row) % 5]
            sheet.box(x, y - high, x + wide, y, shade, 2)
            sheet.box(x + 4, y - high + 8, x + wide - 4, y - high + 11, tone.ground)
            x += wide + 2
        if (row + style) % 2:
            sheet.box(x + 40, y - 40, x + 86, y, tone.accent, 8)
            sheet.disc(x + 63, y - 58, 25, "#7f9471")
            sheet.disc(x + 48, y - 46, 15, "#94a886")
        else:
            sheet.box(x + 34, y - 58, x + 100, y, tone.wood, 3)
            sheet.box(x + 41, y - 51, x + 93, y - 7, tone.cream)
            sheet.shape([(x + 41, y - 7), (x + 62, y - 34), (x + 93, y - 7)], tone.light)
        sheet.box(70, y, 410, y + 12, tone.wood, 3)
    for x in (74, 398):
        sheet.box(x, 40, x + 8, 336, "#b08f69", 2)


def lamp(sheet: Canvas, tone: Palette, style: int) -> None:
    _floor(sheet, tone)
    sheet.disc(240, 150, 128, tone.cream)
    sheet.oval(170, 298, 320, 322, "#cbbfae")
    sheet.oval(182, 286, 298, 316, tone.dark)
    if style % 2:
        for y, radius in ((212, 16), (246, 26), (276, 18)):
            sheet.disc(240, y, radius, tone.dark)
        sheet.box(234, 180, 246, 220, tone.dark)
    else:
        sheet.box(233, 180, 247, 296, tone.dark)
    shade = [(196, 70), (284, 70), (330, 188), (150, 188)]
    sheet.shape(shade, tone.main)
    print_ = PATTERNS[(7, 2, 5, 1)[style % 4]]
    with sheet.inside(lambda s: s.shape(shade, 255)) as cloth:
        print_(cloth, tone)
    sheet.line([(150, 188), (330, 188)], tone.dark, 6)
    sheet.line([(196, 70), (284, 70)], tone.dark, 6)


def chair(sheet: Canvas, tone: Palette, style: int) -> None:
    _floor(sheet, tone)
    sheet.oval(140, 312, 366, 334, "#cbbfae")
    for foot in ((182, 160, 318), (306, 330, 318), (212, 206, 300), (286, 300, 300)):
        sheet.line([(foot[0], 220), (foot[1], foot[2])], tone.wood, 9)
    if style % 2:
        sheet.box(164, 58, 322, 188, tone.main, 40)
        sheet.box(178, 72, 308, 174, tone.light, 30)
        sheet.box(230, 170, 256, 220, tone.wood)
    else:
        for x in (178, 308):
            sheet.line([(x, 62), (x - 6 if x < 240 else x + 6, 210)], tone.wood, 11)
        for y in (74, 108, 142):
            sheet.box(174, y, 312, y + 20, tone.main, 8)
    sheet.box(154, 196, 332, 228, tone.dark, 14)
    sheet.box(154, 190, 332, 216, tone.main, 13)


def cushion(sheet: Canvas, tone: Palette, style: int) -> None:
    edge = [(112, 62), (240, 76), (368, 62), (356, 186), (372, 308), (240, 296), (108, 308),
            (124, 186)]  # fmt: skip
    sheet.shape([(x + 8, y + 12) for x, y in edge], tone.ground)
    sheet.shape(edge, tone.main)
    print_ = PATTERNS[(3, 2, 0, 6)[style % 4]]
    with sheet.inside(lambda s: s.shape(edge, 255)) as cloth:
        print_(cloth, tone)
    sheet.line([*edge, edge[0]], tone.dark, 5)
    for x, y in (edge[0], edge[2], edge[4], edge[6]):
        sheet.disc(x, y, 11, tone.accent)


def rug(sheet: Canvas, tone: Palette, style: int) -> None:
    for place in range(0, 360, 60):
        sheet.box(0, place, 480, place + 57, tone.ground)
    for y in range(82, 286, 10):
        sheet.line([(50, y), (430, y)], tone.wood, 3)
    sheet.box(64, 74, 416, 290, tone.dark)
    sheet.box(76, 86, 404, 278, tone.light)
    sheet.box(84, 94, 396, 270, tone.main)
    print_ = PATTERNS[(1, 2, 3, 4)[style % 4]]
    with sheet.inside(lambda s: s.box(84, 94, 396, 270, 255)) as cloth:
        print_(cloth, tone)
    sheet.shape([(150, 182), (240, 118), (330, 182), (240, 246)], tone.dark)
    sheet.shape([(172, 182), (240, 134), (308, 182), (240, 230)], tone.cream)
    sheet.shape([(204, 182), (240, 156), (276, 182), (240, 208)], tone.accent)


def socket(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, tone.light)
    for y in range(0, 360, 12):
        sheet.line([(0, y), (480, y)], tone.sheet, 1)
    count = 3 if style % 2 else 2
    left = 240 - count * 56
    sheet.box(left + 5, 113, left + count * 112 + 5, 251, tone.dark, 16)
    sheet.box(left, 106, left + count * 112, 244, tone.cream, 16)
    for place in range(count):
        x = left + 56 + place * 112
        if (place + style) % 3 == 0:
            sheet.box(x - 40, 130, x + 40, 220, tone.ground, 8)
            sheet.box(x - 36, 130, x + 36, 174, "#ffffff", 6)
            sheet.box(x - 7, 146, x + 7, 151, tone.accent, 2)
        else:
            sheet.disc(x, 175, 40, tone.ground)
            sheet.disc(x, 175, 34, "#f3eee4")
            for dx, dy in ((-14, 0), (14, 0)) if style < 2 else ((-13, 8), (13, 8), (0, -14)):
                sheet.disc(x + dx, 175 + dy, 5, tone.ink)
