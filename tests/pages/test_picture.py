"""Pictures over HTTP: of a snapshot that is kept, for who may explore, else one plain line."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response

from lib import publish
from lib.access import COORDINATOR
from lib.ui import gate, picture, store
from tests.drawn import write

OBJECT = "object\nobject_id  image\no1  a.png\no2  ."
MORE = "tip\ntip_id  received_at\nt1  2019-10-14"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one snapshot, in which one object has a picture."""
    folder = write(tmp_path / "a", OBJECT)
    target = BytesIO()
    Image.new("RGB", (640, 480), "#336699").save(target, "PNG")
    (folder / "a.png").write_bytes(target.getvalue())
    publish.publish([folder], tmp_path / "data")
    monkeypatch.setenv("BOARD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def asked(snapshot: str, name: str) -> Request:
    return Request({"type": "http", "path_params": {"snapshot": snapshot, "object": name}})


def size(answer: Response) -> tuple[int, int]:
    with Image.open(BytesIO(bytes(answer.body))) as found:
        return found.size


def is_none(answer: Response) -> bool:
    return (answer.status_code, answer.body) == (404, b"There is no such picture.\n")


def test_picture_and_thumbnail_are_kept_for_good(data: Path) -> None:
    here = asked(store.snapshot().id, "o1")
    whole, small = picture.picture(here), picture.thumbnail(here)
    assert (size(whole), size(small)) == ((640, 480), (320, 240))
    assert whole.headers["Content-Type"] == "image/jpeg"
    assert whole.headers["Cache-Control"] == "private, max-age=31536000, immutable"


@pytest.mark.parametrize("name", ["o2", "o3", "a b", "../x", "x" * 65, ""])
def test_what_is_none_is_one_plain_line(data: Path, name: str) -> None:
    answer = picture.picture(asked(store.snapshot().id, name))
    assert is_none(answer)
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("snapshot", ["ffffff", "CURRENT", "../../etc", ""])
def test_no_snapshot_but_one_that_is_kept(data: Path, snapshot: str) -> None:
    assert is_none(picture.picture(asked(snapshot, "o1")))


def test_an_earlier_snapshot_answers_as_long_as_it_is_kept(data: Path, tmp_path: Path) -> None:
    before = store.snapshot().id
    first = picture.picture(asked(before, "o1")).body
    publish.publish([write(tmp_path / "b", MORE)], data)
    after = store.snapshot().id
    assert after != before
    assert picture.picture(asked(after, "o1")).body == first
    assert picture.picture(asked(before, "o1")).body == first


def test_who_may_not_explore_sees_none(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = replace(COORDINATOR, sections=("brief",))
    monkeypatch.setattr(gate, "viewer", lambda: nobody)
    assert is_none(picture.picture(asked(store.snapshot().id, "o1")))
