"""One country's sheet: everything about it, on one page."""

from lib.ui.words import one

if one("country"):
    pass
