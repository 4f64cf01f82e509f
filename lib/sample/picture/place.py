"""Places, as seen from a window or a stair."""

from lib.sample.picture.canvas import Canvas, Palette


def skyline(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, "#d9e4e6")
    sheet.disc(350 - 60 * style, 92, 34, tone.cream)
    for row, (base, shade) in enumerate(((190, tone.light), (226, tone.main), (270, tone.dark))):
        x = -20 - 23 * row
        for house in range(12):
            wide = 40 + (house * 17 + row * 11 + style * 29) % 34
            top = base - 20 - (house * 37 + row * 23 + style * 41) % 72
            sheet.box(x, top, x + wide, 320, shade)
            _top(sheet, x, top, wide, shade, (house + row + style) % 4)
            if row:
                _windows(sheet, x, top, wide, tone.sheet if row == 2 else tone.cream)
            x += wide + 3
    sheet.box(0, 318, 480, 360, tone.cream)
    for x in (0, 228, 460):
        sheet.box(x, 0, x + 24, 330, tone.cream)
    sheet.box(0, 0, 480, 18, tone.cream)
    sheet.box(0, 318, 480, 323, tone.ground)


def _top(sheet: Canvas, x: float, top: float, wide: float, shade: str, sort: int) -> None:
    if sort == 0:
        sheet.shape([(x - 3, top), (x + wide / 2, top - 26), (x + wide + 3, top)], shade)
    elif sort == 1:
        sheet.half(x + 6, top - 18, x + wide - 6, top + 18, shade)
    elif sort == 2:
        sheet.box(x + wide / 2 - 2, top - 36, x + wide / 2 + 2, top, shade)


def _windows(sheet: Canvas, x: float, top: float, wide: float, shade: str) -> None:
    for y in range(int(top) + 12, 312, 20):
        for step in range(int((wide - 12) // 14)):
            sheet.box(x + 9 + step * 14, y, x + 16 + step * 14, y + 10, shade, 1)


def landscape(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, "#dfe8e6")
    sheet.disc(100 + 90 * style, 78, 30, tone.cream)
    sheet.shape([(0, 210), (0, 150), (90, 92 + 12 * style), (170, 160), (262, 84), (360, 168),
                 (430, 120), (480, 150), (480, 230), (0, 230)], tone.light)  # fmt: skip
    sheet.oval(-160, 150, 260, 420, tone.main)
    sheet.oval(210, 168, 640, 430, tone.dark)
    sheet.shape([(150, 360), (216, 262), (262, 232), (286, 232), (268, 268), (330, 360)], "#a9c2c8")
    deck = 226 - 6 * style
    sheet.box(96, deck, 400, deck + 13, tone.cream, 2)
    for x in range(108, 400, 56):
        sheet.box(x, deck + 10, x + 10, deck + 70, tone.cream)
        if x < 380:
            sheet.arc((x + 5, deck + 13, x + 61, deck + 69), (180, 360), tone.cream, 6)
    for x in range(100, 400, 20):
        sheet.box(x, deck - 12, x + 3, deck, tone.cream)
    sheet.box(96, deck - 15, 400, deck - 11, tone.cream)
    for place in range(9):
        x, y = 16 + place * 53 % 470, 292 + place * 37 % 58
        if not 140 < x < 336:
            sheet.shape([(x - 13, y), (x, y - 40), (x + 13, y)], "#5f7458")


def stairs(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, tone.light)
    sheet.box(0, 0, 480, 40, tone.sheet)
    steps = [(0.0, 360.0)]
    for step in range(9):
        x, y = step * 50.0 + 20, 344 - step * 32.0
        steps += [(x, y), (x + 50, y)]
    sheet.shape([*steps, (480, 360)], tone.main)
    for step in range(9):
        x, y = step * 50.0 + 20, 344 - step * 32.0
        sheet.box(x - 5, y, x + 50, y + 9, tone.cream, 2)
        sheet.line([(x + 24, y), (x + 24, y - 92)], tone.ink, 5 if style % 2 else 4)
        if style % 2:
            sheet.arc((x + 8, y - 70, x + 40, y - 34), (0, 360), tone.ink, 4)
        else:
            sheet.line([(x + 4, y), (x + 4, y - 74)], tone.ink, 3)
    sheet.line([(20, 268), (480, -26)], tone.wood, 13)
    sheet.box(22, 244, 42, 352, tone.wood, 4)
    sheet.disc(32, 240, 15, tone.accent)
    if style > 1:
        sheet.disc(116, 104, 50, tone.cream)
        sheet.disc(116, 104, 40, "#cfdde0")
        sheet.line([(76, 104), (156, 104)], tone.cream, 5)
        sheet.line([(116, 64), (116, 144)], tone.cream, 5)
