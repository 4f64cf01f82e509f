"""The axes of a chart: hairlines, muted words; none where each bar carries its own figure."""

import math
from typing import Final

from lib.briefing.pptx import colour
from lib.briefing.pptx.frame import TICK, Frame, name_size
from lib.briefing.pptx.workbook import FORMATS, Sheet
from lib.briefing.slide import Kind, Plot
from lib.wording import UNIT

ACROSS, UP = 111_111_111, 222_222_222  # what the axes are called in the file
LOOK: Final = colour.LOOK
# As the board writes counts, whatever separator the machine is set to.
SPACED: Final = f'[>=1000000]#"{UNIT}"###"{UNIT}"##0;[>=1000]#"{UNIT}"##0;0'


def shown_as(kind: Kind) -> str:
    """How figures of a kind stand in the picture; the workbook keeps to the usual formats."""
    return {"count": SPACED, "change": "+#,##0;−#,##0;±0"}.get(kind, FORMATS[kind])


def words(size: float, ink: str = LOOK.text, bold: bool = False, wraps: bool = True) -> str:
    """The text properties ``<c:txPr>``."""
    frame = "<a:bodyPr/>" if wraps else '<a:bodyPr wrap="none"/>'
    return (
        f'<c:txPr>{frame}<a:lstStyle/><a:p><a:pPr><a:defRPr lang="en-GB" '
        f'sz="{round(100 * size)}" b="{int(bold)}">{colour.fill(ink)}'
        '<a:latin typeface="+mn-lt"/></a:defRPr></a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    )


def axes(plot: Plot, table: Sheet, made: Frame) -> str:
    """Both axes, first the one that the figures stand over."""
    lying = plot.kind in ("bars", "stack")
    if not table.dated:
        over = _names(name_size(plot, made))
    elif plot.kind == "lines" and fine(table):
        over = _instants(made)
    else:
        over = _moments(made) if fine(table) else _days(made, plot.kind == "lines")
    return over + _values(plot, made, lying)


def fine(table: Sheet) -> bool:
    """Whether the places are instants: a date axis knows days only."""
    return "hh" in table.dated


def _names(size: float) -> str:
    return (
        f'<c:catAx>{_head(ACROSS, "maxMin")}<c:axPos val="l"/>{_ticks("none", "low", 0.75)}'
        f'{words(size)}<c:crossAx val="{UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:tickLblSkip val="1"/>'
        '<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _days(made: Frame, lines: bool) -> str:
    half = 0 if lines else 0.5  # a column stands amid its day
    ends = f'<c:max val="{made.last - half:.0f}"/><c:min val="{made.first + half:.0f}"/>'
    months = made.last - made.first >= 300
    form, unit = ("mmm\\ yyyy", "months") if months else ("d\\ mmm", "days")
    every = max(1, math.ceil(made.every / 28)) if months else max(1, round(made.every))
    return (
        f'<c:dateAx>{_head(ACROSS, ends=ends)}<c:axPos val="b"/><c:numFmt formatCode="{form}" '
        f'sourceLinked="0"/>{_ticks("none", "low", 0.75)}{words(TICK, LOOK.muted)}'
        f'<c:crossAx val="{UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblOffset val="60"/><c:baseTimeUnit val="days"/>'
        f'<c:majorUnit val="{every}"/><c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def _moments(made: Frame) -> str:
    """Columns over instants: every one has its place, some are named."""
    return (
        f'<c:catAx>{_head(ACROSS)}<c:axPos val="b"/><c:numFmt formatCode="d\\ mmm\\ hh:mm" '
        f'sourceLinked="0"/>{_ticks("none", "low", 0.75)}{words(TICK, LOOK.muted)}'
        f'<c:crossAx val="{UP}"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="60"/>'
        f'<c:tickLblSkip val="{made.every:g}"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _instants(made: Frame) -> str:
    form = "d\\ mmm" if made.every >= 1 else "d\\ mmm\\ hh:mm"
    # Some seconds of air: a point just on the end is drawn without its dot and name elsewhere.
    ends = f'<c:max val="{made.last + 0.0001:.4f}"/><c:min val="{made.first:.4f}"/>'
    return (
        f'<c:valAx>{_head(ACROSS, ends=ends)}<c:axPos val="b"/><c:numFmt formatCode="{form}" '
        f'sourceLinked="0"/>{_ticks("none", "low", 0.75)}{words(TICK, LOOK.muted)}'
        f'<c:crossAx val="{UP}"/><c:crosses val="autoZero"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{made.every:g}"/></c:valAx>'
    )


def _values(plot: Plot, made: Frame, lying: bool) -> str:
    """The value axis; it keeps its ends also where it is not drawn."""
    ends = f'<c:max val="{made.scale.high:.10g}"/><c:min val="{made.scale.low:.10g}"/>'
    form = escaped(shown_as(plot.series[0].numbers[0].kind))
    grid = f"<c:majorGridlines><c:spPr>{colour.line(LOOK.grid, 0.75)}</c:spPr></c:majorGridlines>"
    between = "midCat" if plot.kind == "lines" else "between"
    return (
        f"<c:valAx>{_head(UP, ends=ends, hidden=made.labelled)}"
        f'<c:axPos val="{"b" if lying else "l"}"/>{"" if made.labelled else grid}'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/>{_ticks("none", "nextTo", 0)}'
        f'{words(TICK, LOOK.muted)}<c:crossAx val="{ACROSS}"/><c:crosses val="min"/>'
        f'<c:crossBetween val="{between}"/><c:majorUnit val="{made.scale.step:.10g}"/></c:valAx>'
    )


def escaped(text: str) -> str:
    """Text as it stands between double quotes in XML."""
    return text.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _head(n: int, direction: str = "minMax", ends: str = "", hidden: bool = False) -> str:
    return (
        f'<c:axId val="{n}"/><c:scaling><c:orientation val="{direction}"/>{ends}</c:scaling>'
        f'<c:delete val="{int(hidden)}"/>'
    )


def _ticks(marks: str, labels: str, points: float) -> str:
    ink = LOOK.axis if points else ""
    return (
        f'<c:majorTickMark val="{marks}"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="{labels}"/><c:spPr>{colour.line(ink, points)}</c:spPr>'
    )
