"""What cannot have happened is taken, and asked about."""

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest

from lib.intake import TABLES, create, questions
from tests.intake.delivered import checked, lines, text

SERIES = "series_id,operation_id\ns1,v7\n"
EVENTS = "event_id,series_id,kind,occurred_at,known_at,country,voids\n"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            """
            e1,s1,received,2019-10-14T09:00Z,,,
            e2,s1,processed,2019-10-14T08:00Z,,,
            e3,s1,processed,2019-10-14T09:00Z,,,
            """,
            [
                "2 occurred_at: 2019-10-14T08:00:00Z"
                " → processed after received, 2019-10-14T09:00:00Z"
            ],
            id="processed before received",
        ),
        pytest.param(
            """
            e1,s1,received,2019-10-14T09:00Z,,,
            e2,s1,processed,2019-10-14T08:00Z,,,
            e3,s1,,2019-10-14T10:00Z,,,e1
            """,
            [],
            id="a voided receipt",
        ),
        pytest.param(
            """
            e1,s1,country_pinpointed,2019-10-14T09:00Z,,DE,
            e2,s1,country_notified,2019-10-14T09:00Z,,DE,
            e3,s1,country_notified,2019-10-14T09:00Z,,FR,
            e4,s1,country_notified,2019-10-14T09:00Z,,,
            e5,s1,country_notified,2019-10-14T09:00Z,,NL,
            e6,s1,,2019-10-14T09:00Z,,,e5
            """,
            ["3 country: FR → a country that the series was pinpointed to"],
            id="notified without pinpointed",
        ),
        pytest.param(
            """
            e1,s1,country_pinpointed,2019-10-14T09:00Z,,DE,
            e2,s1,country_notified,2019-10-14T09:00Z,,DE,
            e3,s1,,2019-10-14T09:00Z,,,e1
            """,
            ["2 country: DE → a country that the series was pinpointed to"],
            id="a voided pinpointing",
        ),
        pytest.param(
            """
            e1,s1,country_pinpointed,2019-10-14T09:00Z,,DE,
            e2,s1,country_notified,2019-10-14T09:00Z,,DE,
            e3,s1,country_answered,2019-10-14T09:00Z,,DE,
            e4,s1,country_answered,2019-10-14T09:00Z,,FR,
            e5,s1,country_acknowledged,2019-10-14T09:00Z,,NL,
            """,
            [
                "4 country: FR → a country that was notified of the series",
                "5 country: NL → a country that was notified of the series",
            ],
            id="answered without notified",
        ),
        pytest.param(
            """
            e1,s1,received,2019-10-14T09:00Z,2019-10-14T08:59Z,,
            e2,s1,received,2019-10-14T09:00Z,2019-10-14T09:00Z,,
            """,
            [
                "1 known_at: 2019-10-14T08:59:00Z"
                " → an instant not before occurred_at, 2019-10-14T09:00:00Z"
            ],
            id="known before it happened",
        ),
        pytest.param(
            """
            e1,s2,received,2019-10-14T09:00Z,,,
            e2,s1,,2019-10-14T09:00Z,,,e0
            """,
            [
                "1 series_id: s2 → a row of the table series with this series_id",
                "2 voids: e0 → a row of the table series_event with this event_id",
            ],
            id="unknown",
        ),
        pytest.param(
            """
            e1,s1,received,2199-01-01T00:00Z,,,
            e2,s1,received,2019-10-20T12:00Z,2019-10-20T12:00:01Z,,
            """,
            [
                "1 occurred_at: 2199-01-01T00:00:00Z"
                " → no later than the delivery, 2019-10-20T12:00:00Z",
                "2 known_at: 2019-10-20T12:00:01Z"
                " → no later than the delivery, 2019-10-20T12:00:00Z",
            ],
            id="later than the delivery",
        ),
    ],
)
def test_series_events(tmp_path: Path, drawn: str, expected: list[str]) -> None:
    files: dict[str, str | bytes] = {"series.csv": SERIES, "series_event.csv": EVENTS + text(drawn)}
    with checked(tmp_path, files) as found:
        assert lines(found) == [f"question series_event {each}" for each in expected]
        assert found.accounts["series_event"].refused == 0


OBJECTS = {"object.csv": "object_id,kind\no1,logo\n"}
TIPS = {"tip.csv": "tip_id,object_id,received_at\nt1,o1,2019-10-14\n"}


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"participant.csv": "operation_id,org,name\nv8,a,A\n"},
            "participant 1 operation_id: v8 → a row of the table operation with this operation_id",
        ),
        (
            {"series.csv": "series_id,operation_id\ns1,v8\n"},
            "series 1 operation_id: v8 → a row of the table operation with this operation_id",
        ),
        (
            {"note.csv": "note_id,operation_id,occurred_at,text\nn1,v8,2019-10-14T08:00Z,x\n"},
            "note 1 operation_id: v8 → a row of the table operation with this operation_id",
        ),
        (
            {
                "series.csv": SERIES,
                "series_link.csv": "link_id,series_id,linked_series_id,occurred_at\n"
                "l1,s1,s2,2019-10-14T08:00Z\n",
            },
            "series_link 1 linked_series_id: s2 → a row of the table series with this series_id",
        ),
        (
            {"series.csv": SERIES, "media.csv": "series_id,kind,added_on\ns2,image,2019-10-14\n"},
            "media 1 series_id: s2 → a row of the table series with this series_id",
        ),
        (
            OBJECTS
            | {
                "object_event.csv": "event_id,object_id,kind,occurred_at\n"
                "e1,o2,published,2019-10-14T08:00Z\n"
            },
            "object_event 1 object_id: o2 → a row of the table object with this object_id",
        ),
        (
            OBJECTS
            | {"tip.csv": "tip_id,object_id,received_at\nt1,o2,2019-10-14\nt2,,2019-10-14\n"},
            "tip 1 object_id: o2 → a row of the table object with this object_id",
        ),
        (
            OBJECTS
            | TIPS
            | {
                "tip_event.csv": "event_id,tip_id,kind,occurred_at\n"
                "e1,t2,answered,2019-10-14T08:00Z\n"
            },
            "tip_event 1 tip_id: t2 → a row of the table tip with this tip_id",
        ),
        (TIPS, "tip . object_id: 1 rows name one → the table object, which has no rows"),
        (
            {"media.csv": "kind,added_on\nimage,2019-10-21\nimage,2019-10-20\nimage,2019-10-22\n"},
            "media 3 added_on: 2019-10-22 → no later than the delivery, 2019-10-20",
        ),
        (
            {"operation.csv": "operation_id,name,starts_on,ends_on\nv7,V,2019-10-14,2019-10-13\n"},
            "operation 1 ends_on: 2019-10-13 → a date not before starts_on, 2019-10-14",
        ),
        (
            {"operation.csv": "operation_id,name,starts_on,ends_on\nv7,V,2019-10-14,2199-10-13\n"},
            "operation 1 ends_on: 2199-10-13 → no later than the delivery, 2019-10-20",
        ),
    ],
)
def test_tables(tmp_path: Path, files: dict[str, str | bytes], expected: str) -> None:
    with checked(tmp_path, files) as found:
        assert lines(found) == [f"question {expected}"]


def test_a_row_twice_asked_about_in_two_columns_is_taken_once(tmp_path: Path) -> None:
    drawn = "link_id,series_id,linked_series_id,occurred_at\nl1,s2,s3,2199-10-14T08:00Z\n"
    with checked(tmp_path, {"series.csv": SERIES, "series_link.csv": drawn}) as found:
        assert (found.errors, found.questions) == (0, 3)
        assert found.accounts["series_link"].taken == 1


@pytest.mark.parametrize("made", [[], ["operation"], ["tip", "tip_event"], list(TABLES)])
def test_tables_of_any_schema(made: list[str]) -> None:
    with duckdb.connect() as connection:
        connection.execute("create schema base")
        for table in made:
            create(connection, table, "base")
            connection.execute(f"alter table base.{table} add column delivery integer")
        assert questions(connection, "base", datetime.now(UTC)) == []
        if "tip" in made:
            connection.execute(
                "insert into base.tip (tip_id, received_at, row) values ('t', '2199-01-01', 7)"
            )
            [asked] = questions(connection, "base", datetime.now(UTC))
            assert (asked.table, asked.row, asked.column) == ("tip", 7, "received_at")
