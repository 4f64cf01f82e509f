"""The operation played back on one screen."""

from lib.panels.replay import REPLAY
from lib.ui.words import about, header, playback, table

header("Replay")
if playback(REPLAY):
    about(REPLAY)
    table(REPLAY)
