"""Pictures of objects: found by their name, known by their first bytes."""

import zipfile
from pathlib import Path

import pytest

from lib.intake import check
from tests.intake.delivered import NOW, OPERATION, checked, laid, lines, text

PNG, JPEG, WEBP = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0....", b"RIFF....WEBPVP8 "
WANTED = "a PNG, JPEG or WebP of the delivery"


def objects(image: str) -> str:
    return f"object_id,kind,image\no1,logo,{image}\n"


@pytest.mark.parametrize(
    ("image", "name", "content"),
    [
        ("a.png", "a.png", PNG),
        ("A.PNG", "a.png", PNG),
        ("a.jpg", "pictures/a.jpg", JPEG),
        ("pictures/a.webp", "pictures/a.webp", WEBP),
        ("./pictures\\a.webp", "pictures/a.webp", WEBP),
        ("a.png", "a.png", JPEG),
    ],
)
def test_a_picture(tmp_path: Path, image: str, name: str, content: bytes) -> None:
    with checked(tmp_path, {"object.csv": objects(image), name: content}) as found:
        assert lines(found) == []
        picture = found.image("o1")
        assert picture is not None and picture.read_bytes() == content
        assert found.image("o2") is None


@pytest.mark.parametrize(
    ("image", "name", "content", "said"),
    [
        ("b.png", "a.png", PNG, "b.png: not in the delivery"),
        ("a.png", "a.png", b"GIF89a", "a.png: not a picture of these kinds"),
        ("a.png", "a.png", b"", "a.png: not a picture of these kinds"),
        ("a.gif", "a.gif", b"GIF89a", "a.gif: not a picture of these kinds"),
        ("operation.csv", "a.png", PNG, "operation.csv: not in the delivery"),
    ],
)
def test_no_picture(tmp_path: Path, image: str, name: str, content: bytes, said: str) -> None:
    with checked(tmp_path, {"object.csv": objects(image), name: content}) as found:
        assert lines(found) == [f"question object 1 image: {said} → {WANTED}"]
        assert found.image("o1") is None
        assert found.accounts["object"].taken == 1


def test_without_objects(tmp_path: Path) -> None:
    with checked(tmp_path, {"a.png": PNG}) as found:
        assert found.image("o1") is None


def test_a_picture_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as archive:
        archive.writestr("x/operation.csv", text(OPERATION))
        archive.writestr("x/object.csv", objects("pictures/a.png"))
        archive.writestr("x/pictures/a.png", PNG)
        archive.writestr("y/a.png", JPEG)
    with check([tmp_path / "d.zip"], now=NOW) as found:
        assert lines(found) == []
        picture = found.image("o1")
        assert picture is not None and picture.read_bytes() == PNG
    assert not picture.exists()


def test_a_picture_given_by_itself(tmp_path: Path) -> None:
    folder = laid(tmp_path / "tables", {"object.csv": objects("a.png")})
    (tmp_path / "a.png").write_bytes(PNG)
    with check([folder, tmp_path / "a.png"], now=NOW) as found:
        assert (lines(found), found.image("o1")) == ([], tmp_path / "a.png")
