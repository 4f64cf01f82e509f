"""For who speaks, in a second window: the slide on stage, the next, notes and clocks."""

from lib.ui.words import speaker

speaker("Presenter’s view")
