"""A native table: a row of heads, hairlines, figures to the right, tints by column."""

from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml

from lib import wording
from lib.briefing.cell import absent, rightward, said
from lib.briefing.colour import most, tint
from lib.briefing.pptx import colour, layout, place, text
from lib.briefing.pptx.place import BODY
from lib.briefing.slide import Cell, Column, Table

PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # No Style, No Grid
SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0)
AIR: Final = 0.1  # inches above and below the words of a row together
SIDE: Final = 0.1  # inches left and right of words
WIDEST: Final = 1.9  # inches of a column of figures
LOOK: Final = colour.LOOK


def table(slide: Any, body: Table, alt: str, space: place.Box = BODY) -> str:
    """Insert the table, as many rows as its *space* holds; the words for what is left out."""
    room = _room(body, space.height)
    widths = _widths(body, room)
    heights = _heights(body, room, widths)
    size, rows = room.size, body.rows[: len(heights) - 1]
    holder = text.placeholder(slide, layout.BODY)
    holder.left, holder.top, holder.width, holder.height = space.emu
    shape = holder.insert_table(len(rows) + 1, len(body.columns))
    text.describe(shape, alt)
    made = shape.table
    made.horz_banding = False
    made._tbl.tblPr.find("{*}tableStyleId").text = PLAIN
    for column, width in zip(made.columns, widths, strict=True):
        column.width = round(width * place.EMU)
    for line, height in zip(made.rows, heights, strict=True):
        line.height = round(height * place.EMU)
    for n, column in enumerate(body.columns):
        top = most(body, n)
        made.cell(0, n).text = place.unbroken(column.label)
        _style(made.cell(0, n), column, size, _frame(True, "", n == 0), LOOK.muted)
        for k, row in enumerate(rows, 1):
            ground = tint(row[n], column, top, LOOK)
            made.cell(k, n).text = place.unbroken(said(row[n]))
            _style(made.cell(k, n), column, size, _frame(False, ground, n == 0), _ink(row[n]))
    shape.width = sum(column.width for column in made.columns)
    shape.height = sum(row.height for row in made.rows)
    return _left_out(len(body.rows) - len(rows), body.more)


def _left_out(rows: int, more: str) -> str:
    if rows <= 0:
        return more[:1].upper() + more[1:]
    words = f"{wording.plural(rows, 'more row')} not shown here"
    return f"{words}, {more}" if more else words


@dataclass(frozen=True)
class Room:
    """How a table stands on the slide: points of its letters, rows, lines of its heads, inches that
    there are for it."""

    size: float
    rows: int
    lines: int
    tall: float

    @property
    def head(self) -> float:
        """Inches of the row of heads."""
        return self.size * 1.2 * self.lines / place.POINTS + AIR

    @property
    def row(self) -> float:
        """Inches of a row: a little more than its words take, where there is room."""
        least = self.size * 1.2 / place.POINTS + AIR
        return max(least, min(1.2 * least, (self.tall - self.head) / max(self.rows, 1)))


def _room(body: Table, space: float) -> Room:
    """The largest letters at which all stands there, heads in two lines if need be.

    Else the smallest, and as many rows as they leave room for.
    """
    for size in SIZES:
        for lines in (1, 2):
            room = Room(size, len(body.rows), lines, space)
            tall = room.head + room.rows * (size * 1.2 / place.POINTS + AIR)
            wide = sum(_wanted(body, room))
            if tall <= space and wide <= BODY.width * place.SLACK:
                return room
    smallest = Room(SIZES[-1], len(body.rows), 2, space)
    fit = int((space - smallest.head) / (SIZES[-1] * 1.2 / place.POINTS + AIR))
    return replace(smallest, rows=min(fit, smallest.rows))


def _wanted(body: Table, room: Room) -> list[float]:
    """Inches that the words of each column take."""
    wide = []
    for n, column in enumerate(body.columns):
        cells = [place.width_of(said(row[n]), room.size) for row in body.rows[: room.rows]]
        wide.append(max([_head(column.label, room), *cells]) + 2 * SIDE)
    return wide


def _head(label: str, room: Room) -> float:
    """Inches of a head in one line, or broken where it becomes narrowest."""
    words = label.split(" ")
    breaks = range(1, len(words)) if room.lines > 1 else ()
    broken = [" ".join(words[:n]) + "\n" + " ".join(words[n:]) for n in breaks]
    return min(place.width_of(each, room.size) for each in (label, *broken))


def _widths(body: Table, room: Room) -> list[float]:
    """Columns as wide as their words, spread a little where there is room."""
    wanted = _wanted(body, room)
    kinds = [column.kind for column in body.columns]
    if sum(wanted) > BODY.width:
        return _narrowed(wanted, [kind == "text" for kind in kinds])
    spare = (BODY.width - sum(wanted)) / len(wanted)
    roomy = [
        width + spare if kind == "text" else min(width + spare, max(width, WIDEST))
        for width, kind in zip(wanted, kinds, strict=True)
    ]
    if "text" in kinds:  # what is left goes to the names
        roomy[kinds.index("text")] += BODY.width - sum(roomy)
    return roomy


def _narrowed(wanted: list[float], names: list[bool]) -> list[float]:
    """Names give way and wrap, figures keep their width; all give way where that is not enough."""
    fixed = sum(width for width, gives in zip(wanted, names, strict=True) if not gives)
    left = BODY.width - fixed
    if left < 2 * sum(names) or not any(names):
        return [width * BODY.width / sum(wanted) for width in wanted]
    share = left / (sum(wanted) - fixed)
    return [width * share if gives else width for width, gives in zip(wanted, names, strict=True)]


def _heights(body: Table, room: Room, widths: list[float]) -> list[float]:
    """Inches of the head and of each row that the slide holds; names that wrap are taller."""

    def tall(line: list[str]) -> float:
        most = max(
            place.lines_of(each, room.size, width - 2 * SIDE + 0.01)
            for each, width in zip(line, widths, strict=True)
        )
        return most * room.size * 1.2 / place.POINTS + AIR

    head = tall([column.label for column in body.columns])
    rows = [tall([said(cell) for cell in row]) for row in body.rows[: room.rows]]
    if all(each <= room.row for each in rows) and head <= room.head:
        return [room.head, *[room.row] * len(rows)]
    while rows and head + sum(rows) > room.tall:
        rows.pop()
    return [head, *rows]


def _ink(cell: Cell) -> str:
    return LOOK.muted if absent(cell) else LOOK.text


def _style(cell: Any, column: Column, size: float, frame: str, ink: str) -> None:
    paragraph = cell.text_frame.paragraphs[0]
    if rightward(column):
        paragraph.alignment = PP_ALIGN.RIGHT
    look = f'{layout.SPACES} sz="{round(100 * size)}" b="0"'
    for run in paragraph.runs:
        run._r.insert(0, parse_xml(f"<a:rPr {look}>{colour.fill(ink)}</a:rPr>"))
    cell._tc.replace(cell._tc.get_or_add_tcPr(), parse_xml(frame))


def _frame(head: bool, ground: str, first: bool) -> str:
    """The properties of a cell: lines before the fill, as the schema has it."""
    none = "".join(f'<a:ln{side} w="0"><a:noFill/></a:ln{side}>' for side in "LRT")
    stroke = LOOK.axis if head else LOOK.hairline
    below = f'<a:lnB w="{12_700 if head else 9_525}">{colour.fill(stroke)}</a:lnB>'
    side, air = round(SIDE * place.EMU), round(AIR / 2 * place.EMU)
    left = 0 if first else side
    return (
        f'<a:tcPr {layout.SPACES} marL="{left}" marR="{side}" marT="{air}" marB="{air}" '
        f'anchor="{"b" if head else "ctr"}">{none}{below}{colour.fill(ground)}</a:tcPr>'
    )
