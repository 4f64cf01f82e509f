"""What changed since the last briefing: each figure then and now."""

from datetime import datetime

from lib import wording
from lib.briefing.slide import Cell, Column, Number, Table
from lib.briefing.slides.shown import MOST, Made, Shown, count, fitting, key, known, more, spoken
from lib.charts.change_figures import Line
from lib.database import Snapshot
from lib.panels.change import FIGURES
from lib.panels.change.figures import Figures
from lib.scope import Scope, instant


def made(snapshot: Snapshot, scope: Scope) -> Made:
    """The counts that moved, with the headline figures that did not while there is room.

    Medians and shares don't add up to a difference, and are left to the page.
    """
    found = FIGURES.numbers(snapshot, scope)
    counted = [line for line in found.lines if line.kind == "count"]
    moved = [line for line in counted if line.before != line.after]
    others = [line for line in found.lines if line not in counted and line.before != line.after]
    left = more(len(moved), "figures that changed") or _others(len(others))
    lines = _shown(found, counted, moved)
    table = _table(found, lines, left)
    finding = FIGURES.finding(found)
    alt = spoken("Table of figures then and now", finding)
    return Made(table, finding, alt, metrics=tuple(line.name for line in lines))


def _others(many: int) -> str:
    """What changed and is no count."""
    what = wording.plural(many, "median or share", "medians and shares")
    return f"{what} changed as well: see the page Changes" if many else ""


def _shown(found: Figures, counted: list[Line], moved: list[Line]) -> list[Line]:
    """As many as have room, in the order of the overview; what moved before what did not."""
    heads = [group[0] for group in found.groups]
    still = [line for line in heads if line in counted and line not in moved]
    wanted = [*[line for line in heads if line in moved], *moved, *still]
    room = MOST if len(moved) <= MOST else fitting(len(moved))
    kept = {line.name for line in [*dict.fromkeys(wanted)][:room]}
    return [line for line in counted if line.name in kept]


def _table(found: Figures, lines: list[Line], left: str) -> Table:
    before, zone = found.between.before, found.between.zone
    then = wording.local(before, zone)
    columns = (
        Column("figure", "Figure", "text"),
        Column("then", f"{wording.short_day(then)} {wording.clock(then)}", "count"),
        Column("now", "Now" if found.between.is_now else "At this instant", "count"),
        Column("change", "Change", "change"),
    )
    rows = tuple(_row(line, before) for line in lines)
    return Table(columns, rows, left)


def _row(line: Line, before: datetime) -> tuple[Cell, ...]:
    at = {"as_of": instant(before)}
    change = Number(known(line.difference), key(f"change:{line.name}", **at), "change")
    return line.label, count(line.before, line.name, **at), count(line.after, line.name), change


CHANGES = Shown(FIGURES.name, FIGURES.title, FIGURES.metrics, made)
