"""What the reading of one delivery works with, and which tables it finds."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.intake import workbook
from lib.intake.delivery import Delivery, left_out
from lib.intake.entry import Allowance, Entry
from lib.intake.pour import pour
from lib.intake.problem import Unreadable
from lib.intake.tables import TABLES

Source = Entry | workbook.Sheet


@dataclass
class Desk:
    """What the reading of one delivery works with."""

    connection: duckdb.DuckDBPyConnection
    folder: Path
    delivery: Delivery
    allowance: Allowance
    say: Callable[[str], None]


def sources(desk: Desk) -> dict[str, Source]:
    """Every delivered table that is known, and where it is to be read."""
    found: dict[str, Source] = dict(desk.delivery.tables)
    for number, book in enumerate(desk.delivery.workbooks):
        try:
            path = pour(book, desk.folder / f"book-{number}.xlsx", desk.allowance)
            sheets = workbook.sheets(path, book.name, TABLES)
        except Unreadable as error:
            desk.delivery.unread = True
            desk.delivery.refuse(None, error.said, error.wanted)
            continue
        unknown = [sheet.name for sheet in sheets if sheet.table not in TABLES]
        desk.delivery.problems += left_out(None, unknown, "a sheet named after a table")
        for sheet in sheets:
            if sheet.table not in TABLES:
                continue
            other = found.setdefault(sheet.table, sheet)
            if other is not sheet:
                said = f"{sheet.name} beside {other.name}"
                desk.delivery.refuse(sheet.table, said, "one file or sheet for a table")
    return found
