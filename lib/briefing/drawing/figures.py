"""Headline figures: the lead large, the others beside or below it in a grid."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from lib.briefing.drawing.figure import Figure, said
from lib.briefing.drawing.lead import draw_lead
from lib.briefing.drawing.picture import Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Figures, Item

LARGEST: Final = 3.6  # the size of a figure, in sizes of plain text
LEAST: Final = 1.0
WIDE: Final = 1.5  # times as wide as high: the lead stands left of the others


def draw(body: Figures, room: Room, style: Style) -> list[Mark]:
    """The figures in *room*: beside the lead where that is wide, else below it."""
    if not body.items:
        return style.nothing(room)
    lead = next((item for item in body.items if item.lead), None)
    others = [item for item in body.items if item is not lead]
    if lead is None:
        return _grid(others, room, style)
    if not others:
        return draw_lead(lead, room, style)
    if room.width > WIDE * room.height:
        left = Room(room.x, room.y, room.width * 0.33, room.height)
        rest = room.inset(left=left.width + 2.6 * style.size)
    else:
        left = Room(room.x, room.y, room.width, room.height * 0.32)
        rest = room.inset(top=left.height + 0.6 * style.size)
    return draw_lead(lead, left, style) + _grid(others, rest, style)


def _grid(items: Sequence[Item], room: Room, style: Style) -> list[Mark]:
    """Items in as many columns as let their figures be largest, all of one size."""
    grids = [_Grid(tuple(items), columns, room, style) for columns in range(1, len(items) + 1)]
    return max(grids, key=lambda grid: (grid.holds, round(grid.fitting), -grid.columns)).marks()


@dataclass(frozen=True)
class _Grid:
    """Items in rows of so many columns; labels and figures of a row share their baselines."""

    items: tuple[Item, ...]
    columns: int
    room: Room
    style: Style

    @property
    def gap(self) -> float:
        return 1.5 * self.style.size

    @property
    def width(self) -> float:
        return (self.room.width - self.gap * (self.columns - 1)) / self.columns

    @property
    def height(self) -> float:
        return self.room.height / ceil(len(self.items) / self.columns)

    @property
    def labels(self) -> int:
        """Lines that the longest label takes."""
        return max(len(self._label(item)) for item in self.items)

    @property
    def holds(self) -> bool:
        """Whether each figure is no wider than its column, at the least: words can be cut."""
        least = LEAST * self.style.size
        figures = (Figure(item.number, least, self.style.size) for item in self.items)
        return all(figure.width <= self.width for figure in figures)

    @property
    def fitting(self) -> float:
        """The largest size at which all figures and words have room; below 0 where words alone
        have not."""
        return min(self._fitting(item, LARGEST * self.style.size) for item in self.items)

    def _fitting(self, item: Item, most: float) -> float:
        lines = self.labels + len(self._beside(item))
        high = self.height - lines * self.style.plain.line - 1.6 * self.style.size
        wide = Figure(item.number, most, self.style.size).width
        return min(most, high / 0.9, most * self.width / wide)

    def _label(self, item: Item) -> list[str]:
        return self.style.plain.wrapped(item.label, self.width, 2)

    def _beside(self, item: Item) -> list[str]:
        return self.style.plain.joined(said(item), self.width)

    def marks(self) -> list[Mark]:
        labels, marks = self.labels, list[Mark]()
        size = max(self.fitting, LEAST * self.style.size)
        for n, item in enumerate(self.items):
            x = self.room.x + n % self.columns * (self.width + self.gap)
            y = self.room.y + n // self.columns * self.height
            marks += self._cell(item, Room(x, y, self.width, self.height), size, labels)
        return marks

    def _cell(self, item: Item, cell: Room, size: float, labels: int) -> list[Mark]:
        style, plain = self.style, self.style.plain
        rule = Line(((cell.x, cell.y), (cell.right, cell.y)), style.look.hairline, 1.5 * style.hair)
        top = cell.y + 0.55 * style.size
        base = top + labels * plain.line + 0.78 * size + 0.1 * style.size
        foot = base + 0.35 * style.size + 0.1 * size + plain.rise
        room = cell.foot - 0.3 * style.size - foot
        most = max(int(room / plain.line) + 1, 0)
        beside = plain.clipped(self._beside(item), self.width, most)
        return [
            rule,
            *plain.texts(cell.x, top + plain.rise, self._label(item), style.look.muted),
            *Figure(item.number, size, style.size).marks(cell.x, base, style, style.look.text),
            *plain.texts(cell.x, foot, beside, style.look.muted),
        ]
