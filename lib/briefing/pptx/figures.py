"""Headline figures: the lead large on the left, the others in a grid beside it."""

import math
from dataclasses import replace
from typing import Any, Final

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml import parse_xml
from pptx.slide import Slide

from lib.briefing.cell import absent
from lib.briefing.pptx import layout, place, text
from lib.briefing.pptx.place import BODY, Box
from lib.briefing.slide import Figures, Item

ABSENT: Final = 32.0  # points of "withheld"
BELOW: Final = 0.1  # inches from the rule to the label
GAP: Final = 0.4  # inches between columns
LEAD: Final = 0.3  # of the width
LEAD_SIZES: Final = (96.0, 84.0, 72.0, 60.0, 50.0, 42.0)
SIZES: Final = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 20.0)


def figures(slide: Slide, body: Figures) -> None:
    """Write each figure into its placeholder; a text box a figure: label, value, what is beside."""
    first = next((n for n, item in enumerate(body.items) if item.lead), None)
    lead = None if first is None else body.items[first]
    rest = [item for n, item in enumerate(body.items) if n != first][: layout.MOST_FIGURES]
    used = set()
    if lead:
        box = Box(BODY.x, BODY.y, BODY.width * LEAD if rest else BODY.width, BODY.height)
        _write(slide, 0, lead, box, _size([lead], LEAD_SIZES, box.width), LEAD_SIZES[0])
        used.add(0)
    boxes = _grid(len(rest), bool(lead))
    size = _size(rest, SIZES, boxes[0].width) if boxes else SIZES[0]
    for n, (item, box) in enumerate(zip(rest, boxes, strict=True), 1):
        _write(slide, n, item, box, size, SIZES[0])
        used.add(n)
    for n in set(range(layout.MOST_FIGURES + 1)) - used:
        text.fill_or_drop(slide, layout.FIGURE + n, "")


def _grid(count: int, lead: bool) -> list[Box]:
    """Places of so many figures, row by row."""
    left = BODY.x + (BODY.width * LEAD + GAP if lead else 0)
    width = BODY.x + BODY.width - left
    columns = min(count, 2 if lead and count <= 4 else 3 if count <= 6 else 4)
    rows = math.ceil(count / columns) if count else 0
    each = (width - GAP * (columns - 1)) / columns if columns else 0
    high = BODY.height / max(rows, 2)
    return [
        Box(left + (each + GAP) * (n % columns), BODY.y + high * (n // columns), each, high - 0.1)
        for n in range(count)
    ]


def _size(items: list[Item], sizes: tuple[float, ...], width: float) -> float:
    """The largest at which every value stands in one line; all of a grid have one size."""
    said = [item.number.text for item in items]
    fits = (
        s
        for s in sizes
        if all(place.width_of(each, s, True) <= width * place.SLACK for each in said)
    )
    return next(fits, sizes[-1])


def _write(slide: Slide, n: int, item: Item, box: Box, size: float, usual: float) -> None:
    shape: Any = text.placeholder(slide, layout.FIGURE + n)
    _rule(slide, box)
    shape.left, shape.top, shape.width, shape.height = replace(
        box, y=box.y + BELOW, height=box.height - BELOW
    ).emu
    shape.name = place.unbroken(item.label)
    beside = [(said.text, 2) for said in item.beside]
    text.write(shape, [(item.label, 0), (item.number.text, 1), *beside])
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
