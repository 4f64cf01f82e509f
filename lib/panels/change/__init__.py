"""Named questions of the page about changes."""

from lib.panels.change.figures import FIGURES
from lib.panels.change.listed import CHOICES, LEDGER, ROWS
from lib.panels.change.tables import BY_COUNTRY, BY_KIND

__all__ = ["BY_COUNTRY", "BY_KIND", "CHOICES", "FIGURES", "LEDGER", "ROWS"]
