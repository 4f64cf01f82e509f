"""PowerPoint: real placeholders, said words, fixed bytes; opens cleanly."""

import io
import os
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER

from lib import theme
from lib.briefing.pptx import pptx
from lib.briefing.slide import Briefing, Cover, Figures, Plot, Table
from tests.briefing import odd, office
from tests.briefing.drawn import BRIEFING
from tests.briefing.edge import EDGE, HOSTILE
from tests.briefing.paper import plain

MAIN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LAYOUTS = {Cover: "Cover", Figures: "Figures", Plot: "Chart", Table: "Table"}
DECKS = {"drawn": BRIEFING, "edge": EDGE}
either = pytest.mark.parametrize("name", DECKS)


@cache
def made(name: str) -> bytes:
    return pptx(DECKS[name])


def deck(name: str) -> Any:
    return Presentation(io.BytesIO(made(name)))


def parts(name: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made(name))) as file:
        return {part: file.read(part).decode("utf-8", "replace") for part in file.namelist()}


def as_set(words: str) -> str:
    """Words as they are set: a narrow space would call in another font."""
    return words.replace("\u202f", "\xa0")


def said(page: Any) -> str:
    """All that stands on a slide as words."""
    return "\n".join(shape.text_frame.text for shape in page.shapes if shape.has_text_frame)


@either
def test_powerpoint_finds_nothing_to_repair(name: str, tmp_path: Path) -> None:
    file = tmp_path / "briefing.pptx"
    file.write_bytes(made(name))
    found = OpenXmlValidator().validate(str(file))
    assert found.is_valid, [str(error) for error in found.errors]


def test_the_validator_sees_an_element_out_of_order(tmp_path: Path) -> None:
    swapped = re.compile(r'(<c:showVal val="."/>)(<c:showCatName val="."/>)')
    file = tmp_path / "broken.pptx"
    with zipfile.ZipFile(file, "w") as broken:
        for part, text in parts("drawn").items():
            broken.writestr(part, swapped.sub(r"\2\1", text) if "/charts/chart" in part else text)
    assert not OpenXmlValidator().validate(str(file)).is_valid


@either
def test_libreoffice_shows_every_slide(name: str, tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(office.pdf(made(name), ".pptx", tmp_path))
    try:
        shown = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    assert len(shown) == len(DECKS[name].slides)
    for text, slide in zip(shown, DECKS[name].slides, strict=True):
        words = re.sub(r"\s+", " ", text)
        assert slide.title.split(";")[0].replace("\u202f", " ").split(",")[0][:20] in words
        assert words.count(DECKS[name].marking) >= 3  # top, bottom, scope sentence


@either
def test_each_slide_has_its_words_in_placeholders(name: str) -> None:
    briefing = DECKS[name]
    for n, (page, slide) in enumerate(zip(deck(name).slides, briefing.slides, strict=True), 1):
        assert page.slide_layout.name == LAYOUTS[type(slide.body)]
        assert plain(page.shapes.title.text_frame.text) == plain(slide.title)
        kinds = [each.placeholder_format.type for each in page.placeholders]
        assert kinds.count(PP_PLACEHOLDER.FOOTER) == kinds.count(PP_PLACEHOLDER.SLIDE_NUMBER) == 1
        foot = next(p for p in page.placeholders if p.placeholder_format.idx == 15)
        assert foot.text_frame.text.startswith(briefing.sentence)
        assert all(line in foot.text_frame.text for line in briefing.synthetic + briefing.remarks)
        marks = [p.text_frame.text for p in page.placeholders if "Marking" in p.name]
        assert marks == [briefing.marked] * 2
        (field,) = page._element.iter(f"{MAIN}fld")
        assert field.get("type") == "slidenum" and field.findtext(f"{MAIN}t") == str(n)
        loose = [s.name for s in page.shapes if not s.is_placeholder and s.has_text_frame]
        assert not loose
        assert "" not in [s.text_frame.text for s in page.shapes if s.has_text_frame]


def test_the_master_is_the_boards_own() -> None:
    mine = deck("drawn")
    assert [each.name for each in mine.slide_layouts] == ["Cover", "Figures", "Chart", "Table"]
    assert round(mine.slide_width / mine.slide_height, 4) == round(16 / 9, 4)
    colours = parts("drawn")["ppt/theme/theme1.xml"]
    for token in (theme.LIGHT.text, theme.LIGHT.surface, theme.LIGHT.accent, theme.LIGHT.muted):
        assert f'<a:srgbClr val="{token[1:]}"/>' in colours
    kinds = {each.placeholder_format.type for each in mine.slide_layouts[2].placeholders}
    assert {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CHART, PP_PLACEHOLDER.SLIDE_NUMBER} <= kinds
    assert not [part for part in parts("drawn") if "printer" in part or "thumbnail" in part]


@either
def test_what_is_read_comes_in_the_order_in_which_it_is_seen(name: str) -> None:
    for page in deck(name).slides:
        names = [shape.name for shape in page.shapes if shape.has_text_frame]
        assert names[0].startswith("Marking at the top"), names
        assert [n.split(" ")[0] for n in names[-3:]] == ["Scope", "Marking", "Slide"], names
        frames = [s for s in page.placeholders if 20 <= s.placeholder_format.idx < 30]
        places = [(s.top, s.left) for s in frames[1:]]
        assert places == sorted(places)


@either
def test_charts_and_tables_are_described(name: str) -> None:
    for page, slide in zip(deck(name).slides, DECKS[name].slides, strict=True):
        framed = [shape for shape in page.shapes if shape.has_chart or shape.has_table]
        drawn = isinstance(slide.body, Table) or (isinstance(slide.body, Plot) and slide.body.over)
        assert len(framed) == bool(drawn)
        for shape in framed:
            assert shape.is_placeholder
            assert shape._element.xpath(".//p:cNvPr")[0].get("descr").startswith(as_set(slide.alt))


@either
def test_the_speaker_finds_meaning_scope_and_snapshot(name: str) -> None:
    briefing = DECKS[name]
    for page, slide in zip(deck(name).slides, briefing.slides, strict=True):
        notes = page.notes_slide.notes_text_frame.text
        for words in (
            *map(as_set, slide.notes),
            briefing.sentence,
            briefing.snapshot,
            briefing.marked,
        ):
            assert words in notes
        for remark in briefing.remarks:
            assert remark in notes


def test_what_is_withheld_is_said_and_nowhere_to_be_found() -> None:
    pages = dict(zip([s.name for s in EDGE.slides], deck("edge").slides, strict=True))
    for name, where in (("hostile", "Withheld: =cmd()"), ("half_day_columns", "15 Oct 07:00")):
        notes = pages[name].notes_slide.notes_text_frame.text
        described = next(s for s in pages[name].shapes if s.has_chart)._element
        for text in (said(pages[name]), notes, described.xpath(".//p:cNvPr")[0].get("descr")):
            assert "ithheld" in text and where in text
    assert "withheld" in said(pages["two"])
    assert not [part for part, text in parts("edge").items() if re.search(r"\b731\b", text)]


def test_a_title_breaks_where_it_pauses_and_not_within_a_figure() -> None:
    titles = {page.shapes.title.text_frame.text for page in deck("drawn").slides}
    assert (
        "132 referrals to 35 countries not yet answered; \vlongest: Germany, 17\xa0days" in titles
    )
    assert "310 tips on 18\xa0Oct, the most in a day" in titles


@either
def test_the_body_begins_below_its_title(name: str) -> None:
    for page in deck(name).slides:
        if page.slide_layout.name != "Cover":
            title = page.shapes.title
            foot = title.top + title.height
            bodies = [s for s in page.placeholders if s.placeholder_format.idx in (11, 20, 21)]
            gaps = [(shape.top - foot) / 914_400 for shape in bodies if shape.top]
            assert all(0.2 <= gap <= 0.4 for gap in gaps), (title.text_frame.text, gaps)


def test_the_headline_is_read_from_afar_and_the_lead_is_a_part() -> None:
    page = deck("drawn").slides[1]
    assert "48.1\xa0million" in said(page) and "48\xa0127\xa0350 counted" in said(page)
    thick = [s for s in page.shapes if not s.is_placeholder and s.line.width > 60_000]
    whole, part = sorted((shape.width for shape in thick), reverse=True)
    assert part / whole == pytest.approx(0.925, abs=0.001)


def test_a_table_is_native_and_says_what_it_leaves_out() -> None:
    page = deck("edge").slides[[s.name for s in EDGE.slides].index("long")]
    table_shape = next(shape for shape in page.shapes if shape.has_table)
    table = table_shape.table
    assert table.first_row and not table.horz_banding
    assert [cell.text for cell in table.rows[0].cells][:2] == ["Day", "When it became known"]
    left = len(EDGE.slides[10].body.rows) - (len(table.rows) - 1)  # type: ignore[union-attr]
    assert f"{left} more rows not shown here, and 25 more countries" in said(page)
    assert table.cell(4, 3).text == "withheld" and table.cell(5, 3).text == "more than 900"
    for row in table.rows:
        for cell in row.cells:
            for run in cell.text_frame.paragraphs[0].runs:
                assert run.font.size.pt >= 12
    bottom = sum(row.height for row in table.rows) / 914_400
    assert table_shape.top / 914_400 + bottom <= 6.21


def test_two_makes_are_the_same_bytes() -> None:
    code = (
        "import hashlib; from lib.briefing.pptx import pptx; "
        "from tests.briefing.drawn import BRIEFING; "
        "print(hashlib.sha256(pptx(BRIEFING)).hexdigest())"
    )
    sums = set()
    for seed in ("1", "2"):
        time.sleep(1.1 if sums else 0)  # a clock in the file would show
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        root = Path(__file__).resolve().parents[2]
        ran = subprocess.run(
            [sys.executable, "-c", code], env=environment, capture_output=True, text=True,
            check=True, cwd=root,
        )  # fmt: skip
        sums.add(ran.stdout)
    assert len(sums) == 1


def test_the_file_knows_what_it_is_and_no_other_clock() -> None:
    published = BRIEFING.published_at.replace(tzinfo=None)  # it is in UTC
    about = deck("drawn").core_properties
    assert (about.title, about.subject) == (BRIEFING.title, BRIEFING.sentence)
    assert about.author == "Task-force progress board" and about.language == "en-GB"
    assert about.created == about.modified == published
    with zipfile.ZipFile(io.BytesIO(made("drawn"))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        books = [file.read(n) for n in file.namelist() if n.endswith(".xlsx")]
    for book in books:
        with zipfile.ZipFile(io.BytesIO(book)) as inner:
            assert {entry.date_time for entry in inner.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            stamps = re.findall(r"\d{4}-\d\d-\d\dT", inner.read("docProps/core.xml").decode())
            assert set(stamps) == {"2000-01-01T"}


@either
def test_every_run_is_british_english(name: str) -> None:
    for part, text in parts(name).items():
        if part.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/slideLayouts/s")):
            assert set(re.findall(r'lang="([^"]+)"', text)) == {"en-GB"}, part
            assert "<a:r><a:t>" not in text, part


def test_another_briefing_is_another_file() -> None:
    other: Briefing = replace(BRIEFING, snapshot="000000")
    assert pptx(other) != made("drawn")


@pytest.mark.parametrize("name", odd.ODD)
def test_an_odd_briefing_is_a_deck_all_the_same(name: str, tmp_path: Path) -> None:
    file = tmp_path / "briefing.pptx"
    file.write_bytes(pptx(odd.ODD[name]))
    assert len(Presentation(str(file)).slides) == len(odd.ODD[name].slides)
    found = OpenXmlValidator().validate(str(file))
    assert found.is_valid, [str(error) for error in found.errors]


def test_no_character_breaks_the_file() -> None:
    rude = replace(HOSTILE, over=("a\x00\x07b", "c\u202ed", "e\ud800f", "g\nh", "i"))
    slides = (replace(EDGE.slides[3], title="a\x00b\u202ec\ud800d\ne", body=rude),)
    page = Presentation(io.BytesIO(pptx(replace(EDGE, slides=slides)))).slides[0]
    assert page.shapes.title.text_frame.text == "abcd e"  # type: ignore[union-attr]
    chart = next(shape for shape in page.shapes if shape.has_chart).chart  # type: ignore[attr-defined]
    assert list(chart.plots[0].categories) == ["ab", "cd", "ef", "g h", "i"]
