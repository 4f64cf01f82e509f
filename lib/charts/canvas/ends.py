"""Direct labels where lines end, in place of a legend: a figure, and a word below it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from lib.charts.canvas import plot
from lib.theme import Look, veil

MARGIN: Final = 80  # pixels right of the plot, for the longest word at a line's end
NEAR: Final = 0.95  # of the width: a line that ends beyond it is labelled in the margin
GAP: Final = 6  # pixels between two labels


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

    @property
    def size(self) -> int:
        """How high its label is, in pixels, with the gap to the next."""
        return _size(self.text)


def label_edge(chart: plot.Sketch, labels: Mapping[float, tuple[str, str]], pixel: float) -> None:
    """Labels (text, colour) in the right margin, at the heights where their lines end.

    They are moved to keep apart; *pixel* is what one is worth on the y axis.
    """
    sizes = [_size(text) * pixel for text, _ in labels.values()]
    heights = plot.apart(list(labels), sizes)
    for height, (text, colour) in zip(heights, labels.values(), strict=True):
        chart.label(
            x=1, xref="paper", y=height, text=text, xanchor="left", xshift=8,
            align="left", font={"color": colour},
        )  # fmt: skip


def label_ends(chart: plot.Sketch, ends: Sequence[End], plot_height: float, look: Look) -> None:
    """Labels beside rising lines' ends amid the plot, *plot_height* pixels high.

    Counts only rise, so right below the strong line's end is always free, and left above
    a higher one; a line that ends lower is named below the strong one. Those on one side
    are moved to keep apart, and none sinks below the axis.
    """
    strong = max((end.height for end in ends if end.strong), default=0.0)
    sides: dict[bool, list[End]] = {True: [], False: []}
    for end in ends:
        low = end.strong or end.height < strong
        sides[end.place < (0.72 if low else 0.45)].append(end)
    for right, group in sides.items():
        wanted = [_middle(end, right and end.height <= strong, plot_height) for end in group]
        placed = plot.apart(wanted, [end.size for end in group])
        foot = 0.0
        for y, end in sorted(zip(placed, group, strict=True), key=lambda pair: pair[0]):
            middle = max(y, foot + end.size / 2)
            foot = middle + end.size / 2
            _label(chart, end, middle / plot_height, right, look)


def _middle(end: End, below: bool, plot_height: float) -> float:
    """Where the middle of its label would best be, in pixels above the axis."""
    offset = end.size / 2 + 2
    return end.height * plot_height + (-offset if below else offset)


def _label(chart: plot.Sketch, end: End, height: float, right: bool, look: Look) -> None:
    side = "left" if right else "right"
    chart.label(
        x=end.at, y=height, yref="paper", text=end.text, borderpad=1, yanchor="middle",
        xanchor=side, align=side, xshift=8 if right else -8,
        font={"color": end.colour}, bgcolor=veil(look.surface, 0.8),
    )  # fmt: skip


def _size(text: str) -> int:
    return (text.count("<br>") + 1) * plot.LINE + GAP
