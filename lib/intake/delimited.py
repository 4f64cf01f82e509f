"""CSV: cells between commas, semicolons or tabs, taken apart by SQL, line by line.

A quoted cell may run over several lines. Where a line leaves a quote open it is
joined with the lines up to the next that does, if that makes a row with the right
number of cells; else the quote is broken and the line alone is refused.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.intake.entry import Entry
from lib.intake.pour import LINE, NOT_UTF8, TOO_LONG
from lib.intake.problem import Unreadable
from lib.intake.raw import Header
from lib.intake.shape import Shape

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab"}
OTHERS = ("|", ":", "^", "~", "\x7f", " ")
HEADER = 20  # lines among which the header is looked for
CELLS = (Path(__file__).parent / "cells.sql").read_text(encoding="utf-8")
RECORDS = (Path(__file__).parent / "records.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Dialect:
    """How the lines of a file fall into cells. ``skipped`` lines go up to the header's end."""

    delimiter: str
    width: int
    skipped: int

    @property
    def pattern(self) -> str:
        """A regular expression of one cell."""
        return f' *"(?:[^"]|"")*" *|[^"{self.delimiter}]*'

    @property
    def quoted(self) -> str:
        """A regular expression of a whole row, cell after cell."""
        return f"(?:{self.pattern})(?:{self.delimiter}(?:{self.pattern}))*"

    def given(self) -> dict[str, str | int]:
        """The parameters of the statements that take lines apart."""
        return {
            "delimiter": self.delimiter,
            "width": self.width,
            "skipped": self.skipped,
            "row": self.quoted,
            "cell": f"{self.delimiter}({self.pattern})",
        }


def read(connection: duckdb.DuckDBPyConnection, entry: Entry, shape: Shape) -> Header:
    """Fill the table ``raw`` from the table ``line``; raises Unreadable without a header."""
    dialect, header = _header(connection, entry, shape)
    _records(connection, dialect)
    given = {**dialect.given(), "not_utf8": NOT_UTF8, "too_long": TOO_LONG, "line": LINE}
    del given["skipped"]
    connection.execute(CELLS.replace("{columns}", _columns(header)), given)
    return header


def _columns(header: Header) -> str:
    return "".join(
        f"nullif(cells[{place + 1}], '') as \"{name}\", " for name, place in header.place.items()
    )


def _header(
    connection: duckdb.DuckDBPyConnection, entry: Entry, shape: Shape
) -> tuple[Dialect, Header]:
    found = connection.execute(f"select text from line where rowid < {HEADER} order by rowid")
    lines = [(text or "") for (text,) in found.fetchall()]
    start = next((number for number, text in enumerate(lines) if text.strip()), None)
    if start is None:
        raise Unreadable(f"{entry.name} is empty", f"a header with the columns of {shape.name}")
    best: tuple[Dialect, Header] | None = None
    for delimiter in DELIMITERS:
        cells, used = _first(lines[start:], delimiter)
        header = Header.of(cells, shape)
        if header.place and (best is None or len(header.place) > len(best[1].place)):
            best = Dialect(delimiter, len(cells), start + used), header
    if best is None:
        raise _no_header(entry, lines[start], shape)
    return best


def _first(lines: list[str], delimiter: str) -> tuple[list[str], int]:
    """The cells of the first row, and how many lines it takes."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    try:
        return next(reader), reader.line_num
    except csv.Error:  # a cell of more than 128 kB
        return [], 1


def _no_header(entry: Entry, line: str, shape: Shape) -> Unreadable:
    for other in OTHERS:
        if other in line and Header.of(line.split(other), shape).place:
            said = f"{entry.name} has cells that are not parted by a comma, semicolon or tab"
            return Unreadable(said, "cells parted by a comma, semicolon or tab")
    return Unreadable(
        f"{entry.name} has no header with columns of {shape.name}",
        f"a first line that names columns, such as {', '.join(shape.names[:3])}",
    )


def _records(connection: duckdb.DuckDBPyConnection, dialect: Dialect) -> None:
    """Make the view ``record``: each row of data with its number, blank ones too."""
    given = dialect.given()
    quotes = connection.execute(
        """
        select count(*) from line
        where rowid >= $skipped and (strlen(text) - strlen(replace(text, '"', ''))) % 2 = 1
        """,
        {"skipped": dialect.skipped},
    ).fetchone()
    if quotes == (0,):
        connection.execute(f"""
            create or replace temp view record as
            select rowid - {dialect.skipped} + 1 as row, text
            from line
            where rowid >= {dialect.skipped}
        """)
        return
    for statement in connection.extract_statements(RECORDS):
        names = {name: given[name] for name in given if f"${name}" in statement.query}
        connection.execute(statement, names)
    connection.execute("create or replace temp view record as select row, text from whole_row")
