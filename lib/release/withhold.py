"""Which figures are withheld: the small ones, and those from which they could be computed.

*Small* is a count of 1 to ``most``, a change by that much, and also what is left between two
figures that are shown (a whole and its part, one day and the next), as that is a count, too.

A figure is safe when an outsider who knows all that is shown, that nothing withheld is 0 (a
nought is shown), and every relation in its strongest form, still finds two values or more that
it can have. That what is withheld may be small is no secret, the rule says so; what it is, is.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise

from lib.release.cell import Key
from lib.release.identity import EXEMPT
from lib.release.program import INFINITE
from lib.release.relation import Relations, Terms, Values, minus, relations, total
from lib.release.rules import MOST
from lib.release.system import FEW, System

Known = tuple[float, float]


def withheld(
    cells: Mapping[Key, float | None],
    most: int = MOST,
    shown: Callable[[int], Known] = lambda value: (value, value),
    also: Iterable[Key] = (),
) -> frozenset[Key]:
    """The keys whose figures are not to be shown.

    A small figure that is rounded is shown, "fewer than 10" tells less than "withheld" does:
    but not where its band and others would give it away.

    *cells* are true figures, None for what is not delivered. *shown* says between which bounds
    an outsider knows a figure that is shown: the figure itself, or its band where it is rounded.
    *also* are withheld in any case. The same cells give the same keys.
    """
    values = counts(cells)
    return _Release(values, most, shown).withheld(frozenset(also) & values.keys())


def counts(cells: Mapping[Key, float | None]) -> dict[Key, int]:
    """The figures that the rule is about, as whole numbers, in the order of their keys."""
    return {
        key: round(value)
        for key, value in sorted(cells.items())
        if value is not None and not math.isnan(value) and key[0] not in EXEMPT
    }


def cost(key: Key, value: int, whole: bool) -> float:
    """Small figures before large ones, parts before wholes, headlines last."""
    weight = 400 if not key[1] else 20 if whole else 1
    return weight * (1 + math.log10(1 + abs(value)))


def small(value: float, most: int) -> bool:
    """Whether a count, or a change, is one that is not to be shown."""
    return 1 <= abs(value) <= most


class _Release:
    """The figures of a release, what is between them, and what is withheld so far."""

    def __init__(self, values: Values, most: int, shown: Callable[[int], Known]) -> None:
        self.values, self.most, self.shown = values, most, shown
        self.found: Relations = relations(values)
        self.wholes = {whole for whole, _ in self.found.wholes}
        self.small = frozenset(key for key, value in values.items() if small(value, most))

    def withheld(self, first: frozenset[Key]) -> frozenset[Key]:
        """*first*, the small ones, and ever more until nothing withheld can be computed."""
        out = first | {key for key in self.small if self._exact(key, first)}
        out |= self._thinned(out)
        system = System(self.values, self.found.rows, self.known(out))
        safe: set[Terms] = set()
        while terms := self._unsafe(system, out, safe):
            move = system.cheapest(terms, self._cost, out)
            more = frozenset(move) or system.near(terms)
            if not more - out:
                break  # all that hangs together with it is withheld: nothing more to be done
            out |= more
            system.know(self.known(out))
            if system.allowed(move):
                safe |= {((key, 1),) for key, by in move.items() if by}
        return out

    def known(self, out: frozenset[Key]) -> dict[Key, Known]:
        """Between which bounds an outsider knows each figure."""
        hidden = {True: (1, INFINITE), False: (-INFINITE, -1)}
        return {
            key: hidden[value > 0] if key in out else self.shown(value)
            for key, value in self.values.items()
        }

    def _unsafe(self, system: System, out: frozenset[Key], safe: set[Terms]) -> Terms | None:
        """The first sum of figures that should not be computed but can be.

        *safe* takes up what is found to be safe: it stays so when more is withheld.
        """
        targets = [terms for terms in (*self._targets(out), *self._bare(out)) if terms not in safe]
        for many in system.sweep() if not safe and len(targets) > FEW else ():
            safe |= {((key, 1),) for key in many}
        for terms in targets:
            if terms not in safe:
                move = system.moved(terms)
                if move is None:
                    return terms
                safe |= {terms, *(((key, 1),) for key in move)}
        return None

    def _targets(self, out: frozenset[Key]) -> Iterator[Terms]:
        yield from (((key, 1),) for key in sorted(out | self.small))
        for terms in self.found.counts:
            if small(total(terms, self.values), self.most):
                yield terms

    def _bare(self, out: frozenset[Key]) -> Iterator[Terms]:
        """What is left between figures that are shown, where it is small."""
        known = self.known(out)
        exact = {key for key, (low, high) in known.items() if low == high}
        for whole, parts in self.found.wholes:
            left = minus(whole, [part for part in parts if part in exact])
            if whole in exact and small(total(left, self.values), self.most):
                yield left
        for chain in self.found.chains:
            for before, after in pairwise(key for key in chain if key in exact):
                if small(self.values[after] - self.values[before], self.most):
                    yield minus(after, [before])

    def _thinned(self, out: frozenset[Key]) -> frozenset[Key]:
        """Withhold from each chain those that are too near to the one before, or to the last."""
        near: set[Key] = set()
        for chain in self.found.chains:
            kept: list[Key] = []
            for key in (key for key in chain if self._exact(key, out | near)):
                last = key == chain[-1]
                while kept and small(self.values[key] - self.values[kept[-1]], self.most):
                    if not last:
                        break
                    near.add(kept.pop())
                else:
                    kept.append(key)
                    continue
                near.add(key)
        return frozenset(near)

    def _exact(self, key: Key, out: frozenset[Key]) -> bool:
        low, high = self.shown(self.values[key])
        return key not in out and low == high

    def _cost(self, key: Key) -> float:
        return cost(key, self.values[key], key in self.wholes)
