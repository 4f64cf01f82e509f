"""Things with lettering on them, none of which can be read."""

from lib.sample.picture.canvas import Canvas, Palette
from lib.sample.picture.pattern import PATTERNS, emblem, lettering


def label(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(0, 0, 480, 360, tone.dark)
    sheet.box(60, 0, 420, 360, tone.main)
    sheet.box(392, 0, 420, 360, tone.dark)
    sheet.box(72, 0, 88, 360, tone.light)
    sheet.box(60, 64, 420, 296, tone.cream)
    for y in (74, 282):
        sheet.box(60, y, 420, y + 5, tone.accent)
    emblem(sheet, 148, 180, 56, tone, style * 2 + 5)
    lettering(sheet, (226, 106, 168), 1, tone.dark, 22)
    lettering(sheet, (226, 150, 160), 3, tone.ink, 8)
    if style % 2:
        lettering(sheet, (226, 216, 150), 3, tone.main, 8)
    else:
        for step in range(22):
            sheet.box(228 + step * 7, 214, 231 + step * 7 + step * 5 % 4, 258, tone.ink)


def poster(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(137, 31, 353, 345, tone.ground)
    sheet.box(130, 24, 346, 338, tone.cream)
    art = PATTERNS[(6, 3, 1, 2)[style % 4]]
    sheet.box(144, 38, 332, 200, tone.main)
    if style % 2:
        with sheet.inside(lambda s: s.box(144, 38, 332, 200, 255)) as cloth:
            art(cloth, tone)
    else:
        sheet.disc(276, 88, 26, tone.accent)
        hills = [(144, 200), (144, 160), (206, 100), (266, 170), (300, 136), (332, 168)]
        sheet.shape([*hills, (332, 200)], tone.dark)
        sheet.shape([(144, 200), (226, 152), (332, 200)], tone.light)
    lettering(sheet, (150, 218, 176), 1, tone.dark, 20)
    lettering(sheet, (150, 256, 176), 4, tone.main, 8)
    for x, y in ((138, 32), (338, 32), (138, 330), (338, 330)):
        sheet.disc(x, y, 5, tone.accent)


def calendar(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.box(107, 37, 387, 337, tone.ground)
    sheet.box(100, 30, 380, 330, tone.cream)
    sheet.box(100, 30, 380, 92, tone.main)
    for x in range(122, 380, 29):
        sheet.disc(x, 38, 5, tone.sheet)
        sheet.line([(x, 22), (x, 38)], tone.ink, 4)
    lettering(sheet, (124, 58, 150), 1, tone.cream, 18)
    first = (2, 4, 0, 5)[style % 4]
    for day in range(first, first + 30):
        x, y = 116 + day % 7 * 36, 108 + day // 7 * 34
        weekend = day % 7 > 4
        sheet.box(x, y, x + 30, y + 28, tone.light if weekend else tone.ground, 4)
        sheet.box(x + 6, y + 6, x + 6 + (6 if day % 4 else 12), y + 12, tone.dark, 2)
    marked = first + 11 + style
    sheet.arc((114 + marked % 7 * 36, 104 + marked // 7 * 34, 148 + marked % 7 * 36,
               138 + marked // 7 * 34), (0, 360), tone.accent, 4)  # fmt: skip
    lettering(sheet, (116, 312, 150), 1, tone.main, 8)


def packet(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.shape([(150, 54), (346, 54), (354, 326), (142, 326)], tone.ground)
    front = [(140, 44), (336, 44), (344, 316), (132, 316)]
    sheet.shape(front, tone.main)
    wave = [(126, 190), (190, 160), (270, 196), (350, 158), (350, 260), (270, 276), (190, 250),
            (126, 274)]  # fmt: skip
    with sheet.inside(lambda s: s.shape(front, 255)) as foil:
        for x in range(128, 350, 10):
            for y in (44, 300):
                foil.box(x, y, x + 4, y + 16, tone.dark)
        foil.shape(wave, tone.light)
    lettering(sheet, (162, 84, 150), 1, tone.cream, 26)
    lettering(sheet, (162, 124, 130), 1, tone.accent, 12)
    emblem(sheet, 200, 218, 34, tone, style * 2 + 6)
    for step in range(3):
        sheet.disc(266 + step * 22, 216 + step * 7, 13, tone.accent if style % 2 else tone.wood)
    lettering(sheet, (160, 282, 140), 1, tone.cream, 7)


def logo(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.disc(245, 186, 138, tone.ground)
    sheet.disc(240, 180, 138, tone.main)
    sheet.disc(240, 180, 124, tone.cream)
    sheet.disc(240, 180, 116, tone.main)
    for turn in range(0, 360, 30):
        sheet.arc((136, 76, 344, 284), (turn, turn + (18 if turn % 60 else 8)), tone.light, 13)
    emblem(sheet, 240, 180, 76, tone, style * 2 + 0)


def sign(sheet: Canvas, tone: Palette, style: int) -> None:
    for row, y in enumerate(range(0, 360, 40)):
        for x in range(-40 + 40 * (row % 2), 480, 80):
            sheet.box(x + 2, y + 2, x + 78, y + 38, tone.ground, 3)
    sheet.box(97, 89, 395, 277, "#b9b0a2", 14)
    sheet.box(90, 80, 388, 268, tone.cream, 14)
    sheet.box(98, 88, 380, 260, tone.main, 10)
    for x, y in ((110, 100), (368, 100), (110, 248), (368, 248)):
        sheet.disc(x, y, 4, tone.light)
    emblem(sheet, 164, 174, 46, tone, style * 2 + 1)
    lettering(sheet, (228, 128, 136), 1, tone.cream, 20)
    lettering(sheet, (228, 168, 130), 2, tone.light, 9)
    way = [(228, 216), (320, 216), (320, 206), (346, 222), (320, 238), (320, 228), (228, 228)]
    sheet.shape(way if style % 2 else [(574 - x, y) for x, y in way], tone.accent)
