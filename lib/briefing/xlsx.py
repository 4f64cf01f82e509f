"""A briefing as a workbook: a cover sheet, then one sheet a slide, with real numbers and dates."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

import xlsxwriter

from lib import theme, wording
from lib.briefing.slide import AUTHOR, Briefing, Cell, Column, Number, Slide, Table
from lib.export import FIXED

FORMATS: Final = {
    "count": "#,##0",
    "change": "+#,##0;−#,##0;±0",
    "share": "0 %",
    "hours": "#,##0.0",
    "plain": "#,##0.##",
    "day": "d mmm yyyy",
    "moment": "d mmm yyyy hh:mm",
}
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']")  # in the name of a sheet
HEAD: Final = 5  # rows above the header of a table
NARROW, WIDE = 12, 60  # letters that a column holds at least and at most


def xlsx(briefing: Briefing) -> bytes:
    """The workbook; the same briefing gives the same bytes. No cell is a formula."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({
        "title": briefing.title, "subject": briefing.sentence, "created": FIXED,
        "comments": " ".join([briefing.marked, *briefing.remarks]),
        "author": AUTHOR,
    })  # fmt: skip
    looks = _looks(book)
    cover = book.add_worksheet("Cover")
    sheets = dict(zip(names(briefing), _shown(briefing), strict=True))
    _cover(cover, briefing, sheets, looks)
    for name, slide in sheets.items():
        sheet = book.add_worksheet(name)
        _sheet(sheet, briefing, slide, looks)
        _printed(sheet, briefing)
    _printed(cover, briefing)
    book.close()
    return buffer.getvalue()


def names(briefing: Briefing) -> list[str]:
    """The name of each sheet: the place of its slide and what it is called, as Excel takes it."""
    words = (FORBIDDEN.sub(" ", each.name.replace("_", " ")) for each in _shown(briefing))
    return [f"{n} {each.capitalize()}"[:31].strip() for n, each in enumerate(words, 1)]


def _shown(briefing: Briefing) -> list[Slide]:
    """The slides that get a sheet: the cover sheet stands for the first slide."""
    return [slide for slide in briefing.slides if slide.name != "cover"]


def _looks(book: Any) -> dict[str, Any]:
    look, font = theme.LIGHT, {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    looks = {
        kind: book.add_format(font | {"num_format": form, "align": "right"})
        for kind, form in FORMATS.items()
    }
    looks["day"].set_align("left")
    looks["moment"].set_align("left")
    muted = {"font_color": look.muted}
    looks |= {
        "text": book.add_format(font),
        "wrapped": book.add_format(font | {"text_wrap": True}),
        "said": book.add_format(font | muted | {"align": "right"}),
        "aside": book.add_format(font | muted),
        "title": book.add_format(font | {"font_name": "Georgia", "font_size": 16, "bold": True}),
        "marking": book.add_format(font | {"bold": True, "bg_color": "#000000",
                                           "font_color": "#FFFFFF"}),
        "head": book.add_format(font | {"bold": True, "bottom": 1, "text_wrap": True}),
        "head_right": book.add_format(
            font | {"bold": True, "bottom": 1, "align": "right", "text_wrap": True}
        ),
        "link": book.add_format(font | {"font_color": look.accent, "underline": 1}),
    }  # fmt: skip
    return looks


def _cover(sheet: Any, briefing: Briefing, sheets: dict[str, Slide], looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, briefing.title, looks["title"])
    row = 2
    for label, text in _facts(briefing):
        sheet.write_string(row, 0, label, looks["aside"])
        sheet.write_string(row, 1, text, looks["wrapped"])
        row += 1
    sheet.write_string(row + 1, 0, "Sheet", looks["head"])
    sheet.write_string(row + 1, 1, "What it shows", looks["head"])
    for number, (name, slide) in enumerate(sheets.items(), row + 2):
        sheet.write_url(number, 0, f"internal:'{name}'!A1", looks["link"], name)
        sheet.write_string(number, 1, slide.title, looks["wrapped"])


def _facts(briefing: Briefing) -> Iterator[tuple[str, str]]:
    yield "Marking", briefing.marked
    yield "Scope", briefing.sentence
    yield "Snapshot", briefing.snapshot
    yield "Published", wording.moment(briefing.published_at, briefing.zone)
    yield "For", briefing.audience
    for line in briefing.synthetic:
        yield "Made up", line
    for line in briefing.remarks:
        yield "Release check", line


def _sheet(sheet: Any, briefing: Briefing, slide: Slide, looks: dict[str, Any]) -> None:
    sheet.hide_gridlines(2)
    table = slide.table
    sheet.set_row(0, 28)
    sheet.write_string(0, 0, slide.title, looks["title"])
    sheet.write_string(1, 0, slide.asked, looks["aside"])
    sheet.write_string(2, 0, briefing.sentence, looks["aside"])
    sheet.write_string(3, 0, briefing.marked, looks["marking"])
    for number, column in enumerate(table.columns):
        right = column.kind not in ("text", "day", "moment")
        label = _label(column, briefing, table, number)
        sheet.write_string(HEAD, number, label, looks["head_right" if right else "head"])
        sheet.set_column(number, number, _width(table, number))
    for row, cells in enumerate(table.rows, HEAD + 1):
        for number, cell in enumerate(cells):
            _write(sheet, (row, number), cell, table.columns[number], briefing, looks)
    foot = HEAD + 1 + len(table.rows)
    for number, line in enumerate(
        filter(None, (table.more, *briefing.synthetic, *briefing.remarks))
    ):
        sheet.write_string(foot + 1 + number, 0, line, looks["aside"])
    sheet.freeze_panes(HEAD + 1, 1 if len(table.columns) > 1 else 0)


def _label(column: Column, briefing: Briefing, table: Table, number: int) -> str:
    """The header of a column; hours and instants name their unit and zone."""
    if column.kind == "hours":
        return f"{column.label}, hours"
    instants = any(isinstance(row[number], datetime) for row in table.rows)
    return f"{column.label} ({briefing.zone})" if instants else column.label


def _write(
    sheet: Any, at: tuple[int, int], cell: Cell, column: Column, briefing: Briefing, looks: Any
) -> None:
    """One cell: a number, a date, or text; what is withheld or not delivered is said in words."""
    row, number = at
    if isinstance(cell, Number):
        if cell.shown is None or cell.words:
            sheet.write_string(row, number, cell.text, looks["said"])
        else:
            sheet.write_number(row, number, float(cell.shown), looks[cell.kind])
    elif isinstance(cell, datetime):
        there = cell.astimezone(ZoneInfo(briefing.zone)) if cell.tzinfo else cell
        sheet.write_datetime(row, number, there.replace(tzinfo=None), looks["moment"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, number, datetime(cell.year, cell.month, cell.day), looks["day"])
    elif cell:
        sheet.write_string(row, number, cell, looks["text"])


def _width(table: Table, number: int) -> int:
    """Letters that a column needs for its values; its header may wrap."""
    texts = (_text(row[number]) for row in table.rows)
    longest = max([*map(len, texts), len(table.columns[number].label) // 2])
    return min(max(longest + 2, NARROW), WIDE)


def _text(cell: Cell) -> str:
    if isinstance(cell, Number):
        return cell.text
    return "0 mmm 0000 00:00" if isinstance(cell, date) else cell or ""


def _printed(sheet: Any, briefing: Briefing) -> None:
    """On paper: across, as wide as the page, with marking and scope on each."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    plain = briefing.sentence.replace("&", "&&")
    sheet.set_header(f"&R&B{briefing.marked.replace('&', '&&')}")
    sheet.set_footer(f"&L&8{plain[:180]}&R&8&P of &N")
