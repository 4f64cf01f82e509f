"""A table of a slide as typst is told of it: every cell as the words that people read."""

from datetime import date, datetime
from itertools import starmap
from typing import Any, Final

from lib import wording
from lib.briefing.slide import Cell, Column, Number, Table
from lib.theme import LIGHT, mixed

LEFT: Final = ("text", "day", "moment")
PALEST, DEEPEST = 0.05, 0.42  # of a status' colour in the ground of a cell; its text stays black


def table(shown: Table) -> dict[str, Any]:
    """``{"columns": [{"label", "right"}], "rows": [[{"text", "faint", "fill"}]], "more"}``."""
    most = [_most(shown, place) for place in range(len(shown.columns))]
    return {
        "columns": [
            {"label": _head(column.label), "right": column.kind not in LEFT}
            for column in shown.columns
        ],
        "rows": [
            list(starmap(_cell, zip(row, shown.columns, most, strict=True))) for row in shown.rows
        ],
        "more": shown.more,
    }


def written(cell: Cell) -> str:
    """``19 Oct 2019``, ``19 Oct 2019 18:00 CEST``, ``1 000``, ``withheld``; ``–`` for nothing."""
    if isinstance(cell, Number):
        return cell.text
    if isinstance(cell, datetime):
        return " ".join(
            filter(None, (wording.day(cell), wording.clock(cell), wording.zone_name(cell)))
        )
    if isinstance(cell, date):
        return wording.day(cell)
    return cell or wording.NOTHING


def _head(label: str) -> str:
    """A label with a capital: those of series are in the middle of a sentence elsewhere."""
    return label[:1].upper() + label[1:]


def _cell(cell: Cell, column: Column, most: float) -> dict[str, Any]:
    shown = cell.shown if isinstance(cell, Number) else None
    plain = {"text": written(cell), "faint": _faint(cell), "fill": ""}
    if column.heat is None or not shown or most <= 0:
        return plain
    share = PALEST + (DEEPEST - PALEST) * max(shown, 0) / most
    return plain | {"fill": mixed("#FFFFFF", LIGHT.status[column.heat], share)}


def _faint(cell: Cell) -> bool:
    """Whether a figure is withheld or not delivered."""
    return isinstance(cell, Number) and cell.shown is None and not cell.words


def _most(shown: Table, place: int) -> float:
    """The largest figure of a column; 0 where it has none."""
    cells = [row[place] for row in shown.rows]
    return max((cell.shown or 0.0 for cell in cells if isinstance(cell, Number)), default=0.0)
