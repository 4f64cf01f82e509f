"""The operation played back, half-day by half-day."""

from lib.panels.replay.frames import CLOCKS, REPLAY, Frame, Replay, finding, replay
from lib.panels.replay.grid import Grid, grid
from lib.panels.replay.moments import Course, Moment, course

__all__ = [
    "CLOCKS", "REPLAY", "Course", "Frame", "Grid", "Moment", "Replay", "course", "finding", "grid",
    "replay",
]  # fmt: skip
