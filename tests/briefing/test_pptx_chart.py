"""Native charts: what is cached = what is in the workbook = what the briefing says."""

import io
import re
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from lib import wording
from lib.briefing.pptx import frame, label, notes, pptx
from lib.briefing.pptx.chart import Drawn
from lib.briefing.slide import Number, Plot, Series
from tests.briefing.drawn import BRIEFING, DAYS
from tests.briefing.drawn import BURN_UP as BURN
from tests.briefing.edge import EDGE

DRAWN = {
    slide.name: (briefing, slide.body)
    for briefing in (BRIEFING, EDGE)
    for slide in briefing.slides
    if isinstance(slide.body, Plot) and slide.body.over
}
each = pytest.mark.parametrize("name", DRAWN)


@cache
def deck(of: int) -> Any:
    return Presentation(io.BytesIO(pptx((BRIEFING, EDGE)[of])))


def part(name: str) -> Any:
    briefing, _ = DRAWN[name]
    page = deck(briefing is EDGE).slides[[s.name for s in briefing.slides].index(name)]
    return next(shape for shape in page.shapes if shape.has_chart).chart.part


def book(name: str) -> Any:
    return load_workbook(io.BytesIO(part(name).chart_workbook.xlsx_part.blob)).active


def cached(series: Any, name: str) -> list[Any]:
    """The cached points of a reference, None where there is none."""
    (where,) = series.xpath(f"*[self::c:{name}]")
    size = int(where.xpath(".//c:ptCount/@val")[0])
    points: list[Any] = [None] * size
    for point in where.iter("{*}pt"):
        points[int(point.get("idx"))] = point.findtext("{*}v")
    return points


def all_series(name: str) -> list[Any]:
    return list(part(name)._element.iter("{*}ser"))


def values(name: str, series: Any) -> list[float | None]:
    kind = "yVal" if series.find("{*}yVal") is not None else "val"
    return [None if v is None else float(v) for v in cached(series, kind)]


@each
def test_cache_workbook_and_briefing_say_the_same(name: str) -> None:
    briefing, plot = DRAWN[name]
    sheet = book(name)
    for n, (series, drawn) in enumerate(zip(plot.series, all_series(name), strict=True), 2):
        shown = [number.drawn for number in series.numbers]
        column = [sheet.cell(row, n).value for row in range(2, len(shown) + 2)]
        assert cached(drawn, "tx") == [series.name] == [sheet.cell(1, n).value]
        assert values(name, drawn) == column
        exactly = [v if v is None else float(f"{v:.16G}") for v in shown]
        assert column == exactly  # a spreadsheet keeps 16 digits
        (cells,) = drawn.xpath("(c:val|c:yVal)/c:numRef/c:f")
        letter = sheet.cell(1, n).column_letter
        assert cells.text == f"{sheet.title}!${letter}$2:${letter}${len(shown) + 1}"
    assert briefing.zone


@each
def test_places_are_texts_or_real_dates(name: str) -> None:
    briefing, plot = DRAWN[name]
    sheet = book(name)
    column = [sheet.cell(row, 1).value for row in range(2, len(plot.over) + 2)]
    wanted: list[Any] = []
    for over in plot.over:
        if isinstance(over, datetime):
            wanted.append(wording.local(over, briefing.zone).replace(tzinfo=None))
        else:
            wanted.append(datetime(over.year, over.month, over.day) if isinstance(over, date)
                          else over)  # fmt: skip
    assert column == wanted
    kind = "xVal" if all_series(name)[0].find("{*}xVal") is not None else "cat"
    for series in all_series(name):
        assert None not in cached(series, kind)


@each
def test_no_cell_is_a_formula(name: str) -> None:
    cells = [cell for row in book(name).iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_hostile_names_stay_text() -> None:
    sheet = book("hostile")
    assert [sheet.cell(row, 1).value for row in range(1, 6)] == [
        "=Place", "=cmd()", "+plus", "-minus", "@at & <b>",
    ]  # fmt: skip
    assert sheet["B1"].value == "=SUM(A1)" and sheet["B1"].data_type == "s"
    assert sheet["B2"].value is None  # withheld


def test_a_rounded_figure_is_labelled_in_its_words() -> None:
    words = [run.text for run in part("hostile")._element.iter("{*}t")]
    assert words == ["more than 900"]


def inside(name: str) -> list[str]:
    """Words that stand in the chart as shapes of its own."""
    (drawing,) = (
        rel.target_part
        for rel in part(name).rels.values()
        if rel.reltype.endswith("/chartUserShapes")
    )
    return [t.text for t in etree.fromstring(drawing.blob).iter("{*}t")]


def test_a_column_that_is_not_drawn_has_a_sign_or_a_word() -> None:
    numbers = DRAWN["few_columns"][1].series[0].numbers
    said = inside("few_columns")
    assert said[0] == "tips, rounded · × withheld · • fewer than 10"
    assert said.count("×") == sum(number.state == "withheld" for number in numbers) > 9
    assert said.count("•") == sum(number.state == "rounded" for number in numbers) > 5
    assert inside("quiet_columns") == ["tips, rounded · • fewer than 10", "•", "withheld"]
    assert inside("half_day_columns")[0] == "tips · – not delivered"


def test_fewer_than_10_is_a_word_and_no_length() -> None:
    assert inside("few_bars") == ["fewer than 10"]
    assert values("few_bars", all_series("few_bars")[0]) == [900, None, 0]
    assert inside("few_lines") == ["series, rounded · a gap: fewer than 10"]
    few = values("few_lines", all_series("few_lines")[0])
    assert few == [0, *[None] * 6, *[900] * 5]


def test_a_point_without_a_neighbour_is_a_dot() -> None:
    (first, second) = all_series("few_lines")
    dots = [[int(dot.find("{*}idx").get("val")) for dot in series.iter("{*}dPt")]
            for series in (first, second)]  # fmt: skip
    assert dots == [[0, 11], [11]]


# over, withheld at -> what is said below
BELOW: list[tuple[str, dict[str, str], str]] = [
    ("one run", {"tips": "...xxx......"}, "Withheld: 17–19 Oct"),
    ("days", {"tips": "x..xx......."}, "Withheld: 14 Oct and 17–18 Oct"),
    ("two series", {"a": "..xxxxx.....", "b": "........x..."},
     "Withheld: a, 16–20 Oct; b, 22 Oct"),
    ("most of them", {"tips": "xxxxxxx....."},
     "More than half of the figures are withheld: 14–20 Oct"),
    ("half of them", {"tips": "xxxxxx......"}, "Withheld: 14–19 Oct"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "series", "wanted"), BELOW)
def test_what_is_withheld_is_said_by_series_and_in_runs(
    name: str, series: dict[str, str], wanted: str
) -> None:
    drawn = tuple(
        Series(each, tuple(Number(1, None, "count", (), "withheld" if x == "x" else "exact")
                           for x in marks), "useful")
        for each, marks in series.items()
    )  # fmt: skip
    assert notes.below(Plot("lines", DAYS, drawn, "tips"), "UTC") == wanted, name


def test_no_label_stands_on_the_rule_of_a_moment() -> None:
    plot = replace(BURN, notes=((DAYS[9], "x"),))  # midnight: where "processed" ends
    drawn = Drawn(plot, "UTC")
    (rule,) = drawn.frame.rules
    ends = [label._end(plot, drawn.table, drawn.frame, n) for n in range(2)]
    for n, end in enumerate(ends):
        assert end is not None and abs(end.x - rule) < 0.01
        made = label.ends(plot, drawn.table, drawn.frame)[n]
        side = re.findall(r'dLblPos val="(.)"', made)[0]
        by = float((re.findall(r'<c:x val="(.*?)"', made) or ["0"])[0]) * drawn.frame.box.width
        box = end.box(side, by)
        assert not box.x < rule < box.x + box.width


def test_words_in_the_picture_belong_to_the_chart() -> None:
    wanted = ["median 6\xa0h 24\xa0min", "median 26\xa0h", "– not delivered"]
    assert inside("status_bars") == wanted
    assert inside("burn_up") == ["series", "Case system down"]
    wanted = ["median withheld", "median 3\xa0h", "withheld", "– not delivered"]
    assert inside("hostile") == wanted


def test_number_formats_are_native() -> None:
    sheet = book("burn_up")
    assert sheet["B2"].number_format == "#,##0" and "mmm" in sheet["A2"].number_format
    assert book("shares")["B2"].number_format == "0 %"


def test_lines_are_named_where_they_end_and_have_no_legend() -> None:
    root = part("burn_up")._element
    assert not list(root.iter("{*}legend"))
    named = {
        series.find("{*}tx").find(".//{*}v").text: [
            int(label.find("{*}idx").get("val")) for label in series.iter("{*}dLbl")
        ]
        for series in root.iter("{*}ser")
    }
    assert named == {
        "processed": [8], "received": [8], "planned": [11], "low": [11], "high": [11],
        "forecast": [11],
    }  # fmt: skip


# values, whole counts only -> low, high, step of the axis
SCALES: list[tuple[list[float], bool, tuple[float, float, float]]] = [
    ([], True, (0, 1, 1)),
    ([0], True, (0, 1, 1)),
    ([3], True, (0, 3, 1)),
    ([1010, 482], True, (0, 1200, 200)),
    ([1000], True, (0, 1000, 200)),
    ([62], True, (0, 75, 25)),
    ([0.34], False, (0, 0.4, 0.1)),
    ([-7, 12], True, (-10, 15, 5)),
]


@pytest.mark.parametrize(("values", "whole", "wanted"), SCALES)
def test_axes_are_round(
    values: list[float], whole: bool, wanted: tuple[float, float, float]
) -> None:
    made = frame.scale(values, whole)
    assert (made.low, made.high, made.step) == pytest.approx(wanted)
