"""Notes on a time axis: a thin rule each, named above the plot where there is room."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from lib.briefing.drawing.axis import Times, instant
from lib.briefing.drawing.picture import Line, Mark
from lib.briefing.drawing.room import Room, Style
from lib.briefing.slide import When

LANES: Final = 2
LONG: Final = 12  # letters: a unit that has room beside a note
HEAD: Final = re.compile(r"[:;] ")  # what ends the head of a note
OFTEN: Final = 3  # times: what comes more often is named once
WIDEST: Final = 0.4  # of the plot: a name

Note = tuple[When, str]
Span = tuple[float, float]


def height(notes: Sequence[Note], unit: str, style: Style) -> float:
    """Room above the plot, for the unit and the notes."""
    return _lanes(notes, unit) * style.plain.line + 0.35 * style.size


def _lanes(notes: Sequence[Note], unit: str) -> int:
    """One line, and a second one where there are many notes, or one beside a long unit."""
    return LANES if len(notes) > 1 or (notes and len(unit) > LONG) else 1


def draw(
    notes: Sequence[Note], times: Times, plot: Room, unit: str, style: Style, left: float
) -> list[Mark]:
    """The unit at *left* above the plot, and the notes that lie on its axis."""
    plain, look = style.plain, style.look
    most = _lanes(notes, unit)
    lowest = plot.y - 0.35 * style.size - 0.3 * plain.line
    unit = plain.shortened(unit, plot.right - left)
    marks: list[Mark] = [plain.text(left, lowest, unit, look.muted)] if unit else []
    taken: list[list[Span]] = [[] for _ in range(most)]
    taken[0].append((left, left + plain.width(unit) + style.size if unit else left))
    for when, words, named in _ranked([n for n in notes if times.inside(instant(n[0]))]):
        x = times.x(instant(when))
        words = plain.shortened(words, WIDEST * plot.width)
        lane, span = _free(x, plain.width(words), taken, plot, style) if named else (None, (x, x))
        if lane is None:
            marks.insert(0, _rule(x, plot.foot - 0.4 * style.size, plot.foot, style))
            continue
        taken[lane].append(span)
        base = lowest - lane * plain.line
        marks.insert(0, _rule(x, base - plain.rise, plot.foot, style))
        flipped = span[0] < x - style.size
        at, anchor = (x - 0.3 * style.size, "end") if flipped else (x + 0.3 * style.size, "start")
        marks.append(plain.text(at, base, words, look.muted, anchor))  # type: ignore[arg-type]
    return marks


def _rule(x: float, top: float, foot: float, style: Style) -> Line:
    return Line(((x, top), (x, foot)), style.look.axis, style.hair)


def _ranked(notes: Sequence[Note]) -> list[tuple[When, str, bool]]:
    """What is rare first; and whether it is worth a name: what comes often is named once.

    The last first: so an earlier name stands above a later one, and no rule runs through a name.
    """
    heads = [HEAD.split(words, maxsplit=1)[0] for _, words in notes]
    often = Counter(heads)
    rows = [(often[head], -instant(when).timestamp(), when, head)
            for (when, _), head in zip(notes, heads, strict=True)]  # fmt: skip
    found, seen = [], set[str]()
    for times, _, when, head in sorted(rows, key=lambda row: row[:2]):
        found.append((when, head, head not in seen or times <= OFTEN))
        seen.add(head)
    return found


def _free(
    x: float, width: float, taken: list[list[Span]], plot: Room, style: Style
) -> tuple[int | None, Span]:
    """A lane with room right of *x*, else left of it; nothing crosses a rule."""
    near = 0.3 * style.size
    for span in ((x, x + width + 2.5 * near), (x - width - 2.5 * near, x)):
        if span[1] > plot.right or span[0] < plot.x:
            continue
        for lane, there in enumerate(taken):
            if _clear(span, x, lane, taken) and all(span[1] < a or span[0] > b for a, b in there):
                return lane, span
    return None, (x, x)


def _clear(span: Span, x: float, lane: int, taken: list[list[Span]]) -> bool:
    """Whether no rule that rises higher runs through *span*, nor the rule at *x* through a name
    in a lower lane. A rule stands at either edge of its own name."""
    higher = [edge for lane_ in taken[lane + 1 :] for one in lane_ for edge in one]
    lower = [one for lane_ in taken[:lane] for one in lane_]
    through = any(span[0] < edge < span[1] for edge in higher)
    return not through and not any(one[0] < x < one[1] for one in lower)
