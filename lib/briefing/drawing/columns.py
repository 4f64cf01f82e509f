"""Columns over time: one a day (or an hour, a week), from 0; figures on top where they fit.

What is withheld or not delivered is a word or a sign at its place, never the nothing of a 0.
"""

from collections.abc import Callable, Sequence
from typing import Final

from lib.briefing.drawing import axis, notes, signs
from lib.briefing.drawing.picture import Box, Dot, Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Number, Plot, When

SHARE: Final = 0.66  # of a slot: its column
WIDEST: Final = 4.0  # of a column, in sizes of text


def draw(body: Plot, room: Room, style: Style) -> list[Mark]:
    """Columns with a figure each; where that is too tight, a count axis and the highest only."""
    over = [each for each in body.over if not isinstance(each, str)]
    numbers, size = body.series[0].numbers, style.size
    kind = numbers[0].kind
    known = [number.drawn or 0.0 for number in numbers]
    low, top = min([0.0, *known]), max([0.0, *known]) or 1.0
    drawn = [number for number in numbers if number.drawn is not None]
    widest = max((style.strong.width(number.text) for number in drawn), default=0.0)
    direct = widest + 0.3 * size < room.width / len(over)
    zero = [0.0] if any(number.drawn == 0 for number in drawn) else []  # no figure says it
    ticks = zero if direct else axis.levels(low, top, kind, 4)
    left = max((style.plain.width(axis.said(each, kind)) for each in ticks), default=0.0)
    left += 0.8 * size if ticks else 0.0
    slot = (room.width - left) / len(over)
    hidden = [number for number in numbers if not _fits(number, slot, style)]
    unit = signs.unit(body) + signs.key(hidden)
    plot = room.inset(left, notes.height(body.notes, unit, style), 0, axis.FOOT * size)
    head = 1.4 * size  # room for a figure on the highest
    pixel = (plot.height - head) / (top - low)

    def y(value: float) -> float:
        return plot.foot - (value - low) * pixel

    times = _times(over, plot, slot)
    base = Line(((plot.x, y(0)), (plot.right, y(0))), style.look.axis, style.hair)
    marks = notes.draw(body.notes, times, plot, unit, style, room.x)
    marks += axis.rules(ticks, y, plot, kind, style) if ticks else [base]
    marks += _columns(body, plot, slot, y, style, direct)
    places = {each: plot.x + (n + 0.5) * slot for n, each in enumerate(over)}
    found = axis.ticks(over, lambda each: places[each], room, style.plain)
    return marks + axis.named(found, plot, style)


def _times(over: Sequence[When], plot: Room, slot: float) -> axis.Times:
    """A column stands amid the time that it counts: from its own instant to the next."""
    known = [axis.instant(each) for each in over]
    step = known[-1] - known[-2] if len(known) > 1 else None
    ends = [*known, known[-1] + step] if step else known
    return axis.Times(tuple(ends), tuple(plot.x + n * slot for n in range(len(ends))))


def _columns(
    body: Plot, plot: Room, slot: float, y: Callable[[float], float], style: Style, direct: bool
) -> list[Mark]:
    series = body.series[0]
    thick = min(SHARE * slot, WIDEST * style.size)
    drawn = {n: each.drawn for n, each in enumerate(series.numbers) if each.drawn}
    highest = max(drawn, key=drawn.__getitem__, default=None)
    marks: list[Mark] = []
    for n, number in enumerate(series.numbers):
        middle, value = plot.x + (n + 0.5) * slot, number.drawn
        if value:
            upper, lower = min(y(value), y(0)), max(y(value), y(0))
            colour = style.bar(body, body.over[n])
            marks.append(Box(middle - thick / 2, upper, thick, lower - upper, colour))
        if value is None and not _fits(number, slot, style):
            marks += _sign(number, middle, y(0), min(0.5 * style.size, 0.6 * slot), style)
        elif value is None or (value and direct) or n == highest:
            marks.append(_figure(number, middle, y(max(value or 0.0, 0.0)), plot, style))
    return marks


def _fits(number: Number, slot: float, style: Style) -> bool:
    """Whether there is room for the word of what is not drawn; a dash is not a word."""
    if number.drawn is not None:
        return True
    wide = style.plain.width(number.text) + 0.4 * style.size
    return signs.why(number) != signs.MISSING and wide < slot


def _sign(number: Number, middle: float, foot: float, wide: float, style: Style) -> list[Mark]:
    """A cross for what is withheld, a dash for what is not delivered, a dot for what is small;
    *wide* pixels."""
    y, half = foot - 0.55 * style.size, wide / 2
    left, right, thick = middle - half, middle + half, 2 * style.hair
    if signs.sign(number) == signs.FEWER:
        return [Dot(middle, y, 0.4 * half, style.look.muted)]
    if number.state != "withheld":
        return [Line(((left, y), (right, y)), style.look.muted, thick)]
    return [
        Line(((left, y - half), (right, y + half)), style.look.muted, thick),
        Line(((left, y + half), (right, y - half)), style.look.muted, thick),
    ]


def _figure(number: Number, middle: float, top: float, plot: Room, style: Style) -> Mark:
    exact = number.drawn is not None
    face = style.strong if exact else style.plain
    fill = style.look.text if exact else style.look.muted
    half = face.width(number.text) / 2
    x = min(max(middle, plot.x + half), plot.right - half)
    return face.text(x, top - 0.35 * style.size, number.text, fill, "middle")
