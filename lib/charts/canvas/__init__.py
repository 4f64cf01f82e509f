"""What charts are drawn on: the empty plot, the time axis, labels that keep apart, notes, SVG.

Charts stand alone but for this: they import ``canvas`` and use what it names.
"""

from lib.charts.canvas import sparkline as sparkline
from lib.charts.canvas import steps as steps
from lib.charts.canvas.ends import MARGIN, NEAR, End, label_edge, label_ends
from lib.charts.canvas.folded import Folded
from lib.charts.canvas.link import linked, stays
from lib.charts.canvas.notes import Strip, draw_notes
from lib.charts.canvas.plot import (
    DAY,
    LINE,
    Sketch,
    apart,
    ceiling,
    count_axis,
    escaped,
    local_times,
    nothing,
    numeric,
    shortened,
    time_axis,
)

__all__ = [
    "DAY", "LINE", "MARGIN", "NEAR", "End", "Folded", "Sketch", "Strip", "apart", "ceiling",
    "count_axis", "draw_notes", "escaped", "label_edge", "label_ends", "linked", "local_times",
    "nothing", "numeric", "shortened", "sparkline", "steps", "stays", "time_axis",
]  # fmt: skip
