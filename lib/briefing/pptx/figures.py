"""Headline figures: the lead large on the left, the others in a grid beside it."""

import math
from dataclasses import replace
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.slide import Slide

from lib.briefing.cell import absent
from lib.briefing.drawing.figure import headline, part, said
from lib.briefing.pptx import colour, layout, place, text
from lib.briefing.pptx.place import BODY, Box
from lib.briefing.slide import Figures, Item

ABSENT: Final = 32.0  # points of "withheld"
BELOW: Final = 0.1  # inches from the rule to the label
GAP: Final = 0.4  # inches between columns
LOOK: Final = colour.LOOK
WORDS: Final = (18, 20)  # points of the label of the lead, and of what stands beside it
THICK: Final = 0.11  # inches of its bar
LEAD: Final = 0.3  # of the width
LEAD_SIZES: Final = (96.0, 84.0, 72.0, 60.0, 50.0, 42.0)
SIZES: Final = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)


def figures(slide: Slide, body: Figures, room: Box = BODY) -> None:
    """Write each figure into its placeholder; a text box a figure: label, value, what is beside."""
    first = next((n for n, item in enumerate(body.items) if item.lead), None)
    lead = None if first is None else body.items[first]
    rest = [item for n, item in enumerate(body.items) if n != first][: layout.MOST_FIGURES]
    used = set()
    if lead:
        box = replace(room, width=room.width * (LEAD if rest else 1))
        large = _size([lead], LEAD_SIZES, box.width)
        _write(slide, 0, lead, box, large, LEAD_SIZES[0])
        _part(slide, lead, box, large)
        used.add(0)
    boxes = _grid(len(rest), bool(lead), room)
    size = _size(rest, SIZES, boxes[0].width) if boxes else SIZES[0]
    for n, (item, box) in enumerate(zip(rest, boxes, strict=True), 1):
        _write(slide, n, item, box, size, SIZES[0])
        used.add(n)
    for n in set(range(layout.MOST_FIGURES + 1)) - used:
        text.fill_or_drop(slide, layout.FIGURE + n, "")


def _grid(count: int, lead: bool, room: Box) -> list[Box]:
    """Places of so many figures, row by row."""
    left = room.x + (room.width * LEAD + GAP if lead else 0)
    width = room.x + room.width - left
    columns = min(count, 2 if lead and count <= 4 else 3 if count <= 6 else 4)
    rows = math.ceil(count / columns) if count else 0
    each = (width - GAP * (columns - 1)) / columns if columns else 0
    high = room.height / max(rows, 2)
    return [
        Box(left + (each + GAP) * (n % columns), room.y + high * (n // columns), each, high - 0.1)
        for n in range(count)
    ]


def _size(items: list[Item], sizes: tuple[float, ...], width: float) -> float:
    """The largest at which every value stands in one line; all of a grid have one size."""
    values = [headline(item.number) for item in items]
    fits = (
        s
        for s in sizes
        if all(place.width_of(each, s, True) <= width * place.SLACK for each in values)
    )
    return next(fits, sizes[-1])


def _write(slide: Slide, n: int, item: Item, box: Box, size: float, usual: float) -> None:
    shape: Any = text.placeholder(slide, layout.FIGURE + n)
    _rule(slide, box)
    shape.left, shape.top, shape.width, shape.height = replace(
        box, y=box.y + BELOW, height=box.height - BELOW
    ).emu
    shape.name = place.unbroken(item.label)
    beside = [(each, 2) for each in said(item)]
    text.write(shape, [(item.label, 0), (headline(item.number), 1), *beside])
    font = shape.text_frame.paragraphs[1].runs[0].font
    if absent(item.number):  # words, not a figure
        size = min(size, ABSENT)
        font.color.theme_color = MSO_THEME_COLOR.TEXT_2
    if size != usual:
        font.size = round(size * 12_700)


def _rule(slide: Slide, box: Box) -> None:
    """A hairline above a figure, behind all else; nothing for a screen reader to say."""
    tree = slide.shapes._spTree
    line = parse_xml(layout.decoration(text.next_id(slide), replace(box, height=0)))
    tree.insert(2, line)


def _part(slide: Slide, item: Item, box: Box, size: float) -> None:
    """Below the lead a bar of it, where it is a part *of* a whole; both from 0, on one scale."""
    found = part(item)
    lines = place.lines_of(item.label, WORDS[0], box.width)
    points = lines * WORDS[0] + size * 0.9
    points += sum(place.lines_of(each, WORDS[1], box.width) for each in said(item)) * WORDS[1]
    y = box.y + BELOW + points * 1.2 / place.POINTS + 0.25
    if not found or y > box.y + box.height - THICK:
        return
    for value, ink in zip(found, (LOOK.hairline, LOOK.accent), strict=True):
        wide = replace(box, y=y, width=box.width * value / max(found), height=0)
        number = text.next_id(slide)
        bar = layout.decoration(number, wide, ink, THICK * place.POINTS) if value else ""
        if bar:
            slide.shapes._spTree.insert(2 if ink == LOOK.hairline else 3, parse_xml(bar))
