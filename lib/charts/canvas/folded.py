"""A time axis for few instants far apart: stretches in which nothing happened are folded.

Positions are shares of the width in per cent, for markup that is as wide as its place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lib import wording

FOLD: Final = 7.0  # per cent of the width, whatever was folded
LEAST: Final = timedelta(days=2)  # a shorter stretch is never folded
SHARE: Final = 0.4  # of all the rest: a stretch that is longer is folded
MOST: Final = 5  # folds
EDGE: Final = 2.0  # per cent left free on either side
APART: Final = 13.0  # per cent between the beginnings of two ticks
LAST: Final = 93.0  # per cent: beyond it no words fit
TICKS: Final = 7
HOURS: Final = (1, 2, 3, 6, 12)
FEWEST: Final = 3  # stretches that are left, else there is nothing to gain by folding


@dataclass(frozen=True)
class Tick:
    """A place on the axis in per cent, and what is said there."""

    place: float
    text: str


@dataclass(frozen=True)
class Folded:
    """The axis: what lies between its folds, as (first, last) in clock time."""

    pieces: tuple[tuple[datetime, datetime], ...]

    @classmethod
    def of(cls, instants: Iterable[datetime], most: int = MOST) -> "Folded":
        """The axis over *instants* (naive clock times, one at least), with *most* folds."""
        there = sorted(set(instants))
        pairs = list(zip(there, there[1:], strict=False))
        folded = set(_folded([b - a for a, b in pairs], most))
        pieces, first = [], there[0]
        for n, (before, after) in enumerate(pairs):
            if n in folded:
                pieces.append((first, before))
                first = after
        return cls((*pieces, (first, there[-1])))

    def place(self, at: datetime) -> float:
        """Where an instant lies, in per cent of the width; what was folded lies amid its fold."""
        left = EDGE
        for n, (first, last) in enumerate(self.pieces):
            if at < first:
                return left - FOLD / 2 if n else EDGE
            width = (last - first) / timedelta(seconds=1) * self._scale
            if at <= last:
                return left + (at - first) / timedelta(seconds=1) * self._scale
            left += width + FOLD
        return 100 - EDGE

    @property
    def _scale(self) -> float:
        """Per cent a second."""
        room = 100 - 2 * EDGE - FOLD * (len(self.pieces) - 1)
        return room / max(self.length / timedelta(seconds=1), 1.0)

    @property
    def length(self) -> timedelta:
        """How long the pieces are together."""
        return sum((last - first for first, last in self.pieces), timedelta())

    def folds(self) -> list[tuple[float, float, timedelta]]:
        """Each fold: left, right, and how long it is in truth."""
        return [
            (self.place(last), self.place(first), first - last)
            for (_, last), (first, _) in zip(self.pieces, self.pieces[1:], strict=False)
        ]

    @property
    def years(self) -> bool:
        """Whether a day is not plain without its year."""
        return self.pieces[0][0].year != self.pieces[-1][1].year

    def ticks(self) -> list[Tick]:
        """The day at which each piece begins, then days (hours, months) where there is room."""
        begun = [Tick(self.place(first), self._day(first)) for first, _ in self.pieces]
        steps = (Tick(self.place(at), text) for at, text in self._steps())
        kept: list[Tick] = []
        for tick in [*begun, *steps]:
            if tick.place < LAST and all(abs(tick.place - one.place) >= APART for one in kept):
                kept.append(tick)
        return sorted(kept, key=lambda tick: tick.place)

    def _day(self, at: datetime) -> str:
        return f"{wording.MONTHS[at.month - 1]} {at.year}" if self.years else wording.short_day(at)

    def _steps(self) -> Iterator[tuple[datetime, str]]:
        """Whole hours, days or months within the pieces, with what is said there."""
        for first, last in self.pieces:
            at = datetime(first.year, first.month, 1 if self.years else first.day)
            while at <= last:
                if at > first:
                    yield at, self._day(at) if at.hour == 0 else wording.clock(at)
                at = self._next(at)

    def _next(self, at: datetime) -> datetime:
        if self.years:
            months = max(1, round(self.length / timedelta(days=30 * TICKS)))
            month = at.month - 1 + months
            return datetime(at.year + month // 12, month % 12 + 1, 1)
        if self.length < timedelta(days=1.5):
            wanted = self.length / timedelta(hours=TICKS)
            return at + timedelta(hours=next((n for n in HOURS if n >= wanted), HOURS[-1]))
        return at + timedelta(days=max(1, round(self.length / timedelta(days=TICKS))))


def _folded(gaps: Sequence[timedelta], most: int) -> list[int]:
    """Which gaps are folded, the longest first."""
    order = sorted(range(len(gaps)), key=lambda n: gaps[n], reverse=True)
    left, found = sum(gaps, timedelta()), []
    for n in order[: max(min(most, len(gaps) - FEWEST), 0)]:
        left -= gaps[n]
        if gaps[n] < LEAST or gaps[n] < SHARE * left:
            break
        found.append(n)
    return found
