"""The workbook inside a chart: what PowerPoint opens at "edit data". One table, no formula."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from lib import wording
from lib.briefing.letters import printable
from lib.briefing.slide import Kind, Number, Plot
from lib.export import FIXED

SHEET: Final = "Numbers"
NIL: Final = datetime(1899, 12, 30)  # day 0 of a spreadsheet
FORMATS: Final[dict[Kind, str]] = {
    "count": "#,##0",
    "share": "0 %",
    "hours": "#,##0.0",
    "change": "+#,##0;-#,##0;0",
    "plain": "General",
}
DAY: Final = "d\\ mmm\\ yyyy"
MOMENT: Final = "d\\ mmm\\ hh:mm"  # the year stands in the scope sentence


@dataclass(frozen=True)
class Sheet:
    """A plot as columns: places first, then its series, then the ties between bars if any.

    ``places`` are texts, or days as a spreadsheet counts them; ``dated`` is their number format,
    empty for texts. A figure that is missing, withheld or
    said to be small is None: an empty cell.
    """

    head: str
    places: tuple[str | float, ...]
    dated: str
    names: tuple[str, ...]
    columns: tuple[tuple[float | None, ...], ...]
    formats: tuple[str, ...]

    def reference(self, column: int) -> str:
        """The cells below the head of a column: ``Numbers!$B$2:$B$13``."""
        letter = xl_col_to_name(column)
        return f"{SHEET}!${letter}$2:${letter}${len(self.places) + 1}"

    def name(self, column: int) -> str:
        """The cell with the name of a column: ``Numbers!$B$1``."""
        return f"{SHEET}!${xl_col_to_name(column)}$1"


def sheet(plot: Plot, zone: str) -> Sheet:
    """The figures of *plot*; its instants are written as the clocks of *zone* show them."""
    places, dated = _places(plot, zone)
    names = [printable(each.name) for each in plot.series]
    columns = [_drawn(each.numbers) for each in plot.series]
    formats = [number_format(each.numbers) for each in plot.series]
    if any(plot.ties):
        names.append("Median from the one above")
        columns.append(_drawn(plot.ties))
        formats.append(number_format([tie for tie in plot.ties if tie]))
    return Sheet(
        printable(plot.label) or "What",
        places,
        dated,
        tuple(names),
        tuple(columns),
        tuple(formats),
    )


def number_format(numbers: Sequence[Number]) -> str:
    """How a spreadsheet shows these figures, which are of one kind."""
    return FORMATS[numbers[0].kind if numbers else "count"]


def serial(when: date | datetime, zone: str) -> float:
    """Days since day 0 of a spreadsheet, by the clocks of *zone*."""
    if isinstance(when, datetime):
        there = wording.local(when, zone).replace(tzinfo=None)
    else:
        there = datetime.combine(when, time())
    return (there - NIL).total_seconds() / 86_400


def xlsx(table: Sheet) -> bytes:
    """The sheet as a workbook. Texts are texts, also where they begin with = + - @."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": FIXED})
    page, bold = book.add_worksheet(SHEET), book.add_format({"bold": True})
    dated = book.add_format({"num_format": table.dated or "@"})
    page.write_string(0, 0, table.head, bold)
    for row, over in enumerate(table.places, 1):
        write: Any = page.write_string if isinstance(over, str) else page.write_number
        write(row, 0, over, dated)
    for column, (name, values) in enumerate(zip(table.names, table.columns, strict=True), 1):
        page.write_string(0, column, name, bold)
        look = book.add_format({"num_format": table.formats[column - 1]})
        for row, value in enumerate(values, 1):
            if value is not None:
                page.write_number(row, column, value, look)
    page.set_column(0, 0, 24)
    page.set_column(1, len(table.names), 14)
    page.freeze_panes(1, 1)
    book.close()
    return buffer.getvalue()


def _places(plot: Plot, zone: str) -> tuple[tuple[str | float, ...], str]:
    if any(isinstance(each, str) for each in plot.over):
        return tuple(printable(str(each)) for each in plot.over), ""
    days = tuple(serial(each, zone) for each in plot.over if not isinstance(each, str))
    timed = any(isinstance(each, datetime) for each in plot.over)
    return days, MOMENT if timed else DAY


def _drawn(numbers: Sequence[Number | None]) -> tuple[float | None, ...]:
    """Where no figure is drawn, none: a text would become a 0 when the data are edited."""
    return tuple(number.drawn if number else None for number in numbers)
