"""A picture as SVG: real text in the board's own fonts, nothing that runs or is fetched."""

from collections.abc import Sequence
from html import escape

from lib.briefing.drawing.picture import Area, Box, Dot, Line, Mark, Picture, Point, Text
from lib.briefing.letters import printable
from lib.theme import SANS, SERIF


def svg(picture: Picture) -> str:
    """The picture as one ``<svg>``, as large as its place. Its words are for eyes only: put it
    where a screen reader does not look, and the slide's own words beside it."""
    size = f"{_figure(picture.width)} {_figure(picture.height)}"
    ground = Box(0, 0, picture.width, picture.height, picture.ground)
    marks = [ground, *picture.marks] if picture.ground else picture.marks
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" font-family="{SANS}"'
        ' style="font-variant-numeric:tabular-nums" xml:space="preserve">'
        f"{''.join(map(_mark, marks))}</svg>"
    )


def _figure(value: float) -> str:
    """Two decimals at most: a hundredth of a pixel."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _mark(mark: Mark) -> str:
    if isinstance(mark, Text):
        return _text(mark)
    if isinstance(mark, Box):
        return _box(mark)
    if isinstance(mark, Line):
        return _line(mark)
    if isinstance(mark, Area):
        return f'<path d="{_path(mark.points)}Z" fill="{mark.fill}"/>'
    return _dot(mark)


def _text(mark: Text) -> str:
    family = f' font-family="{SERIF}"' if mark.serif else ""
    weight = ' font-weight="600"' if mark.bold or mark.serif else ""
    anchor = "" if mark.anchor == "start" else f' text-anchor="{mark.anchor}"'
    return (
        f'<text x="{_figure(mark.x)}" y="{_figure(mark.y)}" font-size="{_figure(mark.size)}"'
        f'{family}{weight}{anchor} fill="{mark.fill}">{escape(printable(mark.text))}</text>'
    )


def _box(mark: Box) -> str:
    radius = f' rx="{_figure(mark.radius)}"' if mark.radius else ""
    return (
        f'<rect x="{_figure(mark.x)}" y="{_figure(mark.y)}" width="{_figure(mark.width)}"'
        f' height="{_figure(mark.height)}"{radius} fill="{mark.fill}"/>'
    )


def _line(mark: Line) -> str:
    dash = f' stroke-dasharray="{" ".join(map(_figure, mark.dash))}"' if mark.dash else ""
    return (
        f'<path d="{_path(mark.points)}" fill="none" stroke="{mark.stroke}"'
        f' stroke-width="{_figure(mark.width)}"{dash} stroke-linejoin="round"/>'
    )


def _dot(mark: Dot) -> str:
    rim = f' stroke="{mark.rim}" stroke-width="{_figure(mark.rim_width)}"' if mark.rim else ""
    return (
        f'<circle cx="{_figure(mark.x)}" cy="{_figure(mark.y)}" r="{_figure(mark.radius)}"'
        f' fill="{mark.fill}"{rim}/>'
    )


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_figure(x)} {_figure(y)}" for x, y in points)
