"""XLSX: one sheet a table, cells as they stand."""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from lib.intake import check
from tests.intake.delivered import NOW, checked, counts, line, lines, rows

OPERATION = [
    ["operation_id", "name", "starts_on", "ends_on", "planned_series"],
    ["v7", "VIDTF 7", date(2019, 10, 14), datetime(2019, 10, 25), 12.0],
]
Sheets = dict[str, list[list[object]]]


def book(sheets: Sheets, merged: str | None = None) -> bytes:
    """A workbook; *merged* cells are on its last sheet."""
    made = Workbook()
    made.remove(made.worksheets[0])
    for title, drawn in sheets.items():
        sheet = made.create_sheet(title)
        for row in drawn:
            sheet.append(row)
    if merged:
        made.worksheets[-1].merge_cells(merged)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_every_kind_of_cell(tmp_path: Path) -> None:
    events: list[list[object]] = [
        ["event_id", "series_id", "kind", "occurred_at", "count"],
        [1, "s1", "received", datetime(2019, 10, 14, 8, 5), 2],
        ["e2", "s1", "processed", "2019-10-14T08:05:00Z", "1.234"],
    ]
    path = tmp_path / "delivery.xlsx"
    series: list[list[object]] = [["series_id", "operation_id"], ["s1", "v7"]]
    path.write_bytes(book({"Operation ": OPERATION, "series": series, "series_event": events}))
    with check([path], now=NOW) as found:
        assert lines(found) == []
        assert rows(found, "operation", "starts_on, ends_on, planned_series") == [
            (date(2019, 10, 14), date(2019, 10, 25), 12)
        ]
        assert rows(found, "series_event", 'event_id, occurred_at, "count", row') == [
            ("1", datetime(2019, 10, 14, 8, 5), 2, 1),
            ("e2", datetime(2019, 10, 14, 8, 5), 1234, 2),
        ]


def series(*added: list[object], merged: str | None = None) -> bytes:
    """A workbook of series: s1, then *added*, then s9."""
    head: list[object] = ["series_id", "operation_id", "images", "story"]
    return book({"series": [head, ["s1", "v7", 1], *added, ["s9", "v7", 1]]}, merged)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["s2", "v7", "=1+1"], "error series 2 .: C3 holds a formula → a value"),
        (
            ["=A2", "v7", "=1+1"],
            "error series 2 .: A3 holds a formula; C3 holds a formula → a value",
        ),
        (["s2", "v7", "#N/A"], "error series 2 .: C3 holds the error #N/A → a value"),
        (
            ["s2", "v7", 1.5],
            "error series 2 images: 1.5 → a whole number from 0 to 1,000,000,000,000,000",
        ),
        (
            ["s2", "v7", True],
            "error series 2 images: True → a whole number from 0 to 1,000,000,000,000,000",
        ),
        (
            ["s2", "v7", datetime(2019, 10, 14)],
            "error series 2 images: 2019-10-14T00:00:00"
            " → a whole number from 0 to 1,000,000,000,000,000",
        ),
    ],
)
def test_bad_cells(tmp_path: Path, row: list[object], expected: str) -> None:
    with checked(tmp_path, {"any.xlsx": series(row)}) as found:
        assert lines(found)[0] == expected
        assert rows(found, "series", "series_id, row") == [("s1", 1), ("s9", 3)]
        assert counts(found.accounts["series"]) == (3, 2, 0, 1)


def test_a_formula_in_a_column_that_is_left_out(tmp_path: Path) -> None:
    with checked(tmp_path, {"any.xlsx": series(["s2", "v7", 1, "=1+1"])}) as found:
        assert (found.errors, found.accounts["series"].taken) == (0, 3)


def test_blank_rows_keep_their_number(tmp_path: Path) -> None:
    with checked(tmp_path, {"any.xlsx": series([None, " "], [])}) as found:
        assert rows(found, "series", "series_id, row") == [("s1", 1), ("s9", 4)]


@pytest.mark.parametrize(
    ("merged", "refused"), [("A3:B4", [2, 3]), ("C2:C3", [1, 2]), ("D2:E4", [])]
)
def test_merged_cells(tmp_path: Path, merged: str, refused: list[int]) -> None:
    content = series(["s2", "v7", 1], ["s3", "v7", 1], merged=merged)
    with checked(tmp_path, {"any.xlsx": content}) as found:
        said = [line(each) for each in found.problems() if each.severity == "error"]
        assert said == [
            f"error series {row} .: {merged} is merged → cells that are not merged"
            for row in refused
        ]
        delivered, taken, _, of_them = counts(found.accounts["series"])
        assert (delivered, of_them) == (taken + len(refused), len(refused))


def test_sheets(tmp_path: Path) -> None:
    content = book(
        {
            "Series": [["series_id", "operation_id"], ["s1", "v7"]],
            "Notes": [["a"]],
            "tip": [],
            "media": [["x"], [1]],
        }
    )
    with checked(
        tmp_path, {"any.xlsx": content, "series.csv": "series_id,operation_id\n"}
    ) as found:
        first = "a first row that names columns, such as"
        assert lines(found) == [
            "error series . .: Series in any.xlsx beside series.csv"
            " → one file or sheet for a table",
            "error tip . .: tip in any.xlsx has no header with columns of tip"
            f" → {first} tip_id, object_id, received_at",
            "error media . .: media in any.xlsx has no header with columns of media"
            f" → {first} series_id, kind, added_on",
            "question . . .: Notes in any.xlsx → a sheet named after a table; left out",
        ]


def test_a_workbook_named_after_its_only_table(tmp_path: Path) -> None:
    content = book({"Sheet1": [["series_id", "operation_id"], ["s1", "v7"]]})
    with checked(tmp_path, {"series.xlsx": content}) as found:
        assert found.accounts["series"].taken == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "any.xlsx is no zip that can be read"),
        (b"series_id\n", "any.xlsx is no zip that can be read"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "any.xlsx is encrypted or an old .xls"),
        (series()[:-40], "any.xlsx is no zip that can be read"),
    ],
    ids=["empty", "text", "old or encrypted", "cut short"],
)
def test_no_workbook(tmp_path: Path, content: bytes, said: str) -> None:
    with checked(tmp_path, {"any.xlsx": content}) as found:
        assert [each.said for each in found.problems()] == [said]


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """A workbook with *old* replaced by *new* in one of its parts."""
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            read = given.read(name)
            made.writestr(name, read.replace(old, new) if name == part else read)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        (
            "xl/worksheets/sheet1.xml",
            b"</row>",
            b"<row>",
            "any.xlsx is no workbook that can be read",
        ),
        (
            "xl/worksheets/sheet1.xml",
            b'r="3"',
            b'r="99999999"',
            "series in any.xlsx has more rows than a sheet may",
        ),
        (
            "xl/workbook.xml",
            b"<workbook",
            b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook",
            "any.xlsx defines its own XML entities",
        ),
        ("[Content_Types].xml", b"sheet.main", b"x", "any.xlsx is no workbook that can be read"),
    ],
)
def test_broken_parts(tmp_path: Path, part: str, old: bytes, new: bytes, said: str) -> None:
    with checked(tmp_path, {"any.xlsx": changed(series(), part, old, new)}) as found:
        assert [each.said for each in found.problems() if each.severity == "error"] == [said]
