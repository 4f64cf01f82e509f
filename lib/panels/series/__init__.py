"""Named questions of the page about series."""

from lib.panels.series.ageing import AGEING, LONGEST_IN_STATUS
from lib.panels.series.flow import CUMULATIVE_FLOW
from lib.panels.series.status import STATUSES
from lib.panels.series.table import SERIES_TABLE

__all__ = [
    "AGEING",
    "CUMULATIVE_FLOW",
    "LONGEST_IN_STATUS",
    "SERIES_TABLE",
    "STATUSES",
]
