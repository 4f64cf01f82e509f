"""A table: hairlines, figures to the right, cells tinted by their value; rows as many as fit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lib import wording
from lib.briefing.cell import absent, rightward, said
from lib.briefing.colour import most, tint
from lib.briefing.drawing.picture import Box, Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Cell, Column, Table

ROW, TALLEST = 1.62, 2.3  # heights of a row, in sizes of text
WIDEST, NARROWEST = 9.5, 8.0  # of a column of figures, and of one of text, in sizes of text
MORE: Final = re.compile(r"and ([\d\u202f]+) more (.+)")


def draw(body: Table, room: Room, style: Style) -> list[Mark]:
    """The table in *room*; what is left out below its last row is said in words."""
    if not body.rows or not body.columns:
        return style.nothing(room)
    grid = _Grid.of(body, room, style)
    head, top = _head(grid)
    space = room.height - (top - room.y)
    fit = max(int(space / (ROW * style.size)), 1)
    hidden = len(body.columns) - len(grid.edges)
    if fit < len(body.rows) or body.more or hidden:
        fit = max(int((space - 1.6 * style.size) / (ROW * style.size)), 1)
    shown = body.rows[:fit]
    rest = _rest(len(body.rows) - len(shown), body.more, hidden)
    spare = space - (1.6 * style.size if rest else 0)
    height = min(spare / len(shown), TALLEST * style.size)
    marks = list(head)
    for n, row in enumerate(shown):
        marks += _row(row, grid, top + n * height, height)
    if rest:
        y = top + len(shown) * height + 0.45 * style.size + style.plain.rise
        words = style.plain.shortened(rest, room.width)
        marks.append(style.plain.text(room.x, y, words, style.look.muted))
    return marks


def _rest(left: int, more: str, columns: int) -> str:
    """What is not there, in words: rows that a slide has no room for, those that the table itself
    left out (``and 25 more countries`` and 4 here: ``and 29 more countries``), columns."""
    words = [more] if more else []
    found = MORE.fullmatch(more)
    if left and found:
        known = int(found[1].replace(wording.THIN, ""))
        words = [f"and {wording.count(known + left)} more {found[2]}"]
    elif left:
        words = [f"and {wording.plural(left, 'more row')}", *words]
    if columns:
        words.append(f"{wording.plural(columns, 'column')} not shown")
    return ", ".join(words)


@dataclass(frozen=True)
class _Grid:
    """Where columns stand: left and right of each, and the largest figure of each."""

    body: Table
    room: Room
    style: Style
    edges: tuple[tuple[float, float], ...]
    tops: tuple[float, ...]

    @classmethod
    def of(cls, body: Table, room: Room, style: Style) -> "_Grid":
        x, edges = room.x, []
        gap = _gap(style)
        for wide in _widths(body, room, style):
            edges.append((x, x + wide))
            x += wide + gap
        tops = tuple(most(body, n) for n in range(len(body.columns)))
        return cls(body, room, style, tuple(edges), tops)


def _gap(style: Style) -> float:
    return 0.6 * style.size


def _widths(body: Table, room: Room, style: Style) -> list[float]:
    """Widths of as many columns as there is room for, figures never cut.

    What is to spare goes to columns of figures first, all of one width where that fits; text
    gives way where there is too little.
    """
    natural = [_natural(n, body, style) for n in range(len(body.columns))]
    figures = [rightward(column) for column in body.columns]
    least = [
        wide if figure else min(wide, NARROWEST * style.size)
        for wide, figure in zip(natural, figures, strict=True)
    ]
    count = len(natural)
    while count > 1 and sum(least[:count]) + _gap(style) * (count - 1) > room.width:
        count -= 1
    space = room.width - _gap(style) * (count - 1)
    texts = [n for n in range(count) if not figures[n]]
    numeric = [n for n in range(count) if figures[n]]
    widths = natural[:count]
    if sum(widths) > space:
        return _narrowed(widths, texts, space)
    even = (space - sum(widths[n] for n in texts)) / max(len(numeric), 1)
    if all(widths[n] <= even for n in numeric):
        for n in numeric:
            widths[n] = min(even, max(WIDEST * style.size, max(widths[m] for m in numeric)))
    widths[0] += space - sum(widths)
    return widths


def _natural(n: int, body: Table, style: Style) -> float:
    """How wide a column would be: its widest cell, or word of its label."""
    plain, column = style.plain, body.columns[n]
    words = [*(said(row[n]) for row in body.rows), *column.label.split(" ")]
    return max(plain.width(each) for each in words) + 2 * _inset(column, style) + 1


def _narrowed(natural: list[float], texts: list[int], space: float) -> list[float]:
    """The widest columns of text give way first."""
    left = space - sum(wide for n, wide in enumerate(natural) if n not in texts)
    low, high = 0.0, max(natural)
    for _ in range(30):
        tried = (low + high) / 2
        fits = sum(min(natural[n], tried) for n in texts) <= left
        low, high = (tried, high) if fits else (low, tried)
    return [min(wide, low) if n in texts else wide for n, wide in enumerate(natural)]


def _head(grid: _Grid) -> tuple[list[Mark], float]:
    """Labels above a rule, at its foot; and where the first row begins."""
    style, plain, room = grid.style, grid.style.plain, grid.room
    set_ = [
        plain.wrapped(column.label, right - left - _inset(column, style), 3)
        for column, (left, right) in zip(grid.body.columns, grid.edges, strict=False)
    ]
    most = max(len(lines) for lines in set_)
    marks: list[Mark] = []
    for column, lines, (left, right) in zip(grid.body.columns, set_, grid.edges, strict=False):
        first = room.y + plain.rise + (most - len(lines)) * plain.line
        if rightward(column):
            x = right - _inset(column, style)
            marks += plain.texts(x, first, lines, style.look.muted, "end")
        else:
            marks += plain.texts(left, first, lines, style.look.muted)
    foot = room.y + most * plain.line + 0.3 * style.size
    marks.append(Line(((room.x, foot), (room.right, foot)), style.look.axis, style.hair))
    return marks, foot


def _inset(column: Column, style: Style) -> float:
    """Air right of figures, so that a tint reaches beyond them."""
    return 0.5 * style.size if rightward(column) else 0.0


def _row(row: Sequence[Cell], grid: _Grid, top: float, height: float) -> list[Mark]:
    style, plain = grid.style, grid.style.plain
    base, marks = plain.middle(top + height / 2), list[Mark]()
    for n, (left, right) in enumerate(grid.edges):
        column, cell = grid.body.columns[n], row[n]
        inset = _inset(column, style)
        words = plain.shortened(said(cell), right - left - inset)
        if ground := tint(cell, column, grid.tops[n], style.look):
            marks.append(Box(left, top + style.hair, right - left, height - style.hair, ground))
        fill = style.look.muted if absent(cell) or cell is None else style.look.text
        if rightward(column):
            marks.append(plain.text(right - inset, base, words, fill, "end"))
        elif words:
            marks.append(plain.text(left, base, words, fill))
    foot = top + height
    rule = Line(((grid.room.x, foot), (grid.room.right, foot)), style.look.hairline, style.hair)
    return [*marks, rule]
