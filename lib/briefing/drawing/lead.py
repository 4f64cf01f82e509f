"""The figure that is a slide's message, and the part that it is of a whole."""

from typing import Final

from lib.briefing.drawing.face import Face
from lib.briefing.drawing.figure import Figure, part, said
from lib.briefing.drawing.picture import Box, Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Item

LARGEST: Final = 11.0  # sizes of plain text
WORDS: Final = 1.25  # the same of what stands beside it
THICK: Final = 0.55  # the same of the bar
LEAST: Final = 7.0  # room for words right of the figure


def draw_lead(item: Item, room: Room, style: Style) -> list[Mark]:
    """Label, figure, words; and a bar of it where it is *of* a whole and there is room."""
    words, look = Face(WORDS * style.size), style.look
    rule = Line(((room.x, room.y), (room.right, room.y)), look.text, 2.5 * style.hair)
    label = words.wrapped(item.label, room.width, 2)
    top = room.y + 0.55 * style.size
    marks: list[Mark] = [rule, *words.texts(room.x, top + words.rise, label, look.muted)]
    top += len(label) * words.line + 0.1 * style.size
    figure, beside = _fitted(item, room.inset(top=top - room.y), words, style)
    base = top + 0.78 * figure.size
    marks += figure.marks(room.x, base, style, look.accent)
    lines = [line for each in said(item) for line in words.wrapped(each, beside.width)]
    first = base - (len(lines) - 1) * words.line
    if beside.y > room.y:
        first = base + 0.4 * style.size + 0.1 * figure.size + words.rise
    most = max(int((room.foot - first) / words.line) + 1, 1) if beside.y > room.y else len(lines)
    marks += words.texts(beside.x, first, lines[:most], look.muted)
    foot = max(base, first + (len(lines[:most]) - 1) * words.line) + 0.9 * style.size
    if foot + THICK * style.size < room.foot:
        marks += _part(item, Room(room.x, foot, room.width, THICK * style.size), style)
    return marks


def _fitted(item: Item, room: Room, words: Face, style: Style) -> tuple[Figure, Room]:
    """The figure as large as fits, and the room for its words: right of it, else below (a room
    that begins at the figure's foot)."""
    most = LARGEST * style.size
    full = Figure(item.number, most, style.size).width
    lines = sum(len(words.wrapped(each, room.width)) for each in said(item))
    bar = (THICK + 1.6) * style.size
    below = (room.height - lines * words.line - 0.9 * style.size - bar) / 0.9
    across = (room.height - bar) / 0.9
    size = min(most, most * room.width / full, max(below, 2 * style.size))
    if room.width > 2 * room.height:
        size = min(most, across, 0.6 * most * room.width / full)
        figure = Figure(item.number, size, style.size)
        left = room.x + figure.width + style.size
        beside = Room(left, room.y, room.right - left, 0)
        tall = sum(len(words.wrapped(each, beside.width)) for each in said(item)) * words.line
        if beside.width > LEAST * style.size and tall <= size:
            return figure, Room(beside.x, 0, beside.width, 0)
        size = min(most, most * room.width / full, max(below, 2 * style.size))
    return Figure(item.number, size, style.size), Room(room.x, room.foot, room.width, 0)


def _part(item: Item, room: Room, style: Style) -> list[Mark]:
    """The figure as a part of what it is said to be ``of``; both from 0, on one scale."""
    found, look = part(item), style.look
    if not found:
        return []
    pixel = room.width / max(found)
    inks = (look.hairline, look.accent)
    return [
        Box(room.x, room.y, value * pixel, room.height, ink)
        for value, ink in zip(found, inks, strict=True)
    ]
