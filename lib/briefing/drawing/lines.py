"""Lines over time on one count axis from 0: labelled where they end, a forecast as bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from lib import theme
from lib.briefing.drawing import axis, ends, notes, signs
from lib.briefing.drawing.picture import Area, Dot, Line, Mark, Point
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Number, Plot, Series, When

NEAR: Final = 0.95  # of the width: a line that ends beyond it is labelled in the margin
MARGIN: Final = 0.22  # of the width, at most, for labels at the edge
AIR: Final = 1.04  # above the highest
FAINT, DENSE = 0.11, 0.24  # shares of the accent in bands, the widest and the narrowest


@dataclass(frozen=True)
class _Chart:
    """A plot with its axes: where an instant and a value stand."""

    body: Plot
    plot: Room
    times: axis.Times
    low: float
    top: float
    style: Style

    def y(self, value: float) -> float:
        return self.plot.foot - (value - self.low) / (self.top - self.low) * self.plot.height

    def runs(self, series: Series) -> list[list[Point]]:
        """The points of a line, parted where a figure is missing or withheld."""
        runs: list[list[Point]] = [[]]
        for x, number in zip(self.xs, series.numbers, strict=True):
            if number.drawn is not None:
                runs[-1].append((x, self.y(number.drawn)))
            elif runs[-1]:
                runs.append([])
        return [run for run in runs if run]

    @property
    def xs(self) -> list[float]:
        return [self.times.x(axis.instant(each)) for each in _over(self.body)]


def draw(body: Plot, room: Room, style: Style) -> list[Mark]:
    """The lines in the order of the series, the last on top; grid and bands below them."""
    low, top, size = *_extent(body), style.size
    kind = body.series[0].numbers[0].kind
    ticks = axis.levels(low, top, kind, 5 if room.height > 14 * size else 3)
    left = max(style.plain.width(axis.said(each, kind)) for each in ticks) + 0.8 * size
    most = MARGIN * room.width
    said = [end for end in _said(body, style) if end[2] > NEAR]
    right = ends.margin([end[1] for end in said], most, style) if said else size
    unit = signs.unit(body) + signs.key(_gaps(body), "a gap:")
    plot = room.inset(left, notes.height(body.notes, unit, style), right, axis.FOOT * size)
    chart = _Chart(body, plot, _times(body, plot), low, top, style)
    marks = notes.draw(_notes(body), chart.times, plot, unit, style, room.x)
    marks = axis.rules(ticks, chart.y, plot, kind, style) + marks
    marks = _bands(chart) + marks
    edges = {name for band in body.bands for name in band}
    for series in body.series:
        if series.name not in edges:
            marks += _line(series, chart)
    marks += _labels(chart, room.right)
    return marks + axis.named(_ticks(chart, room), plot, style)


def _notes(body: Plot) -> list[notes.Note]:
    """The notes where they stand among the points: that of a day is its end."""
    shift = timedelta(days=1 if body.ends else 0)
    return [(axis.instant(when) - shift, words) for when, words in body.notes]


def _gaps(body: Plot) -> list[Number]:
    """What is withheld, and what is missing between two figures of a line."""
    found = []
    for series in body.series:
        there = [n for n, number in enumerate(series.numbers) if number.drawn is not None]
        for n, number in enumerate(series.numbers):
            amid = bool(there) and there[0] < n < there[-1]
            if number.drawn is None and (amid or number.state != "exact"):
                found.append(number)
    return found


def _over(body: Plot) -> list[When]:
    return [each for each in body.over if not isinstance(each, str)]


def _extent(body: Plot) -> tuple[float, float]:
    shown = [n.drawn for series in body.series for n in series.numbers if n.drawn is not None]
    low, high = min([0.0, *shown]), max([0.0, *shown])
    return low * AIR, high * AIR if high > low else low + 1.0


def _times(body: Plot, plot: Room) -> axis.Times:
    """Real time from the first to the last; a lone instant stands amid a day of its own."""
    first, last = (axis.instant(each) for each in (_over(body)[0], _over(body)[-1]))
    if first == last:
        first, last = first - timedelta(hours=12), last + timedelta(hours=12)
    return axis.Times((first, last), (plot.x, plot.right))


def _ticks(chart: _Chart, room: Room) -> list[axis.Tick]:
    def x(each: When) -> float:
        return chart.times.x(axis.instant(each))

    return axis.ticks(_over(chart.body), x, room, chart.style.plain)


def _bands(chart: _Chart) -> list[Mark]:
    """Each band between its edges, the widest first, deeper the narrower."""
    named = {series.name: series for series in chart.body.series}
    marks: list[Mark] = []
    look, count = chart.style.look, len(chart.body.bands)
    for n, (low, high) in enumerate(chart.body.bands):
        if low not in named or high not in named:
            continue
        both = [
            (x, a.drawn, b.drawn)
            for x, a, b in zip(chart.xs, named[low].numbers, named[high].numbers, strict=True)
            if a.drawn is not None and b.drawn is not None
        ]
        share = FAINT + (DENSE - FAINT) * n / max(count - 1, 1) if count > 1 else 0.16
        upper = [(x, chart.y(b)) for x, _, b in both]
        lower = [(x, chart.y(a)) for x, a, _ in reversed(both)]
        if len(both) > 1:
            colour = theme.mixed(look.surface, chart.style.colour("forecast"), share)
            marks.append(Area((*upper, *lower), colour))
    return marks


def _line(series: Series, chart: _Chart) -> list[Mark]:
    style = chart.style
    colour, thin = style.colour(series.role), style.size / 12
    quiet = series.role in ("plan", "forecast", "muted", "received", "other")
    width = thin if quiet else 1.9 * thin
    dash = {"plan": (0.45, 0.32), "forecast": (0.1, 0.22)}.get(series.role, ())
    dashes = tuple(each * style.size for each in dash)
    runs = chart.runs(series)
    marks: list[Mark] = [Line(tuple(run), colour, width, dashes) for run in runs if len(run) > 1]
    surface = style.look.surface
    lone = [run[0] for run in runs if len(run) == 1]
    marks += [Dot(x, y, 1.7 * width, colour, surface, thin) for x, y in lone]
    if runs and series.role not in ("plan", "forecast"):
        x, y = runs[-1][-1]
        marks.append(Dot(x, y, (0.22 if quiet else 0.32) * style.size, colour, surface, thin))
    return marks


def _said(body: Plot, style: Style) -> list[tuple[Series, ends.End, float]]:
    """What is said of each line at its end, and where that is as a share of the width."""
    over = [axis.instant(each) for each in _over(body)]
    span = (over[-1] - over[0]) / timedelta(seconds=1) or 1.0
    edges = {name for band in body.bands for name in band}
    found = []
    for series in body.series:
        last = max((n for n, each in enumerate(series.numbers) if each.drawn is not None),
                   default=None)  # fmt: skip
        if last is None or series.name in edges:
            continue
        place = (over[last] - over[0]) / timedelta(seconds=1) / span if len(over) > 1 else 0.5
        end = ends.End(0, 0, _figure(body, series, last), series.name, _ink(series, style),
                       series.role not in ("plan", "received", "muted", "other"))  # fmt: skip
        found.append((series, end, place))
    return found


def _figure(body: Plot, series: Series, last: int) -> str:
    """The last figure; of a forecast the edges of its widest band."""
    if series.role == "forecast" and body.bands:
        named = {one.name: one.numbers[last] for one in body.series}
        low, high = (named.get(name) for name in body.bands[0])
        if low and high and low.shown is not None and high.shown is not None:
            return low.text if low.text == high.text else f"{low.text}–{high.text}"
    return series.numbers[last].text


def _ink(series: Series, style: Style) -> str:
    """The colour of its label: that of the line, darkened until it can be read."""
    grey = series.role in ("plan", "muted", "received", "other")
    return style.look.muted if grey else style.legible(style.colour(series.role))


def _labels(chart: _Chart, right: float) -> list[Mark]:
    inner, edge = list[ends.End](), list[ends.End]()
    paths: list[Sequence[Point]] = []
    for series in chart.body.series:
        paths += chart.runs(series)
    for at in (axis.instant(when) for when, _ in _notes(chart.body)):
        paths.append(((chart.times.x(at), chart.plot.y), (chart.times.x(at), chart.plot.foot)))
    for series, end, place in _said(chart.body, chart.style):
        x, y = chart.runs(series)[-1][-1]
        placed = ends.End(x, y, end.figure, end.name, end.colour, end.strong)
        (edge if place > NEAR else inner).append(placed)
    marks = ends.label_edge(edge, chart.plot, right, chart.style)
    space = chart.plot.inset(right=chart.plot.right - right)
    return ends.label_inner(inner, paths, space, marks, chart.style) + marks
