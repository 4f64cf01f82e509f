"""Direct labels where lines end, in place of a legend: a figure, and a word below it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from lib.charts.canvas import plot
from lib.theme import Look, veil

MARGIN: Final = 76  # pixels right of the plot, for the longest word at a line's end
NEAR: Final = 0.95  # of the width: a line that ends beyond it is labelled in the margin


@dataclass(frozen=True)
class End:
    """Where a line ends amid the plot, and what is said there.

    ``place`` and ``height`` are shares of the plot's width and height; ``strong`` marks the
    line of the message.
    """

    at: datetime
    place: float
    height: float
    text: str
    colour: str
    strong: bool = False


def label_edge(chart: plot.Sketch, labels: Mapping[float, tuple[str, str]], pixel: float) -> None:
    """Labels (text, colour) in the right margin, at the heights where their lines end.

    They are moved to keep apart; *pixel* is what one is worth on the y axis.
    """
    lines = [text.count("<br>") + 1 for text, _ in labels.values()]
    heights = plot.apart(list(labels), [n * plot.LINE * pixel for n in lines])
    for height, (text, colour) in zip(heights, labels.values(), strict=True):
        chart.label(
            x=1, xref="paper", y=height, text=text, xanchor="left", xshift=8,
            align="left", font={"color": colour},
        )  # fmt: skip


def label_end(chart: plot.Sketch, end: End, look: Look) -> None:
    """A label beside a rising line's end amid the plot.

    Counts only rise, so right below the strong line's end is always free, and left
    above the others; near an edge the label turns inwards.
    """
    chart.label(
        x=end.at, y=end.height, yref="paper", text=end.text, borderpad=1,
        font={"color": end.colour}, bgcolor=veil(look.surface, 0.8), **_anchor(end),
    )  # fmt: skip


def _anchor(end: End) -> dict[str, Any]:
    right = end.place < 0.72 if end.strong else end.place < 0.45
    below = end.strong and right and end.height > 0.2
    return {
        "xanchor": "left" if right else "right",
        "align": "left" if right else "right",
        "yanchor": "top" if below else "bottom",
        "xshift": 6 if right else -6,
        "yshift": -5 if below else 4,
    }
