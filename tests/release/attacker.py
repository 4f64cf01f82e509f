"""An outsider who reckons: a second, independent way to see what a release gives away.

Written apart from ``lib.release``: figures are unknowns as they are (no moves), constraints are
those of how a table was made, and the solver is asked for the least and the most of each.
``tried`` doesn't even trust the solver and goes through all tables that could be meant.
"""

from collections.abc import Iterable, Mapping
from itertools import product

import highspy

from lib.release.cell import Key
from lib.release.program import Quiet

Shown = Mapping[Key, int | None]  # None where it is withheld
Constraint = tuple[Mapping[Key, int], int, int | None]  # a sum of figures, its least and its most


def key(metric: str, **at: str) -> Key:
    """The key of a figure."""
    return metric, tuple(sorted(at.items()))


def equal(whole: Key, parts: Iterable[Key]) -> Constraint:
    """The parts make up the whole."""
    return {whole: 1, **dict.fromkeys(parts, -1)}, 0, 0


def at_most(whole: Key, parts: Iterable[Key]) -> Constraint:
    """The parts don't make up more than the whole."""
    return {whole: 1, **dict.fromkeys(parts, -1)}, 0, None


def at_least(whole: Key, parts: Iterable[Key]) -> Constraint:
    """The parts overlap, and make up the whole at least."""
    return {whole: -1, **dict.fromkeys(parts, 1)}, 0, None


def shown(cells: Mapping[Key, int], out: frozenset[Key]) -> Shown:
    """What a reader sees of a table."""
    return {each: None if each in out else value for each, value in cells.items()}


def bounds(seen: Shown, constraints: Iterable[Constraint], target: Key) -> tuple[float, float]:
    """The least and the most that a withheld figure can be; withheld ones are never 0."""
    found = []
    for sense in (highspy.ObjSense.kMinimize, highspy.ObjSense.kMaximize):
        solver = Quiet()
        place = {each: n for n, each in enumerate(seen)}
        for each, value in seen.items():
            low, high = (1, 10_000) if value is None else (value, value)
            solver.addVar(low, high)
            solver.changeColIntegrality(place[each], highspy.HighsVarType.kInteger)
        for terms, least, most in constraints:
            columns = [place[each] for each in terms]
            upper = highspy.kHighsInf if most is None else most
            solver.addRow(least, upper, len(columns), columns, list(terms.values()))
        solver.changeColCost(place[target], 1.0)
        solver.changeObjectiveSense(sense)
        solver.run()
        assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        found.append(solver.getSolution().col_value[place[target]])
    return round(found[0]), round(found[1])


def computed(seen: Shown, constraints: Iterable[Constraint]) -> list[Key]:
    """The withheld figures that can have one value only."""
    there = list(constraints)
    hidden = [each for each, value in seen.items() if value is None]
    return [each for each in hidden if len(set(bounds(seen, there, each))) == 1]


def tried(seen: Shown, constraints: Iterable[Constraint], most: int) -> list[Key]:
    """The same by trying each value up to *most* for each figure: for the smallest of tables."""
    there = list(constraints)
    hidden = [each for each, value in seen.items() if value is None]
    fits: dict[Key, set[int]] = {each: set() for each in hidden}
    for values in product(range(1, most + 1), repeat=len(hidden)):
        table = {**seen, **dict(zip(hidden, values, strict=True))}
        if all(_fits(table, each) for each in there):
            for each in hidden:
                fits[each].add(table[each] or 0)
    return [each for each, values in fits.items() if len(values) < 2]


def _fits(table: Shown, constraint: Constraint) -> bool:
    terms, least, most = constraint
    total = sum(factor * (table[each] or 0) for each, factor in terms.items())
    return total >= least and (most is None or total <= most)
