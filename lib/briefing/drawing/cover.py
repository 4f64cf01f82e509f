"""The first slide: a title in room enough, and a few lines below it."""

from lib.briefing.drawing.face import Face
from lib.briefing.drawing.picture import Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Cover


def draw(body: Cover, room: Room, style: Style, title: str = "") -> list[Mark]:
    """The *title* and the lines below it; they stand on the room's foot."""
    size = style.size
    blocks = [(line, Face(size * (1.7 if n == 0 else 1.1))) for n, line in enumerate(body.lines)]
    set_ = [(face, face.wrapped(line, room.width, 3)) for line, face in blocks if line]
    below = sum(face.line * len(lines) + 0.3 * size for face, lines in set_)
    face, lines = _title(title, room, room.height - below - 3 * size, style)
    high = below + (face.line * len(lines) + 0.9 * size if lines else 0)
    y = room.y + max((room.height - high) * 0.9, 0)
    marks: list[Mark] = []
    if lines:
        marks += face.texts(room.x, y + face.rise, lines, style.look.text)
        y += face.line * len(lines) + 0.9 * size
    for n, (face, lines) in enumerate(set_):
        fill = style.look.text if n == 0 else style.look.muted
        marks += face.texts(room.x, y + face.rise, lines, fill)
        y += face.line * len(lines) + 0.3 * size
    return marks


def _title(title: str, room: Room, height: float, style: Style) -> tuple[Face, list[str]]:
    """The largest size at which the title fits, in three lines at most."""
    for share in (6.2, 5.2, 4.2, 3.3, 2.5):
        face = Face(style.size * share, serif=True)
        lines = face.balanced(title, room.width) if title else []
        if len(lines) <= (2 if share > 3.5 else 3) and face.line * len(lines) <= height:
            return face, lines
    return face, face.wrapped(title, room.width, 3)
