"""Figures that were published, beside those of this operation."""

from lib.ui.words import header

header("Editions")
