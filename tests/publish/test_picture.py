"""Pictures at publish: within bounds, nothing of the file kept, made once, never a trace."""

import io
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from lib.database import Snapshot, current
from lib.errors import PublishRefused
from lib.publish import publish
from lib.publish.pixels import MOST_PIXELS, NoPicture, cleaned
from tests import drawn

OBJECT = """
    object
    object_id  title  image
    o1         Cap    a.png

    object_event
    event_id  object_id  kind       occurred_at
    e1        o1         published  2019-10-14T08:00Z
"""
SECRETS = b"Canon", b"EOS 5D", b"52.0799", b"CaseWorker", b"adobe:ns:meta", b"sRGB IEC", b"ICC_P"


def saved(image: Image.Image, kind: str, **given: object) -> bytes:
    target = io.BytesIO()
    image.save(target, kind, **given)
    return target.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, text: bytes = b"", colour: int = 0) -> bytes:
    """A PNG of one bit a pixel, packed a row at a time: small, however large it unpacks."""
    packer = zlib.compressobj(9)
    row = b"\x00" * (1 + (width + 7) // 8)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, colour, 0, 0, 0))
    said = chunk(b"tEXt", b"Comment\0" + text) if text else b""
    return b"\x89PNG\r\n\x1a\n" + head + said + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def with_secrets(image: Image.Image, kind: str) -> bytes:
    """The picture with a position, a camera, a profile, XMP and a comment in it."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "Canon", "EOS 5D", 6
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[29] = "N", "52.0799"
    profile = b"\x00" * 36 + b"acsp" + b"sRGB IEC61966-2.1" + b"\x00" * 80
    more: dict[str, object] = {"exif": exif, "icc_profile": profile}
    more["xmp"] = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>CaseWorker</x:xmpmeta>"
    if kind == "JPEG":
        more["comment"] = b"CaseWorker"
    if kind == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Author", "CaseWorker")
        more["pnginfo"] = info
    return saved(image, kind, **more)


def put(folder: Path, content: bytes, text: str = OBJECT) -> Path:
    delivery = drawn.write(folder, text)
    (delivery / "a.png").write_bytes(content)
    return delivery


def pictures(board: Snapshot) -> list[tuple[object, ...]]:
    return board.rows("from snapshot.object_picture order by object_id")


def asked(board: Snapshot) -> list[tuple[object, ...]]:
    return board.rows("""
        select "table", row, "column" from snapshot.question where "column" = 'image'
    """)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_of_the_file_is_kept_but_its_pixels(tmp_path: Path, kind: str) -> None:
    content = with_secrets(Image.new("RGB", (40, 20), "#A03020"), kind)
    assert any(secret in content for secret in SECRETS)
    publish([put(tmp_path / "a", content)], tmp_path / "data")
    board = current(tmp_path / "data")
    [(object_id, width, height, picture, thumbnail)] = pictures(board)
    assert (object_id, width, height) == ("o1", 20, 40)  # turned upright, as EXIF had it
    file = board.path.read_bytes()
    for secret in (*SECRETS, b"a.png"):
        assert secret not in picture and secret not in thumbnail and secret not in file
    with Image.open(io.BytesIO(picture)) as found:
        assert not found.getexif() and "exif" not in found.info and "icc_profile" not in found.info
        assert set(found.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        red, green, blue = found.getpixel((5, 5))
        assert abs(red - 0xA0) < 8 and abs(green - 0x30) < 8 and abs(blue - 0x20) < 8


def test_it_is_made_smaller_and_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(saved(Image.effect_noise((3000, 1500), 90), "JPEG"))
    one, other = cleaned(path), cleaned(path)
    assert one == other
    assert (one.width, one.height) == (1024, 512)
    with Image.open(io.BytesIO(one.thumbnail)) as small:
        assert small.size == (320, 160)
    path.write_bytes(png(20_000, 10))
    assert (cleaned(path).width, cleaned(path).height) == (1024, 1)


@pytest.mark.parametrize(
    ("image", "kind", "expected"),
    [
        (Image.new("CMYK", (9, 9), (0, 255, 255, 0)), "JPEG", (255, 0, 0)),
        (Image.new("I;16", (9, 9), 0x8000), "PNG", (128, 128, 128)),
        (Image.new("LA", (9, 9), (0, 0)), "PNG", (255, 255, 255)),
        (Image.new("RGBA", (9, 9), (255, 0, 0, 128)), "WEBP", (255, 127, 127)),
        (Image.new("1", (9, 9), 1), "PNG", (255, 255, 255)),
    ],
    ids=["cmyk", "16 bit", "grey with alpha", "half transparent", "1 bit"],
)
def test_odd_modes_become_plain(
    tmp_path: Path, image: Image.Image, kind: str, expected: tuple[int, ...]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(saved(image, kind))
    with Image.open(io.BytesIO(cleaned(path).picture)) as found:
        assert found.mode == "RGB"
        assert all(abs(a - b) <= 6 for a, b in zip(found.getpixel((4, 4)), expected, strict=True))


def test_a_palette_with_a_transparent_colour_stands_on_white(tmp_path: Path) -> None:
    image = Image.new("P", (9, 9), 0)
    image.putpalette([0, 0, 0, 200, 0, 0])
    path = tmp_path / "a"
    path.write_bytes(saved(image, "PNG", transparency=0))
    with Image.open(io.BytesIO(cleaned(path).picture)) as found:
        assert min(found.getpixel((4, 4))) > 250


def test_of_what_moves_the_first_picture_is_kept(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("#00FF00", "#0000FF")]
    path = tmp_path / "a"
    path.write_bytes(
        saved(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    )
    with Image.open(io.BytesIO(cleaned(path).picture)) as found:
        assert found.getpixel((4, 4))[1] > 240


def test_a_large_one_is_made_smaller_band_by_band_and_looks_the_same(tmp_path: Path) -> None:
    """A palette with a transparent colour, wider than a band: halves, and white where it is."""
    image = Image.new("P", (7001, 5003), 1)
    image.putpalette([0, 0, 0, 200, 0, 0, 0, 0, 200])
    image.paste(2, (3500, 0, 7001, 5003))
    image.paste(0, (0, 0, 7001, 2500))
    path = tmp_path / "a"
    path.write_bytes(saved(image, "PNG", transparency=0))
    made = cleaned(path)
    assert (made.width, made.height) == (1024, 732)
    with Image.open(io.BytesIO(made.picture)) as found:
        white, red, blue = (255, 255, 255), (200, 0, 0), (0, 0, 200)
        for wanted, places in {
            white: [(512, 50), (512, 355)],
            red: [(9, 376), (505, 725)],
            blue: [(519, 725), (1020, 376)],
        }.items():
            for seen in map(found.getpixel, places):
                assert all(abs(a - b) < 9 for a, b in zip(seen, wanted, strict=True))


# The peak of the process itself; that of getrusage takes over its parent's.
MEASURED = """
import re, sys
from pathlib import Path
from lib.publish.pixels import cleaned
def peak():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
before = peak()
cleaned(Path(sys.argv[1]))
print((peak() - before) // 1024)
"""


@pytest.mark.parametrize(
    ("mode", "side", "kind", "given"),
    [
        ("1", 7000, "PNG", {}),
        ("RGBA", 7000, "PNG", {"compress_level": 1}),
        ("CMYK", 7000, "JPEG", {"progressive": True, "subsampling": 0}),
        ("RGBA", 3500, "WEBP", {"method": 0, "lossless": True, "quality": 0}),
    ],
)
def test_the_largest_of_each_kind_takes_400_mb_at_most(
    tmp_path: Path, mode: str, side: int, kind: str, given: dict[str, object]
) -> None:
    path = tmp_path / "a"
    path.write_bytes(saved(Image.new(mode, (side, side)), kind, **given))
    assert 0.97 < side * side / MOST_PIXELS[kind] <= 1
    run = [sys.executable, "-c", MEASURED, str(path)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    assert 0 < int(done.stdout) <= 400


WHOLE = saved(Image.effect_noise((200, 200), 90), "PNG")
BAD = {
    "bomb": png(30_000, 30_000),
    "just too large": png(MOST_PIXELS["PNG"] // 1000 + 1, 1000),
    "just too large webp": saved(Image.new("L", (4000, 3200)), "WEBP"),
    "too long and thin": png(65_536, 1),
    "truncated": WHOLE[: len(WHOLE) // 2],
    "truncated jpeg": saved(Image.effect_noise((200, 200), 90), "JPEG")[:900],
    "only its first bytes": b"\x89PNG\r\n\x1a\n....",
    "webp without an end": saved(Image.new("RGB", (99, 99)), "WEBP")[:40],
    "no size": png(0, 0),
    "jpeg as noise": b"\xff\xd8\xff\xe0" + bytes(range(256)) * 9,
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_decoded_is_asked_about_and_the_rest_goes_on(
    tmp_path: Path, name: str
) -> None:
    folder = put(tmp_path / "a", BAD[name])
    with pytest.raises(NoPicture) as why:
        cleaned(folder / "a.png")
    outcome = publish([folder], tmp_path / "data")
    board = current(tmp_path / "data")
    assert (pictures(board), asked(board)) == ([], [("object", 1, "image")])
    assert (outcome.added["object"], outcome.questions) == (1, 1)
    assert [problem.said for problem in outcome.problems] == [f"a picture {why.value}"]


def test_an_svg_that_calls_itself_png_is_no_picture(tmp_path: Path) -> None:
    publish([put(tmp_path / "a", b"<svg xmlns='http://www.w3.org/2000/svg'/>")], tmp_path / "data")
    board = current(tmp_path / "data")
    assert (pictures(board), asked(board)) == ([], [("object", 1, "image")])


def test_a_hundred_megabytes_of_text_are_not_read(tmp_path: Path) -> None:
    folder = put(tmp_path / "a", png(9, 9, text=b"A" * 100_000_000))
    with pytest.raises(NoPicture, match="larger than"):
        cleaned(folder / "a.png")
    (folder / "a.png").write_bytes(png(9, 9, text=b"CaseWorker" * 100))
    assert b"CaseWorker" not in cleaned(folder / "a.png").picture


def test_pictures_are_carried_over_and_only_added(tmp_path: Path) -> None:
    data = tmp_path / "data"
    red, blue = (saved(Image.new("RGB", (9, 9), one), "PNG") for one in ("red", "blue"))
    two = OBJECT.replace("o1         Cap    a.png", "o1 Cap a.png\n    o2 Bag .")
    first = publish([put(tmp_path / "a", red, two)], data)
    [before] = pictures(current(data))
    again = publish([put(tmp_path / "b", blue, two)], data)  # the first picture stands
    assert (again.snapshot, pictures(current(data))) == (first.snapshot, [before])
    added = publish([put(tmp_path / "c", blue, two.replace("Bag .", "Bag a.png"))], data)
    assert added.snapshot != first.snapshot
    after = pictures(current(data))
    assert after[0] == before
    assert [row[0] for row in after] == ["o1", "o2"]


def test_a_row_that_contradicts_an_earlier_one_brings_no_picture(tmp_path: Path) -> None:
    data = tmp_path / "data"
    none = OBJECT.replace("a.png", ".")
    publish([drawn.write(tmp_path / "a", none)], data)
    folder = put(
        tmp_path / "b", saved(Image.new("RGB", (9, 9)), "PNG"), OBJECT.replace("Cap", "Bag")
    )
    with pytest.raises(PublishRefused):
        publish([folder], data)
    (folder / "note.csv").write_text(
        "note_id,operation_id,occurred_at,text\nn1,v7,2019-10-14T08:00Z,x\n"
    )
    publish([folder], data, accept_valid_rows=True)
    assert pictures(current(data)) == []


def test_without_objects_the_table_is_empty(tmp_path: Path) -> None:
    assert pictures(drawn.published(tmp_path, "tip\ntip_id  received_at\nt1  2019-10-14")) == []


def test_a_picture_in_a_zip(tmp_path: Path) -> None:
    folder = put(tmp_path / "a", saved(Image.new("RGB", (9, 9)), "PNG"))
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    publish([tmp_path / "a.zip"], tmp_path / "data")
    assert len(pictures(current(tmp_path / "data"))) == 1
