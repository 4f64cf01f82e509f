"""What is new, moved on, corrected or withdrawn between two instants."""

from lib.panels import change
from lib.ui.words import beside, header, instants, several, show

header("Changes")
if instants():
    show(change.FIGURES)
    beside(change.BY_KIND, change.BY_COUNTRY)
    several("Rows of", change.CHOICES)
    show(change.ROWS)
show(change.LEDGER)
