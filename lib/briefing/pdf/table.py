"""A table of a slide as typst is told of it: every cell as the words that people read."""

from itertools import starmap
from typing import Any, Final

from lib import wording
from lib.briefing.cell import absent, rightward, said
from lib.briefing.colour import most, tint
from lib.briefing.slide import Cell, Column, Table
from lib.theme import LIGHT

PAPER: Final = "#FFFFFF"


def table(shown: Table) -> dict[str, Any]:
    """``{"columns": [{"label", "right"}], "rows": [[{"text", "faint", "fill"}]], "more"}``."""
    tops = [most(shown, place) for place in range(len(shown.columns))]
    return {
        "columns": [
            {"label": _head(column.label), "right": rightward(column)} for column in shown.columns
        ],
        "rows": [
            list(starmap(_cell, zip(row, shown.columns, tops, strict=True))) for row in shown.rows
        ],
        "more": shown.more,
    }


def _head(label: str) -> str:
    """A label with a capital: those of series are in the middle of a sentence elsewhere."""
    return label[:1].upper() + label[1:]


def _cell(cell: Cell, column: Column, top: float) -> dict[str, Any]:
    return {
        "text": said(cell, zoned=True) or wording.NOTHING,
        "faint": absent(cell),
        "fill": tint(cell, column, top, LIGHT, PAPER),
    }
