"""Slides for a briefing: which, in which order, under which titles; the way to the stage."""

from lib.ui.words import cards, header, more_slides, ways

header("Present", shared=False)
if ways():
    cards()
    more_slides()
