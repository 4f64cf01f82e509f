"""NDJSON: one object a line, in whatever way its values are written."""

import gzip
from pathlib import Path

import pytest

from tests.intake.delivered import checked, counts, lines, rows

TIP = '{"tip_id":"t1","received_at":"2019-10-14T08:05:00Z","count":%s}\n'


@pytest.mark.parametrize(
    ("written", "read"),
    [("2", 2), ("2.0", 2), ('"2"', 2), ('"1.234"', 1234), ("null", 1), ('""', 1), ("2e0", 2)],
)
def test_counts(tmp_path: Path, written: str, read: int) -> None:
    with checked(tmp_path, {"tip.ndjson": TIP % written}) as found:
        assert lines(found) == []
        assert rows(found, "tip", '"count"') == [(read,)]


@pytest.mark.parametrize("written", ["1.234", "-1", "1e30", "1.5", "12345678901234567890123"])
def test_no_counts(tmp_path: Path, written: str) -> None:
    with checked(tmp_path, {"tip.ndjson": TIP % written}) as found:
        assert [(each.row, each.column) for each in found.problems()] == [(1, "count")]


OBJECT = "a line that is no JSON object → one JSON object a line"
VALUE = "a list, an object, true or false as a value → text, a number or null"


@pytest.mark.parametrize(
    ("broken", "expected"),
    [
        ("[1]", OBJECT),
        ("1", OBJECT),
        ('"x"', OBJECT),
        ("null", OBJECT),
        ('{"tip_id":', OBJECT),
        ("{'tip_id': 1}", OBJECT),
        ("[" * 100_000, OBJECT),
        (
            '{"tip_id":"t9","tip_id":"t8","received_at":"2019-10-14"}',
            "a key that comes twice → each key once",
        ),
        ('{"tip_id":["t9"],"received_at":"2019-10-14"}', VALUE),
        ('{"tip_id":true,"received_at":"2019-10-14"}', VALUE),
        (b'{"tip_id":"\xe9"}', "text that is not UTF-8 → text in UTF-8"),
        ('{"tip_id":"' + "x" * 2_000_000 + '"}', "a line too long → a line of at most 1 MB"),
    ],
)
def test_broken_lines(tmp_path: Path, broken: str | bytes, expected: str) -> None:
    line = broken if isinstance(broken, bytes) else broken.encode()
    content = (TIP % 1).encode() + b"\n" + line + b"\n" + (TIP % 1).replace("t1", "t2").encode()
    with checked(tmp_path, {"tip.ndjson": content}) as found:
        assert lines(found) == [f"error tip 3 .: {expected}"]
        assert rows(found, "tip", "tip_id, row") == [("t1", 1), ("t2", 4)]
        assert counts(found.accounts["tip"]) == (3, 2, 0, 1)


@pytest.mark.parametrize("said", ["\\u0000", "a\\u0000b", "\\ud800"])
def test_characters_that_are_none(tmp_path: Path, said: str) -> None:
    drawn = f'{{"org":"a","operation_id":"v7","name":"{said}"}}\n'
    with checked(tmp_path, {"participant.ndjson": drawn}) as found:
        assert found.errors == 1
        assert counts(found.accounts["participant"]) == (1, 0, 0, 1)


def test_keys_as_people_write_them(tmp_path: Path) -> None:
    drawn = (
        '{" Tip_ID ":"t1","RECEIVED_AT":"2019-10-14"}\n'
        '{"tip_id":"t2","received_at":"2019-10-14","a/b~\\"":1}\n'
    )
    with checked(tmp_path, {"tip.ndjson": drawn}) as found:
        assert rows(found, "tip", "tip_id") == [("t1",), ("t2",)]
        assert lines(found) == ['question tip . a/b~": . → a column of tip (see DATA.md); left out']


def test_no_line_is_json(tmp_path: Path) -> None:
    with checked(tmp_path, {"tip.ndjson": "a\nb\n"}) as found:
        assert lines(found) == [f"error tip 1 .: {OBJECT}", f"error tip 2 .: {OBJECT}"]
        assert counts(found.accounts["tip"]) == (2, 0, 0, 2)


def test_a_column_that_no_line_has(tmp_path: Path) -> None:
    with checked(tmp_path, {"tip.ndjson": '{"tip_id":"t1"}\n{"x":1}\n'}) as found:
        assert lines(found)[0] == (
            "error tip . received_at: . → the column received_at, which is not there"
        )
        assert counts(found.accounts["tip"]) == (2, 0, 0, 2)


def test_a_thousand_unknown_keys_are_not_a_thousand_questions(tmp_path: Path) -> None:
    drawn = TIP % 1 + "".join(f'{{"k{number}":1}}\n' for number in range(900))
    with checked(tmp_path, {"tip.ndjson": drawn}) as found:
        assert found.questions == 21
        assert found.accounts["tip"].taken == 1


def test_gzipped(tmp_path: Path) -> None:
    with checked(tmp_path, {"tip.ndjson.gz": gzip.compress((TIP % 1).encode())}) as found:
        assert (lines(found), found.accounts["tip"].taken) == ([], 1)
