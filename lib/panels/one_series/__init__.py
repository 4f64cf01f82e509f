"""Named questions of the page about one series."""

from lib.panels.one_series.about import is_there as is_there
from lib.panels.one_series.candidates import CANDIDATES
from lib.panels.one_series.files import FILES
from lib.panels.one_series.overlaps import OVERLAPS
from lib.panels.one_series.referrals import REFERRALS
from lib.panels.one_series.standing import STANDING
from lib.panels.one_series.time_line import TIME_LINE

__all__ = ["CANDIDATES", "FILES", "OVERLAPS", "REFERRALS", "STANDING", "TIME_LINE"]
