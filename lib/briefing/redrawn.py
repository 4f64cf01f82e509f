"""Bodies of slides drawn anew, with other figures in place of some, and nothing in their order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lib.briefing.slide import Body, Cell, Figures, Item, Number, Plot, Series, Table, When

Change = Callable[[Number], Number]


@dataclass(frozen=True)
class Way:
    """How a column is sorted: the smallest (1) or the largest (-1) first, and a rest at the end."""

    sign: int
    rest: bool


def redrawn(body: Body, shown: Change) -> Body:
    """The body with each of its figures as it is *shown*; what stood for another goes with it."""

    def change(number: Number) -> Number:
        made = shown(number)
        return replace(made, n=None) if made.state == "withheld" else made

    if isinstance(body, Figures):
        return replace(body, items=tuple(_item(item, change) for item in body.items))
    if isinstance(body, Plot):
        ties = tuple(tie and change(tie) for tie in body.ties)
        made = replace(body, series=_series(body.series, change), ties=ties)
        return _unsorted_bars(body, replace(made, strong=_strong(made)))
    if isinstance(body, Table):
        rows = tuple(tuple(_cell(cell, change) for cell in row) for row in body.rows)
        return replace(body, rows=_unsorted_rows(body.rows, rows))
    return body


def _strong(plot: Plot) -> tuple[str | When, ...]:
    """The bars that carry the message, as far as they are shown as they are."""
    places: list[str | When] = [*plot.over]
    exact = {
        place
        for place, number in zip(
            places, plot.series[0].numbers if plot.series else (), strict=False
        )
        if number.state == "exact"
    }
    return tuple(each for each in plot.strong if each in exact)


def _item(item: Item, change: Change) -> Item:
    beside = tuple(replace(said, number=change(said.number)) for said in item.beside)
    return replace(item, number=change(item.number), beside=beside)


def _cell(cell: Cell, change: Change) -> Cell:
    return change(cell) if isinstance(cell, Number) else cell


def _series(series: Sequence[Series], change: Change) -> tuple[Series, ...]:
    """Series with their figures changed, and those that only repeat a figure beside them.

    A forecast opens at the last count: where that is withheld, so is the opening. A plan is
    what it is: were it gone, too, all could see that it was the same.
    """
    new = [tuple(change(number) for number in each.numbers) for each in series]
    for n in range(len(new[0]) if new else 0):
        column = [(each.numbers[n], numbers[n]) for each, numbers in zip(series, new, strict=True)]
        gone = {old.value: made for old, made in column if made != old}
        for place, (old, made) in enumerate(column):
            ahead = series[place].role == "forecast" and old.of is None
            if ahead and made == old and old.value is not None and old.value in gone:
                twin = replace(gone[old.value], of=None)
                new[place] = (*new[place][:n], twin, *new[place][n + 1 :])
    return tuple(replace(each, numbers=numbers) for each, numbers in zip(series, new, strict=True))


def _unsorted_bars(old: Plot, new: Plot) -> Plot:
    """Bars by size tell a withheld one by its neighbours: those come last, in order of name."""
    if old.kind != "bars" or len(old.series) != 1 or any(old.ties):
        return new
    numbers = new.series[0].numbers
    order = _order([old.series[0].numbers], [numbers], list(map(str, new.over)))
    series = replace(new.series[0], numbers=tuple(numbers[n] for n in order))
    over: Any = tuple(new.over[n] for n in order)
    return replace(new, over=over, series=(series,))


def _unsorted_rows(
    old: tuple[tuple[Cell, ...], ...], new: tuple[tuple[Cell, ...], ...]
) -> tuple[tuple[Cell, ...], ...]:
    before, after = (
        [column for column in zip(*rows, strict=True) if _figures(column)] for rows in (old, new)
    )
    order = _order(before, after, [str(row[0]) if row else "" for row in new])
    return tuple(new[n] for n in order)


def _figures(column: Sequence[Cell]) -> bool:
    return any(isinstance(cell, Number) for cell in column)


def _order(
    before: Sequence[Sequence[Cell]], after: Sequence[Sequence[Cell]], names: Sequence[str]
) -> list[int]:
    """The order of rows: as they are, but those last that are withheld in a sorted column.

    Nine bars of "fewer than 10", each less than the one above, would be 9, 8, 7 …: where figures
    are rounded, those of the same words stand by name.
    """
    ways = [_way(old) for old in before]
    ranked = [(way, new) for way, new in zip(ways, after, strict=True) if way]
    late = {n for _, new in ranked for n, cell in enumerate(new) if _is(cell, "withheld")}
    kept = [n for n in range(len(names)) if n not in late]
    if ranked and any(_is(cell, "rounded") for column in after for cell in column):
        kept.sort(key=lambda n: (*(_rank(way, column, n) for way, column in ranked), names[n]))
    return kept + sorted(late, key=lambda n: (names[n], n))


def _is(cell: Cell, state: str) -> bool:
    return isinstance(cell, Number) and cell.state == state


def _rank(way: Way, column: Sequence[Cell], n: int) -> tuple[bool, float]:
    """Where a row stands by a sorted column, as far as it is shown; a rest and blanks are last."""
    cell = column[n]
    shown = cell.shown if isinstance(cell, Number) else None
    rest = way.rest and n == len(column) - 1
    return (True, 0.0) if rest or shown is None else (False, way.sign * shown)


def _way(column: Sequence[Cell]) -> Way | None:
    """How figures stand by their size; None where they don't."""
    values = [cell.value for cell in column if isinstance(cell, Number) and cell.value is not None]
    if len(set(values)) < 2:
        return None
    for rest in (False, True) if len(values) > 3 else (False,):
        there = values[:-1] if rest else values
        for sign in (-1, 1):
            if there == sorted(there, key=lambda value: sign * value):
                return Way(sign, rest)
    return None
