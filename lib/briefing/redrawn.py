"""Bodies of slides drawn anew, with other figures in place of some, and nothing in their order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from lib.briefing.slide import Body, Cell, Figures, Item, Number, Plot, Series, Table, When

Change = Callable[[Number], Number]


def redrawn(body: Body, change: Change) -> Body:
    """The body with each of its figures changed; what stood for another one goes with it."""
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

    A forecast opens at the last count: where that is withheld, so is the opening.
    """
    new = [tuple(change(number) for number in each.numbers) for each in series]
    for n in range(len(new[0]) if new else 0):
        column = [(each.numbers[n], numbers[n]) for each, numbers in zip(series, new, strict=True)]
        gone = {old.value: made for old, made in column if made != old}
        for place, (old, made) in enumerate(column):
            if made == old and old.of is None and old.value is not None and old.value in gone:
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
    """The order of rows: as they are, but those last that are withheld in a sorted column."""
    late = {
        n
        for old, new in zip(before, after, strict=True)
        if _sorted(old)
        for n, cell in enumerate(new)
        if isinstance(cell, Number) and cell.state == "withheld"
    }
    kept = [n for n in range(len(names)) if n not in late]
    return kept + sorted(late, key=lambda n: (names[n], n))


def _sorted(column: Sequence[Cell]) -> bool:
    """Whether figures stand by their size, the largest or the smallest first; a rest may end it."""
    values = [cell.value for cell in column if isinstance(cell, Number) and cell.value is not None]
    ways = [values, *([values[:-1]] if len(values) > 3 else [])]
    return len(set(values)) > 1 and any(
        there in (sorted(there), sorted(there, reverse=True)) for there in ways
    )
