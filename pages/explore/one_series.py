"""One series: its time line, candidates, referrals, overlaps and files."""

from lib.ui.words import one

if one("series"):
    pass
