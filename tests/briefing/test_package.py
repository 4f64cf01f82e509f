"""A zip without a clock."""

import io
import zipfile

from lib.briefing.package import packed

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
