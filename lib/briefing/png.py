"""A picture as PNG, by Pillow: shapes drawn large and scaled down, text at its final size."""

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo

from lib import theme
from lib.briefing import drawing
from lib.briefing.drawing.face import font_file
from lib.briefing.drawing.picture import Area, Box, Dot, Line, Mark, Picture, Point, Text
from lib.briefing.letters import printable
from lib.briefing.slide import Briefing
from lib.theme import Look

TIMES: Final = 3  # as large, while shapes are drawn
ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}


def card(
    briefing: Briefing,
    n: int,
    size: tuple[int, int] = (1920, 1080),
    look: Look = theme.LIGHT,
) -> bytes:
    """Slide *n* (from 0) as a PNG file; title and alt text are in it."""
    slide = briefing.slides[n]
    words = {"Title": slide.title, "Description": slide.alt}
    return png(drawing.slide_picture(briefing, n, look, size), words)


def png(picture: Picture, text: Mapping[str, str] | None = None) -> bytes:
    """The file: the same bytes for the same picture and *text* (chunks, such as ``Title``).

    All texts lie above all shapes. A picture without a ground is on white.
    """
    size = (round(picture.width), round(picture.height))
    image = Image.new("RGB", (size[0] * TIMES, size[1] * TIMES), picture.ground or "#FFFFFF")
    pen = ImageDraw.Draw(image)
    for mark in picture.marks:
        _shape(pen, mark)
    image = image.reduce(TIMES)
    pen = ImageDraw.Draw(image)
    for mark in picture.marks:
        if isinstance(mark, Text):
            font = _font(mark.size, mark.bold, mark.serif)
            words = printable(mark.text)
            pen.text((mark.x, mark.y), words, mark.fill, font, ANCHORS[mark.anchor])
    return _file(image, text or {})


def _file(image: Image.Image, text: Mapping[str, str]) -> bytes:
    info = PngInfo()
    for key, words in text.items():
        if words:
            info.add_itxt(key, printable(words))
    file = io.BytesIO()
    image.save(file, "PNG", pnginfo=info, compress_level=6)
    return file.getvalue()


@lru_cache(maxsize=64)
def _font(size: float, bold: bool, serif: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(font_file(bold, serif), size)


def _shape(pen: ImageDraw.ImageDraw, mark: Mark) -> None:
    if isinstance(mark, Box):
        _box(pen, mark)
    elif isinstance(mark, Line):
        for piece in _dashes(mark.points, mark.dash):
            _stroke(pen, piece, mark)
    elif isinstance(mark, Area):
        pen.polygon([_large(point) for point in mark.points], fill=mark.fill)
    elif isinstance(mark, Dot):
        if mark.rim:
            _disc(pen, mark, mark.radius + mark.rim_width / 2, mark.rim)
        inner = mark.radius - (mark.rim_width / 2 if mark.rim else 0)
        _disc(pen, mark, inner, mark.fill)


def _large(point: Point) -> Point:
    return point[0] * TIMES, point[1] * TIMES


def _disc(pen: ImageDraw.ImageDraw, mark: Dot, radius: float, fill: str) -> None:
    (x, y), r = _large((mark.x, mark.y)), radius * TIMES
    pen.ellipse((x - r, y - r, x + r, y + r), fill=fill)


def _box(pen: ImageDraw.ImageDraw, mark: Box) -> None:
    """On whole pixels, so that its edges are sharp."""
    left, top = round(mark.x), round(mark.y)
    right = max(round(mark.x + mark.width), left + 1)
    bottom = max(round(mark.y + mark.height), top + 1)
    edges = (left * TIMES, top * TIMES, right * TIMES - 1, bottom * TIMES - 1)
    if mark.radius:
        pen.rounded_rectangle(edges, mark.radius * TIMES, fill=mark.fill)
    else:
        pen.rectangle(edges, fill=mark.fill)


def _stroke(pen: ImageDraw.ImageDraw, points: Sequence[Point], mark: Line) -> None:
    """Level and upright lines on whole pixels, others as they are."""
    (x, y), (to_x, to_y) = points[0], points[-1]
    width = max(round(mark.width), 1)
    if len(points) == 2 and y == to_y:
        _box(pen, Box(min(x, to_x), round(y - width / 2), abs(to_x - x), width, mark.stroke))
    elif len(points) == 2 and x == to_x:
        _box(pen, Box(round(x - width / 2), min(y, to_y), width, abs(to_y - y), mark.stroke))
    else:
        large = [_large(point) for point in points]
        pen.line(large, mark.stroke, max(round(mark.width * TIMES), 1), joint="curve")


def _dashes(points: Sequence[Point], dash: Sequence[float]) -> Iterator[list[Point]]:
    """The line in the pieces that are drawn of it; whole without a *dash*."""
    if not dash:
        yield list(points)
        return
    piece, left, turn = [points[0]], dash[0], 0
    for end in points[1:]:
        while (length := math.dist(piece[-1], end)) > left:
            (x, y), share = piece[-1], left / length
            cut = (x + (end[0] - x) * share, y + (end[1] - y) * share)
            if turn % 2 == 0:
                yield [*piece, cut]
            turn += 1
            piece, left = [cut], dash[turn % len(dash)]
        left -= length
        piece.append(end)
    if turn % 2 == 0 and len(piece) > 1:
        yield piece
