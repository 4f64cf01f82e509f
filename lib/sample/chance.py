"""Chance that falls the same on every machine.

Only ``Random.random`` (whose stream Python promises to keep) and plain
arithmetic are used: no logarithm, no power, whose last digit differs between
platforms.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """One stream of draws; *topic* seeds it, so that topics don't disturb each other."""

    def __init__(self, topic: str) -> None:
        self._random = Random(f"vidtf-7 {topic}")

    def share(self) -> float:
        """A number in [0, 1)."""
        return self._random.random()

    def happens(self, probability: float) -> bool:
        """True that often."""
        return self.share() < probability

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, options: Sequence[T]) -> T:
        """Any of the options, each as likely."""
        return options[int(self.share() * len(options))]

    def several(self, options: Sequence[T], count: int) -> list[T]:
        """*count* different options, in the order drawn."""
        left = list(options)
        return [left.pop(int(self.share() * len(left))) for _ in range(count)]

    def along(self, knots: Sequence[float]) -> float:
        """A number from the distribution whose quantiles, evenly spaced, are *knots*."""
        place = self.share() * (len(knots) - 1)
        left = int(place)
        return knots[left] + (place - left) * (knots[left + 1] - knots[left])

    def instant(self, since: datetime, until: datetime) -> datetime:
        """An instant between two, to the second."""
        return since + timedelta(seconds=self.whole(0, int((until - since).total_seconds())))


class Weighted(Generic[T]):
    """Options that are not equally likely, made once and drawn from often."""

    def __init__(self, weights: Mapping[T, float]) -> None:
        self._options = list(weights)
        self._ends = list(accumulate(weights.values()))

    def draw(self, chance: Chance) -> T:
        """One of the options."""
        return self._options[bisect(self._ends, chance.share() * self._ends[-1])]
