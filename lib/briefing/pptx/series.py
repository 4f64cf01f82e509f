"""The series of a chart: cached figures, lines and fills in the colours of their roles, labels."""

from collections.abc import Sequence
from html import escape

from lib import theme
from lib.briefing.pptx import axis, colour, frame, label
from lib.briefing.pptx.frame import Frame
from lib.briefing.pptx.workbook import Sheet
from lib.briefing.slide import Number, Plot, Series

LOOK = colour.LOOK


def group(plot: Plot, table: Sheet, made: Frame) -> str:
    """The chart group: ``<c:barChart>``, ``<c:lineChart>`` or ``<c:scatterChart>``."""
    axes = f'<c:axId val="{axis.ACROSS}"/><c:axId val="{axis.UP}"/>'
    if plot.kind == "lines":
        drawn = "".join(_lines(plot, table, made))
        if axis.fine(table):
            head = '<c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>'
            return f"<c:scatterChart>{head}{drawn}{axes}</c:scatterChart>"
        head = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{head}{drawn}<c:marker val="1"/>{axes}</c:lineChart>'
    lying, stacked = plot.kind != "columns", plot.kind == "stack"
    bands = len(plot.over) if lying or axis.fine(table) else made.last - made.first
    length = made.inner.height if lying else made.inner.width
    overlap = '<c:overlap val="100"/>' if stacked else ""
    drawn = "".join(_bar(plot, table, made, n) for n in range(len(plot.series)))
    return (
        f'<c:barChart><c:barDir val="{"bar" if lying else "col"}"/>'
        f'<c:grouping val="{"stacked" if stacked else "clustered"}"/><c:varyColors val="0"/>'
        f'{drawn}<c:gapWidth val="{frame.gap(plot, length / bands)}"/>{overlap}{axes}</c:barChart>'
    )


def properties(filled: str, stroke: str) -> str:
    """Shape properties ``<c:spPr>`` of a fill and an outline; empty strings for none."""
    return f"<c:spPr>{colour.fill(filled)}{stroke or colour.line('', 0)}</c:spPr>"


def _bar(plot: Plot, table: Sheet, made: Frame, n: int) -> str:
    each = plot.series[n]
    ink = colour.of(each.role)
    rim = colour.line(LOOK.surface, 1) if plot.kind == "stack" else ""
    labels = _stacked(each, made) if plot.kind == "stack" else _standing(each, made)
    return (
        f"<c:ser>{_head(table, n)}{properties(ink, rim)}"
        f'<c:invertIfNegative val="0"/>{_message(plot)}{labels}'
        f"{_over(table, 'cat')}{_values(table, n, 'val')}"
        "</c:ser>"
    )


def _message(plot: Plot) -> str:
    """The bars that carry the message, in the accent."""
    if plot.kind == "stack":
        return ""
    ink = properties(colour.of("accent"), "")
    places: list[object] = [*plot.over]
    return "".join(
        f'<c:dPt><c:idx val="{n}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{ink}</c:dPt>'
        for n, place in enumerate(places)
        if place in plot.strong
    )


def _standing(each: Series, made: Frame) -> str:
    """A figure at the end of each bar; rounded ones in their words."""
    if not made.labelled:
        return label.none()
    said = [label.worded(n, x.text) for n, x in enumerate(each.numbers) if in_words(x)]
    return label.all_of("".join(said), _kind(each), "outEnd", LOOK.text, made.lying)


def _stacked(each: Series, made: Frame) -> str:
    """A figure in each part that is wide enough for it."""
    fill = colour.of(each.role)
    ink = max((LOOK.surface, LOOK.text), key=lambda ink: theme.contrast(ink, fill))
    said = []
    for n, number in enumerate(each.numbers):
        if number.drawn is None or not number.drawn:
            continue
        if not frame.has_room(number, made):
            said.append(label.hidden(n))
        elif in_words(number):
            said.append(label.worded(n, number.text, "ctr", ink))
    return label.all_of("".join(said), _kind(each), "ctr", ink)


def _lines(plot: Plot, table: Sheet, made: Frame) -> list[str]:
    placed = label.ends(plot, table, made)
    return [_line(plot, table, n, placed.get(n, label.none())) for n in range(len(plot.series))]


def _line(plot: Plot, table: Sheet, n: int, labels: str) -> str:
    each = plot.series[n]
    stroke = properties("", _stroke(plot, n))
    head = f'{_head(table, n)}{stroke}<c:marker><c:symbol val="none"/></c:marker>'
    last, edges = frame.end(each), {name for band in plot.bands for name in band}
    rim = properties(colour.of(each.role), colour.line(LOOK.surface, 1.5))
    marked = set(_alone(each.numbers))
    if last is not None and each.name not in edges and each.role != "plan":
        marked.add(last)
    dots = "".join(
        f'<c:dPt><c:idx val="{at}"/><c:marker><c:symbol val="circle"/>'
        f'<c:size val="{9 if n == 0 else 7}"/>{rim}</c:marker><c:bubble3D val="0"/>'
        f"{stroke}</c:dPt>"
        for at in sorted(marked)
    )
    names = ("xVal", "yVal") if axis.fine(table) else ("cat", "val")
    cells = _over(table, names[0]) + _values(table, n, names[1])
    return f'<c:ser>{head}{dots}{labels}{cells}<c:smooth val="0"/></c:ser>'


def _alone(numbers: Sequence[Number]) -> list[int]:
    """Points without a neighbour: no line leads to them."""
    there = [number.drawn is not None for number in numbers]
    around = zip([False, *there[:-1]], there, [*there[1:], False], strict=True)
    return [n for n, each in enumerate(around) if each == (False, True, False)]


def _stroke(plot: Plot, n: int) -> str:
    """The message thick, the plan dashed, what is forecast dotted, its edges thin."""
    each = plot.series[n]
    ink = colour.of(each.role)
    if any(each.name in band for band in plot.bands):
        return colour.line(theme.mixed(LOOK.surface, ink, 0.45), 1)
    if each.role == "forecast":
        return colour.line(ink, 1.75, "sysDash")
    if each.role == "plan":
        return colour.line(ink, 1.5, "dash")
    return colour.line(ink, 3.25 if n == 0 else 2)


def _head(table: Sheet, n: int) -> str:
    name = escape(table.names[n])
    return (
        f'<c:idx val="{n}"/><c:order val="{n}"/><c:tx><c:strRef><c:f>{table.name(n + 1)}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt></c:strCache>'
        "</c:strRef></c:tx>"
    )


def _over(table: Sheet, name: str) -> str:
    if table.dated:
        return _cached(name, table.reference(0), table.dated, [*map(_float, table.places)])
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{escape(str(each))}</c:v></c:pt>'
        for n, each in enumerate(table.places)
    )
    return (
        f"<c:{name}><c:strRef><c:f>{table.reference(0)}</c:f><c:strCache>"
        f'<c:ptCount val="{len(table.places)}"/>{points}</c:strCache></c:strRef></c:{name}>'
    )


def _values(table: Sheet, n: int, name: str) -> str:
    return _cached(name, table.reference(n + 1), table.formats[n], table.columns[n])


def _cached(name: str, cells: str, form: str, values: Sequence[float | None]) -> str:
    """Figures as the workbook has them, to the last digit; nothing where the cell is empty."""
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value:.16G}</c:v></c:pt>'
        for n, value in enumerate(values)
        if value is not None
    )
    return (
        f"<c:{name}><c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>{escape(form)}"
        f'</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
        f"</c:{name}>"
    )


def _float(place: str | float) -> float:
    return float(place)


def _kind(each: Series) -> str:
    return axis.shown_as(each.numbers[0].kind)


def in_words(number: Number) -> bool:
    """Whether a figure is said in words that no number format gives: rounded, or hours."""
    return number.drawn is not None and (bool(number.words) or number.kind == "hours")
