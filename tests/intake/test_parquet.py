"""Parquet: typed values mean what they say, whatever their type."""

from pathlib import Path

import duckdb
import pytest

from lib.intake import check
from tests.intake.delivered import checked, counts, laid, lines, rows

TIP = {"tip_id": "'t1'", "received_at": "'2019-10-14T08:05:00Z'"}


def parquet(path: Path, columns: dict[str, str], rows_of: str = "range(1)") -> bytes:
    """A Parquet file with SQL expressions as *columns*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    listed = ", ".join(f'{sql} as "{name}"' for name, sql in columns.items())
    with duckdb.connect() as connection:
        connection.execute(
            f"copy (select {listed} from {rows_of} t(i)) to '{path}' (format parquet)"
        )
    return path.read_bytes()


@pytest.mark.parametrize(
    ("column", "sql", "read"),
    [
        ("count", "2", 2),
        ("count", "2::double", 2),
        ("count", "2::decimal(9, 3)", 2),
        ("count", "'1.234'", 1234),
        ("count", "null::double", 1),
        ("count", "'nan'::double", 1),
        ("tip_id", "7", "7"),
        ("tip_id", "7.0::double", "7"),
        ("country", "'deu'::enum('deu')", "DE"),
        ("received_at", "timestamp '2019-10-14 08:05:00'", "2019-10-14 06:05:00"),
        ("received_at", "timestamp_ns '2019-10-14 08:05:00'", "2019-10-14 06:05:00"),
        ("received_at", "timestamptz '2019-10-14 08:05:00+04'", "2019-10-14 04:05:00"),
        ("received_at", "date '2019-10-14'", "2019-10-13 22:00:00"),
    ],
)
def test_values(tmp_path: Path, column: str, sql: str, read: object) -> None:
    content = parquet(tmp_path / "made", TIP | {column: sql})
    with checked(tmp_path, {"tip.parquet": content}) as found:
        assert lines(found) == []
        [(value,)] = rows(found, "tip", f'"{column}"')
        assert (str(value) if column == "received_at" else value) == read


@pytest.mark.parametrize(
    ("column", "sql"),
    [
        ("count", "1.234::double"),
        ("count", "-1"),
        ("count", "1e300"),
        ("country", "'XX'"),
        ("received_at", "1571040300"),
        ("count", "true"),
        ("tip_id", "['t1']"),
        ("tip_id", "'t1'::blob"),
        ("count", "'inf'::double"),
    ],
)
def test_no_values(tmp_path: Path, column: str, sql: str) -> None:
    content = parquet(tmp_path / "made", TIP | {column: sql})
    with checked(tmp_path, {"tip.parquet": content}) as found:
        assert [each.row for each in found.problems()] == [1]
        assert counts(found.accounts["tip"]) == (1, 0, 0, 1)


def test_a_midnight_is_a_date_where_a_date_is_wanted(tmp_path: Path) -> None:
    columns = {"kind": "'image'", "added_on": "timestamp '2019-10-14 00:00:00'"}
    with checked(tmp_path, {"media.parquet": parquet(tmp_path / "made", columns)}) as found:
        assert (lines(found), found.accounts["media"].taken) == ([], 1)


def test_rows_and_columns(tmp_path: Path) -> None:
    columns = {
        " TIP_ID": "'t' || i",
        "received_at": "if(i = 1, 'soon', '2019-10-14')",
        "md5": "'x'",
    }
    content = parquet(tmp_path / "made", columns, "range(3)")
    with checked(tmp_path, {"tip.parquet": content}) as found:
        assert [(each.row, each.column) for each in found.problems()] == [
            (2, "received_at"),
            (None, "md5"),
        ]
        assert rows(found, "tip", "tip_id, row") == [("t0", 1), ("t2", 3)]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"tip_id\n"])
def test_no_parquet(tmp_path: Path, content: bytes) -> None:
    with checked(tmp_path, {"tip.parquet": content}) as found:
        assert lines(found) == [
            "error tip . .: tip.parquet is no Parquet file that can be read"
            " → a whole Parquet file, not encrypted"
        ]


def test_a_parquet_cut_short(tmp_path: Path) -> None:
    content = parquet(tmp_path / "made", TIP | {"tip_id": "'t' || i"}, "range(100000)")
    broken = content[:20_000] + b"\xff" * 1000 + content[21_000:]
    with checked(
        tmp_path, {"tip.parquet": broken, "series.csv": "series_id,operation_id\ns,v7\n"}
    ) as found:
        assert found.errors >= 1
        assert found.accounts["series"].taken == 1


def test_a_name_with_wildcards(tmp_path: Path) -> None:
    content = parquet(tmp_path / "made", TIP)
    folder = laid(tmp_path / "it's [a] *?{x}", {"tip.parquet": content})
    with checked(folder.parent, {}) as other:
        assert "tip" not in other.accounts
    from lib.intake import check

    with check([folder]) as found:
        assert found.accounts["tip"].taken == 1


def test_midnight_is_an_instant_where_an_instant_is_wanted(tmp_path: Path) -> None:
    events = tmp_path / "series_event.parquet"
    columns = "'e1' as event_id, 's1' as series_id, 'received' as kind"
    with duckdb.connect() as made:
        made.execute(f"""
            copy (select {columns}, timestamp '2019-10-14' as occurred_at) to '{events}'
        """)
    operation = tmp_path / "operation.csv"
    operation.write_text(
        "operation_id,name,starts_on,ends_on\nv7,VIDTF,2019-10-14,2019-10-25\n", encoding="utf-8"
    )
    with check([events, operation]) as found:
        assert found.errors == 0
        at = found.connection.execute("select occurred_at from taken.series_event").fetchone()
    assert str(at) == "(datetime.datetime(2019, 10, 14, 0, 0),)"
