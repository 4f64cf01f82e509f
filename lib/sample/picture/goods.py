"""Things that one buys and carries."""

from lib.sample.picture.canvas import Canvas, Palette
from lib.sample.picture.pattern import PATTERNS, emblem, lettering


def bag(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(112, 308, 384, 336, tone.ground)
    for left, shade in ((204, tone.dark), (190, tone.light)):
        sheet.arc((left, 36, left + 96, 196), (180, 360), shade, 8)
    sheet.shape([(136, 114), (344, 114), (360, 322), (120, 322)], tone.main)
    sheet.shape([(344, 114), (360, 322), (330, 322), (322, 114)], tone.dark)
    for x in (190, 286):
        sheet.disc(x, 128, 5, tone.ink)
    if style % 2:
        front = [(136, 170), (322, 170), (328, 270), (126, 270)]
        print_ = PATTERNS[style % len(PATTERNS)]
        with sheet.inside(lambda s: s.shape(front, 255)) as cloth:
            print_(cloth, tone)
        sheet.box(180, 196, 276, 244, tone.cream, 6)
        lettering(sheet, (192, 206, 74), 2, tone.dark, 8)
    else:
        emblem(sheet, 230, 206, 50, tone, style * 2 + 6)
        lettering(sheet, (176, 274, 110), 2, tone.light, 8)


def rucksack(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(126, 306, 366, 336, tone.ground)
    sheet.arc((208, 26, 272, 106), (180, 360), tone.dark, 10)
    for left in (122, 328):
        sheet.box(left, 176, left + 32, 300, tone.dark, 14)
    sheet.box(140, 58, 340, 322, tone.main, 44)
    sheet.box(140, 58, 340, 150, tone.dark, 44)
    sheet.box(140, 110, 340, 150, tone.main)
    sheet.line([(160, 132), (320, 132)], tone.light, 4)
    sheet.box(164, 190, 316, 304, tone.dark, 20)
    sheet.box(168, 194, 312, 300, tone.light if style % 2 else tone.main, 17)
    sheet.line([(180, 216), (300, 216)], tone.dark, 4)
    sheet.box(290, 214, 298, 238, tone.accent, 3)
    emblem(sheet, 240, 258, 26, tone, style * 2 + 0)
    sheet.box(226, 84, 254, 100, tone.accent, 4)


def box(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(66, 286, 430, 322, tone.ground)
    sheet.shape([(90, 130), (292, 150), (292, 314), (90, 280)], tone.wood)
    sheet.shape([(292, 150), (398, 120), (398, 270), (292, 314)], "#b08f69")
    sheet.shape([(90, 130), (206, 104), (398, 120), (292, 150)], "#dcc4a3")
    sheet.shape([(178, 139), (206, 142), (316, 113), (290, 111)], tone.light)
    sheet.shape([(178, 139), (206, 142), (206, 190), (178, 186)], tone.light)
    sheet.shape([(104, 206), (162, 212), (162, 270), (104, 260)], tone.main)
    emblem(sheet, 133, 237, 21, tone, style * 2 + 1)
    lettering(sheet, (222, 214, 60), 3, tone.dark, 6)
    for step in range(9):
        sheet.box(222 + step * 6, 262, 225 + step * 6 + step % 3, 284, tone.ink)
    sheet.shape([(330, 190), (360, 180), (360, 236), (330, 248)], tone.main)


def tin(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(100, 286, 384, 326, tone.ground)
    sheet.oval(110, 262, 370, 322, tone.dark)
    sheet.box(110, 140, 370, 292, tone.main)
    band = PATTERNS[(3, 1, 0, 6)[style % 4]]
    with sheet.inside(lambda s: s.box(110, 196, 370, 268, 255)) as cloth:
        band(cloth, tone)
    for y in (192, 268):
        sheet.box(110, y, 370, y + 5, tone.cream)
    sheet.box(104, 118, 376, 164, tone.dark, 4)
    sheet.oval(104, 74, 376, 160, tone.main)
    sheet.oval(120, 82, 360, 150, tone.light)
    sheet.oval(132, 88, 348, 143, tone.main)
    sheet.oval(202, 98, 278, 134, tone.cream)
    sheet.oval(222, 106, 258, 126, tone.accent)


def keyring(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.arc((168, 42, 244, 118), (0, 360), tone.dark, 8)
    sheet.shape([(212, 106), (264, 124), (264, 140), (206, 118)], tone.dark)
    tag = [(246, 116), (288, 108), (390, 210), (390, 262), (340, 262), (240, 158)]
    sheet.shape([(x + 6, y + 8) for x, y in tag], tone.ground)
    sheet.shape(tag, tone.main)
    sheet.disc(264, 134, 9, tone.sheet)
    emblem(sheet, 328, 200, 34, tone, style * 2 + 2)
    sheet.disc(150, 182, 36, "#b8b3a6")
    sheet.disc(150, 176, 13, tone.sheet)
    sheet.line([(160, 210), (186, 300)], "#b8b3a6", 15)
    for at in (254, 274, 292):
        x = 160 + (at - 210) * 0.29
        sheet.line([(x, at), (x + 22, at - 7)], "#b8b3a6", 8)
    sheet.line([(180, 112), (154, 152)], "#9b968a", 5)


def mug(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(116, 288, 390, 324, tone.ground)
    sheet.arc((270, 130, 392, 256), (0, 360), tone.dark, 22)
    sheet.box(126, 88, 318, 308, tone.main, 20)
    with sheet.inside(lambda s: s.box(126, 88, 318, 308, 255, 20)) as side:
        side.box(294, 80, 330, 320, tone.dark)
    sheet.oval(126, 70, 318, 110, tone.light)
    sheet.oval(138, 76, 306, 104, tone.dark)
    if style % 2:
        band = PATTERNS[style % len(PATTERNS)]
        with sheet.inside(lambda s: s.box(126, 160, 294, 250, 255)) as cloth:
            band(cloth, tone)
        for y in (156, 250):
            sheet.box(126, y, 294, y + 5, tone.cream)
    else:
        emblem(sheet, 212, 194, 50, tone, style * 2 + 3)
        lettering(sheet, (168, 258, 90), 1, tone.light, 8)


def bottle(sheet: Canvas, tone: Palette, style: int) -> None:
    sheet.oval(152, 310, 346, 338, tone.ground)
    if style % 2:
        sheet.box(214, 34, 266, 84, tone.accent, 8)
        sheet.shape([(196, 100), (214, 80), (266, 80), (284, 100)], tone.main)
    else:
        sheet.box(230, 44, 250, 86, tone.ink, 4)
        sheet.box(196, 34, 258, 52, tone.ink, 8)
        sheet.box(206, 78, 274, 100, tone.accent, 6)
    sheet.box(168, 92, 312, 326, tone.main, 36)
    with sheet.inside(lambda s: s.box(168, 92, 312, 326, 255, 36)) as side:
        side.box(286, 80, 320, 340, tone.dark)
    sheet.box(184, 140, 284, 290, tone.cream, 10)
    emblem(sheet, 234, 184, 30, tone, style * 2 + 4)
    sheet.disc(234, 184, 4, tone.cream)
    lettering(sheet, (198, 226, 74), 3, tone.main, 7)
    sheet.box(184, 276, 284, 290, tone.light, 6)
