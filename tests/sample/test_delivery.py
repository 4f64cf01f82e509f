"""``data/sample`` is what is written, and passes intake with its questions only."""

from pathlib import Path

import pytest

from lib.intake import check
from lib.sample import write_vidtf7
from tests.sample.folder import SAMPLE

# table, column, what was said: each of another sort, wrong on purpose (data/README.md)
QUESTIONS = {
    ("series_event", "occurred_at", "2019-10-15T09:11:11Z"),  # processed before received
    ("series_event", "series_id", "S-1017"),  # there are a thousand
    ("series_event", "country", "DE"),  # notified, not pinpointed
    ("series_event", "country", "BE"),  # acknowledged, not notified
    ("series_event", "known_at", "2019-10-23T10:53:20Z"),  # known before it happened
    ("object", "image", "pictures/OBJ-094.png: not in the delivery"),
    ("tip", "object_id", "OBJ-131"),  # there are 120
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "deep" / "down"
    write_vidtf7(folder)
    return folder


def files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if path.is_file()
    }  # fmt: skip


def test_the_folder_is_what_is_written(written: Path) -> None:
    ours, theirs = files(SAMPLE), files(written)
    assert sorted(ours) == sorted(theirs)
    different = [name for name in ours if ours[name].read_bytes() != theirs[name].read_bytes()]
    assert different == []


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in files(SAMPLE).values()) < 5_000_000


def test_it_is_plain_text() -> None:
    for path in SAMPLE.glob("*.csv"):
        text = path.read_bytes()
        assert b"\r" not in text and text.endswith(b"\n") and text.decode("utf-8"), path.name


def test_intake_takes_every_row_and_asks_seven_questions() -> None:
    with check([SAMPLE]) as checked:
        assert checked.errors == 0
        assert {(p.table, p.column, p.said) for p in checked.problems()} == QUESTIONS
        assert checked.questions == len(QUESTIONS)
        assert all(each.taken == each.delivered > 0 for each in checked.accounts.values())
        assert len(checked.accounts) == 12  # every table of DATA.md
