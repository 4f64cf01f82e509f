"""Words into the placeholders of a slide, and the placeholders that python-pptx leaves out."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from pptx.oxml import parse_xml
from pptx.slide import Slide

from lib.briefing.drawing.face import Face
from lib.briefing.pptx import layout, place
from lib.briefing.slide import Briefing

TITLE_SIZES: Final = (30.0, 27.0, 24.0, 21.0, 18.0)
COVER_SIZES: Final = (54.0, 46.0, 40.0, 34.0, 28.0)
QUESTION_SIZES: Final = (14.0, 13.0, 12.0)
FOOT_SIZES: Final = (12.0, 11.0, 10.0, 9.0, 8.0)


def placeholder(slide: Slide, idx: int) -> Any:
    """The placeholder of the slide with this idx."""
    return next(each for each in slide.placeholders if each.placeholder_format.idx == idx)


def title(slide: Slide, words: str, cover: bool = False) -> int:
    """The title, parted where it pauses, smaller where it would not stand in two lines; and how
    many those are."""
    shape: Any = slide.shapes.title
    words = place.together(place.unbroken(words))
    sizes = COVER_SIZES if cover else TITLE_SIZES
    size = place.fitting(words, sizes, place.WIDE, 2, bold=True)
    lines = Face(size, bold=True).balanced(words, place.WIDE * place.POINTS)
    shape.text_frame.text = " \v".join(lines) if len(lines) == 2 else words
    for run in shape.text_frame.paragraphs[0].runs if size != sizes[0] else ():
        run.font.size = round(size * 12_700)
    if len(lines) == 1 and not cover:
        lower = replace(place.TITLE, height=place.TITLE.height - place.LINE)
        shape.left, shape.top, shape.width, shape.height = lower.emu
    return len(lines)


def write(shape: Any, lines: Iterable[str | tuple[str, int]]) -> None:
    """Paragraphs into a placeholder; a pair gives the level, 0 being the first."""
    frame = shape.text_frame
    for n, line in enumerate(lines):
        words, level = (line, 0) if isinstance(line, str) else line
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.text, paragraph.level = place.unbroken(words), level


def name_after_layout(slide: Slide) -> None:
    """Call each placeholder what its layout calls it, as the selection pane shows it."""
    names = {p.placeholder_format.idx: p.name for p in list[Any](slide.slide_layout.placeholders)}
    for shape in slide.placeholders:
        shape.name = names[shape.placeholder_format.idx]


def fill_or_drop(slide: Slide, idx: int, words: str) -> None:
    """Write *words*; an empty placeholder would ask for text, so it goes."""
    shape = placeholder(slide, idx)
    if words:
        write(shape, [words])
    else:
        shape._element.getparent().remove(shape._element)


def question(slide: Slide, words: str) -> None:
    """What the slide answers, above its title."""
    shape = placeholder(slide, layout.QUESTION)
    width = shape.width / place.EMU
    fill_or_drop(slide, layout.QUESTION, words)
    size = place.fitting(words, QUESTION_SIZES, width, 1, bold=False)
    if words and size != QUESTION_SIZES[0]:
        shape.text_frame.paragraphs[0].runs[0].font.size = round(size * 12_700)


def foot(slide: Slide, briefing: Briefing) -> None:
    """Markings at the top and the bottom; scope sentence, what is to be said, slide number."""
    for idx in (layout.TOP, layout.FOOT):
        write(placeholder(slide, idx), [briefing.marked])
    bottom = placeholder(slide, layout.FOOT)._element
    lines = [briefing.sentence, " ".join([*briefing.synthetic, *briefing.remarks])]
    lines = [line for line in lines if line]
    scope = _inherited(slide, "Scope", f'type="ftr" sz="quarter" idx="{layout.FOOTER}"')
    bottom.addprevious(scope._element)
    write(scope, lines)
    _fit_foot(scope, lines, place.beside(place.FOOT, briefing.marked).width)
    number = _inherited(slide, "Slide number", f'type="sldNum" sz="quarter" idx="{layout.NUMBER}"')
    field = parse_xml(layout.number().replace(">", f" {layout.SPACES}>", 1))
    number.text_frame.paragraphs[0]._p.append(field)
    last = slide.part.package.presentation_part.presentation.slides
    field.find("{*}t").text = str(len(last))


def _fit_foot(scope: Any, lines: list[str], width: float) -> None:
    def tall(size: float) -> float:
        wrapped = sum(place.lines_of(line, size, width) for line in lines)
        return wrapped * size * 1.2 / place.POINTS

    size = next((size for size in FOOT_SIZES if tall(size) <= place.FOOT.height), FOOT_SIZES[-1])
    if size != FOOT_SIZES[0]:
        for paragraph in scope.text_frame.paragraphs:
            paragraph.runs[0].font.size = round(size * 12_700)


def _inherited(slide: Slide, name: str, kind: str) -> Any:
    """A placeholder that has its place and its looks from the layout, at the end of the slide."""
    tree = slide.shapes._spTree
    number = next_id(slide)
    tree.append(
        parse_xml(
            f'<p:sp {layout.SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
            '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
            f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr><p:spPr/>"
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
    return slide.shapes[-1]


def next_id(slide: Slide) -> int:
    """A number that no shape of the slide has yet."""
    return max(int(each) for each in slide.shapes._spTree.xpath("//@id") if each.isdigit()) + 1


def describe(shape: Any, words: str) -> None:
    """The alternative text of a chart or a table."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", place.unbroken(words))


def in_english(root: Any) -> None:
    """Every run below *root* is British English, for spelling and for a screen reader."""
    for run in root.iter("{*}r", "{*}fld"):
        if run.tag.endswith("}r") or run.tag.endswith("}fld"):
            run.get_or_add_rPr().set("lang", "en-GB")
    for words in root.iter("{*}endParaRPr"):
        words.set("lang", "en-GB")
