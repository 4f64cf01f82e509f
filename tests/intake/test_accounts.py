"""Every delivered row is taken, repeated or refused: on random rows, in every format."""

import csv
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from lib.intake import check
from tests.intake.delivered import NOW, counts, laid

COLUMNS = ("tip_id", "received_at", "country", "count")
# What a cell says, and what that means; None where it can't be read.
CELLS: dict[str, dict[str, object]] = {
    "tip_id": {"t1": 1, "t2": 2, " t3 ": 3, "t 4": None, "": None, "x" * 65: None},
    "received_at": {
        "2019-10-14T08:00:00Z": 8,
        "2019-10-14 10:00+02:00": 8,
        "2019-10-14T10:00": 8,
        "2019-10-14": 22,
        "14.10.2019": None,
        "": None,
    },
    "country": {"DE": "DE", "deu": "DE", "": "", "Ö": None, "XX": None},
    "count": {"": 1, "1": 1, "1,0": 1, "1.000": 1000, "-1": None, '"': None, "a,b\n": None},
}
ROW = st.tuples(*(st.sampled_from(sorted(CELLS[name])) for name in COLUMNS))


def meant(rows: list[tuple[str, ...]]) -> tuple[int, int, int, int]:
    """Delivered, taken, repeated and refused, counted the slow way."""
    known: dict[object, tuple[object, ...]] = {}
    taken = repeated = refused = 0
    for row in rows:
        read = tuple(CELLS[name][cell] for name, cell in zip(COLUMNS, row, strict=True))
        if None in read:
            refused += 1
        elif read[0] not in known:
            known[read[0]] = read
            taken += 1
        elif known[read[0]] == read:
            repeated += 1
        else:
            refused += 1
    return len(rows), taken, repeated, refused


def as_csv(rows: list[tuple[str, ...]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([COLUMNS, *rows])
    return out.getvalue().encode()


def as_ndjson(rows: list[tuple[str, ...]]) -> bytes:
    made = [json.dumps(dict(zip(COLUMNS, row, strict=True))) for row in rows]
    return "\n".join(made or [json.dumps(dict.fromkeys(COLUMNS, ""))]).encode()


def as_parquet(rows: list[tuple[str, ...]]) -> bytes:
    out = io.BytesIO()
    arrays = [pa.array([row[place] for row in rows], pa.string()) for place in range(len(COLUMNS))]
    pq.write_table(pa.table(arrays, names=list(COLUMNS)), out)
    return out.getvalue()


def as_workbook(rows: list[tuple[str, ...]]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.worksheets[0]
    for row in (COLUMNS, *rows):
        sheet.append(row)
    book.save(out)
    return out.getvalue()


@settings(max_examples=8)
@given(st.lists(ROW.filter(any), min_size=1, max_size=12))
def test_every_format_says_the_same(rows: list[tuple[str, ...]]) -> None:
    formats = {
        "tip.csv": as_csv(rows, ","),
        "tip.tsv": as_csv(rows, "\t"),
        "tip.ndjson": as_ndjson(rows),
        "tip.parquet": as_parquet(rows),
        "tip.xlsx": as_workbook(rows),
    }
    for name, content in formats.items():
        with (
            tempfile.TemporaryDirectory() as folder,
            check([laid(Path(folder), {name: content})], now=NOW) as found,
        ):
            assert (name, counts(found.accounts["tip"])) == (name, meant(rows))
            refused = {each.row for each in found.problems() if each.severity == "error"}
            assert len(refused) == found.accounts["tip"].refused


PIECES = [
    "t1",
    "t2",
    ",",
    ";",
    "\t",
    '"',
    '""',
    "\n",
    "\r\n",
    "\r",
    " ",
    "2019-10-14",
    "\\",
    "é",
    "{",
    "}",
    ":",
    "[",
    "\x00",
    "\x01",
    "\x02",
    "\x1a",
    "\u2028",
    "\ufeff",
    "\ufdd0",
    "=",
    "'",
]
NOISE = st.lists(
    st.sampled_from([piece.encode() for piece in PIECES] + [b"\xff", b"\xe9"]), max_size=60
)


@settings(max_examples=25)
@given(NOISE, NOISE, NOISE)
def test_noise_is_accounted_for(one: list[bytes], two: list[bytes], three: list[bytes]) -> None:
    files: dict[str, str | bytes] = {
        "tip.csv": b"tip_id,received_at,x\nt9,2019-10-14,\n" + b"".join(one),
        "series.csv": b"".join(two),
        "media.ndjson": b'{"kind":"image","added_on":"2019-10-14"}\n' + b"".join(three),
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        check([laid(Path(folder), files)], now=NOW) as found,
    ):
        for account in found.accounts.values():
            assert account.delivered == account.taken + account.repeated + account.refused
            assert min(counts(account)) >= 0
        for each in found.problems():
            assert each.said is None or (len(each.said) <= 80 and "\n" not in each.said)
        for table in found.accounts:
            stored = found.connection.execute(f"select count(*) from taken.{table}").fetchone()
            assert table == "media" or stored == (found.accounts[table].taken,)
