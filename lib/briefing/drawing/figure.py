"""One figure, large: its digits in full size, the words in it smaller."""

import re
from dataclasses import dataclass
from typing import Final

from lib import wording
from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Mark
from lib.briefing.drawing.room import Style
from lib.briefing.slide import Item, Number

SMALL: Final = 0.5  # of the figure's size: words in it
GAP: Final = 0.14  # of its size, between its parts
DIGITS: Final = re.compile(r"[+−±]?\d[\d\u202f.,]*|–")
MILLION: Final = 10**6


def headline(number: Number) -> str:
    """As it is read from afar: ``48.1 million``; below a million as it stands."""
    plain = number.state == "exact" and not number.words and number.kind == "count"
    if plain and number.shown is not None and abs(number.shown) >= MILLION:
        return wording.big(number.shown)
    return number.text


def said(item: Item) -> list[str]:
    """What stands beside a figure; the exact one where the headline is shorter."""
    words = [each.text for each in item.beside]
    exact = item.number.text
    if exact == wording.NOTHING:
        return ["not delivered", *words]
    if headline(item.number) != exact and not any(exact in each for each in words):
        return [exact, *words]
    return words


def part(item: Item) -> tuple[float, float] | None:
    """The whole that a figure is said to be ``of``, and the figure; None where there is none."""
    whole = next((each.number.drawn for each in item.beside if each.before == "of"), None)
    value = item.number.drawn
    return (whole, value) if whole and whole > 0 and value is not None and value >= 0 else None


@dataclass(frozen=True)
class Figure:
    """A number set in *size*; its words are never smaller than *least*."""

    number: Number
    size: float
    least: float

    @property
    def parts(self) -> list[tuple[str, Face]]:
        """What stands beside each other, from the left."""
        words, at, parts = headline(self.number), 0, list[tuple[str, Face]]()
        small = Face(max(self.size * SMALL, self.least), bold=True)
        for found in DIGITS.finditer(words):
            parts += [(words[at : found.start()], small), (found[0], Face(self.size, bold=True))]
            at = found.end()
        parts.append((words[at:], small))
        stripped = [(text.strip(), face) for text, face in parts]
        return [(text, face) for text, face in stripped if text]

    @property
    def width(self) -> float:
        gaps = GAP * self.size * (len(self.parts) - 1)
        return sum(face.width(text) for text, face in self.parts) + gaps

    def marks(self, x: float, base: float, style: Style, fill: str) -> list[Mark]:
        """The figure from *x* on; muted where it is withheld or not delivered."""
        known = self.number.state != "withheld" and self.number.text != wording.NOTHING
        marks: list[Mark] = []
        for text, face in self.parts:
            marks.append(face.text(x, base, text, fill if known else style.look.muted))
            x += face.width(text) + GAP * self.size
        return marks
