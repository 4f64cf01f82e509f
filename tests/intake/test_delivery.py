"""Where a delivery may lie, and what of it is a table."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.errors import Missing
from lib.intake import Checked, check
from tests.intake.delivered import NOW, OPERATION, checked, counts, laid, lines, text

SERIES = "series_id,operation_id\ns1,v7\n"
WANTED = "a table's name with .csv, .parquet, .ndjson or .xlsx (see DATA.md)"


def test_nothing_there(tmp_path: Path) -> None:
    for name in ("missing", "x" * 5000):
        with pytest.raises(Missing, match="There is nothing at"), check([tmp_path / name]):
            pass


def test_a_folder_without_operation(tmp_path: Path) -> None:
    (tmp_path / "series.csv").write_text(SERIES)
    with check([tmp_path], now=NOW) as found:
        assert "error operation . .: . → the table operation, which every delivery needs" in lines(
            found
        )


def test_an_operation_without_rows(tmp_path: Path) -> None:
    with checked(tmp_path, {"operation.csv": "operation_id,name,starts_on,ends_on\n"}) as found:
        assert lines(found) == ["error operation . .: . → at least one operation"]


def test_single_files(tmp_path: Path) -> None:
    folder = laid(tmp_path, {"Series.CSV": SERIES, "a.json": "{}", "a.png": "x"})
    paths = [folder / name for name in ("operation.csv", "Series.CSV", "a.json", "a.png")]
    with check(paths, now=NOW) as found:
        assert lines(found) == [f"error . . .: a.json → {WANTED}"]
        assert counts(found.accounts["series"]) == (1, 1, 0, 0)


def test_a_table_twice(tmp_path: Path) -> None:
    with checked(tmp_path, {"series.csv": SERIES, "series.ndjson": "{}"}) as found:
        assert lines(found) == [
            "error series . .: series.ndjson beside series.csv → one file for a table"
        ]
        assert found.accounts["series"].taken == 1


def test_unknown_files_are_asked_about(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "notes.csv": "a",
        "more/series.csv": SERIES,
        ".hidden": "",
        "x.PNG": "",
        "more/y.jpg": "",
    }
    with checked(tmp_path, files) as found:
        assert lines(found) == [
            f"question . . .: more/series.csv → {WANTED}; left out",
            f"question . . .: notes.csv → {WANTED}; left out",
        ]


def test_many_unknown_files_are_few_questions(tmp_path: Path) -> None:
    with checked(tmp_path, {f"{number}.txt": "" for number in range(50)}) as found:
        assert (found.errors, found.questions) == (0, 21)


def test_a_link_that_leads_out(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("series_id,operation_id\nsecret,v7\n")
    folder = laid(tmp_path / "in", {"kept/series.csv": SERIES})
    (folder / "tip.csv").symlink_to(tmp_path / "secret.csv")
    (folder / "series.csv").symlink_to(folder / "kept" / "series.csv")
    with check([folder], now=NOW) as found:
        assert lines(found)[0] == "error . . .: tip.csv is a link → the file itself"
        assert found.accounts["series"].taken == 1


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tip.csv")
    laid(tmp_path, {})
    with check([tmp_path / "tip.csv", tmp_path / "operation.csv"], now=NOW) as found:
        assert lines(found) == ["error tip . .: tip.csv is no ordinary file → a file"]


def test_tables_without_offset_are_read_in_the_zone_of_their_operation(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "operation.csv": text("""
            operation_id,name,starts_on,ends_on,time_zone
            v6,A,2018-10-14,2018-10-25,America/New_York
            v7,B,2019-10-14,2019-10-25,Europe/Berlin
        """),
        "series.csv": "series_id,operation_id\ns6,v6\ns7,v7\n",
        "series_event.csv": text("""
            event_id,series_id,kind,occurred_at
            a,s6,received,2019-10-14T08:00
            b,s7,received,2019-10-14T08:00
            c,unknown,received,2019-10-14T08:00
            d,s6,received,2019-10-14T08:00Z
        """),
        "note.csv": text("""
            note_id,operation_id,occurred_at,text
            n,v6,2019-10-14T08:00,x
        """),
        "tip.csv": "tip_id,received_at\nt,2019-10-14T08:00\n",
    }
    with checked(tmp_path, files) as found:
        hours = {"series_event": [12, 6, 6, 8], "note": [12], "tip": [6]}
        for table, expected in hours.items():
            column = "received_at" if table == "tip" else "occurred_at"
            read = found.connection.execute(
                f"select hour({column}) from taken.{table} order by row"
            ).fetchall()
            assert [hour for (hour,) in read] == expected


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    with check([laid(tmp_path, {"series.csv": SERIES})], progress=told.append):
        pass
    assert "series: 1 rows, 1 taken, 0 refused" in told


def test_problems_come_in_order(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "series.csv": "series_id,operation_id,x\ns1,v7,\n s 2,v7,\ns 3,,\n",
        "tip.csv": "tip_id,received_at\nt 1,2019-10-14\n",
    }
    with checked(tmp_path, files) as found:
        every = [(each.severity, each.table, each.row, each.column) for each in found.problems()]
        assert every == [
            ("error", "series", 2, "series_id"),
            ("error", "series", 3, "operation_id"),
            ("error", "series", 3, "series_id"),
            ("error", "tip", 1, "tip_id"),
            ("question", "series", None, "x"),
        ]
        assert [(each.row, each.column) for each in found.problems(limit=2)] == [
            (2, "series_id"),
            (3, "operation_id"),
        ]
        assert (found.errors, found.questions) == (4, 1)


def test_nothing_is_left_behind(tmp_path: Path) -> None:
    with checked(tmp_path, {"series.csv": SERIES}) as found:
        [(file,)] = found.connection.execute("""
            select path from duckdb_databases() where path is not null
        """).fetchall()
        assert Path(file).exists()
    assert not Path(file).parent.exists()


def test_the_caller_may_attach_and_utc_is_set(tmp_path: Path) -> None:
    with checked(tmp_path, {"series.csv": SERIES}) as found:
        found.connection.execute(f"attach '{tmp_path / 'other.duckdb'}' as other")
        found.connection.execute("create table other.series as from taken.series")
        zone = found.connection.execute("select current_setting('TimeZone')").fetchone()
        assert zone == ("UTC",)


def test_two_deliveries_at_once(tmp_path: Path) -> None:
    with (
        checked(tmp_path / "a", {"series.csv": SERIES}) as one,
        checked(tmp_path / "b", {"tip.csv": "tip_id,received_at\nt,2019-10-14\n"}) as other,
    ):
        assert list(one.accounts) == ["operation", "series"]
        assert list(other.accounts) == ["operation", "tip"]


def test_now_is_now(tmp_path: Path) -> None:
    instant = datetime.fromtimestamp(time.time() + 3600, UTC).isoformat(timespec="seconds")
    files: dict[str, str | bytes] = {
        "operation.csv": text(OPERATION),
        "tip.csv": f"tip_id,received_at\nt,{instant}\n",
    }

    def asked(found: Checked) -> list[str | None]:
        return [each.column for each in found.problems()]

    with check([laid(tmp_path, files)]) as found:
        assert asked(found) == ["received_at"]
