"""A slide, or the body of one, as a picture: what every mouth but PowerPoint draws."""

from lib.briefing.drawing import cover, figures, frame, plot, table
from lib.briefing.drawing.picture import Box, Mark, Picture
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Body, Briefing, Cover, Figures, Plot
from lib.theme import Look


def slide_picture(
    briefing: Briefing, n: int, look: Look, size: tuple[int, int] = (1920, 1080)
) -> Picture:
    """The whole of slide *n* (from 0), *size* pixels wide and high.

    At 1080 lines titles are 60 px or more (52 on a square), and no text is smaller than 24 px.
    """
    page = frame.Page(*size)
    body = briefing.slides[n].body
    style = Style(look, page.text)
    above, top = frame.head(briefing, n, page, look, titled=not isinstance(body, Cover))
    below, bottom = frame.foot(briefing, n, page, look)
    room = Room(page.margin, top, page.width - 2 * page.margin, bottom - top)
    room = room.inset(top=page.air, bottom=page.air)
    if isinstance(body, Cover):
        strip = Box(0, 0, 0.3 * page.margin, page.height, look.accent)
        marks = [strip, *cover.draw(body, room, style, briefing.slides[n].title)]
    else:
        marks = _body(body, room, style)
    return Picture(*size, (*above, *marks, *below), look.surface)


def body_picture(body: Body, look: Look, width: float, height: float, size: float = 24) -> Picture:
    """The body alone, on no ground of its own; *size* is that of its text, in pixels."""
    return Picture(width, height, tuple(_body(body, Room(0, 0, width, height), Style(look, size))))


def _body(body: Body, room: Room, style: Style) -> list[Mark]:
    if isinstance(body, Cover):
        return cover.draw(body, room, style)
    if isinstance(body, Figures):
        return figures.draw(body, room, style)
    if isinstance(body, Plot):
        return plot.draw(body, room, style)
    return table.draw(body, room, style)
