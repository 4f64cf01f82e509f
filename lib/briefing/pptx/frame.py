"""The frame of a chart: where its plot stands in it, and what its axes run over.

Everything is fixed here rather than left to PowerPoint, so that what is written into the chart
(moments, hours between bars, names at the ends of lines) stands where it belongs.
"""

import math
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from lib import wording
from lib.briefing.drawing import signs
from lib.briefing.pptx import place
from lib.briefing.pptx.place import Box
from lib.briefing.pptx.workbook import Sheet
from lib.briefing.slide import Number, Plot, Series

LABEL, TICK, SMALL = 14, 14, 12  # points
STEPS: Final = 6  # of a value axis at most
NAME_SIZES: Final = (16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0)  # points of a category
NAMES_MOST: Final = 3.6  # inches; longer names wrap
LANE: Final = 0.28  # inches for one line of words above a plot
THICKEST: Final = 0.56  # inches of a bar
NEAR: Final = 0.93  # a line that ends past this share of the axis ends at its edge
BAND: Final = 1.1  # inches that a bar has for itself at most


@dataclass(frozen=True)
class Scale:
    """A value axis."""

    low: float
    high: float
    step: float

    @property
    def steps(self) -> int:
        return round((self.high - self.low) / self.step)

    def share(self, value: float) -> float:
        """Where a value stands between the ends, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


@dataclass(frozen=True)
class Frame:
    """``box`` is the whole chart, ``inner`` the plot in it; both in inches from the chart's corner.

    ``first`` and ``last`` are the ends of a time axis as a spreadsheet counts days, ``every`` the
    days between its labels. ``labelled`` says that each bar or column carries its figure. ``head``
    is what stands above the value axis; ``rules`` are the inches at which moments stand.
    """

    inner: Box
    scale: Scale
    first: float = 0
    last: float = 1
    every: float = 1
    labelled: bool = True
    lying: bool = False
    height: float = place.BODY.height
    head: str = ""
    rules: tuple[float, ...] = ()

    @property
    def box(self) -> Box:
        return Box(0, 0, place.BODY.width, self.height)

    def x(self, day: float) -> float:
        """Inches from the left of the chart at which an instant stands."""
        return self.inner.x + self.inner.width * (day - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        """Inches from the top of the chart at which a value stands."""
        return self.inner.y + self.inner.height * (1 - self.scale.share(value))


def frame(plot: Plot, table: Sheet, height: float = place.BODY.height) -> Frame:
    """The frame of a plot, by its kind, *height* inches high."""
    if plot.kind in ("bars", "stack"):
        return lying(plot, height)
    return (_columns if plot.kind == "columns" else _lines)(plot, table, height)


def raised(made: Frame, lanes: int) -> Frame:
    """The frame with a plot that takes so many lanes above it as well."""
    inner, up = made.inner, LANE * lanes
    return replace(made, inner=replace(inner, y=inner.y - up, height=inner.height + up))


def end(series: Series) -> int | None:
    """The place of a line's last point; None where it has none."""
    known = [n for n, number in enumerate(series.numbers) if number.drawn is not None]
    return known[-1] if known else None


def scale(values: list[float], whole: bool) -> Scale:
    """From 0, or a step below the lowest, to the round step past the highest that wastes least."""
    low, high = min([0.0, *values]), max([*values, 0.0])
    if high == low:
        high = low + 1
    power = 10.0 ** math.floor(math.log10((high - low) / STEPS))
    steps = [power * n for n in (1, 2, 2.5, 5, 10) if not whole or (power * n).is_integer()]
    made = [_stepped(low, high, step) for step in steps or [1.0]]
    few = [each for each in made if STEPS / 2 <= each.steps <= STEPS]
    few = few or [each for each in made if each.steps <= STEPS] or made[-1:]
    return min(few, key=lambda each: (each.high - each.low, -each.steps))


def lanes(plot: Plot) -> int:
    """Lines of words above a plot, for its moments."""
    return min(3, len(plot.notes))


def gap(plot: Plot, band: float) -> int:
    """The gap between bars in percent of a bar: none too thick, room for words between."""
    least = 110 if any(plot.ties) else 60
    return round(min(500, max(least, 100 * (band / THICKEST - 1))))


def _stepped(low: float, high: float, step: float) -> Scale:
    return Scale(math.floor(low / step) * step, math.ceil(high / step - 1e-9) * step, step)


def _values(plot: Plot) -> list[float]:
    return [n.drawn for series in plot.series for n in series.numbers if n.drawn is not None]


def _whole(plot: Plot) -> bool:
    return all(series.numbers[0].kind in ("count", "change") for series in plot.series)


def lying(plot: Plot, tall: float = place.BODY.height) -> Frame:
    """The frame of bars that lie: their names left of them, no value axis."""
    names = max(place.width_of(str(each), NAME_SIZES[0]) for each in plot.over)
    left = min(names, NAMES_MOST) + 0.2
    top = 0.5 if plot.kind == "stack" else 0.0
    height = min(tall - top, BAND * len(plot.over))
    inner = Box(left, top, place.BODY.width - left, height)
    if plot.kind == "stack":
        whole = [sum(n.drawn or 0 for n in row) for row in _rows(plot)]
        return Frame(inner, Scale(0, max([*whole, 1.0]), 1), lying=True, height=tall)
    known = [n for series in plot.series for n in series.numbers if n.drawn is not None]
    words = max([place.width_of(n.text, LABEL, True) for n in known], default=0) + 0.2
    low, high = min([0.0, *_values(plot)]), max([*_values(plot), 0.0])
    inch = (high - low or 1.0) / (inner.width - words * (2 if low < 0 else 1))
    ends = Scale(low - words * inch if low < 0 else 0, high + words * inch, 1)
    return Frame(inner, ends, lying=True, height=tall)


def _rows(plot: Plot) -> list[tuple[Number, ...]]:
    return [tuple(s.numbers[n] for s in plot.series) for n in range(len(plot.over))]


def _columns(plot: Plot, table: Sheet, tall: float) -> Frame:
    days = [day for day in table.places if isinstance(day, float)]
    timed = any(isinstance(each, datetime) for each in plot.over)
    count = len(days) if timed else round(days[-1] - days[0]) + 1
    known = [n for series in plot.series for n in series.numbers if n.drawn is not None]
    widest = max([place.width_of(n.text, LABEL) for n in known], default=0)
    labelled = count <= 31 and widest + 0.08 <= place.BODY.width / count
    axis = scale(_values(plot), _whole(plot))
    left = 0.0 if labelled else _tick_width(axis)
    each = (place.BODY.width - left) / count
    head = _head(plot, labelled, each)
    top = 0.12 + LANE * max(lanes(plot), bool(head))
    height = tall - top - (0.62 if timed else 0.42)
    if labelled:
        high = max([*_values(plot), 0.0]) or 1.0
        axis = Scale(axis.low if axis.low < 0 else 0, high * height / (height - 0.3), axis.step)
    inner = Box(left, top, place.BODY.width - left, height)
    first = 0.0 if timed else days[0] - 0.5
    every = math.ceil(1.15 / each) if timed else _every(count, inner.width)
    return Frame(inner, axis, first, first + count, every, labelled, height=tall, head=head)


def has_word(number: Number, slot: float) -> bool:
    """Whether the word for a column that is not drawn fits in its place, *slot* inches wide."""
    words = signs.why(number)
    return words not in ("", signs.MISSING) and place.width_of(words, SMALL) + 0.1 <= slot


def _head(plot: Plot, labelled: bool, slot: float) -> str:
    """Above an axis: what it counts; and a key to the signs in the place of columns."""
    said = [n for series in plot.series for n in series.numbers if not has_word(n, slot)]
    key = signs.key(said)
    return f"{signs.unit(plot)}{key}" if key or not labelled else ""


def _lines(plot: Plot, table: Sheet, tall: float) -> Frame:
    days = [day for day in table.places if isinstance(day, float)]
    axis = scale(_values(plot), _whole(plot))
    first, last = days[0], days[-1]
    if any(isinstance(each, datetime) for each in plot.over) and last - first > 2:
        first = float(math.floor(first))
    last = last if last > first else first + 1
    left = _tick_width(axis)
    top = 0.12 + LANE * max(1, lanes(plot))
    right = _edge(plot, days, first, last)
    inner = Box(left, top, place.BODY.width - left - right, tall - top - 0.42)
    every = _every(last - first + 1, inner.width)
    small = [n for series in plot.series for n in series.numbers if n.state == "rounded"]
    head = signs.unit(plot) + signs.key(small, "a gap:")  # what is withheld is said below
    return Frame(inner, axis, first, last, every, False, height=tall, head=head)


def _edge(plot: Plot, days: list[float], first: float, last: float) -> float:
    """Room right of the plot for the names of the lines that end there; half a date at least."""
    widths = [0.4]
    for series in plot.series:
        at = end(series)
        if at is not None and (days[at] - first) / (last - first) > NEAR:
            words = f"{series.name} {series.numbers[at].text}"
            widths.append(place.width_of(words, LABEL, True) + 0.25)
    return max(widths)


def _every(days: float, width: float) -> float:
    """Days between labels of the time axis, each of which takes three quarters of an inch."""
    least = days * 0.75 / width
    if days <= 2:
        return 0.25
    return next((n for n in (1, 2, 3, 7, 14, 28) if n >= least), math.ceil(least / 28) * 28)


def _tick_width(axis: Scale) -> float:
    return place.width_of(wording.count(axis.high), TICK) + 0.15


def legend_width(name: str) -> float:
    """Inches of a name in a legend, with its key."""
    return place.width_of(name, LABEL) + 0.4


def name_size(plot: Plot, made: Frame) -> float:
    """Points of the names of bars: smaller where many lie close."""
    band = made.inner.height / len(plot.over) * place.POINTS
    return next((size for size in NAME_SIZES if size * 1.25 <= band), NAME_SIZES[-1])


def has_room(number: Number, made: Frame) -> bool:
    """Whether a part of a bar is wide enough for its figure."""
    inch = made.inner.width / (made.scale.high - made.scale.low)
    return (number.drawn or 0) * inch >= place.width_of(number.text, LABEL) + 0.04
