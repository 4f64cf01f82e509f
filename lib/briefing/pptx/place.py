"""Where things stand on a slide of 13.333 × 7.5 inches, and how wide words are.

Theme fonts are Cambria and Calibri. The board's own fonts (Source Serif 4, IBM Plex Sans) are
on no PowerPoint machine and can't be embedded; these two come with every Office for Windows and
macOS, have lining figures of one width, and have free twins of the same widths (Caladea, Carlito)
that LibreOffice and Google Slides put in their place. Widths are reckoned with IBM Plex Sans, which
runs a tenth wider than Calibri: that is the slack for any other substitute.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from lib import wording
from lib.briefing.drawing.face import Face
from lib.briefing.letters import printable

SERIF: Final = "Cambria"
SANS: Final = "Calibri"
EMU: Final = 914_400  # per inch
POINTS: Final = 72  # per inch
MONTHS: Final = "|".join(wording.MONTHS)
DAY: Final = re.compile(rf"\b\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?\b")
MEASURE: Final = re.compile(r"(\d) (?=(?:days?|h|min|hours?|million|%)(?!\w))")
SLACK: Final = 0.88  # of a width that words may take where breaking them would hurt


@dataclass(frozen=True)
class Box:
    """A rectangle in inches from the top left of the slide."""

    x: float
    y: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[int, int, int, int]:
        """x, y, width, height as PowerPoint counts."""
        x, y, width, height = (
            round(EMU * each) for each in (self.x, self.y, self.width, self.height)
        )
        return x, y, width, height


PAGE: Final = Box(0, 0, 40 / 3, 7.5)
LEFT: Final = 0.6
WIDE: Final = PAGE.width - 2 * LEFT
RIGHT: Final = LEFT + WIDE

QUESTION: Final = Box(LEFT, 0.1, 9.4, 0.5)
TITLE: Final = Box(LEFT, 0.64, WIDE, 1.02)
BODY: Final = Box(LEFT, 1.92, WIDE, 4.28)
NOTE: Final = Box(LEFT, 6.22, WIDE, 0.36)
LINE: Final = 0.44  # inches of a line of a title
FOOT: Final = Box(LEFT, 6.78, 9.9, 0.6)
NUMBER: Final = Box(RIGHT - 0.8, 7.1, 0.8, 0.28)
COVER_TITLE: Final = Box(LEFT, 1.2, WIDE, 2.1)
ACCENT: Final = Box(LEFT, 3.52, 0.9, 0.07)
COVER_LINES: Final = Box(LEFT, 3.86, WIDE, 2.4)
RULE: Final = Box(LEFT, 6.7, WIDE, 0)
TOP_BADGE, FOOT_BADGE = 0.32, 6.82  # inches from the top
BADGE: Final = 0.28  # inches high


def body(lines: int) -> Box:
    """The room for the body, below a title of so many lines."""
    up = LINE if lines == 1 else 0
    return replace(BODY, y=BODY.y - up, height=BODY.height + up)


def badge(words: str, y: float) -> Box:
    """The black box of a marking, as wide as its words, at the right margin."""
    width = width_of(words, 12, bold=True) + 0.32
    return Box(RIGHT - width, y, width, BADGE)


def beside(box: Box, words: str) -> Box:
    """*box*, no wider than the badge of a marking leaves it."""
    return replace(box, width=min(box.width, badge(words, 0).x - 0.25 - box.x))


def unbroken(words: str) -> str:
    """Words in one line, with the no-break space in the place of the narrow one.

    Not every font of a PowerPoint machine has the narrow one, and lines break where another
    font steps in. The no-break space of Calibri is hardly wider.
    """
    return printable(words).strip(" ").replace(wording.THIN, wording.UNIT)


def together(words: str) -> str:
    """*words* with no-break spaces within days and between a number and its unit."""
    words = DAY.sub(lambda found: found[0].replace(" ", wording.UNIT), words)
    return MEASURE.sub(lambda found: f"{found[1]}{wording.UNIT}", words)


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Inches that *text* takes in one line, in *size* points; the widest of its lines."""
    return max(map(Face(size, bold).width, (text or " ").split("\n"))) / POINTS


def lines_of(text: str, size: float, width: float, bold: bool = False) -> int:
    """How many lines *text* takes when it is broken between words to *width* inches."""
    return max(len(Face(size, bold).wrapped(text, width * POINTS)), 1)


def fitting(text: str, sizes: tuple[float, ...], width: float, most: int, bold: bool) -> float:
    """The largest of *sizes* (falling) at which *text* takes at most so many lines."""
    fits = (size for size in sizes if lines_of(text, size, width, bold) <= most)
    return next(fits, sizes[-1])
