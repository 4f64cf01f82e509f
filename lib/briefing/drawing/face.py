"""How wide words are in the fonts of the board, and where lines break: pure measuring.

Widths are sums of advances without kerning, so never less than what is drawn; they are the same
on every machine, whatever text engine it has.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, Literal

from PIL import ImageFont

from lib.briefing.drawing.picture import Text
from lib.wording import UNIT

FOLDER: Final = Path(__file__).parent.parent / "fonts"
ASCENT: Final = 0.78  # of the size, above the baseline: the highest letters of either family
CAPITAL: Final = 0.69  # the height of figures and capitals
LINE: Final = 1.28  # from one baseline to the next
WIDER: Final = 1.065  # the browser's cut of the serif, against the one in files
UNITS: Final = 1000  # measured at this size, where hinting no longer shows
ELLIPSIS: Final = "…"

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Face:
    """A size in pixels, and which of the three fonts; the serif is semibold only."""

    size: float
    bold: bool = False
    serif: bool = False

    def width(self, text: str) -> float:
        """Pixels from the left of *text* to its right."""
        return _units(text, self.bold, self.serif) * self.size / UNITS

    @property
    def line(self) -> float:
        """Pixels from one baseline to the next; titles are set closer."""
        return self.size * (1.14 if self.serif else LINE)

    @property
    def rise(self) -> float:
        """From the top of a line to its baseline."""
        return self.size * ASCENT

    def middle(self, y: float) -> float:
        """The baseline of figures and capitals whose middle is at *y*."""
        return y + self.size * CAPITAL / 2

    def text(self, x: float, y: float, words: str, fill: str, anchor: Anchor = "start") -> Text:
        """The mark: *words* on the baseline *y*."""
        return Text(x, y, words, self.size, fill, self.bold, self.serif, anchor)

    def texts(
        self, x: float, y: float, lines: list[str], fill: str, anchor: Anchor = "start"
    ) -> list[Text]:
        """A mark for each of *lines*, below each other from the first baseline *y*."""
        return [self.text(x, y + n * self.line, line, fill, anchor) for n, line in enumerate(lines)]

    def shortened(self, text: str, width: float) -> str:
        """*text*, cut at a word where it can be, so that it is at most *width* wide."""
        if self.width(text) <= width:
            return text
        room = width - self.width(UNIT + ELLIPSIS)
        most = next((n for n in range(len(text), 0, -1) if self.width(text[:n]) <= room), 0)
        cut = text[:most]
        head = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
        head = head.rstrip(" ,;:.–-·")
        return head + (f"{UNIT}{ELLIPSIS}" if head[-1:].isdigit() else ELLIPSIS)

    def wrapped(self, text: str, width: float, most: int | None = None) -> list[str]:
        """*text* in lines of at most *width*, broken at spaces (never at no-break ones).

        A word that is too long for a line is broken anywhere. Beyond *most* lines the last one
        ends in an ellipsis.
        """
        return self.clipped(list(self._lines(text, width)), width, most)

    def clipped(self, lines: list[str], width: float, most: int | None) -> list[str]:
        """At most so many of *lines*, the last of them ending in an ellipsis if there are more."""
        if most is None or len(lines) <= most:
            return lines
        if most < 1:
            return []
        return [*lines[: most - 1], self.shortened(" ".join(lines[most - 1 :]), width)]

    def joined(self, parts: Iterable[str], width: float, by: str = " · ") -> list[str]:
        """*parts* in lines, joined *by* where they stand beside each other; broken between them,
        and within one only if it is longer than a line."""
        lines: list[str] = []
        for part in parts:
            if lines and self.width(lines[-1] + by + part) <= width:
                lines[-1] += by + part
            else:
                lines += self.wrapped(part, width)
        return lines

    def balanced(self, text: str, width: float, most: int | None = None) -> list[str]:
        """As ``wrapped``, in lines that are about equally long, parted after ``;`` or ``,``
        where that is not far off: for titles."""
        lines = self.wrapped(text, width, most)
        if len(lines) < 2 or lines[-1].endswith(ELLIPSIS):
            return lines
        if len(lines) == 2:
            return min(self._pairs(text, width), key=self._uneven, default=lines)
        low, high = width / 2, width
        while high - low > self.size / 4:
            tried = (low + high) / 2
            fits = len(self.wrapped(text, tried)) <= len(lines)
            low, high = (low, tried) if fits else (tried, high)
        return self.wrapped(text, high)

    def _pairs(self, text: str, width: float) -> list[list[str]]:
        """Every way to set *text* in two lines."""
        words = text.split(" ")
        pairs = [[" ".join(words[:n]), " ".join(words[n:])] for n in range(1, len(words))]
        return [pair for pair in pairs if all(self.width(line) <= width for line in pair)]

    def _uneven(self, pair: list[str]) -> float:
        """How ill a text is parted: by how much longer one line is, in lengths of the longer."""
        first, second = (self.width(line) for line in pair)
        merit = {";": 0.6, ":": 0.5, ",": 0.45}.get(pair[0][-1:], 0.0)
        return abs(first - second) / max(first, second) - merit

    def _lines(self, text: str, width: float) -> Iterator[str]:
        line = ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if self.width(longer) <= width:
                line = longer
                continue
            if line:
                yield line
            *whole, line = self._pieces(word, width)
            yield from whole
        if line:
            yield line

    def _pieces(self, word: str, width: float) -> list[str]:
        """A word that is too long for any line, in pieces of a letter at least."""
        pieces = [""]
        for letter in word:
            if pieces[-1] and self.width(pieces[-1] + letter) > width:
                pieces.append("")
            pieces[-1] += letter
        return pieces


def font_file(bold: bool, serif: bool) -> Path:
    """The font as a file."""
    sans = "IBMPlexSans-SemiBold" if bold else "IBMPlexSans-Regular"
    return FOLDER / f"{'SourceSerif4-Semibold' if serif else sans}.ttf"


@lru_cache(maxsize=4096)
def _units(text: str, bold: bool, serif: bool) -> float:
    return sum(_advance(letter, bold, serif) for letter in text) * (WIDER if serif else 1)


@cache
def _advance(letter: str, bold: bool, serif: bool) -> float:
    return _font(bold, serif).getlength(letter)


@cache
def _font(bold: bool, serif: bool) -> ImageFont.FreeTypeFont:
    file = font_file(bold, serif)
    return ImageFont.truetype(file, UNITS, layout_engine=ImageFont.Layout.BASIC)
