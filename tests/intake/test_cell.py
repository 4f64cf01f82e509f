"""Cells: what each type reads, and the sentence where it can't."""

from datetime import date, datetime
from pathlib import Path

import pytest

from lib.intake import TABLES
from tests.intake.delivered import checked, lines, rows

# (table, column) that stands for the type, and a row that is right but for that cell
ROWS = {
    "operation": "operation_id,name,starts_on,ends_on\nv7,VIDTF,2019-10-14,2019-10-25",
    "series": "series_id,operation_id\ns1,v7",
    "participant": "operation_id,org,name\nv7,a,A",
    "series_event": "event_id,series_id,kind,occurred_at\ne1,s1,received,2019-10-14T08:05:00Z",
    "object": "object_id,kind\no1,logo",
    "tip": "tip_id,received_at\nt1,2019-10-14",
    "note": "note_id,operation_id,occurred_at,text\nn1,v7,2019-10-14T08:05:00Z,briefing",
    "published_figure": "subject,metric,value,source\nvidtf,tips,1,https://example.org",
}


def cell(folder: Path, table: str, column: str, said: str) -> tuple[list[str], list[object]]:
    """What is said of *said* in that column, and what was taken."""
    head, row = ROWS[table].split("\n")
    given = dict(zip(head.split(","), row.split(","), strict=True)) | {column: said}
    quoted = ",".join('"' + value.replace('"', '""') + '"' for value in given.values())
    files: dict[str, str | bytes] = {
        "series.csv": ROWS["series"] + "\n",
        f"{table}.csv": ",".join(given) + "\n" + quoted + "\n",
    }
    with checked(folder, files) as found:
        said_of = [each for each in lines(found) if each.startswith("error")]
        return said_of, [value for (value,) in rows(found, table, f'"{column}"')]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("0", 0),
        ("007", 7),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1\u00a0234\u00a0567", 1234567),
        ("1\u202f234", 1234),
        ("1\u2009234", 1234),
        ("1'234", 1234),
        ("1’234", 1234),
        ("12,0", 12),
        ("12.0", 12),
        ("1.234,0", 1234),
        ("1,234.00", 1234),
        ("1234.000", 1234),
        ("1000000000000000", 10**15),
    ],
)
def test_counts(tmp_path: Path, said: str, read: int) -> None:
    assert cell(tmp_path, "series", "images", said) == ([], [read])


COUNT = "a whole number from 0 to 1,000,000,000,000,000"


@pytest.mark.parametrize(
    "said",
    [
        "-1",
        "+1",
        "1,5",
        "1.5",
        "0.123",
        "1.23",
        "1,2345",
        "1.234.5",
        "1 2",
        "1e3",
        "NaN",
        "١",
        "1000000000000001",
        "9223372036854775808",
        "99999999999999999999999",
        "1.234,567",
        "=1",
    ],
)
def test_no_counts(tmp_path: Path, said: str) -> None:
    assert cell(tmp_path, "series", "images", said) == (
        [f"error series 1 images: {said} → {COUNT}"],
        [],
    )


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2019-10-14T08:05:00Z", "2019-10-14T08:05:00"),
        ("2019-10-14T08:05Z", "2019-10-14T08:05:00"),
        ("2019-10-14 08:05:00Z", "2019-10-14T08:05:00"),
        ("2019-10-14T08:05:00.25Z", "2019-10-14T08:05:00.250000"),
        ("2019-10-14T08:05:00.1234567Z", "2019-10-14T08:05:00.123456"),
        ("2019-10-14T08:05:00+02", "2019-10-14T06:05:00"),
        ("2019-10-14T08:05:00+0200", "2019-10-14T06:05:00"),
        ("2019-10-14T08:05+02:00", "2019-10-14T06:05:00"),
        ("2019-10-14T08:05:00-03:30", "2019-10-14T11:35:00"),
        ("2019-10-14T00:30+14:00", "2019-10-13T10:30:00"),
        ("2019-10-14T08:05:00", "2019-10-14T06:05:00"),  # Berlin, in summer
        ("2019-10-14 08:05", "2019-10-14T06:05:00"),
        ("2019-12-14T08:05", "2019-12-14T07:05:00"),  # in winter
        ("2019-10-27T02:30", "2019-10-27T00:30:00"),  # comes twice: the first
        ("2019-10-27T03:30", "2019-10-27T02:30:00"),
        ("2019-03-31T02:30", "2019-03-31T01:30:00"),  # does not come: with the old offset
    ],
)
def test_instants(tmp_path: Path, said: str, read: str) -> None:
    expected = datetime.fromisoformat(read)
    assert cell(tmp_path, "series_event", "occurred_at", said) == ([], [expected])


@pytest.mark.parametrize(
    "said",
    [
        "2019-10-14",
        "2019-10-14T",
        "2019-10-14T08",
        "2019-10-14T24:00:00Z",
        "2019-02-29T08:05Z",
        "2019-10-14T08:60Z",
        "2019-10-14T08:05:60Z",
        "2019-10-14T08:05:00+15:00",
        "14.10.2019 08:05",
        "2019-10-14T08:05:00 Europe/Berlin",
        "20191014T080500Z",
        "1571040300",
        "0019-10-14T08:05Z",
        "2019-10-14t08:05z",
        "2019-10-14T08:05:00+02:99",
    ],
)
def test_no_instants(tmp_path: Path, said: str) -> None:
    wanted = "an instant such as 2019-10-14T08:05:00Z"
    assert cell(tmp_path, "series_event", "occurred_at", said) == (
        [f"error series_event 1 occurred_at: {said} → {wanted}"],
        [],
    )


def test_a_tip_may_have_a_date_alone(tmp_path: Path) -> None:
    midnight = datetime(2019, 10, 13, 22)  # in Berlin
    assert cell(tmp_path, "tip", "received_at", "2019-10-14") == ([], [midnight])


@pytest.mark.parametrize(
    ("table", "column", "said", "read"),
    [
        ("operation", "starts_on", "2016-02-29", date(2016, 2, 29)),
        ("operation", "marking", "", "TLP:AMBER"),
        ("operation", "marking", "TLP:AMBER+STRICT", "TLP:AMBER+STRICT"),
        ("operation", "handling", "H1  H3", "H1 H3"),
        ("operation", "time_zone", "", "UTC"),
        ("operation", "time_zone", "America/New_York", "America/New_York"),
        ("participant", "country", "", None),
        ("participant", "country", "DE", "DE"),
        ("participant", "country", "deu", "DE"),
        ("participant", "country", "xk", "XK"),
        ("participant", "country", "NA", "NA"),
        ("participant", "name", "Polícia Judiciária", "Polícia Judiciária"),
        ("participant", "name", "Ops, “7”", "Ops, “7”"),
        ("participant", "name", "x" * 200, "x" * 200),
        ("series_event", "count", "", 1),
        ("tip", "language", "DE", "de"),
        ("tip", "channel", "web", "web"),
        ("object", "image", "images/a b.png", "images/a b.png"),
        ("published_figure", "value", "12,5", 12.5),
        ("published_figure", "value", "-0.5", -0.5),
        ("published_figure", "value", "1.5e3", 1500.0),
    ],
)
def test_cells(tmp_path: Path, table: str, column: str, said: str, read: object) -> None:
    assert cell(tmp_path, table, column, said) == ([], [read])


BAD = [
    ("operation", "starts_on", "2019-02-29"),
    ("operation", "starts_on", "14.10.2019"),
    ("operation", "starts_on", "2019-10-14T00:00"),
    ("operation", "marking", "TLP:WHITE"),
    ("operation", "handling", "H4"),
    ("operation", "time_zone", "Berlin"),
    ("operation", "time_zone", "+02:00"),
    ("participant", "org", "PL POLICE"),
    ("participant", "org", "é"),
    ("participant", "country", "Germany"),
    ("participant", "country", "XX"),
    ("participant", "country", "unknown"),
    ("participant", "name", "=1+1"),
    ("participant", "name", "+1"),
    ("participant", "name", "-1"),
    ("participant", "name", "@x"),
    ("participant", "name", "a\nb"),
    ("participant", "name", "a\x07b"),
    ("participant", "name", "a\u202eb"),
    ("participant", "name", "x" * 201),
    ("series", "priority", "urgent"),
    ("series_event", "kind", "done"),
    ("object", "release", "x" * 65),
    ("object", "title", '=HYPERLINK("http://example.org")'),
    ("object", "image", "../a.png"),
    ("object", "image", "/etc/passwd"),
    ("object", "image", "C:\\a.png"),
    ("tip", "language", "deu"),
    ("tip", "tip_id", "x" * 10_000),
    ("note", "text", "x" * 141),
    ("published_figure", "value", "14,300"),
    ("published_figure", "value", "nan"),
    ("published_figure", "value", "1e999"),
]


@pytest.mark.parametrize(("table", "column", "said"), BAD)
def test_bad_cells(tmp_path: Path, table: str, column: str, said: str) -> None:
    wanted = TABLES[table].column(column).type.wanted
    said_of, taken = cell(tmp_path, table, column, said)
    assert taken == []
    assert len(said_of) == 1
    assert said_of[0].startswith(f"error {table} 1 {column}: {said[:9].split(chr(10))[0][:1]}")
    assert said_of[0].endswith(f" → {wanted}")
    shown = said_of[0].split(": ", 1)[1].rsplit(" → ", 1)[0]
    assert len(shown) <= 80
    assert shown.isprintable() or "\u00a0" in shown


@pytest.mark.parametrize(
    ("table", "column"),
    [(table, each.name) for table in ROWS for each in TABLES[table].columns if each.required],
)
def test_required_cells(tmp_path: Path, table: str, column: str) -> None:
    said_of, taken = cell(tmp_path, table, column, " ")
    assert (len(said_of), taken) == (1, [])
    assert said_of[0].startswith(f"error {table} 1 {column}: . → ")
    assert said_of[0].endswith("; the cell is empty")


def test_a_row_that_takes_back_needs_no_kind(tmp_path: Path) -> None:
    drawn = (
        "event_id,series_id,kind,occurred_at,voids\n"
        "e1,s1,received,2019-10-14T08:05Z,\n"
        "e2,s1,,2019-10-14T08:05Z,e1\n"
        "e3,s1,,2019-10-14T08:05Z,\n"
    )
    with checked(tmp_path, {"series.csv": ROWS["series"], "series_event.csv": drawn}) as found:
        assert rows(found, "series_event", "event_id, kind") == [("e1", "received"), ("e2", None)]
        assert found.errors == 1


def test_each_bad_cell_of_a_row_is_said(tmp_path: Path) -> None:
    drawn = "tip_id,received_at,country,count\nt 1,soon,XX,-1\n"
    with checked(tmp_path, {"tip.csv": drawn}) as found:
        assert sorted(each.column or "" for each in found.problems()) == [
            "count",
            "country",
            "received_at",
            "tip_id",
        ]
        assert found.accounts["tip"].refused == 1


def test_the_type_of_every_column(tmp_path: Path) -> None:
    with checked(tmp_path, {"tip.csv": ROWS["tip"]}) as found:
        described = found.connection.execute("describe taken.tip").fetchall()
        assert [(name, sql) for name, sql, *_ in described] == [
            ("tip_id", "VARCHAR"),
            ("object_id", "VARCHAR"),
            ("received_at", "TIMESTAMP"),
            ("country", "VARCHAR"),
            ("channel", "VARCHAR"),
            ("language", "VARCHAR"),
            ("count", "BIGINT"),
            ("row", "BIGINT"),
        ]
