"""What a person may hand over by mistake or in bad faith: a sentence each, never a trace."""

import gzip
import time
import tracemalloc
from pathlib import Path

from lib.intake import check
from tests.intake.delivered import NOW, laid, lines


def test_a_line_of_a_quarter_gigabyte(tmp_path: Path) -> None:
    """Read in pieces: neither it nor any part of it beyond a megabyte or two is held."""
    folder = laid(tmp_path, {"series.csv": "series_id,operation_id\ns1,v7\n"})
    with (folder / "series.csv").open("r+b") as file:
        file.seek(0, 2)
        piece = b"x" * (1 << 24)
        for _ in range(16):
            file.write(piece)
        file.write(b"\ns2,v7\n")
    tracemalloc.start()
    try:
        with check([folder], now=NOW) as found:
            assert lines(found) == ["error series 2 .: a line too long → a line of at most 1 MB"]
            assert found.accounts["series"].taken == 2
        assert tracemalloc.get_traced_memory()[1] < 64 << 20
    finally:
        tracemalloc.stop()


def test_a_quote_over_many_lines_is_no_quadratic_work(tmp_path: Path) -> None:
    drawn = "series_id,operation_id,x\n" + 's1,v7,"\n' * 100_000
    started = time.process_time()
    with check([laid(tmp_path, {"series.csv": drawn})], now=NOW) as found:
        account = found.accounts["series"]
        assert account.delivered == account.taken + account.repeated + account.refused
    assert time.process_time() - started < 60


def test_many_bad_cells(tmp_path: Path) -> None:
    drawn = "tip_id,received_at,country\n" + "t 1,soon,XX\n" * 20_000
    with check([laid(tmp_path, {"tip.csv.gz": gzip.compress(drawn.encode(), 1)})]) as found:
        assert found.errors == 60_000
        assert len(found.problems(limit=5)) == 5
