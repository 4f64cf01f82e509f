"""Slides for a briefing: which, in which order, under which titles; the way to the stage."""

from lib.ui.words import compose, header

header("Present", shared=False)
compose()
