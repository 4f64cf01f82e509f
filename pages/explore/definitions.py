"""Every metric, from the catalogue itself."""

from lib.ui.words import catalogue, header

header("Definitions")
catalogue()
