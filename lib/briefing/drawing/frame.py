"""What stands on every slide around its body: marking, question, title, scope, number."""

from dataclasses import dataclass
from typing import Final

from lib.briefing.drawing.face import CAPITAL, Face
from lib.briefing.drawing.picture import Box, Line, Mark
from lib.briefing.drawing.room import Room
from lib.briefing.slide import Briefing
from lib.theme import BLACK, Look, marking


@dataclass(frozen=True)
class Page:
    """The measures of a slide, in pixels: all of them follow from its size."""

    width: float
    height: float

    @property
    def unit(self) -> float:
        """A pixel of a slide of 1080 lines."""
        return min(self.width, self.height) / 1080

    @property
    def form(self) -> "Form":
        """Its proportions."""
        if self.width > 1.3 * self.height:
            return WIDE
        return TALL if self.height > 1.3 * self.width else SQUARE

    @property
    def margin(self) -> float:
        return self.form.margin * self.unit

    @property
    def text(self) -> float:
        """The size of text in the body."""
        return self.form.text * self.unit

    @property
    def small(self) -> Face:
        """Text around the body."""
        return Face(self.form.small * self.unit)

    @property
    def air(self) -> float:
        """Between head and body, and between body and foot."""
        return self.form.text * self.unit * 1.3

    @property
    def titles(self) -> tuple[float, ...]:
        """Sizes to try for a title, the largest first."""
        return tuple(size * self.unit for size in self.form.titles)


@dataclass(frozen=True)
class Form:
    """Measures in pixels of a slide of 1080 lines (or of a tall one, 1080 pixels wide)."""

    margin: float
    text: float
    small: float
    titles: tuple[float, float]
    lines: int = 3  # of a title, at most


WIDE: Final = Form(88, 28, 24, (64, 60))
SQUARE: Final = Form(60, 26, 24, (56, 52))
TALL: Final = Form(52, 33, 28, (68, 60), 4)  # a phone held upright: a third of this size


def title(words: str, page: Page, width: float) -> tuple[Face, list[str]]:
    """The title in one line, else in two, else in a few of the smallest size; then it is cut."""
    faces = [Face(size, serif=True) for size in page.titles]
    for most in (1, 2):
        for face in faces:
            lines = face.balanced(words, width)
            if len(lines) <= most:
                return face, lines
    return faces[-1], faces[-1].balanced(words, width, page.form.lines)


def badge(words: str, right: float, top: float, page: Page) -> tuple[list[Mark], Room]:
    """The marking in the colour of its label, on black; its upper right corner is given."""
    face = Face(page.small.size, bold=True)
    wide, high = face.width(words) + 1.1 * face.size, 1.75 * face.size
    room = Room(right - wide, top, wide, high)
    colour = marking(words.partition(" ")[0])
    base = face.middle(top + high / 2)
    ground = Box(room.x, room.y, room.width, room.height, BLACK)
    return [ground, face.text(room.x + 0.55 * face.size, base, words, colour)], room


def head(
    briefing: Briefing, n: int, page: Page, look: Look, titled: bool = True
) -> tuple[list[Mark], float]:
    """Marking, question and title; and where they end."""
    slide, small, unit = briefing.slides[n], page.small, page.unit
    top, right = page.margin * 0.62, page.width - page.margin
    marks, corner = badge(briefing.marked, right, top, page)
    if not titled:
        return marks, corner.foot
    room = corner.x - page.margin - 40 * unit
    asked = small.wrapped(slide.asked, room, 2)
    first = small.middle(top + corner.height / 2)
    marks += small.texts(page.margin, first, asked, look.muted)
    last = first + (len(asked) - 1) * small.line
    y = max(corner.foot + 16 * unit, last + 0.24 * small.size + 18 * unit)
    face, lines = title(slide.title, page, page.width - 2 * page.margin)
    marks += face.texts(page.margin, y + face.rise, lines, look.text)
    return marks, y + len(lines) * face.line


def foot(briefing: Briefing, n: int, page: Page, look: Look) -> tuple[list[Mark], float]:
    """A rule, scope and remarks below it, number and marking; and where they begin."""
    small, unit = page.small, page.unit
    right, bottom = page.width - page.margin, page.height - page.margin * 0.5
    marks, corner = badge(briefing.marked, right, 0, page)
    number = f"{n + 1} / {len(briefing.slides)}"
    width = corner.x - small.width(number) - 64 * unit - page.margin
    said = " ".join((*briefing.synthetic, *briefing.remarks))
    lines = small.wrapped(briefing.sentence, width)
    lines += small.wrapped(said, width) if said else []
    high = max((len(lines) - 1) * small.line + small.size * (CAPITAL + 0.24), corner.height)
    top = bottom - high
    ground, _ = badge(briefing.marked, right, top, page)
    first = small.middle(top + corner.height / 2)
    if len(lines) > 1:
        first = top + small.size * CAPITAL
    rule = top - 22 * unit
    return [
        Line(((page.margin, rule), (right, rule)), look.hairline, 1.5 * unit),
        *small.texts(page.margin, first, lines, look.muted),
        small.text(corner.x - 20 * unit, small.middle(top + corner.height / 2), number,
                   look.muted, "end"),
        *ground,
    ], rule  # fmt: skip
