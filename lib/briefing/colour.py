"""The colours of what a slide shows: of a series by its role, of a cell by its figure."""

from lib.briefing.slide import Cell, Column, Number, Role, Table
from lib.theme import Look, mixed

FAINTEST, DEEPEST = 0.06, 0.38  # of a status in a tint: text keeps 4.5:1 on the deepest


def of(role: Role, look: Look) -> str:
    """The colour of a role: its status, the accent, or a grey."""
    if role == "accent" or role == "forecast":
        return look.accent
    if role == "muted" or role == "plan":
        return look.axis
    return look.status[role]


def most(table: Table, n: int) -> float:
    """The largest figure of column *n*; 0 where it has none."""
    cells = [row[n] for row in table.rows]
    return max((cell.drawn or 0.0 for cell in cells if isinstance(cell, Number)), default=0.0)


def tint(cell: Cell, column: Column, top: float, look: Look, ground: str = "") -> str:
    """The colour of its status on the *ground* (else the surface), deeper the nearer to *top*.

    Empty for columns without one, for 0 and less, and for what is not drawn.
    """
    shown = cell.drawn if isinstance(cell, Number) else None
    if column.heat is None or not shown or shown < 0 or top <= 0:
        return ""
    share = FAINTEST + (DEEPEST - FAINTEST) * min(shown / top, 1)
    return mixed(ground or look.surface, look.status[column.heat], share)
