"""A million rows, some of them bad: every one is accounted for."""

from pathlib import Path

import duckdb

from tests.intake.delivered import checked, counts

ROWS = 1_000_000


def test_a_million_tips(tmp_path: Path) -> None:
    path = tmp_path / "tip.csv"
    with duckdb.connect() as connection:
        connection.execute(f"""
            copy (
                select
                    case when i % 1000 = 7 then 't' || (i - 7) else 't' || i end as tip_id,
                    case when i % 1000 = 1 then '2019-13-01' else '2019-10-14T08:05:00Z' end
                        as received_at,
                    case when i % 1000 = 2 then 'XX' else 'DE' end as country,
                    case when i % 1000 = 3 then '1,5' when i % 1000 = 4 then '1.000' else '1' end
                        as "count",
                    case when i % 1000 = 5 then 'a' || chr(10) || 'b' else 'x' end as story,
                from range({ROWS}) t(i)
            ) to '{path}' (header, delimiter ',')
        """)
    with checked(tmp_path, {"tip.csv": path.read_bytes()}) as found:
        refused, repeated = 3 * ROWS // 1000, ROWS // 1000
        assert counts(found.accounts["tip"]) == (ROWS, ROWS - refused - repeated, repeated, refused)
        assert (found.errors, found.questions) == (refused, 1)
        first = [(each.row, each.column) for each in found.problems(limit=4)]
        assert first == [(2, "received_at"), (3, "country"), (4, "count"), (1002, "received_at")]
        last = found.connection.execute('select max(row), sum("count") from taken.tip').fetchone()
        assert last == (ROWS, ROWS - refused - repeated + 999 * ROWS // 1000)
