"""What is new, moved on, corrected or withdrawn between two instants."""

from lib.ui.words import header

header("Changes")
