"""A zip without a clock."""

import io
import zipfile

from lib.briefing.package import EPOCH, fixed, packed

FILES = {"b.txt": b"b" * 999, "a.png": b"\x89PNG", "c/ü.txt": "ü".encode()}


def test_the_same_files_give_the_same_bytes() -> None:
    assert packed(FILES) == packed(dict(FILES))
    assert packed(FILES) != packed({**FILES, "b.txt": b"b"})


def test_it_holds_the_files_in_their_order_and_no_clock() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(FILES))) as package:
        assert package.namelist() == [*FILES]
        assert {name: package.read(name) for name in FILES} == FILES
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}
        assert package.testzip() is None


def test_a_document_is_packed_anew_its_contents_first_and_without_its_clock() -> None:
    parts = {"a.xml": b"<a/>", "[Content_Types].xml": b"<t/>", "b/c.xlsx": b"x" * 99}
    made = set[bytes]()
    for year, names in ((2019, [*parts]), (2026, [*reversed(parts)])):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as package:
            for name in names:
                package.writestr(zipfile.ZipInfo(name, (year, 1, 1, 0, 0, 0)), parts[name])
        made.add(fixed(buffer.getvalue()))
    (document,) = made
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        assert package.namelist() == ["[Content_Types].xml", "a.xml", "b/c.xlsx"]
        assert {name: package.read(name) for name in parts} == parts
        assert {entry.date_time for entry in package.infolist()} == {EPOCH}
