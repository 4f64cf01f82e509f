"""What every Plotly chart shares: an empty canvas, a time axis, labels that keep apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from lib.theme import Look, template

DAY: Final = 86_400_000  # milliseconds, as Plotly's dtick wants them
LINE: Final = 17  # pixels from one label's foot to the next
DAYS, MONTHS, HOURS = 12, 8, 6  # the most ticks of two digits, of short words, of clock times


@dataclass
class Sketch:
    """A figure in the making, of plain dictionaries as Plotly's reference names them.

    Built at once by ``figure()``: adding to a Plotly figure piece by piece takes ten times
    as long. As wide as its place, *height* pixels high.
    """

    look: Look
    height: int
    layout: dict[str, Any] = field(default_factory=dict)
    traces: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    labels: list[dict[str, Any]] = field(default_factory=list)

    def trace(self, **parts: Any) -> None:
        self.traces.append(parts)

    def shape(self, **parts: Any) -> None:
        self.shapes.append(parts)

    def label(self, **parts: Any) -> None:
        self.labels.append({"showarrow": False} | parts)

    def figure(self) -> go.Figure:
        """The figure; raises ValueError for what Plotly does not know."""
        drawn = {"template": template(self.look), "height": self.height} | self.layout
        return go.Figure(self.traces, drawn | {"shapes": self.shapes, "annotations": self.labels})


def nothing(look: Look, words: str = "Nothing to draw in this scope.") -> go.Figure:
    """One quiet line where there is nothing to draw; why stands in the title above it."""
    hidden = {"visible": False}
    sketch = Sketch(look, 40, {"xaxis": hidden, "yaxis": hidden, "hovermode": False})
    sketch.label(
        text=words, x=0, y=0.5, xref="paper", yref="paper", xanchor="left",
        font={"color": look.muted},
    )  # fmt: skip
    return sketch.figure()


def numeric(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """*frame* with these columns as floats: None and NA, as a database says them, become NaN."""
    return frame.assign(
        **{name: pd.to_numeric(frame[name], errors="coerce").astype(float) for name in columns}
    )


def local_times(times: "pd.Series[Any]", zone: str) -> "pd.Series[Any]":
    """Instants (aware, or naive UTC) as clock time in *zone*, which Plotly draws as they are."""
    return pd.to_datetime(times, utc=True).dt.tz_convert(zone).dt.tz_localize(None)


def time_axis(first: datetime, last: datetime, bars: bool = False) -> dict[str, Any]:
    """Ticks that also a phone has room for, whole days (or months, or hours) apart.

    A month, a year stands below its first tick. A day is named below its middle, which
    for *bars* (one per day) is midnight.
    """
    span = (last - first) / timedelta(days=1)
    hover = "%-d %b %Y" if bars else "%-d %b %Y %H:%M"
    ticks: dict[str, Any] = {"hoverformat": hover, "autotickangles": [0]}
    if span <= 2 and not bars:
        hours = next((n for n in (1, 2, 3, 4, 6) if n >= span * 24 / HOURS), 8)
        midnight = datetime(first.year, first.month, first.day)
        clock = {"dtick": hours * DAY / 24, "tick0": midnight, "tickformat": "%H:%M\n%-d %b"}
        return ticks | clock
    step = math.ceil(span / DAYS)
    if step > 20:
        wanted = span / 30 / MONTHS
        months = next((m for m in (1, 2, 3, 6, 12, 24, 60) if m >= wanted), 120)
        return ticks | {"dtick": f"M{months}", "tick0": "2000-01-01", "tickformat": "%b\n%Y"}
    day = first + timedelta(hours=12) if bars else first  # a first bar begins at noon before
    start = datetime(day.year, day.month, day.day)
    ticks |= {"dtick": step * DAY, "tick0": start, "tickformat": "%-d\n%b"}
    if bars:
        return ticks
    if step == 1:  # the ticks part the days
        return ticks | {"ticklabelmode": "period", "ticklen": 6}
    return ticks | {"tick0": start + timedelta(hours=12), "ticks": ""}


def ceiling(*highest: float | None) -> float:
    """The top of a count axis that starts at 0: a little air above the highest, never 0."""
    known = [h for h in highest if h is not None and not math.isnan(h)]
    return max([*known, 1.0]) * 1.06


def count_axis(top: float, ticks: int) -> dict[str, Any]:
    """A count axis from 0 to *top* with about so many *ticks*, all of them whole."""
    steps = {"nticks": ticks} if top > ticks else {"dtick": 1}
    return {"range": [0, top], "tickformat": ",d", **steps}


def apart(
    heights: Sequence[float], sizes: Sequence[float], low: float = -math.inf, high: float = math.inf
) -> list[float]:
    """*heights* moved as little as need be for labels of these *sizes*; their order is kept.

    A height is that of a label's middle. Labels stay between *low* and *high*; where there is
    no room for all of them, they run beyond *high*.
    """
    order = sorted(range(len(heights)), key=lambda n: heights[n])
    gaps = [(sizes[a] + sizes[b]) / 2 for a, b in pairwise(order)]
    above = [*accumulate(gaps, initial=0.0)][: len(order)]  # from the first label, side by side
    blocks: list[tuple[float, int]] = []  # where labels that touch have their first, how many
    for n, way in zip(order, above, strict=True):
        first, many = heights[n] - way, 1
        while blocks and blocks[-1][0] > first:
            other, more = blocks.pop()
            first, many = (first * many + other * more) / (many + more), many + more
        blocks.append((first, many))
    least = low + sizes[order[0]] / 2 if order else low
    most = high - sizes[order[-1]] / 2 - above[-1] if order else high
    firsts = [max(min(first, most), least) for first, many in blocks for _ in range(many)]
    placed = {n: first + way for n, first, way in zip(order, firsts, above, strict=True)}
    return [placed[n] for n in range(len(heights))]


def lanes(spans: Sequence[tuple[float, float]], most: int) -> list[int | None]:
    """A lane for each (left, right) so that none overlap; None where *most* lanes are full.

    Whoever comes first is served first.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(most)]
    found: list[int | None] = []
    for left, right in spans:
        free = [n for n, lane in enumerate(taken) if all(right < a or left > b for a, b in lane)]
        found.append(free[0] if free else None)
        if free:
            taken[free[0]].append((left, right))
    return found


def shortened(text: str, most: int) -> str:
    """*text* of at most *most* characters, cut at a word where it can be."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return f"{head.rstrip(' ,;:.–-')}…"


def escaped(text: str) -> str:
    """*text* for Plotly, which reads a few tags: none of them may come from data."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
