"""What can be reckoned from a release: the figures as unknowns between bounds, under relations.

All is reckoned as a *move* away from the truth: whole numbers, 0 for a figure that stands as it
is. A figure can be computed if no move that all relations allow changes it. So no number is
larger than it needs to be, and a move that the solver finds is checked in whole numbers before
it is believed: a solver that errs can only withhold too much.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Any

import highspy
import numpy as np

from lib.release.cell import Key
from lib.release.relation import Row, Terms, Values, total

Move = dict[Key, int]
Bounds = Mapping[Key, tuple[float, float]]
INFINITE = float("inf")
FAR = 16  # a figure may at least be so much larger than it is, or twice as large
SURE = 1e-6
SWEEPS = 4


class System:
    """Figures, the rows between them, and what an outsider knows of each."""

    def __init__(self, values: Values, rows: Iterable[Row], known: Bounds) -> None:
        self.values = values
        self.rows = tuple(rows)
        self.slack = [total(row.terms, values) for row in self.rows]
        self.at: dict[Key, list[tuple[int, int]]] = {key: [] for key in values}
        for n, row in enumerate(self.rows):
            for key, factor in row.terms:
                self.at[key].append((n, factor))
        self.know(known)

    def know(self, known: Bounds) -> None:
        """Set the lowest and the highest that a figure can be, as far as an outsider knows.

        The same twice for one that is shown; one that isn't among them is shown.
        """
        self.free = {
            key: (low - self.values[key], high - self.values[key])
            for key, (low, high) in known.items()
            if low < high and key in self.values
        }

    def moved(self, terms: Terms) -> Move | None:
        """A move that changes the sum of *terms*; None where nothing does: it can be computed."""
        open_ones = [key for key, _ in terms if key in self.free]
        for key in open_ones:
            for way in (1, -1):
                if (move := self._short(key, way)) and _sum(terms, move):
                    return move
        for way in (1, -1) if open_ones else ():
            if (move := self._solved(terms, way)) and _sum(terms, move):
                return move
        return None

    def sweep(self) -> Iterator[Move]:
        """Moves of many figures at once, pushed about at random: most that can move are in one."""
        chance = random.Random(0)  # the same release is always checked in the same way
        parts = self._parts()
        for _ in range(SWEEPS):
            push = {key: chance.choice((-1.0, 1.0)) for key in self.free}
            up = {key: -by for key, by in push.items()}
            found = _Program(self, tuple(push), up, push).solved()
            for part in parts:
                move = {key: round(found[key]) for key in part if round(found.get(key, 0))}
                if move and self.allowed(move):
                    yield move

    def cheapest(
        self, terms: Terms, cost: Callable[[Key], float], hidden: AbstractSet[Key]
    ) -> Move:
        """A move of the sum of *terms*, were all its figures withheld as *hidden* are.

        As cheap as a linear program finds it, and so perhaps not in whole numbers; empty where
        there is none.
        """
        reach = self._reach(terms, lambda key: bool(self.values[key]))
        costs = {key: 1e-3 if key in hidden else cost(key) for key in reach}
        for way in (1, -1):
            program = _Program(self, reach, costs, costs, hidden=True)
            program.want(terms, way, way)
            move = {key: by for key, by in program.solved().items() if abs(by) > SURE}
            if move.keys() - hidden:
                return {key: round(by) for key, by in move.items()}
        return {}

    def near(self, terms: Terms) -> frozenset[Key]:
        """All figures, but noughts, that have any relation with *terms*, however far."""
        return frozenset(self._reach(terms, lambda key: bool(self.values[key])))

    def _reach(self, terms: Terms, through: Callable[[Key], bool]) -> tuple[Key, ...]:
        """The figures that hang together with those of *terms*, by those that may move."""
        seen = dict.fromkeys(key for key, _ in terms if through(key) or key in self.free)
        queue, rows = list(seen), set[int]()
        while queue:
            for n, _ in self.at[queue.pop()]:
                if n not in rows:
                    rows.add(n)
                    there = [key for key, _ in self.rows[n].terms if key not in seen]
                    new = [key for key in there if key in self.free or through(key)]
                    seen |= dict.fromkeys(new)
                    queue += new
        return tuple(seen)

    def _short(self, key: Key, way: int) -> Move | None:
        """The figure moved by one, alone or with one other: what most of them allow."""
        move = {key: way}
        broken = self._broken(move)
        if not broken or not self._within(move):
            return move if self._within(move) else None
        factor = dict(self.at[key])[broken[0]]
        for other, by in self.rows[broken[0]].terms:
            if other != key and other in self.free and abs(by) == abs(factor):
                pair = {key: way, other: -way * factor // by}
                if self.allowed(pair):
                    return pair
        return None

    def _solved(self, terms: Terms, way: int) -> Move | None:
        reach = self._reach(terms, lambda _: False)
        program = _Program(self, reach)
        program.want(terms, *((1, INFINITE) if way > 0 else (-INFINITE, -1)))
        found = program.solved(whole=True)
        move = {key: round(by) for key, by in found.items() if round(by)}
        return move if move and self.allowed(move) else None

    def _parts(self) -> list[tuple[Key, ...]]:
        """The figures that may move, parted where none has to do with the others."""
        parts, seen = [], set[Key]()
        for key in self.free:
            if key not in seen:
                parts.append(self._reach(((key, 1),), lambda _: False))
                seen.update(parts[-1])
        return parts

    def allowed(self, move: Move) -> bool:
        """Whether a move keeps all rows and bounds."""
        return self._within(move) and not self._broken(move)

    def _within(self, move: Move) -> bool:
        none = (0.0, 0.0)
        return all(
            self.free.get(key, none)[0] <= by <= self.free.get(key, none)[1]
            for key, by in move.items()
        )

    def _broken(self, move: Move) -> list[int]:
        """The rows that a move does not keep."""
        sums: dict[int, int] = defaultdict(int)
        for key, by in move.items():
            for n, factor in self.at[key]:
                sums[n] += factor * by
        return [
            n for n, by in sums.items()
            if (self.rows[n].exact and by) or self.slack[n] + by < 0
        ]  # fmt: skip


def _sum(terms: Terms, move: Mapping[Key, int]) -> int:
    return sum(factor * move.get(key, 0) for key, factor in terms)


class Quiet(highspy.Highs):
    """HiGHS without a word: its constructor prints a banner, and stdout is for data."""

    def enableCallbacks(self) -> None:
        """Called by the constructor, before the banner; the board needs no callbacks."""
        self.setOptionValue("output_flag", False)
        self.setOptionValue("threads", 1)
        self.setOptionValue("random_seed", 0)


class _Program:
    """The cheapest move of some figures, by what it costs to move each of them up and down.

    Where ``hidden``, each may move as if it were withheld.
    """

    def __init__(
        self,
        system: System,
        keys: tuple[Key, ...],
        up: Mapping[Key, float] | None = None,
        down: Mapping[Key, float] | None = None,
        hidden: bool = False,
    ) -> None:
        self.keys, self.number = keys, {key: n for n, key in enumerate(keys)}
        costs = [[way.get(key, 1.0) for key in keys] for way in (up or {}, down or {})]
        self.cost = [*costs[0], *costs[1]]
        ends = [_reach_of(system, key, hidden) for key in keys]
        self.most = [*(max(high, 0) for _, high in ends), *(max(-low, 0) for low, _ in ends)]
        self.rows, self.low, self.high = list[list[tuple[int, int]]](), list[float](), list[float]()
        columns: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for n, key in enumerate(keys):
            for row, factor in system.at[key]:
                columns[row].append((n, factor))
        for row, there in columns.items():
            exact = system.rows[row].exact
            self._add(there, *((0, 0) if exact else (-system.slack[row], INFINITE)))

    def want(self, terms: Terms, low: float, high: float) -> None:
        """Let the sum of *terms* move by as much as lies between *low* and *high*."""
        there = [(self.number[key], factor) for key, factor in terms if key in self.number]
        self._add(there, low, high)

    def _add(self, row: list[tuple[int, int]], low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def solved(self, whole: bool = False) -> dict[Key, float]:
        """The move, in *whole* numbers or not; empty where there is none."""
        if not self.keys:
            return {}
        solver: Any = Quiet()  # type: ignore[no-untyped-call]
        solver.passModel(self._program(whole))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return {}
        found = solver.getSolution().col_value
        count = len(self.keys)
        return {key: found[n] - found[count + n] for n, key in enumerate(self.keys)}

    def _program(self, whole: bool) -> Any:
        """Two columns a figure: by how much it grows, and by how much it shrinks."""
        count = len(self.keys)
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = 2 * count, len(self.rows)
        program.col_cost_ = np.array(self.cost)
        program.col_lower_, program.col_upper_ = np.zeros(2 * count), np.array(self.most)
        program.row_lower_, program.row_upper_ = np.array(self.low), np.array(self.high)
        start, index, value = [0], [], []
        for row in self.rows:
            index += [n for n, _ in row] + [count + n for n, _ in row]
            value += [float(by) for _, by in row] + [-float(by) for _, by in row]
            start.append(len(index))
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_, matrix.index_ = np.array(start), np.array(index)
        matrix.value_ = np.array(value)
        if whole:
            program.integrality_ = [highspy.HighsVarType.kInteger] * (2 * count)
        return program


def _reach_of(system: System, key: Key, hidden: bool) -> tuple[float, float]:
    """How far a figure may move, in a program, which wants an end to all things."""
    value = system.values[key]
    far = max(FAR, abs(value))
    low, high = withheld_bounds(value) if hidden else system.free[key]
    return max(low, -far), min(high, far)


def withheld_bounds(value: int) -> tuple[float, float]:
    """How far a figure may move once it is withheld: never to 0, which is shown, nor past it."""
    return (1 - value, INFINITE) if value > 0 else (-INFINITE, -1 - value)
