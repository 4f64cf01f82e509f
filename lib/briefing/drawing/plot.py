"""A chart by its kind; in words where there is nothing to draw."""

from lib.briefing.drawing import bars, columns, lines, stack
from lib.briefing.drawing.picture import Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import Plot


def draw(body: Plot, room: Room, style: Style) -> list[Mark]:
    """The chart in *room*. Bars also for categories that were asked to stand over time."""
    known = [number for series in body.series for number in series.numbers]
    drawable = [number for number in known if number.shown is not None]
    if not drawable:
        if any(number.state == "withheld" for number in known):
            return style.nothing(room, "All of its figures are withheld.")
        return style.nothing(room)
    if body.kind in ("bars", "stack") or all(isinstance(each, str) for each in body.over):
        many = body.kind == "stack" or len(body.series) > 1
        return stack.draw(body, room, style) if many else bars.draw(body, room, style)
    if body.kind == "columns":
        return columns.draw(body, room, style)
    return lines.draw(body, room, style)
