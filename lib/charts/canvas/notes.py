"""Notes on a time axis: a thin rule each, named above the plot where there is room.

How wide a figure will be is known only in the browser. So the labels are laid out twice,
for a phone and for a desk; what belongs to one of the two alone is marked by an opacity
that no eye can tell from 1, by which _board.css hides it from the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pandas as pd

from lib.charts.canvas import plot
from lib.theme import Look

LETTER: Final = 6.3  # pixels a letter at size 12
LONGEST: Final = 30  # letters
HEAD: Final = r"[:;] "  # what ends the head of a note
OFTEN: Final = 3  # times: what comes more often is labelled once
EDGE: Final = 0.72  # of the width: beyond it labels stand left of their rule
PHONE, DESK = 230.0, 590.0  # the least pixels that a plot has on either
ON_DESK, ON_PHONE, ON_BOTH = 0.999, 0.998, 1.0  # opacities; _board.css knows the first two


@dataclass(frozen=True)
class Strip:
    """Room for labels: the plot's height in pixels, and how many lanes above it.

    With *rules*, a note without a label keeps a rule as high as the plot.
    """

    plot: float
    lanes: int
    rules: bool = False


@dataclass(frozen=True)
class Note:
    """A note, its place as a share of the width, and whether it is worth a label."""

    at: datetime
    text: str
    place: float
    named: bool

    @property
    def flipped(self) -> bool:
        """Whether its label stands left of its rule."""
        return self.place > EDGE

    def span(self, width: float) -> tuple[float, float]:
        """Left and right of its label in pixels, where the plot is *width* wide."""
        x, length = self.place * width, len(self.text) * LETTER + 12
        return (x - length, x) if self.flipped else (x, x + length)


def draw_notes(
    chart: plot.Sketch,
    notes: pd.DataFrame,
    span: tuple[datetime, datetime],
    strip: Strip,
    look: Look,
) -> None:
    """Draw *notes* (``at``, clock time as on the axis; ``text``) that lie in *span*.

    A label is what stands before the first colon. What is rare is labelled first, what
    comes often (a daily briefing) only once; a note without a label keeps a tick at the
    foot, and all have their words on hover and in the table below.
    """
    if notes.empty:
        return
    inside = notes[(notes["at"] >= span[0]) & (notes["at"] <= span[1])]
    ranked = _ranked(inside, span)
    lanes = (_lanes(ranked, width, strip.lanes) for width in (DESK, PHONE))
    for note, desk, phone in zip(ranked, *lanes, strict=True):
        if desk == phone:
            _draw_note(chart, note, desk, strip, look, ON_BOTH)
        else:
            _draw_note(chart, note, desk, strip, look, ON_DESK)
            _draw_note(chart, note, phone, strip, look, ON_PHONE)
    _hover(chart, inside, look)


def _ranked(notes: pd.DataFrame, span: tuple[datetime, datetime]) -> list[Note]:
    """Whoever is to be labelled first stands first."""
    heads = notes["text"].astype(str).str.split(HEAD, n=1, regex=True).str[0]
    often = heads.map(heads.value_counts())
    notes = notes.assign(head=heads, often=often).sort_values(["often", "at"])
    named = ~notes["head"].duplicated() | (notes["often"] <= OFTEN)
    return [
        Note(at, plot.shortened(head, LONGEST), (at - span[0]) / (span[1] - span[0]), one)
        for at, head, one in zip(notes["at"], notes["head"], named, strict=True)
    ]


def _lanes(ranked: Sequence[Note], width: float, most: int) -> list[int | None]:
    """The lane of each label at this width; None for those without."""
    found = iter(plot.lanes([note.span(width) for note in ranked if note.named], most))
    return [next(found) if note.named else None for note in ranked]


def _draw_note(
    chart: plot.Sketch, note: Note, lane: int | None, strip: Strip, look: Look, seen: float
) -> None:
    high = 1 if strip.rules else 0
    rise = high if lane is None else 1 + (lane + 1) * plot.LINE / strip.plot
    chart.shape(
        type="line", x0=note.at, x1=note.at, y0=0, y1=rise or 6 / strip.plot, yref="paper",
        layer="below", opacity=seen,
        line={"color": look.hairline if rise else look.axis, "width": 1},
    )  # fmt: skip
    if lane is None:
        return
    chart.label(
        x=note.at, y=rise, yref="paper", text=plot.escaped(note.text), opacity=seen,
        xanchor="right" if note.flipped else "left", xshift=-1 if note.flipped else 1,
        yanchor="top", yshift=5, font={"color": look.muted, "size": 12},
    )  # fmt: skip


def _hover(chart: plot.Sketch, notes: pd.DataFrame, look: Look) -> None:
    """An unseen point at each foot, so that every note can be read in full on hover."""
    texts: list[Any] = [plot.escaped(str(text)) for text in notes["text"]]
    chart.trace(
        type="scatter", x=notes["at"], y=[0] * len(notes), mode="markers", cliponaxis=False,
        marker={"size": 12, "color": look.muted, "opacity": 0}, customdata=texts,
        hovertemplate="%{customdata}<extra></extra>",
    )  # fmt: skip
