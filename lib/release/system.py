"""What can be reckoned from a release: the figures as unknowns between bounds, under relations.

All is reckoned as a *move* away from the truth: whole numbers, 0 for a figure that stands as it
is. A figure can be computed if no move that all relations allow changes it. So no number is
larger than it needs to be, and a move that the solver finds is checked in whole numbers before
it is believed: a solver that errs can only withhold too much.
"""

import math
import random
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from lib.release.cell import Key
from lib.release.program import INFINITE, Program
from lib.release.relation import Row, Terms, Values, total

Move = dict[Key, int]
Bounds = Mapping[Key, tuple[float, float]]
SURE = 1e-6
SWEEPS = 4
TRIES = 100  # of mending a move by hand, before the solver is asked
VISITS = 6  # of a row, while it is looked for what can't move at all
FEW = 8  # figures that are looked at one by one


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

    def computed(self, targets: Collection[Key]) -> list[Key]:
        """Those of *targets* that can be computed."""
        safe = set[Key]()
        for many in self.sweep() if len(targets) > FEW else ():
            safe |= many.keys()
        hard = []
        for key in targets:
            if key not in safe:
                move = self._short(key, 1) or self._short(key, -1)
                safe |= (move or {}).keys()
                hard += [] if move else [key]
        settled = self._settle() if hard else set[Key]()
        found = []
        for key in hard:
            if key in settled:
                found.append(key)
            elif key not in safe:
                move = self.moved(((key, 1),))
                safe |= (move or {}).keys()
                found += [] if move else [key]
        return found

    def _settle(self) -> set[Key]:
        """Narrow how far each can move by what a row leaves to it; those that can't move at all."""
        settled = set[Key]()
        queue = deque(range(len(self.rows)))
        for _ in range(VISITS * len(self.rows)):
            if not queue:
                break
            row = queue.popleft()
            for key, ends in self._narrower(row):
                if ends == (0, 0):
                    del self.free[key]
                    settled.add(key)
                else:
                    self.free[key] = ends
                queue += [n for n, _ in self.at[key] if n != row]
        return settled

    def _narrower(self, n: int) -> list[tuple[Key, tuple[float, float]]]:
        """The figures of a row that it leaves less room than they have, with what it leaves."""
        row = self.rows[n]
        there = [(key, by, self.free[key]) for key, by in row.terms if key in self.free]
        tops = [max(by * low, by * high) for _, by, (low, high) in there]
        ends = [min(by * low, by * high) for _, by, (low, high) in there]
        far = (
            sum(1 for each in tops if each == INFINITE),
            sum(1 for each in ends if each == -INFINITE),
        )
        top = sum(each for each in tops if each != INFINITE)
        end = sum(each for each in ends if each != -INFINITE)
        found = []
        for (key, by, (low, high)), most, least in zip(there, tops, ends, strict=True):
            others = (
                top - (most if most != INFINITE else 0),
                end - (least if least != -INFINITE else 0),
            )
            fewest, utmost = -INFINITE, INFINITE  # of by times the move
            if far[0] == (most == INFINITE):
                fewest = (0 if row.exact else -self.slack[n]) - others[0]
            if row.exact and far[1] == (least == -INFINITE):
                utmost = -others[1]
            if by < 0:
                fewest, utmost = -utmost, -fewest
            size = abs(by)
            new = max(low, _up(fewest / size)), min(high, -_up(-utmost / size))
            if new != (low, high) and new[0] <= 0 <= new[1]:
                found.append((key, new))
        return found

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
        parts = self.parts()
        for _ in range(SWEEPS):
            push = {key: chance.choice((-1.0, 1.0)) for key in self.free}
            up = {key: -by for key, by in push.items()}
            found = Program(self, tuple(push), up, push).solved()
            for part in parts:
                move = {key: round(found[key]) for key in part if round(found.get(key, 0))}
                if move and self.allowed(move):
                    yield move

    def cheapest(
        self,
        terms: Terms,
        cost: Callable[[Key], float],
        hidden: AbstractSet[Key],
        may: AbstractSet[Key] | None = None,
    ) -> Move:
        """A move of the sum of *terms*, were all its figures withheld as *hidden* are.

        Only those that *may* be withheld, if said; the others stay what they are. As cheap as a
        linear program finds it, and so perhaps not in whole numbers; empty where there is none.
        """
        some = self.values.keys() if may is None else may
        reach = self._reach(terms, lambda key: key in some and bool(self.values[key]))
        costs = {key: 1e-3 if key in hidden else cost(key) for key in reach}
        for way in (1, -1):
            program = Program(self, reach, costs, costs, hidden=some)
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
        """The figure moved by one, with as few others as that takes: what most of them allow."""
        return self._mended({key: way}, iter(range(TRIES)))

    def _mended(self, move: Move, tries: Iterator[int]) -> Move | None:
        """A move with more figures, so that it keeps the rows that it breaks; None without."""
        if not self._within(move):
            return None
        broken = self._broken(move)
        if not broken:
            return move
        row = self.rows[broken[0]]
        short = -_sum(row.terms, move) - (0 if row.exact else self.slack[broken[0]])
        others = [each for each in row.terms if each[0] in self.free and each[0] not in move]
        for other, by in sorted(others, key=lambda each: len(self.at[each[0]])):
            if short % by == 0 and next(tries, None) is not None:
                found = self._mended({**move, other: short // by}, tries)
                if found:
                    return found
        return None

    def _solved(self, terms: Terms, way: int) -> Move | None:
        reach = self._reach(terms, lambda _: False)
        program = Program(self, reach)
        program.want(terms, *((1, INFINITE) if way > 0 else (-INFINITE, -1)))
        found = program.solved(whole=True)
        move = {key: round(by) for key, by in found.items() if round(by)}
        return move if move and self.allowed(move) else None

    def parts(self) -> list[tuple[Key, ...]]:
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
            if (by if self.rows[n].exact else self.slack[n] + by < 0)
        ]  # fmt: skip


def _up(value: float) -> float:
    return value if math.isinf(value) else math.ceil(value)


def _sum(terms: Terms, move: Mapping[Key, int]) -> int:
    return sum(factor * move.get(key, 0) for key, factor in terms)
