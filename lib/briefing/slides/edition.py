"""What every task force published, and this operation among it."""

from collections.abc import Sequence

from lib import wording
from lib.briefing.slide import Cell, Column, Number, Table
from lib.briefing.slides.shown import count, fitting, known, more, of, stated
from lib.charts.edition_dots import MARKS, Dot
from lib.database import Snapshot
from lib.metrics import CATALOGUE
from lib.panels.edition import EDITION_WORK
from lib.panels.edition.by_edition import GROUPS, Strips
from lib.panels.edition.published import label
from lib.scope import Scope

NAMES = {label(metric): metric for metric in GROUPS["worked"]}


def work(found: Strips, _: Snapshot, __: Scope) -> Table:
    """A row per task force that published any of these figures, and one for what is here."""
    places = dict(
        sorted((dot.place, dot.when) for strip in found.strips for dot in strip.dots if dot.own)
    )
    own = list(dict.fromkeys(places.values()))
    slots = [slot for _, slot in (found.strips[0].ticks if found.strips else ())]
    there = {dot.when for strip in found.strips for dot in strip.dots if not dot.own}
    rows = [slot for slot in slots if f"VIDTF {slot}" in there]
    shown = rows[-fitting(len(rows) + len(own)) + len(own) :]
    columns = [Column("when", "Task force", "text")]
    columns += [Column(NAMES[strip.name], strip.name, "plain") for strip in found.strips]
    cells: list[tuple[Cell, ...]] = [_row(f"VIDTF {slot}", found) for slot in shown]
    cells += [_own(when, found) for when in own]
    return Table(tuple(columns), tuple(cells), more(len(rows) + len(own), "task forces before"))


def _row(when: str, found: Strips) -> tuple[Cell, ...]:
    dots = [[d for d in strip.dots if d.when == when and not d.own] for strip in found.strips]
    return when, *(_published(each) for each in dots)


def _published(dots: Sequence[Dot]) -> Cell:
    """A figure as it was published; an empty cell for a gap, both where sources differ."""
    if not dots:
        return ""
    words = " or ".join(
        f"{MARKS.get(dot.qualifier, '').replace('=', '')}{dot.figure}" for dot in dots
    )
    number = stated(dots[0].value, "plain")
    plain = words == wording.exact(dots[0].value)
    return number if plain else Number(float(dots[0].value), None, "plain", words=words)


def _own(when: str, found: Strips) -> tuple[Cell, ...]:
    """What was measured here; the plan is stated."""
    cells: list[Cell] = [when]
    for strip in found.strips:
        metric = NAMES[strip.name]
        value = next((dot.value for dot in strip.dots if dot.own), None)
        if metric not in CATALOGUE:
            cells.append("")
        elif metric == "series_planned":
            cells.append(stated(known(value)))
        else:
            cells.append(count(value, metric))
    return tuple(cells)


EDITIONS = of(EDITION_WORK, "Table of published figures by task force", work)
