"""XLSX: one sheet a table. Cells are read as they stand; nothing is ever evaluated."""

import csv
import lzma
import struct
import sys
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any
from xml.etree.ElementTree import ParseError

import duckdb
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from lib.intake.archive import members
from lib.intake.entry import Allowance
from lib.intake.problem import Unreadable
from lib.intake.raw import Header, cell
from lib.intake.shape import Shape
from lib.intake.sheet_cell import merged, taken

OLD = b"\xd0\xcf\x11\xe0"  # an old .xls, or an .xlsx with a password
ROWS = 1 << 20  # that a sheet may have
UNPACKED = 4 << 30  # bytes that a workbook may unpack to
DAMAGED = (
    zipfile.BadZipFile,
    InvalidFileException,
    ParseError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    zlib.error,
    lzma.LZMAError,
    struct.error,
)


@dataclass(frozen=True)
class Sheet:
    """A sheet of the workbook at ``path``, which people know as ``book``."""

    book: str
    path: Path
    title: str
    table: str
    part: str

    @property
    def name(self) -> str:
        """What people know it as."""
        return f"{self.title} in {self.book}"


def sheets(path: Path, book: str, known: Iterable[str]) -> list[Sheet]:
    """The sheets of the workbook at *path*; raises Unreadable."""
    _judge(path, book)
    with _opened(path, book) as loaded:
        titles = [sheet.title.strip().lower() for sheet in loaded.worksheets]
        if len(titles) == 1 and titles[0] not in known:
            titles = [PurePosixPath(book).stem.lower()]
        return [
            Sheet(book, path, sheet.title, title, sheet._worksheet_path)
            for sheet, title in zip(loaded.worksheets, titles, strict=True)
        ]


def read(connection: duckdb.DuckDBPyConnection, sheet: Sheet, shape: Shape, to: Path) -> Header:
    """Fill the table ``raw`` from *sheet* by way of a file at *to*; raises Unreadable."""
    with _opened(sheet.path, sheet.book) as loaded:
        rows = _rows(loaded[sheet.title], sheet)
        above, first = next(rows, (0, ()))
        header = Header.of((str(each.value or "") for each in first), shape)
        if not header.place:
            raise Unreadable(
                f"{sheet.name} has no header with columns of {shape.name}",
                f"a first row that names columns, such as {', '.join(shape.names[:3])}",
            )
        with to.open("w", encoding="utf-8", newline="") as out:
            write = csv.writer(out, lineterminator="\n").writerow
            for number, cells in rows:
                write((number - above, *taken(cells, number, header, shape)))
    _load(connection, shape, header, to)
    _refuse_merged(connection, sheet, shape, header, above)
    return header


def _judge(path: Path, book: str) -> None:
    with path.open("rb") as stream:
        start = stream.read(4)
    if start == OLD:
        raise Unreadable(f"{book} is encrypted or an old .xls", "an .xlsx without a password")
    parts = members(path, book)
    if sum(part.size for part in parts) > UNPACKED:
        raise Unreadable(f"{book} unpacks to more than a workbook may", "at most 4 GB")
    for part in parts:
        start = next(part.chunks(Allowance()), b"")
        if b"<!DOCTYPE" in start:
            raise Unreadable(f"{book} defines its own XML entities", "a plain workbook")


@contextmanager
def _opened(path: Path, book: str) -> Iterator[Any]:
    try:
        # openpyxl warns of parts that it does not know, and prints where it should raise.
        with warnings.catch_warnings(), redirect_stdout(sys.stderr):
            warnings.simplefilter("ignore")
            loaded = load_workbook(path, read_only=True, keep_links=False)
            try:
                yield loaded
            finally:
                loaded.close()
    except Unreadable:
        raise
    except DAMAGED as error:
        raise Unreadable(f"{book} is no workbook that can be read", "a whole .xlsx") from error


def _rows(loaded: Any, sheet: Sheet) -> Iterator[tuple[int, Sequence[Any]]]:
    """The (number, cells) of each row that has any text."""
    loaded.reset_dimensions()
    for number, cells in enumerate(loaded.iter_rows(), start=1):
        if number > ROWS:
            raise Unreadable(f"{sheet.name} has more rows than a sheet may", f"at most {ROWS}")
        if any(each.value is not None and str(each.value).strip() for each in cells):
            yield number, cells


def _load(connection: duckdb.DuckDBPyConnection, shape: Shape, header: Header, path: Path) -> None:
    columns = "".join(
        f'{cell(f"c{number}")} as "{name}", ' for number, name in enumerate(header.place)
    )
    places = "".join(f", 'c{number}': 'varchar'" for number in range(len(header.place)))
    connection.execute(
        f"""
        create temp table raw as
        select row, {cell("said")} as fault, {cell("wanted")} as fault_wanted, {columns}
        from read_csv(
            $path,
            columns = {{'row': 'bigint', 'said': 'varchar', 'wanted': 'varchar'{places}}},
            auto_detect = false,
            header = false,
            delim = ',',
            quote = '"',
            escape = '"',
            new_line = '\\n',
            parallel = false,
            max_line_size = 33554432
        )
        """,
        {"path": str(path)},
    )
    path.unlink()


def _refuse_merged(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, shape: Shape, header: Header, above: int
) -> None:
    with zipfile.ZipFile(sheet.path) as archive, archive.open(sheet.part) as stream:
        for name, first, last in merged(stream, header):
            connection.execute(
                """
                update raw
                set fault = $said, fault_wanted = 'cells that are not merged'
                where row between $first and $last
                """,
                {"said": f"{name} is merged", "first": first - above, "last": last - above},
            )
