"""One series: its time line, candidates, referrals, overlaps and files."""

from lib.panels import one_series
from lib.ui.words import beside, one, show

if one("series"):
    show(one_series.STANDING)
    show(one_series.TIME_LINE)
    beside(one_series.CANDIDATES, one_series.REFERRALS)
    beside(one_series.OVERLAPS, one_series.FILES)
