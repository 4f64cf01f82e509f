"""Zips and gzips: what is opened, and what is not."""

import gzip
import io
import stat
import zipfile
from pathlib import Path

import pytest

from lib.intake import check
from tests.intake.delivered import NOW, OPERATION, checked, lines, text

SERIES = "series_id,operation_id\ns1,v7\n"


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    """A zip at *path* with *files* and an operation."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def said(path: Path) -> list[str]:
    with check([path], now=NOW) as found:
        return lines(found)


@pytest.mark.parametrize("inside", ["", "export/", "a/b/"])
def test_tables_in_one_folder(tmp_path: Path, inside: str) -> None:
    files: dict[str, str | bytes] = {
        f"{inside}operation.csv": text(OPERATION),
        f"{inside}series.csv.gz": gzip.compress(SERIES.encode()),
        "__MACOSX/._series.csv": b"\0",
        ".DS_Store": b"\0",
        "README.txt": "hello",
        f"{inside}tip.zip": "nested",
        "pictures/deep/a.png": "x",
    }
    with check([zipped(tmp_path / "d.ZIP", files)], now=NOW) as found:
        wanted = "a table's name with .csv, .parquet, .ndjson or .xlsx (see DATA.md); left out"
        assert sorted(lines(found)) == sorted(
            [
                f"question . . .: README.txt → {wanted}",
                f"question . . .: {inside}tip.zip → {wanted}",
            ]
        )
        assert {table: each.taken for table, each in found.accounts.items()} == {
            "operation": 1,
            "series": 1,
        }


def test_tables_in_two_folders(tmp_path: Path) -> None:
    path = zipped(tmp_path / "d.zip", {"a/operation.csv": text(OPERATION), "b/series.csv": SERIES})
    assert said(path) == ["error . . .: tables lie in 2 folders: a, b → all tables in one folder"]


@pytest.mark.parametrize(
    "name", ["../tip.csv", "a/../../tip.csv", "/etc/tip.csv", "..\\tip.csv", "C:\\tip.csv"]
)
def test_paths_that_lead_out(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "d.zip", {"operation.csv": text(OPERATION), name: SERIES})
    assert said(path) == [
        f"error . . .: d.zip holds a path that leads out of it: {name}"
        " → paths below the zip's own folder"
    ]


def test_a_link(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    with zipfile.ZipFile(path, "w") as archive:
        info = zipfile.ZipInfo("tip.csv")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
    assert said(path) == ["error . . .: d.zip holds a link: tip.csv → the file itself"]


def test_a_thousandfold(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "d.zip", {"operation.csv": text(OPERATION), "tip.csv": b"a" * 10_000_000}
    )
    assert said(path) == [
        "error . . .: d.zip holds a file that unpacks to more than 500 times its size"
        " → a zip that is not packed so tightly"
    ]


def test_a_little_file_may_be_packed_tightly(tmp_path: Path) -> None:
    series = "series_id,operation_id\n" + "s1,v7\n" * 9_000
    path = zipped(tmp_path / "d.zip", {"operation.csv": text(OPERATION), "series.csv": series})
    with check([path], now=NOW) as found:
        assert (lines(found), found.accounts["series"].repeated) == ([], 8_999)


def test_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "d.zip", {"operation.csv": text(OPERATION)})
    content = bytearray(path.read_bytes())
    content[6] |= 1  # the flag in the file's own header, then in the list of contents
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert said(path) == ["error . . .: d.zip is encrypted → a zip without a password"]


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 1000])
def test_no_zip(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(content)
    assert said(path) == ["error . . .: d.zip is no zip that can be read → a whole zip"]


def test_a_damaged_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "d.zip", {"operation.csv": text(OPERATION), "series.csv": SERIES})
    content = bytearray(path.read_bytes())
    start = content.index(b"series.csv") + len("series.csv")
    content[start : start + 8] = b"\xff" * 8
    path.write_bytes(content)
    assert said(path) == ["error series . .: series.csv is damaged → a whole file"]


PACKED = gzip.compress(SERIES.encode(), mtime=0)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (SERIES.encode(), "series.csv.gz is damaged → a whole file"),
        (PACKED[:-9], "series.csv.gz is damaged → a whole file"),
        (PACKED[:12] + b"\xff\xff\xff" + PACKED[15:], "series.csv.gz is damaged → a whole file"),
        (b"", "series.csv.gz is empty → a header, or rows"),
        (
            gzip.compress(b"a" * 50_000_000, mtime=0),
            "series.csv.gz unpacks to more than 500 times its size"
            " → a file that is not packed so tightly",
        ),
    ],
    ids=["not packed", "cut short", "damaged", "empty", "a bomb"],
)
def test_no_gzip(tmp_path: Path, content: bytes, expected: str) -> None:
    with checked(tmp_path, {"series.csv.gz": content}) as found:
        assert lines(found) == [f"error series . .: {expected}"]


def test_a_list_of_contents_that_lies(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("operation.csv", text(OPERATION) + "\n" * 5_000_000)
    content = bytearray(out.getvalue())
    place = content.index(b"PK\x01\x02") + 24
    content[place : place + 4] = (1000).to_bytes(4, "little")
    path = tmp_path / "d.zip"
    path.write_bytes(content)
    with check([path], now=NOW) as found:
        assert found.errors == 1
