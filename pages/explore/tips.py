"""What the campaign brings in, and how much of it helps."""

from lib.ui.words import header

header("Tips")
