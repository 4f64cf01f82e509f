"""Every series: where each stands, and how long it has been there."""

from lib.ui.words import header

header("Series")
