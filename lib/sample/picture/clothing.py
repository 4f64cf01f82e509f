"""Things to wear, lying flat."""

from lib.sample.picture.canvas import Canvas, Palette
from lib.sample.picture.pattern import PATTERNS, emblem, lettering


def cap(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(86, 262, 424, 298, tone.ground)
    sheet.half(106, 84, 336, 420, tone.main)
    with sheet.inside(lambda s: s.half(106, 84, 336, 420, 255)) as cloth:
        cloth.oval(288, 60, 420, 440, tone.light if style % 2 else tone.dark)
    for left, right in ((150, 290), (204, 236)):
        sheet.arc((left, 84, right, 420), (180, 360), tone.dark, 2)
    sheet.box(106, 238, 336, 264, tone.main, 6)
    brim = [(262, 240), (332, 234), (398, 248), (434, 272), (430, 280), (372, 274), (270, 268)]
    sheet.shape(brim, tone.dark)
    sheet.line([(112, 258), (262, 258)], tone.light, 4)
    sheet.box(206, 76, 236, 92, tone.dark, 7)
    emblem(sheet, 220, 184, 36, tone, style * 2 + 1)


def shirt(sheet: Canvas, tone: Palette, style: int) -> None:
    body = [(166, 66), (206, 58), (274, 58), (314, 66), (392, 124), (358, 172), (324, 150),
            (324, 316), (156, 316), (156, 150), (122, 172), (88, 124)]  # fmt: skip
    sheet.shape([(x + 7, y + 9) for x, y in body], tone.ground)
    sheet.shape(body, tone.main)
    sheet.oval(204, 40, 276, 84, tone.dark)
    sheet.oval(210, 38, 270, 76, tone.sheet)
    for x in (156, 324):
        sheet.line([(x, 150), (x, 206)], tone.dark, 2.5)
    sheet.line([(160, 304), (320, 304)], tone.light, 3)
    if style % 2:
        sheet.box(190, 126, 290, 226, tone.cream, 8)
        print_ = PATTERNS[style % len(PATTERNS)]
        with sheet.inside(lambda s: s.box(198, 134, 282, 218, 255, 4)) as cloth:
            print_(cloth, tone)
    else:
        emblem(sheet, 240, 166, 46, tone, style * 2 + 2)
        lettering(sheet, (190, 234, 100), 2, tone.light, 7)


def jumper(sheet: Canvas, tone: Palette, style: int) -> None:
    body = [(176, 62), (304, 62), (346, 92), (404, 282), (360, 296), (324, 186), (324, 314),
            (156, 314), (156, 186), (120, 296), (76, 282), (134, 92)]  # fmt: skip
    sheet.shape([(x + 7, y + 9) for x, y in body], tone.ground)
    sheet.shape(body, tone.main)
    knit = PATTERNS[(2, 1, 3, 5)[style % 4]]
    with sheet.inside(lambda s: s.shape(body, 255)) as cloth:
        with cloth.inside(lambda s: s.box(0, 128, 480, 236, 255)) as band:
            knit(band, tone)
        for y in (128, 236):
            cloth.box(0, y - 3, 480, y + 3, tone.cream)
    sheet.box(156, 300, 324, 318, tone.dark, 4)
    sheet.box(196, 50, 284, 72, tone.dark, 8)
    sheet.line([(324, 186), (318, 130)], tone.dark, 2.5)
    sheet.line([(156, 186), (162, 130)], tone.dark, 2.5)
    sheet.shape([(76, 282), (120, 296), (116, 308), (73, 294)], tone.dark)
    sheet.shape([(404, 282), (360, 296), (364, 308), (407, 294)], tone.dark)


def shoe(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(74, 268, 420, 300, tone.ground)
    upper = [(110, 118), (206, 118), (226, 150), (286, 190), (366, 210), (398, 240), (398, 262),
             (96, 262), (96, 170)]  # fmt: skip
    sheet.shape(upper, tone.main)
    sheet.shape([(96, 170), (110, 118), (136, 118), (132, 262), (96, 262)], tone.dark)
    sheet.half(322, 206, 408, 316, tone.cream)
    sheet.box(86, 256, 412, 284, tone.cream, 12)
    sheet.line([(92, 272), (406, 272)], tone.accent, 4)
    for step in range(4):
        x, y = 204 + step * 24, 140 + step * 16
        sheet.line([(x - 22, y + 14), (x + 8, y - 2)], tone.cream, 5)
        sheet.disc(x - 22, y + 14, 4, tone.ink)
    if style % 2:
        sheet.line([(150, 240), (214, 200), (296, 236)], tone.light, 9)
    else:
        emblem(sheet, 172, 210, 24, tone, style * 2 + 3)


def badge(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 40, 480, 320, tone.main)
    with sheet.inside(lambda s: s.box(0, 40, 480, 320, 255)) as cloth:
        for x in range(0, 640, 14):
            cloth.line([(x, 30), (x - 120, 330)], tone.dark, 1.5)
    for y in (52, 308):
        for x in range(8, 480, 24):
            sheet.line([(x, y), (x + 12, y)], tone.light, 3)
    shield = [(160, 90), (320, 90), (320, 190), (240, 276), (160, 190)]
    if style % 2:
        sheet.disc(244, 186, 96, tone.dark)
        sheet.disc(240, 182, 94, tone.cream)
        sheet.disc(240, 182, 84, tone.accent)
        emblem(sheet, 240, 182, 56, tone, style * 2 + 4)
    else:
        sheet.shape([(x + 4, y + 5) for x, y in shield], tone.dark)
        sheet.shape(shield, tone.cream)
        sheet.shape([(x * 0.88 + 28.8, y * 0.88 + 21.4) for x, y in shield], tone.accent)
        emblem(sheet, 240, 170, 52, tone, style * 2 + 5)
