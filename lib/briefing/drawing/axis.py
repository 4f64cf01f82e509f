"""Axes: counts from 0 upwards at the left, days or hours below, as sparse as they can be read."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from lib import wording
from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Kind, Number, When

HOURS: Final = (1, 2, 3, 4, 6, 12)
EVERY: Final = (1, 2, 3, 4, 5, 7, 10, 14, 21, 28, 50, 100, 200, 500, 1000)
CLOCK: Final = timedelta(days=2.5)  # a longer axis names days
FOOT: Final = 2.9  # room below the plot, in sizes of text


def instant(when: When) -> datetime:
    """A day as its midnight; an instant as the clock shows it, whatever its zone."""
    if isinstance(when, datetime):
        return when.replace(tzinfo=None)
    return datetime(when.year, when.month, when.day)


@dataclass(frozen=True)
class Times:
    """Where times stand: ``known`` instants, in order, at ``places`` in pixels; between them as
    a clock runs."""

    known: tuple[datetime, ...]
    places: tuple[float, ...]

    def x(self, at: datetime) -> float:
        """The place of an instant; at the edge for one beyond it."""
        if at <= self.known[0]:
            return self.places[0]
        if at >= self.known[-1]:
            return self.places[-1]
        n = bisect_right(self.known, at)
        (a, b), (x, y) = self.known[n - 1 : n + 1], self.places[n - 1 : n + 1]
        return x + (at - a) / (b - a) * (y - x)

    def inside(self, at: datetime) -> bool:
        return self.known[0] <= at <= self.known[-1]


@dataclass(frozen=True)
class Tick:
    """What is said at a place: a word, and one below it where it is not plain from the last."""

    x: float
    word: str
    below: str = ""


# Value axis


def step(top: float, kind: Kind, most: int) -> float:
    """The step of an axis from 0 to *top* with *most* ticks at most; whole for counts."""
    rough = max(top, 1e-9) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    found = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    if kind in ("count", "change"):
        return max(found if found != 2.5 else 5.0, 1.0)
    return found


def levels(low: float, top: float, kind: Kind, most: int) -> list[float]:
    """The ticks, 0 among them."""
    size = step(top - low, kind, most)
    first, last = math.ceil(low / size - 1e-9), math.floor(top / size + 1e-9)
    return [n * size for n in range(first, last + 1)]


def said(value: float, kind: Kind) -> str:
    """A tick in words, as a figure of its kind."""
    return Number(value, kind="count" if kind == "change" else kind).text


def rules(
    ticks: Sequence[float], y: Callable[[float], float], plot: Room, kind: Kind, style: Style
) -> list[Mark]:
    """A hairline across for each tick, its figure left of it; the foot is a little darker."""
    marks: list[Mark] = []
    for value in ticks:
        colour = style.look.axis if value == 0 else style.look.grid
        marks.append(Line(((plot.x, y(value)), (plot.right, y(value))), colour, style.hair))
        base = style.plain.middle(y(value))
        x = plot.x - 0.6 * style.size
        marks.append(style.plain.text(x, base, said(value, kind), style.look.muted, "end"))
    return marks


# Time axis


def ticks(over: Sequence[When], x: Callable[[When], float], room: Room, face: Face) -> list[Tick]:
    """The densest ticks whose words keep apart. *x* is where a member of *over* stands."""
    for candidate in _candidates(over, x):
        kept = _inside(candidate, room, face)
        if _apart(kept, face):
            return kept
    return _inside([Tick(x(over[0]), wording.short_day(over[0]), str(over[0].year))], room, face)


def _candidates(over: Sequence[When], x: Callable[[When], float]) -> Iterator[list[Tick]]:
    span = instant(over[-1]) - instant(over[0])
    gap = min((instant(b) - instant(a) for a, b in zip(over, over[1:], strict=False)),
              default=timedelta(days=1))  # fmt: skip
    clocks = [each for each in over if isinstance(each, datetime)]
    if clocks and len(clocks) == len(over) and span <= CLOCK:
        yield from _clocks(clocks, x)
    days = _firsts(over, lambda each: (each.year, each.month, each.day))
    months = _firsts(over, lambda each: (each.year, each.month))
    years = _firsts(over, lambda each: (each.year,))
    if gap < timedelta(days=27):
        for every in EVERY:
            if every == 1 or len(days) / every >= 3 or len(months) < 3:
                yield _worded(days[::every], x, _day)
    if gap < timedelta(days=360):
        for every in EVERY:
            if every == 1 or len(months) / every >= 3:
                yield _worded(months[::every], x, _month)
    for every in EVERY:
        yield _worded(years[::every], x, lambda each: (str(each.year), ""))


def _clocks(over: Sequence[datetime], x: Callable[[When], float]) -> Iterator[list[Tick]]:
    for every in HOURS:
        chosen = [each for each in over if not each.minute and each.hour % every == 0]
        if chosen:
            yield _worded(
                chosen, x, lambda each: (wording.clock(_clocked(each)), wording.short_day(each))
            )


def _clocked(each: When) -> datetime:
    return each if isinstance(each, datetime) else instant(each)


def _firsts(over: Sequence[When], key: Callable[[When], tuple[int, ...]]) -> list[When]:
    """The first time of each day, month or year."""
    found: dict[tuple[int, ...], When] = {}
    for each in over:
        found.setdefault(key(each), each)
    return list(found.values())


def _day(each: When) -> tuple[str, str]:
    return str(each.day), f"{wording.MONTHS[each.month - 1]} {each.year}"


def _month(each: When) -> tuple[str, str]:
    return wording.MONTHS[each.month - 1], str(each.year)


def _worded(
    chosen: Sequence[date], x: Callable[[When], float], words: Callable[[When], tuple[str, str]]
) -> list[Tick]:
    """Ticks; what stands below is said only where it differs from the one before."""
    found, last = list[Tick](), ""
    one_year = len({each.year for each in chosen}) == 1
    for each in chosen:
        word, below = words(each)
        if words is _day and one_year:
            below = below.rsplit(" ", 1)[0]
        found.append(Tick(x(each), word, "" if below == last else below))
        last = below
    return found


def _inside(candidate: list[Tick], room: Room, face: Face) -> list[Tick]:
    """Ticks moved so that none of their words leaves the room."""
    moved = []
    for tick in candidate:
        half = max(face.width(tick.word), face.width(tick.below)) / 2
        x = min(max(tick.x, room.x + half), room.right - half)
        moved.append(Tick(x, tick.word, tick.below))
    return moved


def _apart(candidate: list[Tick], face: Face) -> bool:
    """Whether words in both lines keep apart."""
    for line in ([(t.x, t.word) for t in candidate], [(t.x, t.below) for t in candidate]):
        said_there = [(x, face.width(words) / 2) for x, words in line if words]
        for (x, half), (y, other) in zip(said_there, said_there[1:], strict=False):
            if x + half + 0.5 * face.size > y - other:
                return False
    return True


def named(found: Sequence[Tick], plot: Room, style: Style) -> list[Mark]:
    """The words below the plot."""
    base = plot.foot + 0.55 * style.size + style.plain.rise
    marks: list[Mark] = []
    for tick in found:
        marks.append(style.plain.text(tick.x, base, tick.word, style.look.muted, "middle"))
        if tick.below:
            y = base + 1.1 * style.size
            marks.append(style.plain.text(tick.x, y, tick.below, style.look.muted, "middle"))
    return marks
