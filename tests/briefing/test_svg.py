"""A picture as SVG: well-formed, real text, nothing that runs or is fetched."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.briefing.drawing import slide_picture
from lib.briefing.drawing.picture import Area, Box, Dot, Line, Mark, Picture, Text
from lib.briefing.letters import printable
from lib.briefing.svg import svg
from lib.theme import DARK, LIGHT
from tests.briefing.drawn import BRIEFING

SPACE = "{http://www.w3.org/2000/svg}"
XML = "{http://www.w3.org/XML/1998/namespace}space"
ALLOWED = {SPACE + tag for tag in ("svg", "rect", "path", "circle", "text")}


def drawn(*marks: Mark) -> ElementTree.Element:
    return ElementTree.fromstring(svg(Picture(100, 50, marks)))


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("n", range(len(BRIEFING.slides)))
def test_every_slide_is_well_formed_and_fetches_nothing(n: int, look) -> None:  # type: ignore[no-untyped-def]
    picture = slide_picture(BRIEFING, n, look)
    text = svg(picture)
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 1920 1080"
    assert root.get(XML) == "preserve"
    assert {element.tag for element in root.iter()} <= ALLOWED
    for element in root.iter():
        assert not [key for key in element.attrib if "href" in key or key.startswith("on")]
    assert "url(" not in text and "nan" not in text
    said = [element.text for element in root.iter(SPACE + "text")]
    assert said == [mark.text for mark in picture.marks if isinstance(mark, Text)]
    assert len(text) < 20_000


@pytest.mark.parametrize(
    ("mark", "tag", "attributes"),
    [
        (Box(1, 2, 3.005, 4, "#ABCDEF", 2), "rect",
         {"x": "1", "y": "2", "width": "3", "height": "4", "rx": "2", "fill": "#ABCDEF"}),
        (Line(((0, 1), (2.5, 3)), "#000000", 1.5, (4, 2)), "path",
         {"d": "M0 1L2.5 3", "stroke-dasharray": "4 2", "stroke-width": "1.5", "fill": "none"}),
        (Area(((0, 0), (9, 0), (9, 9)), "#123456"), "path", {"d": "M0 0L9 0L9 9Z"}),
        (Dot(5, 6, 3, "#111111", "#FFFFFF", 2), "circle",
         {"cx": "5", "cy": "6", "r": "3", "stroke": "#FFFFFF", "stroke-width": "2"}),
        (Text(1, 2, "a", 24, "#000000", bold=True, anchor="end"), "text",
         {"font-weight": "600", "text-anchor": "end", "font-size": "24"}),
        (Text(1, 2, "a", 64, "#000000", serif=True), "text",
         {"font-family": "'Source Serif Text', Georgia, serif", "font-weight": "600"}),
    ],
)  # fmt: skip
def test_each_mark(mark: Mark, tag: str, attributes: dict[str, str]) -> None:
    (element,) = drawn(mark)
    assert element.tag == SPACE + tag
    assert attributes.items() <= element.attrib.items()


def test_a_ground_is_drawn_first_and_only_where_there_is_one() -> None:
    dot = Dot(1, 1, 1, "#000000")
    with_ground = ElementTree.fromstring(svg(Picture(100, 50, (dot,), "#FAF9F7")))
    assert [element.tag for element in with_ground] == [SPACE + "rect", SPACE + "circle"]
    assert [element.tag for element in drawn(dot)] == [SPACE + "circle"]


@settings(max_examples=60, deadline=None)
@given(words=st.text(max_size=40))
def test_what_a_person_writes_stays_text(words: str) -> None:
    (element,) = drawn(Text(0, 0, f"<script>{words}</script>&", 24, "#000000"))
    assert len(element) == 0
    assert element.text == f"<script>{printable(words)}</script>&"


def test_narrow_spaces_are_kept() -> None:
    (element,) = drawn(Text(0, 0, "1\u202f000\u00a0h  x", 24, "#000000"))
    assert element.text == "1\u202f000\u00a0h  x"
