"""The operation played back on one screen."""

from lib.ui.words import header, replay

header("Replay")
replay()
