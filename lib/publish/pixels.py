"""A delivered picture as clean pixels: decoded within bounds, then encoded anew.

Nothing of the file passes but its first frame as red, green and blue: no EXIF, no position,
no profile, no XMP, no text, no second picture hidden behind the first.
"""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from lib.intake.picture import LARGEST

KINDS: Final = ("PNG", "JPEG", "WEBP")
MODES: Final = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"}
DEEP: Final = {"I;16", "I;16L", "I;16B", "I;16N"}  # grey of 16 bits
# So many that no picture takes more than 400 MB (a test measures it). A PNG takes 5 bytes a
# pixel at most; a progressive JPEG keeps up to 8, for all that it is decoded smaller; WebP is
# decoded by way of several whole copies, 30 bytes in all.
MOST_PIXELS: Final = {"PNG": 50_000_000, "JPEG": 50_000_000, "WEBP": 12_500_000}
LONGEST: Final = 65_535  # of a side: what JPEG can hold; every line costs memory of its own
BAND: Final = 1 << 20  # pixels that are made plain at once
WIDEST, SMALL = 1024, 320  # pixels of the longer side: the picture, its thumbnail
ORIENTATION: Final = 0x0112  # the EXIF tag; its values are those below
UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class NoPicture(ValueError):
    """A file that can't be made a picture of; the message says why, in words of our own."""


@dataclass(frozen=True)
class Clean:
    """A picture and its thumbnail, both JPEG, and the picture's width and height."""

    width: int
    height: int
    picture: bytes
    thumbnail: bytes


def cleaned(path: Path) -> Clean:
    """The picture in the file; the same file gives the same bytes. Raises NoPicture."""
    if path.stat().st_size > LARGEST:
        raise NoPicture(f"larger than {LARGEST >> 20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # size is judged below, the rest is stripped
            image = _pixels(path)
    except NoPicture:
        raise
    except Image.DecompressionBombError:
        raise NoPicture(_too_many("PNG")) from None  # more than any kind may have
    except Exception:  # decoders raise whatever a broken file makes them trip over
        raise NoPicture("damaged or incomplete") from None
    return Clean(*image.size, _jpeg(image, 85), _jpeg(_fitted(image, SMALL), 80))


def _pixels(path: Path) -> Image.Image:
    """Upright, of a size to be shown, red, green and blue, and nothing beside."""
    with Image.open(path, formats=KINDS) as found:
        if found.width * found.height > MOST_PIXELS[found.format or ""]:
            raise NoPicture(_too_many(found.format or ""))
        if max(found.size) > LONGEST:
            raise NoPicture("too long and thin")
        if found.mode not in MODES | DEEP:
            raise NoPicture("coded in an unusual way")
        turn = UPRIGHT.get(_orientation(found))
        found.draft("RGB", (WIDEST, WIDEST))  # a large JPEG is decoded at half its size
        found.load()
        image = _fitted(_reduced(found), WIDEST)
    return image.transpose(turn) if turn is not None else image


def _too_many(kind: str) -> str:
    return f"more than {MOST_PIXELS[kind] / 1_000_000:g} million pixels"


def _orientation(found: Image.Image) -> int:
    """As EXIF says; upright where it says nothing that can be read."""
    try:
        return int(found.getexif().get(ORIENTATION, 1))
    except Exception:  # a broken EXIF is no reason to lose the picture: it is thrown away
        return 1


def _reduced(found: Image.Image) -> Image.Image:
    """Plain, and averaged down to three times what is shown, the least that then looks well.

    By bands, so that the whole is never held a second time.
    """
    by = max(1, max(found.size) // (3 * WIDEST))
    if by == 1:
        return _plain(found)
    wide, tall = (-(-side // by) for side in found.size)
    small = Image.new("RGB", (wide, tall))
    step = max(1, BAND // (found.width * by))  # lines of the small one
    for top in range(0, tall, step):
        box = 0, top * by, found.width, min((top + step) * by, found.height)
        small.paste(_plain(found.crop(box)).reduce(by), (0, top))
    return small


def _plain(found: Image.Image) -> Image.Image:
    """Red, green and blue, on white where it was transparent; built from the pixels alone."""
    if found.mode in DEEP:
        found = found.point(lambda grey: grey * (1 / 256)).convert("L")
    if "A" in found.getbands() or "transparency" in found.info:
        layers = found.convert("RGBA")
        plain = Image.new("RGB", found.size, "white")
        plain.paste(layers, mask=layers.getchannel("A"))
    else:
        plain = found.convert("RGB")
    return Image.frombytes("RGB", plain.size, plain.tobytes())


def _fitted(image: Image.Image, most: int) -> Image.Image:
    """No side longer than *most*, never enlarged."""
    longest = max(image.size)
    if longest <= most:
        return image
    width, height = (max(1, round(side * most / longest)) for side in image.size)
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    """JPEG, which slides and documents take as it is; full colour, for print and logos."""
    target = BytesIO()
    image.save(target, "JPEG", quality=quality, subsampling=0, optimize=True)
    return target.getvalue()
