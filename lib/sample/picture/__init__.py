"""Pictures of the published objects: flat drawings in muted colours, no people."""

from collections.abc import Callable
from pathlib import Path

from lib.sample.picture import clothing, goods, place, printed, room
from lib.sample.picture.canvas import HEIGHT, WIDTH, Canvas, Palette, palette
from lib.sample.picture.png import encode

ROOMS = (clothing, goods, place, printed, room)


def drawing(motif: str) -> Callable[[Canvas, Palette, int], None]:
    """How a motif of the catalogue is drawn: the function of that name."""
    found: Callable[[Canvas, Palette, int], None] = next(
        getattr(module, motif) for module in ROOMS if hasattr(module, motif)
    )
    return found


def write(path: Path, motif: str, colour: str, style: int) -> None:
    """Draw one picture: a PNG of 480 x 360, the same bytes for the same words."""
    tone = palette(colour, style)
    sheet = Canvas(tone.sheet)
    drawing(motif)(sheet, tone, style)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(WIDTH, HEIGHT, *sheet.finished()))
