"""Data labels: figures on bars, and the names of lines where they end, apart from each other."""

from dataclasses import dataclass
from html import escape
from typing import Final

from lib.briefing.pptx import axis, colour, frame, place
from lib.briefing.pptx.frame import LABEL, Frame
from lib.briefing.pptx.place import Box
from lib.briefing.pptx.workbook import Sheet
from lib.briefing.slide import Number, Plot
from lib.charts.canvas import apart

HIGH: Final = 0.26  # inches of a line of a label
AWAY: Final = 0.1  # inches between a point and its label
AIR: Final = 0.08  # inches between a label and the rule of a moment
NO_LEADERS: Final = (  # from a point to a label that was moved
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart">'
    '<c15:showLeaderLines val="0"/></c:ext></c:extLst>'
)
SIDES: Final = ("t", "b", "l", "r")  # above, below, left, right of the point, as tried

Point = tuple[float, float]


@dataclass(frozen=True)
class End:
    """The last point of a line, in inches, and what is said there."""

    series: int
    at: int
    x: float
    y: float
    words: str
    edge: bool

    def box(self, side: str, right: float = 0) -> Box:
        """Where the label stands on one side of the point, moved *right* by inches."""
        width = place.width_of(self.words, LABEL, True)
        left = {"l": self.x - AWAY - width, "r": self.x + AWAY}.get(side, self.x - width / 2)
        top = {"t": self.y - AWAY - HIGH, "b": self.y + AWAY}.get(side, self.y - HIGH / 2)
        return Box(left + right, top, width, HIGH)


def none() -> str:
    """No labels on a series."""
    return f"<c:dLbls>{_shows()}</c:dLbls>"


def hidden(n: int) -> str:
    """No label on one point."""
    return f'<c:dLbl><c:idx val="{n}"/><c:delete val="1"/></c:dLbl>'


def worded(n: int, words: str, side: str = "outEnd", ink: str = colour.LOOK.text) -> str:
    """One point labelled in words ("more than 900"), which stand for its figure."""
    return (
        f'<c:dLbl><c:idx val="{n}"/>{_rich(words, ink, False)}{_form("General")}'
        f'<c:dLblPos val="{side}"/>{_shows(value=True)}</c:dLbl>'
    )


def all_of(points: str, form: str, side: str, ink: str, bold: bool = False) -> str:
    """Every point labelled with its figure, but for the *points* that have a label of their own."""
    return (
        f"<c:dLbls>{points}{_form(form)}{axis.words(LABEL, ink, bold, wraps=False)}"
        f'<c:dLblPos val="{side}"/>{_shows(value=True)}</c:dLbls>'
    )


def ends(plot: Plot, table: Sheet, made: Frame) -> dict[int, str]:
    """The labels of each series by its number: its name and last figure, where its line ends."""
    found = [end for n in range(len(plot.series)) if (end := _end(plot, table, made, n))]
    edge = [end for end in found if end.edge]
    lowest = made.inner.y + made.inner.height + HIGH / 2
    heights = apart([end.y for end in edge], [HIGH] * len(edge), high=lowest)
    labels = {
        end.series: _labelled(plot, end, "r", (y - end.y) / made.box.height)
        for end, y in zip(edge, heights, strict=True)
    }
    taken = [end.box("r") for end in edge]
    paths = [_path(plot, table, made, n) for n in range(len(plot.series))]
    for end in (end for end in found if not end.edge):
        places = [(side, by) for side in SIDES for by in _moves(end, side, made)]
        side, by = min(places, key=lambda at: _in_the_way(end.box(*at), paths, taken, made))
        taken.append(end.box(side, by))
        labels[end.series] = _labelled(plot, end, side, 0, by / made.box.width)
    return labels


def _end(plot: Plot, table: Sheet, made: Frame, n: int) -> End | None:
    """None for what has no point, and for the inner of several bands."""
    each = plot.series[n]
    at = frame.end(each)
    if at is None or any(each.name in band for band in plot.bands[1:]):
        return None
    path = _path(plot, table, made, n)
    x, y = path[-1]
    share = (x - made.inner.x) / made.inner.width
    words = f"{each.name} {each.numbers[at].text}"
    return End(n, at, x, y, words, share > frame.NEAR)


def _path(plot: Plot, table: Sheet, made: Frame, n: int) -> list[Point]:
    return [
        (made.x(float(day)), made.y(number.drawn))
        for day, number in zip(table.places, plot.series[n].numbers, strict=True)
        if number.drawn is not None
    ]


def _moves(end: End, side: str, made: Frame) -> list[float]:
    """Inches by which a label above or below a point may be moved, to stand clear of a rule."""
    box = end.box(side)
    crossed = [x for x in made.rules if box.x - AIR < x < box.x + box.width + AIR]
    if side not in ("t", "b") or not crossed:
        return [0.0]
    return [0.0, max(crossed) + AIR - box.x, min(crossed) - AIR - box.x - box.width]


def _in_the_way(box: Box, paths: list[list[Point]], taken: list[Box], made: Frame) -> float:
    """How much of what is drawn lies below a label there; a lot where it leaves the chart."""
    crossed = sum(
        box.x <= a[0] + (b[0] - a[0]) * k / 12 <= box.x + box.width
        and box.y <= a[1] + (b[1] - a[1]) * k / 12 <= box.y + box.height
        for path in paths
        for a, b in zip(path, path[1:], strict=False)
        for k in range(13)
    )
    ruled = sum(box.x - AIR / 2 < x < box.x + box.width + AIR / 2 for x in made.rules)
    covered = sum(_overlap(box, other) for other in taken)
    inside = made.inner.x <= box.x and box.x + box.width <= made.box.width
    above = box.y >= 0 and box.y + box.height <= made.inner.y + made.inner.height
    return crossed + 20 * ruled + 100 * covered + (0 if inside and above else 1000)


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def _labelled(plot: Plot, end: End, side: str, down: float, right: float = 0) -> str:
    each = plot.series[end.series]
    number: Number = each.numbers[end.at]
    bold, ink = end.series == 0, colour.text_of(each.role)
    layout = ""
    if down or right:
        layout = (
            f'<c:layout><c:manualLayout><c:x val="{right or 0.004:.5f}"/>'
            f'<c:y val="{down:.5f}"/></c:manualLayout></c:layout>'
        )
    rich = _rich(end.words, ink, bold) if number.words or number.kind == "hours" else ""
    words = "" if rich else axis.words(LABEL, ink, bold, wraps=False)
    return (
        f'<c:dLbls><c:dLbl><c:idx val="{end.at}"/>{layout}{rich}'
        f"{_form(axis.shown_as(number.kind))}{words}"
        f'<c:dLblPos val="{side}"/>{_shows(value=True, name=True)}<c:separator> </c:separator>'
        f"</c:dLbl>{_shows()}{NO_LEADERS}</c:dLbls>"
    )


def _form(form: str) -> str:
    nothing = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
    return f'<c:numFmt formatCode="{axis.escaped(form)}" sourceLinked="0"/>{nothing}'


def _rich(words: str, ink: str, bold: bool) -> str:
    look = f'lang="en-GB" sz="{100 * LABEL}" b="{int(bold)}"'
    text = escape(place.unbroken(words))
    return (
        '<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/>'
        f"<a:p><a:pPr><a:defRPr {look}/></a:pPr>"
        f"<a:r><a:rPr {look}>{colour.fill(ink)}</a:rPr><a:t>{text}</a:t></a:r></a:p>"
        "</c:rich></c:tx>"
    )


def _shows(value: bool = False, name: bool = False) -> str:
    return (
        f'<c:showLegendKey val="0"/><c:showVal val="{int(value)}"/><c:showCatName val="0"/>'
        f'<c:showSerName val="{int(name)}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )
