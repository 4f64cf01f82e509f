"""A cell of a table as every mouth writes it."""

from datetime import date, datetime

from lib import wording
from lib.briefing.slide import Cell, Column, Number


def said(cell: Cell, zoned: bool = False) -> str:
    """A cell as it is read: ``1 000``, ``withheld``, ``19 Oct 2019 18:00``; ``–`` for none.

    Instants name their zone where they are *zoned* (``… 18:00 CEST``).
    """
    if isinstance(cell, Number):
        return cell.text
    if isinstance(cell, datetime):
        zone = wording.zone_name(cell) if zoned else ""
        return " ".join(filter(None, (wording.day(cell), wording.clock(cell), zone)))
    if isinstance(cell, date):
        return wording.day(cell)
    return wording.NOTHING if cell is None else cell


def absent(cell: Cell) -> bool:
    """Whether a figure is withheld or not delivered: words in its place, in a quiet colour."""
    return isinstance(cell, Number) and cell.shown is None and not cell.words


def rightward(column: Column) -> bool:
    """Whether a column holds figures, which are set to the right."""
    return column.kind not in ("text", "day", "moment")
