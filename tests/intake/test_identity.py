"""The same row twice counts once; the same id with other content is an error."""

from datetime import date
from pathlib import Path

import pytest

from tests.intake.delivered import checked, counts, lines, rows, text


@pytest.mark.parametrize(
    ("table", "drawn", "expected", "said"),
    [
        (
            "participant",
            """
            operation_id,org,name,country
            v7,a,A,DE
            v7,a, A ,deu
            v7,b,B,
            v7,b,B,XK
            v7,b,B,
            """,
            (5, 2, 2, 1),
            ["error participant 4 org: b → an id of its own, or the content of row 3"],
        ),
        (
            "tip",
            """
            tip_id,received_at,count
            t1,soon,1
            t1,2019-10-14T08:00:00Z,
            t1,2019-10-14T10:00:00+02:00,1
            t1,2019-10-14T08:00:00Z,2
            """,
            (4, 1, 1, 2),
            [
                "error tip 1 received_at: soon → an instant such as 2019-10-14T08:05:00Z,"
                " or a date such as 2019-10-14",
                "error tip 4 tip_id: t1 → an id of its own, or the content of row 2",
            ],
        ),
        (
            "published_figure",
            """
            subject,metric,value,source
            vidtf,tips,1,a
            vidtf,tips,1.0,a
            vidtf,tips,2,a
            """,
            (3, 2, 1, 0),
            [],
        ),
    ],
)
def test_twice(
    tmp_path: Path, table: str, drawn: str, expected: tuple[int, ...], said: list[str]
) -> None:
    with checked(tmp_path, {f"{table}.csv": text(drawn)}) as found:
        assert counts(found.accounts[table]) == expected
        assert lines(found) == said


def test_media_are_rolled_up(tmp_path: Path) -> None:
    drawn = text("""
        series_id,kind,added_on,files,bytes
        ,image,2019-10-14,,
        ,image,2019-10-14,,
        ,image,2019-10-15,2,10
        ,image,2019-10-15,3,
        ,film,2019-10-15,3,
        ,video,2019-10-15,0,0
    """)
    with checked(tmp_path, {"media.csv": drawn}) as found:
        assert counts(found.accounts["media"]) == (6, 5, 0, 1)
        columns = "series_id, kind, added_on, files, bytes, row, delivered_rows"
        assert rows(found, "media", columns) == [
            (None, "image", date(2019, 10, 14), 2, None, 1, 2),
            (None, "image", date(2019, 10, 15), 5, 10, 3, 2),
            (None, "video", date(2019, 10, 15), 0, 0, 6, 1),
        ]


def test_a_sum_that_runs_over_is_no_crash(tmp_path: Path) -> None:
    drawn = "kind,added_on,files\n" + f"image,2019-10-14,{10**15}\n" * 10_000
    with checked(tmp_path, {"media.csv": drawn}) as found:
        assert rows(found, "media", "files") == [(2**63 - 1,)]
