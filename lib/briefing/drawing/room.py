"""Room to draw in, and the colours of what is drawn."""

from dataclasses import dataclass
from typing import Final

from lib.briefing import colour
from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Mark
from lib.briefing.slide import Plot, Role, When
from lib.theme import Look, contrast, mixed

LEGIBLE: Final = 4.5  # contrast of text


@dataclass(frozen=True)
class Room:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def foot(self) -> float:
        return self.y + self.height

    def inset(self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0) -> "Room":
        """What is left inside of these margins."""
        return Room(
            self.x + left, self.y + top, self.width - left - right, self.height - top - bottom
        )


@dataclass(frozen=True)
class Style:
    """What bodies are drawn with: a look, and the size of plain text in pixels."""

    look: Look
    size: float

    @property
    def plain(self) -> Face:
        return Face(self.size)

    @property
    def strong(self) -> Face:
        return Face(self.size, bold=True)

    @property
    def hair(self) -> float:
        """The width of a hairline in pixels."""
        return max(self.size / 24, 0.5)

    def colour(self, role: Role) -> str:
        """The colour of a role in this look."""
        return colour.of(role, self.look)

    def bar(self, body: Plot, place: str | When) -> str:
        """The colour of a bar: that of its series, or the accent where it is the message."""
        return self.look.accent if place in body.strong else self.colour(body.series[0].role)

    def ink(self, ground: str) -> str:
        """Text on *ground*: of the look where that can be read, else black or white."""
        inks = sorted((self.look.text, self.look.surface), key=lambda ink: contrast(ink, ground))
        return max(
            (inks[1], "#000000", "#FFFFFF"), key=lambda ink: min(contrast(ink, ground), LEGIBLE)
        )

    def legible(self, colour: str) -> str:
        """*colour* as text on the surface, moved towards the look's text as far as need be."""
        shades = (mixed(colour, self.look.text, share / 10) for share in range(11))
        return next(each for each in shades if contrast(each, self.look.surface) >= LEGIBLE)

    def nothing(self, room: Room, words: str = "Nothing to draw in this scope.") -> list[Mark]:
        """One quiet line where there is nothing to draw."""
        lines = self.plain.wrapped(words, room.width)
        return list(self.plain.texts(room.x, room.y + self.plain.rise, lines, self.look.muted))
