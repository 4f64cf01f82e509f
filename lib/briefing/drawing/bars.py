"""Bars that lie: a name, a bar from 0, its figure at its end; ties between one and the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from lib import wording
from lib.briefing.drawing.picture import Box, Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Number, Plot, When

NAMES: Final = 0.36  # of the width, at most
ROW, TIED, TALLEST = 1.5, 2.35, 5.5  # heights of a row, in sizes of text
SHARE: Final = 0.5  # of a row: its bar
THICKEST: Final = 1.7  # in sizes of text


@dataclass(frozen=True)
class Rows:
    """Places of rows below each other, as many as there is room for."""

    room: Room
    height: float
    count: int
    left: int  # rows that there is no room for

    @classmethod
    def of(cls, count: int, room: Room, least: float, style: Style) -> "Rows":
        """*count* rows of at least *least* pixels; a line is kept for how many are left out."""
        fit = max(int(room.height / least), 1)
        if fit < count:
            fit = max(int((room.height - 1.5 * style.size) / least), 1)
        shown = min(count, fit)
        spare = room.height - (1.5 * style.size if shown < count else 0)
        return cls(room, min(spare / shown, TALLEST * style.size), shown, count - shown)

    def middle(self, n: int) -> float:
        return self.room.y + (n + 0.5) * self.height

    def rest(self, style: Style, x: float) -> list[Mark]:
        """What is said of the rows that are left out."""
        if not self.left:
            return []
        y = self.room.y + self.count * self.height + 0.3 * style.size + style.plain.rise
        return [style.plain.text(x, y, f"and {wording.count(self.left)} more", style.look.muted)]


def named(place: str | When) -> str:
    """A category or a time, as it is called beside a bar."""
    if isinstance(place, str):
        return place
    if isinstance(place, datetime):
        return f"{wording.short_day(place)} {wording.clock(place)}"
    return wording.short_day(place)


def names_width(over: Sequence[str | date], room: Room, style: Style) -> float:
    """How wide the names beside bars are set."""
    widest = max((style.plain.width(named(each)) for each in over), default=0)
    return min(widest, NAMES * room.width)


def name(words: str, rows: Rows, n: int, width: float, style: Style) -> list[Mark]:
    """A name beside its bar, in two lines where a row is high enough."""
    plain = style.plain
    most = 2 if rows.height > 2.2 * plain.line else 1
    lines = plain.wrapped(words, width, most)
    first = plain.middle(rows.middle(n)) - (len(lines) - 1) * plain.line / 2
    return list(plain.texts(rows.room.x, first, lines, style.look.text))


def draw(body: Plot, room: Room, style: Style) -> list[Mark]:
    """Bars from the top down; what is withheld or not delivered is said in words."""
    numbers, size = body.series[0].numbers, style.size
    tied = any(tie is not None for tie in body.ties)
    rows = Rows.of(len(body.over), room, (TIED if tied else ROW) * size, style)
    width = names_width(body.over[: rows.count], room, style)
    words = [_words(number) for number in numbers]
    values = max(style.strong.width(each) for each in words[: rows.count])
    start = room.x + width + 1.1 * size
    scale = _Scale.of(numbers[: rows.count], start, room.right - values - 0.5 * size)
    thick = min(SHARE * rows.height, THICKEST * size)
    marks: list[Mark] = []
    for n, number in enumerate(numbers[: rows.count]):
        marks += name(named(body.over[n]), rows, n, width, style)
        colour = style.bar(body, body.over[n])
        marks += _bar(number, rows.middle(n), thick, scale, colour, style)
        if n and tied and body.ties[n] is not None:
            marks += _tie(body.ties[n], rows, n, thick, scale, style)
    foot = room.y + rows.count * rows.height
    base = Line(((scale.zero, room.y), (scale.zero, foot)), style.look.axis, style.hair)
    return [base, *marks, *rows.rest(style, start)]


def _words(number: Number) -> str:
    return "not delivered" if number.text == wording.NOTHING else number.text


@dataclass(frozen=True)
class _Scale:
    """Pixels by value; ``zero`` is where bars begin."""

    zero: float
    pixel: float

    @classmethod
    def of(cls, numbers: Sequence[Number], left: float, right: float) -> "_Scale":
        known = [number.drawn for number in numbers if number.drawn is not None]
        low, high = min([0.0, *known]), max([0.0, *known])
        pixel = (right - left) / ((high - low) or 1.0)
        return cls(left - low * pixel, pixel)


def _bar(
    number: Number, middle: float, thick: float, scale: _Scale, colour: str, style: Style
) -> list[Mark]:
    value = number.drawn
    exact = value is not None
    face = style.strong if exact else style.plain
    length = (value or 0.0) * scale.pixel
    fill = style.look.text if exact else style.look.muted
    at = scale.zero + max(length, 0) + 0.5 * style.size
    marks: list[Mark] = [face.text(at, face.middle(middle), _words(number), fill)]
    if value:
        left = scale.zero + min(length, 0)
        marks.insert(0, Box(left, middle - thick / 2, abs(length), thick, colour))
    return marks


def _tie(
    tie: Number | None, rows: Rows, n: int, thick: float, scale: _Scale, style: Style
) -> list[Mark]:
    """Between the bar above and this one: a short rule, and the figure beside it."""
    if tie is None:
        return []
    between = rows.middle(n) - rows.height / 2
    words = f"{tie.text} median" if tie.shown is not None else f"median: {_words(tie)}"
    x, plain = scale.zero + 0.5 * style.size, style.plain
    reach = (rows.height - thick) / 2
    return [
        Line(((scale.zero, between - reach), (scale.zero, between + reach)),
             style.look.axis, 3 * style.hair),
        plain.text(x, plain.middle(between), words, style.look.muted),
    ]  # fmt: skip
