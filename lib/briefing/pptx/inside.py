"""Words that stand in a chart: moments on its time axis, hours between bars, what is missing.

They are shapes of the chart itself (its drawing part), so they move and scale with it.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Final

from lib import wording
from lib.briefing.drawing import signs
from lib.briefing.letters import printable
from lib.briefing.pptx import colour, frame, place
from lib.briefing.pptx.frame import Frame
from lib.briefing.pptx.place import Box
from lib.briefing.pptx.workbook import serial
from lib.briefing.slide import Number, Plot, When

SMALL: Final = frame.SMALL
HIGH: Final = 0.24  # inches of a line in SMALL
LOOK: Final = colour.LOOK
HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:cdr="http://schemas.openxmlformats.org/drawingml/2006/chartDrawing">'
)


@dataclass(frozen=True)
class Mark:
    """A line (no words) or words, in a box in inches from the corner of the chart."""

    box: Box
    words: str = ""
    name: str = ""
    align: str = "l"
    size: float = SMALL


def shapes(plot: Plot, made: Frame, zone: str) -> str:
    """The drawing part; empty where nothing is to be written."""
    marks = _unit(made) + _moments(plot, made, zone)
    if plot.kind == "columns":
        marks += _signs(plot, made, zone)
    if plot.kind == "bars":
        marks += _ties(plot, made) + _missing(plot, made)
    if not marks:
        return ""
    drawn = "".join(_shape(n, mark, made.box) for n, mark in enumerate(marks, 2))
    return f"{HEAD}{drawn}</c:userShapes>"


def rules(plot: Plot, made: Frame, zone: str) -> tuple[float, ...]:
    """Inches from the left at which moments stand."""
    found = (_stands(plot, made, when, zone) for when, _ in plot.notes)
    return tuple(each[0] for each in found if each)


def _unit(made: Frame) -> list[Mark]:
    """What is counted, above the axis that counts it."""
    box = Box(0, made.inner.y - HIGH - 0.12, _width(made), HIGH)
    return [Mark(box, made.head, "Unit")] if made.head else []


def _width(made: Frame) -> float:
    return place.width_of(made.head, SMALL) if made.head else 0.0


def _signs(plot: Plot, made: Frame, zone: str) -> list[Mark]:
    """At the foot of each column that is not drawn: a word where it fits, else a sign."""
    slot, foot, marks = _slot(made), made.y(0), []
    places = list[str | When](plot.over)
    for n, (over, number) in enumerate(zip(places, plot.series[0].numbers, strict=True)):
        if number.drawn is None:
            words = signs.why(number) if frame.has_word(number, slot) else signs.sign(number)
            size = SMALL if frame.has_word(number, slot) else frame.LABEL
            wide = place.width_of(words, size)
            box = Box(_amid(plot, made, n, zone) - wide / 2, foot - HIGH - 0.02, wide, HIGH)
            name = f"{_day(over, zone)}: {signs.why(number)}"
            marks.append(Mark(box, words, name, "ctr", size))
    return marks


def _day(over: str | When, zone: str) -> str:
    if isinstance(over, str):
        return over
    if not isinstance(over, datetime):
        return wording.short_day(over)
    there = wording.local(over, zone)
    return f"{wording.short_day(there)} {wording.clock(there)}"


def _slot(made: Frame) -> float:
    return made.inner.width / (made.last - made.first)


def _amid(plot: Plot, made: Frame, n: int, zone: str) -> float:
    """Inches from the left to the middle of column *n*."""
    days = [serial(each, zone) for each in plot.over if not isinstance(each, str)]
    timed = any(isinstance(each, datetime) for each in plot.over)
    return made.inner.x + ((n if timed else days[n] - days[0]) + 0.5) * _slot(made)


def _moments(plot: Plot, made: Frame, zone: str) -> list[Mark]:
    """A thin line down the plot for each moment, its words above it."""
    marks: list[Mark] = []
    for lane, text, x, left, bottom in _placed(plot, made, zone):
        top = made.inner.y - (HIGH + 0.04) * (lane + 1) - 0.06
        marks.append(Mark(Box(x, top, 0, max(0.1, bottom - top)), name="Moment"))
        marks.append(Mark(Box(left, top, place.width_of(text, SMALL), HIGH), text, "Moment"))
    return marks


def unused(plot: Plot, made: Frame, zone: str) -> int:
    """How many of the lanes above a plot stay empty, from the top."""
    used = [lane + 1 for lane, *_ in _placed(plot, made, zone)]
    least = 1 if made.head else 0
    return max(frame.lanes(plot), least) - max([least, *used]) if plot.notes else 0


def _placed(plot: Plot, made: Frame, zone: str) -> list[tuple[int, str, float, float, float]]:
    """Of each moment the first free lane, its words, where it stands, where they begin, where its
    line ends."""
    found: list[tuple[int, str, float, float, float]] = []
    unit = _width(made) + 0.2 if made.head else 0.0
    starts = [made.box.width] * frame.lanes(plot)
    # From the right, so that no line runs through the words of an earlier moment.
    for when, text in sorted(plot.notes, key=lambda note: serial(note[0], zone), reverse=True):
        if (stands := _stands(plot, made, when, zone)) is None:
            continue
        x, bottom = stands
        width = place.width_of(text, SMALL)
        left = x + 0.06 if x + 0.06 + width <= made.box.width else x - 0.06 - width
        free = (n for n in range(len(starts)) if left + width <= starts[n] and (n or left >= unit))
        if (lane := next(free, None)) is None:
            continue  # named in the notes all the same
        starts[lane] = min(left, x) - 0.1
        found.append((lane, text, x, left, bottom))
    return found


def _stands(plot: Plot, made: Frame, when: When, zone: str) -> tuple[float, float] | None:
    """Inches from the left of a moment, and from the top to where its line ends; None outside.

    Over columns it stands amid its own, and the line ends above that one's figure.
    """
    day, bottom = serial(when, zone), made.inner.y + made.inner.height
    if plot.kind == "lines":
        day -= 1 if plot.ends else 0
        return (made.x(day), bottom) if made.first <= day <= made.last else None
    days = [serial(each, zone) for each in plot.over if not isinstance(each, str)]
    n = bisect_right(days, day) - 1
    if n < 0 or day >= days[-1] + 1:
        return None
    known = plot.series[0].numbers[n].drawn
    high = 0.32 if made.labelled or known is None else 0.05  # a figure, or a sign
    return _amid(plot, made, n, zone), made.y(known or 0.0) - high


def _band(plot: Plot, made: Frame) -> float:
    return made.inner.height / len(plot.over)


def _ties(plot: Plot, made: Frame) -> list[Mark]:
    """Between two bars a short line, and beside it the median from the one above."""
    band, marks = _band(plot, made), []
    gap = frame.gap(plot, band)
    space = band * gap / (100 + gap)
    for n, tie in enumerate(plot.ties):
        if tie is None or tie.text == wording.NOTHING or not n or space < HIGH * 0.9:
            continue
        middle = made.inner.y + n * band
        x = made.inner.x + 0.1
        stroke = Box(x, middle - space * 0.38, 0, space * 0.76)
        names = f"Median from {plot.over[n - 1]} to {plot.over[n]}"
        marks.append(Mark(stroke, name=names))
        box = Box(x + 0.1, middle - HIGH / 2, 3, HIGH)
        marks.append(Mark(box, f"median {tie.text}", names))
    return marks


def _missing(plot: Plot, made: Frame) -> list[Mark]:
    """Where a bar would be: withheld, or not delivered."""
    band, found = _band(plot, made), []
    for n, number in enumerate(plot.series[0].numbers):
        if number.drawn is None:
            box = Box(made.inner.x + 0.1, made.inner.y + (n + 0.5) * band - 0.14, 3, 0.28)
            found.append(Mark(box, absent(number), str(plot.over[n]), size=frame.LABEL))
    return found


def absent(number: Number) -> str:
    """What is said in the place of a figure that is not shown."""
    words = signs.why(number)
    return f"{signs.sign(number)} {words}" if words == signs.MISSING else words


def _shape(n: int, mark: Mark, whole: Box) -> str:
    box = mark.box
    ends = ((box.x, box.y), (box.x + box.width, box.y + box.height))
    corners = "".join(
        f"<cdr:{name}><cdr:x>{x / whole.width:.5f}</cdr:x><cdr:y>{y / whole.height:.5f}</cdr:y>"
        f"</cdr:{name}>"
        for name, (x, y) in zip(("from", "to"), ends, strict=True)
    )
    drawn = _words(n, mark) if mark.words else _stroke(n, mark)
    return f"<cdr:relSizeAnchor>{corners}{drawn}</cdr:relSizeAnchor>"


def _words(n: int, mark: Mark) -> str:
    look = f'lang="en-GB" sz="{round(100 * mark.size)}" b="0"'
    text = escape(place.unbroken(mark.words))
    return (
        f'<cdr:sp macro="" textlink=""><cdr:nvSpPr><cdr:cNvPr id="{n}" name="{_named(n, mark)}"/>'
        f'<cdr:cNvSpPr txBox="1"/></cdr:nvSpPr><cdr:spPr>{_where(mark.box)}'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></cdr:spPr><cdr:txBody>'
        '<a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="{mark.align}"/><a:r><a:rPr {look}>{colour.fill(LOOK.muted)}'
        f'<a:latin typeface="+mn-lt"/></a:rPr><a:t>{text}</a:t></a:r></a:p>'
        "</cdr:txBody></cdr:sp>"
    )


def _stroke(n: int, mark: Mark) -> str:
    return (
        f'<cdr:cxnSp macro=""><cdr:nvCxnSpPr><cdr:cNvPr id="{n}" name="{_named(n, mark)}"/>'
        f"<cdr:cNvCxnSpPr/></cdr:nvCxnSpPr><cdr:spPr>{_where(mark.box)}"
        f'<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{colour.line(LOOK.axis, 0.75)}'
        "</cdr:spPr></cdr:cxnSp>"
    )


def _named(n: int, mark: Mark) -> str:
    return escape(printable(f"{mark.name} {n}"))


def _where(box: Box) -> str:
    x, y, width, height = box.emu
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
