"""The hand-out: tagged, the same twice, and every page says what it is of."""

import hashlib
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

import page
import pytest
import typst

from lib.briefing.pdf import pdf
from lib.briefing.pdf.table import table
from lib.briefing.slide import Cell, Column, Kind, Number, Plot, Table
from lib.theme import channels
from tests.briefing.drawn import BRIEFING, line, slide
from tests.briefing.odd import NAMES, ODD, WITHHELD, days, of, rows
from tests.briefing.paper import alts, fonts_of, kinds, opened, pages, plain, tagged

ROOT = Path(__file__).parents[2]
HOSTILE = (
    '#read("/etc/passwd")',
    '#import "page.typ": *',
    "= no heading",
    "$ sum_x $ and *bold* and _more_",
    "<label> @label #label",
    '"; #panic("x"); "',
    "\\u{41} \\",
    "// not a comment /* nor this */",
    "- item",
    "`raw` ```typ #1```",
    "#{1 + 1}",
    "]) #[",
)


@cache
def made(name: str) -> bytes:
    return pdf(ODD.get(name, BRIEFING))


@pytest.mark.parametrize("name", ["drawn", *ODD])
def test_a_reader_that_speaks_can_use_it(name: str) -> None:
    report = page.validate_pdf_bytes(made(name), profile="ua1")
    assert [(each.rule_id, each.message) for each in report.failures] == []
    assert report.is_compliant


def test_the_check_would_find_a_file_without_tags() -> None:
    bare = typst.compile(b"= A", pdf_tags=False)
    assert not page.is_pdf_compliant_bytes(bare, profile="ua1")


@pytest.mark.parametrize("name", ["drawn", *ODD])
def test_each_page_says_scope_snapshot_and_marking(name: str) -> None:
    briefing = ODD.get(name, BRIEFING)
    for text in pages(made(name)):
        assert plain(briefing.sentence) in text
        assert f"snapshot {briefing.snapshot}" in text
        assert text.count(plain(briefing.marked)) >= 2  # at the top and the bottom
        for said in (*briefing.synthetic, *briefing.remarks):
            assert plain(said) in text


@pytest.mark.parametrize(
    ("name", "wanted"), [("drawn", 4), ("80 rows", 3), ("400 days", 3), ("cover alone", 1)]
)
def test_pages(name: str, wanted: int) -> None:
    texts = pages(made(name))
    assert len(texts) == wanted
    assert [f"Page {n} of {wanted}" in text for n, text in enumerate(texts, 1)] == [True] * wanted


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    texts = pages(made("80 rows"))
    assert ["Country Pinpointed" in text for text in texts] == [True] * 3
    assert [f"the Prote {n} {n}" in texts[page] for n, page in ((0, 0), (79, 2))] == [True] * 2


def test_bookmarks_are_the_slides() -> None:
    with opened(made("drawn")) as document:
        marks = [(mark.level, plain(mark.get_title())) for mark in document.get_toc()]
    assert marks == [(0, plain(each.title)) for each in BRIEFING.slides]


def test_metadata() -> None:
    with opened(made("drawn")) as document:
        said = document.get_metadata_dict(skip_empty=True)
    assert said["Title"] == "VIDTF 7"
    assert said["Author"] == "Task-force progress board"
    assert said["Keywords"] == "7f3a91"
    assert said["CreationDate"] == said["ModDate"] == "D:20191022154000Z"


@pytest.mark.parametrize("name", ["drawn", "other scripts"])
def test_all_fonts_are_in_the_file(name: str) -> None:
    fonts = fonts_of(made(name))
    assert {embedded for _, embedded in fonts} == {1}
    if name == "drawn":
        assert {font.partition("+")[2] for font, _ in fonts} == {
            "IBMPlexSans", "IBMPlexSans-SmBld", "SourceSerif4-Semibold"
        }  # fmt: skip


def test_charts_are_figures_with_words_for_them_and_a_table_below() -> None:
    charts = [each for each in BRIEFING.slides if isinstance(each.body, Plot)]
    assert [plain(each) for each in tagged(made("drawn"), alts)] == [
        plain(each.alt) for each in charts
    ]
    found = tagged(made("drawn"), kinds)
    assert found.count("Table") == len(charts) + 1  # and the one that is a table itself
    order = [kind for kind in found if kind in ("H1", "Figure", "Table")]
    assert "".join(kind[0] for kind in order) == "HHHFTHFTHFTHFTHT"


def test_every_figure_of_a_slide_can_be_read() -> None:
    text = " ".join(pages(made("drawn")))
    for each in BRIEFING.slides:
        for row in each.table.rows:
            for cell in row:
                if isinstance(cell, Number):
                    assert plain(cell.text) in text


def test_two_makes_are_one_file_in_another_process_too() -> None:
    code = (
        "import hashlib; from lib.briefing.pdf import pdf; from tests.briefing.drawn import"
        " BRIEFING; print(hashlib.sha256(pdf(BRIEFING)).hexdigest())"
    )
    asked = [sys.executable, "-c", code]
    other = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert pdf(BRIEFING) == made("drawn")
    assert other.strip() == hashlib.sha256(made("drawn")).hexdigest()


def test_another_snapshot_is_another_file() -> None:
    later = replace(BRIEFING, published_at=BRIEFING.published_at + timedelta(hours=1))
    assert pdf(later) != made("drawn")


@pytest.mark.parametrize("words", HOSTILE)
def test_what_looks_like_code_is_text(words: str) -> None:
    hostile = replace(
        slide("x", words, rows(1, words)), question=f"Q {words}", notes=(f"N {words}",), alt=words
    )
    drawn = replace(days(3), series=(line(words, [1, 2, 3], "processed"),))
    data = pdf(
        of(hostile, replace(slide("y", words, drawn), alt=words), title=words, synthetic=(words,))
    )
    text = " ".join(pages(data))
    for wanted in (words, f"{words} 0", f"Q {words}", f"N {words}"):
        assert plain(wanted) in text
    assert [plain(each) for each in tagged(data, alts)] == [plain(words)]
    with opened(data) as document:
        assert document.get_metadata_dict()["Title"] == words
        assert [mark.get_title() for mark in document.get_toc()] == [words, words]


def test_a_definition_stands_once_and_later_slides_point_there() -> None:
    text = " ".join(pages(made("drawn")))
    assert text.count("series with a standing event") == 1
    assert text.count("Explained on page 1: Series processed") == len(BRIEFING.slides) - 2


CELLS: tuple[tuple[Cell, Kind | Literal["text", "day", "moment"], str, bool], ...] = (
    # cell                                    column     is written              faint
    (Number(1000),                            "count",   "1\u202f000",           False),
    (Number(None),                            "count",   "–",                    True),
    (WITHHELD,                                "count",   "withheld",             True),
    (Number(None, words="more than 900"),     "count",   "more than 900",        False),
    (Number(0.125, kind="share"),             "share",   "12\u00a0%",            False),
    (date(2019, 10, 19),                      "day",     "19 Oct 2019",          False),
    (datetime(2019, 10, 19, 18, tzinfo=UTC),  "moment",  "19 Oct 2019 18:00 UTC", False),
    (None,                                    "text",    "–",                    False),
    ("Türkiye",                               "text",    "Türkiye",              False),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "kind", "text", "faint"), CELLS)
def test_cells(cell: Cell, kind: Kind, text: str, faint: bool) -> None:
    shown = table(Table((Column("c", "in a sentence", kind),), ((cell,),)))
    assert shown["rows"] == [[{"text": text, "faint": faint, "fill": ""}]]
    right = kind in ("count", "share")
    assert shown["columns"] == [{"label": "In a sentence", "right": right}]


def test_tints_grow_with_the_figure_and_what_is_withheld_has_none() -> None:
    heat = Column("n", "Pinpointed", "count", "pinpointed")
    cells = (Number(10), Number(5), Number(0), replace(WITHHELD, value=7))
    fills = [row[0]["fill"] for row in table(Table((heat,), tuple((c,) for c in cells)))["rows"]]
    assert fills[2:] == ["", ""]
    assert sum(channels(fills[0])) < sum(channels(fills[1])) < sum(channels("#FFFFFF"))


def test_withheld_and_not_delivered_are_said() -> None:
    text = " ".join(pages(made("figures")))
    assert "Tips withheld useful: withheld Files –" in text


def test_a_letter_without_a_font_is_marked_and_the_others_stay() -> None:
    text = " ".join(pages(made("other scripts")))
    assert "\ufffd\ufffd" in text and "日" not in text and "😀" not in text
    assert "ישראל" in text
    assert all(name in " ".join(pages(made("names"))) for name in NAMES)
