"""CSV: what is a row, and what becomes of a broken one."""

from pathlib import Path

import pytest

from tests.intake.delivered import checked, counts, lines, rows, text

GOOD = [("t1", "DE", 1), ("t2", None, 2)]
PLAIN = "tip_id,received_at,country\nt1,2019-10-14,DE\nt2,2019-10-15,\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(PLAIN.encode(), id="comma"),
        pytest.param(PLAIN.replace(",", ";").encode(), id="semicolon"),
        pytest.param(PLAIN.replace(",", "\t").encode(), id="tab"),
        pytest.param(b"\xef\xbb\xbf" + PLAIN.encode(), id="byte order mark"),
        pytest.param(PLAIN.replace("\n", "\r\n").encode(), id="windows lines"),
        pytest.param(PLAIN.replace("\n", "\r").encode(), id="old mac lines"),
        pytest.param(PLAIN.rstrip("\n").encode(), id="no last newline"),
        pytest.param(
            PLAIN.replace("country", " Country ").encode(), id="header as people write it"
        ),
        pytest.param(PLAIN.replace("DE", ' "DE" ').encode(), id="quoted with space"),
        pytest.param(PLAIN.replace("DE", "\u00a0DE\u00a0").encode(), id="hard space"),
        pytest.param((PLAIN + ",,\n,,\n").encode(), id="empty rows at the end"),
        pytest.param(PLAIN.replace("DE\n", "DE,,,\n").encode(), id="empty cells at the end"),
        pytest.param(b"\n\n" + PLAIN.encode(), id="blank lines before the header"),
        pytest.param(
            b'"tip_id","received_at","country"\n' + PLAIN[27:].encode(), id="quoted header"
        ),
    ],
)
def test_ways_to_write_the_same(tmp_path: Path, content: bytes) -> None:
    with checked(tmp_path, {"tip.csv": content}) as found:
        assert lines(found) == []
        assert rows(found, "tip", "tip_id, country, row") == GOOD
        assert counts(found.accounts["tip"]) == (2, 2, 0, 0)


WHOLE = "cells in whole quotes, quotes in them doubled"


@pytest.mark.parametrize(
    ("drawn", "taken", "expected"),
    [
        (
            """
            series_id,operation_id
            s1,v7,x
            s2
            s3,v7
            """,
            ["s3"],
            [
                "error series 1 .: 3 cells → 2 cells, as the header has",
                "error series 2 .: 1 cells → 2 cells, as the header has",
            ],
        ),
        (
            """
            series_id,operation_id
            s1,"v7
            s2,v7
            s3,"v7"x
            s4,v"7
            s5,v7
            """,
            ["s2", "s5"],
            [f"error series {row} .: a broken quote → {WHOLE}" for row in (1, 3, 4)],
        ),
        (
            """
            series_id,operation_id,story
            s1,v7,"two
            lines, ""quoted"" x"
            s2,v7,"three

            lines"
            s3,v7,"
            "
            s4,v7,"broken
            s5,v7,"two
            lines"
            s6,v7,
            """,
            ["s1", "s2", "s3", "s5", "s6"],
            [
                f"error series 4 .: a broken quote → {WHOLE}",
                "question series . story: . → a column of series (see DATA.md); left out",
            ],
        ),
        (
            """
            series_id,operation_id
            s1,v7

            ,
            s2,unknown,x
            """,
            ["s1"],
            ["error series 4 .: 3 cells → 2 cells, as the header has"],
        ),
    ],
)
def test_broken_rows(tmp_path: Path, drawn: str, taken: list[str], expected: list[str]) -> None:
    with checked(tmp_path, {"series.csv": text(drawn)}) as found:
        assert [series for (series,) in rows(found, "series", "series_id")] == taken
        assert lines(found) == expected
        assert found.accounts["series"].refused == found.errors


def test_a_row_of_a_quote_alone_is_a_row(tmp_path: Path) -> None:
    drawn = 'series_id,operation_id\n,""""\n"",\n'
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert counts(found.accounts["series"]) == (1, 0, 0, 1)


def test_row_numbers_after_cells_of_two_lines(tmp_path: Path) -> None:
    drawn = 'series_id,operation_id,x\ns1,v7,"a\nb"\ns2,v7,"a\nb"\ns3,v7,\n'
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert rows(found, "series", "series_id, row") == [("s1", 1), ("s2", 2), ("s3", 3)]


def test_windows_1252(tmp_path: Path) -> None:
    drawn = "org,operation_id,name\na,v7,Köln\nb,v7,Bonn\n".encode("cp1252")
    with checked(tmp_path, {"participant.csv": drawn}) as found:
        assert lines(found) == ["error participant 1 .: text that is not UTF-8 → text in UTF-8"]
        assert rows(found, "participant", "name") == [("Bonn",)]


def test_windows_1252_in_the_header(tmp_path: Path) -> None:
    drawn = "series_id,operation_id,Größe\ns1,v7,1\n".encode("cp1252")
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert rows(found, "series", "series_id") == [("s1",)]
        assert found.questions == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "series.csv is empty → a header, or rows"),
        (b"\n \n", "series.csv is empty → a header with the columns of series"),
        (b"\x89PNG\r\n\0\0\0", "series.csv is binary: it holds NUL bytes → text in UTF-8"),
        (
            "series_id,operation_id\n".encode("utf-16"),
            "series.csv is UTF-16, not text → text in UTF-8",
        ),
        (b"PK\x03\x04abc", "series.csv is zip, not text → text in UTF-8"),
        (
            b"series_id|operation_id\ns1|v7\n",
            "series.csv has cells that are not parted by a comma, semicolon or tab"
            " → cells parted by a comma, semicolon or tab",
        ),
        (
            b"s1,v7\ns2,v7\n",
            "series.csv has no header with columns of series"
            " → a first line that names columns, such as series_id, operation_id, priority",
        ),
    ],
)
def test_files_that_are_no_table(tmp_path: Path, content: bytes, expected: str) -> None:
    with checked(tmp_path, {"series.csv": content}) as found:
        assert lines(found) == [f"error series . .: {expected}"]
        assert "series" not in found.accounts


def test_a_header_alone(tmp_path: Path) -> None:
    with checked(tmp_path, {"series.csv": "series_id,operation_id\n"}) as found:
        assert lines(found) == []
        assert counts(found.accounts["series"]) == (0, 0, 0, 0)
        assert rows(found, "series") == []


def test_a_column_missing(tmp_path: Path) -> None:
    with checked(tmp_path, {"series.csv": "series_id,bytes\ns1,x\ns2,1\n"}) as found:
        assert lines(found) == [
            "error series . operation_id: . → the column operation_id, which is not there"
        ]
        assert counts(found.accounts["series"]) == (2, 0, 0, 2)


def test_a_column_twice(tmp_path: Path) -> None:
    drawn = "series_id,operation_id,SERIES_ID\ns1,v7,s2\n"
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert lines(found) == ["error series . series_id: named twice → a column named once"]
        assert counts(found.accounts["series"]) == (1, 0, 0, 1)


def test_unknown_columns_are_not_stored(tmp_path: Path) -> None:
    drawn = "series_id,operation_id,md5\ns1,v7,d41d8cd98f00b204\ns2,,d41d8cd98f00b204,x\n"
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert "d41d8cd9" not in str(lines(found))
        path = found.connection.execute("select path from duckdb_databases()").fetchall()
        stored = b"".join(Path(name).read_bytes() for (name,) in path if name)
        assert b"d41d8cd9" not in stored


def test_a_long_line(tmp_path: Path) -> None:
    drawn = b"series_id,operation_id\ns1,v7\ns2," + b"x" * 3_000_000 + b"\ns3,v7\n"
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert lines(found) == ["error series 2 .: a line too long → a line of at most 1 MB"]
        assert rows(found, "series", "series_id, row") == [("s1", 1), ("s3", 3)]


def test_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    drawn = 'series_id,operation_id\ns0,"v7\n' + "".join(f"s{n},v7\n" for n in range(1, 5000))
    with checked(tmp_path, {"series.csv": drawn}) as found:
        assert lines(found) == [f"error series 1 .: a broken quote → {WHOLE}"]
        assert counts(found.accounts["series"]) == (5000, 4999, 0, 1)
