"""The drawings: bytes that depend on the pixels alone, and pictures that are there."""

import csv
import io
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from lib.sample.campaign.catalogue import COLOURS, MOTIFS
from lib.sample.picture import drawing, write
from lib.sample.picture.canvas import ACCENTS, HEIGHT, SHADES, TONES, WIDTH, Canvas, palette
from lib.sample.picture.png import encode
from tests.sample.folder import SAMPLE

PICTURES = sorted(SAMPLE.glob("pictures/*.png"))
RUNS = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 700)), min_size=1, max_size=12)


@given(RUNS, st.integers(1, 9))
def test_what_is_encoded_is_what_others_decode(runs: list[tuple[int, int]], width: int) -> None:
    pixels = b"".join(bytes([value]) * length for value, length in runs)
    pixels = pixels[: len(pixels) // width * width] or bytes(width)
    colours = bytes(range(256)) * 3
    found = Image.open(io.BytesIO(encode(width, len(pixels) // width, colours, pixels)))
    assert found.mode == "P"
    assert found.tobytes() == pixels
    assert bytes(found.getpalette() or []) == colours


def test_the_bytes_are_known() -> None:
    """The same on every machine, whatever its zlib: two rows of red, four of green."""
    found = encode(2, 6, b"\xff\0\0\0\xff\0", bytes([0] * 4 + [1] * 8))
    chunks = ("89504e470d0a1a0a",
              "0000000d4948445200000002000000060803000000def9bf0000000006504c5445ff000000ff00",
              "d287ef710000001a494441547801636260606260606264646260606260606260000000a5000fe5",
              "c6f70a0000000049454e44ae426082",
              )  # fmt: skip
    assert found.hex() == "".join(chunks)


def test_every_object_has_the_picture_that_it_names() -> None:
    with (SAMPLE / "object.csv").open(encoding="utf-8", newline="") as stream:
        named = {row["image"] for row in csv.DictReader(stream)} - {""}
    there = {path.relative_to(SAMPLE).as_posix() for path in PICTURES}
    assert named - there == {"pictures/OBJ-094.png"}  # a question, on purpose
    assert there - named == set()
    assert len(there) == 116


@pytest.mark.parametrize("path", PICTURES, ids=lambda path: path.stem)
def test_a_picture_is_a_small_drawing(path: Path) -> None:
    with Image.open(path) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "P", (WIDTH, HEIGHT))
        colours = len(picture.getcolors() or [])
        seen = np.asarray(picture, dtype=np.int64)
    assert path.stat().st_size < 100_000
    assert (np.diff(seen, axis=1) == 0).mean() > 0.75  # flat colours: no photograph
    assert 8 < colours <= SHADES  # something is drawn


def test_pictures_differ() -> None:
    assert len({path.read_bytes() for path in PICTURES}) == len(PICTURES)


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.png", "two.png"):
        write(tmp_path / name, "mug", "teal", 1)
    write(tmp_path / "other.png", "mug", "teal", 2)
    one, two, other = (tmp_path / f"{name}.png" for name in ("one", "two", "other"))
    assert one.read_bytes() == two.read_bytes() != other.read_bytes()


@pytest.mark.parametrize("motif", [motif.name for motif in MOTIFS])
def test_every_motif_can_be_drawn_in_every_style(motif: str) -> None:
    sheets = []
    for style in range(4):
        sheet = Canvas("#ffffff")
        drawing(motif)(sheet, palette("green", style), style)
        sheets.append(sheet.image.tobytes())
    assert all(one != other for one, other in pairwise(sheets))


def test_every_colour_has_its_tones() -> None:
    assert set(COLOURS) == set(TONES) == set(ACCENTS)
    lightness = {name: [_lightness(tone) for tone in tones] for name, tones in TONES.items()}
    assert all(dark < main < light for main, light, dark in lightness.values())


def _lightness(tone: str) -> int:
    return sum(int(tone[at : at + 2], 16) for at in (1, 3, 5))
