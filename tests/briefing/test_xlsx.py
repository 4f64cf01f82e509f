"""The workbook: one sheet a slide, real numbers and dates, nothing that computes."""

import io
from dataclasses import replace
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from lib.briefing.slide import Column, Number, Plot, Series, Slide, Table
from lib.briefing.xlsx import HEAD, names, xlsx
from tests.briefing.drawn import BRIEFING, DAYS


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(sheet: Any) -> list[list[Any]]:
    """The cells below the header of a table, up to the first empty row."""
    found = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD + 2)]
    ends = [n for n, row in enumerate(found) if not any(value is not None for value in row)]
    return found[: ends[0]] if ends else found


def test_a_sheet_a_slide_after_a_cover_that_leads_to_each() -> None:
    book = opened(xlsx(BRIEFING))
    assert book.sheetnames == ["Cover", *names(BRIEFING)]
    cover = book["Cover"]
    said = [str(cell.value) for row in cover.iter_rows() for cell in row if cell.value]
    for text in (BRIEFING.sentence, "TLP:AMBER H1", "7f3a91", *BRIEFING.synthetic):
        assert text in said
    links = [cell.hyperlink.location for cell in cover["A"] if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in names(BRIEFING)]


@pytest.mark.parametrize("slide", BRIEFING.slides[1:], ids=lambda slide: slide.name)
def test_cells_are_what_the_slide_shows(slide: Slide) -> None:
    book = opened(xlsx(replace(BRIEFING, slides=(slide,))))
    [sheet] = [book[name] for name in book.sheetnames[1:]]
    wanted = [
        [
            (cell.shown if cell.shown is not None else cell.text)
            if isinstance(cell, Number)
            else datetime(cell.year, cell.month, cell.day)
            if cell in DAYS
            else cell
            for cell in row
        ]
        for row in slide.table.rows
    ]
    assert rows(sheet) == wanted
    said = [sheet.cell(row, 1).value for row in range(1, HEAD)]
    assert said == [slide.title, slide.question, BRIEFING.sentence, "TLP:AMBER H1"]


def test_nothing_is_a_formula_or_a_link_out() -> None:
    words = ("=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "http://example.org", "{=1}")
    numbers = tuple(Number(n) for n in range(len(words)))
    plot = Plot("bars", words, (Series("=1+1", numbers, "received"),), "tips", "=A1")
    slides = (
        replace(BRIEFING.slides[1], title="=1+1", question="@x", body=plot),
        replace(
            BRIEFING.slides[1], title="=2", body=Table((Column("a", "=3", "text"),), (("=4",),))
        ),
    )
    book = opened(xlsx(replace(BRIEFING, title="=HYPERLINK(1)", slides=slides)))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
                assert not cell.hyperlink or not cell.hyperlink.target
    assert [row[0] for row in rows(book.worksheets[1])] == [*words]


def test_what_is_withheld_rounded_or_not_delivered_is_said_in_words() -> None:
    cells = (
        Number(None, state="withheld"),
        Number(900, state="rounded", words="more than 900"),
        Number(None),
        Number(0),
    )
    body = Table(tuple(Column(c, c, "count") for c in "abcd"), (cells,))
    data = xlsx(replace(BRIEFING, slides=(replace(BRIEFING.slides[1], body=body),)))
    assert rows(opened(data).worksheets[1]) == [["withheld", "more than 900", "–", 0]]


def test_made_twice_it_is_the_same() -> None:
    assert xlsx(BRIEFING) == xlsx(BRIEFING)
    assert xlsx(BRIEFING) != xlsx(replace(BRIEFING, snapshot="7f3a92"))
