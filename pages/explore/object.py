"""One object of the campaign: what was asked, and what came of it."""

from lib.ui.words import one

if one("object"):
    pass
