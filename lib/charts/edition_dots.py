"""Published figures as dots, one small chart per figure: by edition, or by day.

Markup, not a plot: each dot is an item of a list that says when, how much, how sure. Where
the screen is narrow the list stands as a list (css/edition.css).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Final

from lib import wording
from lib.theme import Look

MARKS: Final = {"more than": "≥", "about": "≈", "almost": "≤", "exactly": "="}
MILLIONS: Final = 10**7  # from here on a small chart counts in millions, and says so
LEAST: Final = 10**5  # so long as none would read as 0
AIR: Final = 1.22  # of the highest: room for its label
WIDE, TALL = 480.0, 112.0  # pixels that a small chart has at the least, where it is drawn
LETTER, LINE = 7.2, 15.0  # pixels a letter and a line of a label
OFF: Final = 7.0  # pixels from a dot's middle to its label


@dataclass(frozen=True)
class Dot:
    """A figure. ``place`` is a share of the width; ``reach`` the share that it may lie off.

    ``qualifier`` is a key of MARKS or empty; ``medium`` confidence is drawn hollow; ``own``
    was measured here; ``conflict`` where another source says otherwise.
    """

    when: str
    place: float
    value: float
    qualifier: str = ""
    medium: bool = False
    own: bool = False
    reach: float = 0.0
    conflict: bool = False

    @property
    def said(self) -> str:
        """``more than 300``."""
        return f"{self.qualifier} {self.figure}".strip()

    @property
    def figure(self) -> str:
        """The value alone; what was measured here may be a fraction without an end."""
        return wording.exact(round(self.value, 2) if self.own else self.value)


@dataclass(frozen=True)
class Gap:
    """Where no figure was published, as shares of the width."""

    when: str
    left: float
    right: float


@dataclass(frozen=True)
class Strip:
    """A small chart: its name, dots from left to right, gaps, ticks, and remarks below."""

    name: str
    dots: tuple[Dot, ...]
    gaps: tuple[Gap, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()
    remarks: tuple[str, ...] = field(default=())

    @property
    def top(self) -> float:
        """What the upper edge stands for; the lower is 0."""
        return max((dot.value for dot in self.dots), default=0.0) * AIR or 1.0

    @property
    def in_millions(self) -> bool:
        high = max((dot.value for dot in self.dots), default=0.0)
        low = min((dot.value for dot in self.dots if dot.value), default=0.0)
        return high >= MILLIONS and low >= LEAST


def html(strips: Sequence[Strip], _: Look, remarks: Sequence[str] = ()) -> str:
    """Small charts side by side, as many as the width holds, and the key to their marks."""
    if not strips:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    drawn = "".join(map(_strip, strips))
    said = "".join(f'<p class="edition-remark">{escape(each)}</p>' for each in remarks)
    return f'<div class="edition"><div class="edition-grid">{drawn}</div>{said}{_key(strips)}</div>'


def finding(strips: Sequence[Strip], places: int | None = None) -> str:
    """The title: the first figure's least and greatest, and how many of the *places* say it.

    *places* are the task forces of which any figure was published. Each of the strips has a
    published figure, and there is one at least.
    """
    strip = strips[0]
    published = [dot for dot in strip.dots if not dot.own]
    low, high = (pick(published, key=lambda dot: dot.value) for pick in (min, max))
    many = len({dot.when for dot in published})
    of = f" by {wording.count(many)} of {wording.plural(places, 'task force')}" if places else ""
    each = f"{_placed(low)} to {_placed(high)}" if low.value < high.value else _placed(low)
    own = next((f"; here {dot.figure}" for dot in strip.dots if dot.own), "")
    return f"{strip.name} as published{of}: {each}{own}"


def _placed(dot: Dot) -> str:
    return f"{dot.said} ({dot.when})"


def _strip(strip: Strip) -> str:
    name = f"{strip.name}, in millions" if strip.in_millions else strip.name
    level = "".join(
        f'<span class="edition-level" style="--y:{dot.value / strip.top:.4f}"></span>'
        for dot in strip.dots
        if dot.own
    )
    sides = label_sides(strip)
    items = [(gap.left, _gap(gap)) for gap in strip.gaps]
    items += [
        (dot.place, _dot(dot, side, strip)) for dot, side in zip(strip.dots, sides, strict=True)
    ]
    ordered = "".join(item for _, item in sorted(items, key=lambda item: item[0]))
    ticks = "".join(
        f'<span style="--x:{place:.4f}">{escape(text)}</span>' for place, text in strip.ticks
    )
    remarks = "".join(f'<p class="edition-remark">{escape(each)}</p>' for each in strip.remarks)
    return (
        f'<section class="edition-strip"><h3>{escape(name)}</h3><div class="edition-plot">{level}'
        f'<ol>{ordered}</ol></div><div class="edition-axis" aria-hidden="true">{ticks}</div>'
        f"{remarks}</section>"
    )


def _gap(gap: Gap) -> str:
    style = f"--x:{gap.left:.4f};--w:{gap.right - gap.left:.4f}"
    return (
        f'<li class="gap" style="{style}"><span class="when">{escape(gap.when)}</span>'
        '<span class="at">no figure</span></li>'
    )


def _dot(dot: Dot, side: str, strip: Strip) -> str:
    kinds = {"medium": dot.medium, "own": dot.own, "conflict": dot.conflict, side: True}
    kind = " ".join(name for name, there in kinds.items() if there)
    left, wide = dot.place - dot.reach, 2 * dot.reach
    style = f"--x:{left:.4f};--w:{wide:.4f};--y:{dot.value / strip.top:.4f}"
    sure = "measured here" if dot.own else f"{'medium' if dot.medium else 'high'} confidence"
    mark = f'<span aria-hidden="true">{MARKS[dot.qualifier]}</span>' if dot.qualifier else ""
    spoken = f'<span class="spoken">{dot.qualifier} </span>' if dot.qualifier else ""
    return (
        f'<li class="dot {kind}" style="{style}" title="{escape(_placed(dot))}, {sure}">'
        f'<span class="when">{escape(dot.when)}</span><span class="at"><i></i>'
        f"<b>{spoken}{mark}{_figure(dot, strip)}</b></span>"
        f'<span class="spoken">, {sure}</span></li>'
    )


def _figure(dot: Dot, strip: Strip) -> str:
    if strip.in_millions:
        return f"{dot.value / 10**6:.1f}".removesuffix(".0")
    return dot.figure


def label_sides(strip: Strip) -> list[str]:
    """Where each dot's label stands so that none lies on another: above, below, or unsaid.

    What was measured here is placed first, then what is highest; the list and the table
    have all of them.
    """
    middles = [(dot.place * WIDE, dot.value / strip.top * TALL) for dot in strip.dots]
    taken = [(x - 4, y - 4, x + 4, y + 4) for x, y in middles]
    found = ["unsaid"] * len(strip.dots)
    for n in sorted(range(len(middles)), key=lambda n: (not strip.dots[n].own, -middles[n][1])):
        dot, (x, y) = strip.dots[n], middles[n]
        half = len(MARKS.get(dot.qualifier, "") + _figure(dot, strip)) * LETTER / 2
        for side, foot in (("above", y + OFF), ("below", y - OFF - LINE)):
            box = (x - half, foot, x + half, foot + LINE)
            others = [each for m, each in enumerate(taken) if m != n]
            if foot >= -OFF and not any(_meet(box, other) for other in others):
                taken.append(box)
                found[n] = side
                break
    return found


Box = tuple[float, float, float, float]  # left, foot, right, head


def _meet(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart


def _key(strips: Sequence[Strip]) -> str:
    """What the marks mean, of those that there are."""
    dots = [dot for strip in strips for dot in strip.dots]
    marks = [f"{MARKS[name]} {name}" for name in MARKS if any(d.qualifier == name for d in dots)]
    shapes = [
        ("medium", "medium confidence", any(dot.medium for dot in dots)),
        ("high", "high confidence", any(not dot.medium and not dot.own for dot in dots)),
        ("own", "measured here", any(dot.own for dot in dots)),
        ("none", "no figure found", any(strip.gaps for strip in strips)),
        ("span", "day not stated", any(dot.reach for dot in dots)),
        ("conflict", "sources differ", any(dot.conflict for dot in dots)),
    ]
    said = [f"<li>{escape(mark)}</li>" for mark in marks]
    said += [f'<li><i class="{kind}"></i> {words}</li>' for kind, words, there in shapes if there]
    return f'<ul class="edition-key">{"".join(said)}</ul>'
