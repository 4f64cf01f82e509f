"""Who takes part, how fast it goes, and where it will end."""

from lib.ui.words import header

header("Task force")
