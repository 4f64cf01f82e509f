"""A linear program, or one in whole numbers, of how some figures may move; solved by HiGHS."""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import highspy
import numpy as np

from lib.release.cell import Key
from lib.release.relation import Terms

if TYPE_CHECKING:
    from lib.release.system import System

INFINITE = float("inf")
FAR = 16  # a figure may at least be so much larger than it is, or twice as large


class Quiet(highspy.Highs):
    """HiGHS without a word: its constructor prints a banner, and stdout is for data."""

    def enableCallbacks(self) -> None:
        """Called by the constructor, before the banner; the board needs no callbacks."""
        self.setOptionValue("output_flag", False)
        self.setOptionValue("threads", 1)
        self.setOptionValue("random_seed", 0)


class Program:
    """The cheapest move of some figures, by what it costs to move each of them up and down.

    Those that are ``hidden`` may move as if they were withheld.
    """

    def __init__(
        self,
        system: "System",
        keys: tuple[Key, ...],
        up: Mapping[Key, float] | None = None,
        down: Mapping[Key, float] | None = None,
        hidden: AbstractSet[Key] = frozenset(),
    ) -> None:
        self.keys, self.number = keys, {key: n for n, key in enumerate(keys)}
        costs = [[way.get(key, 1.0) for key in keys] for way in (up or {}, down or {})]
        self.cost = [*costs[0], *costs[1]]
        ends = [_reach_of(system, key, key in hidden) for key in keys]
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


def _reach_of(system: "System", key: Key, hidden: bool) -> tuple[float, float]:
    """How far a figure may move, in a program, which wants an end to all things."""
    value = system.values[key]
    far = max(FAR, abs(value))
    low, high = withheld_bounds(value) if hidden else system.free[key]
    return max(low, -far), min(high, far)


def withheld_bounds(value: int) -> tuple[float, float]:
    """How far a figure may move once it is withheld: never to 0, which is shown, nor past it."""
    return (1 - value, INFINITE) if value > 0 else (-INFINITE, -1 - value)
