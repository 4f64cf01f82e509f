"""Every series: where each stands, and how long it has been there."""

from lib.panels import series
from lib.ui.words import beside, header, search, several, show

header("Series")
search("Find a series by id")
several("Status", series.STATUSES)
show(series.SERIES_TABLE)
beside(series.AGEING, series.LONGEST_IN_STATUS, lead=True)
show(series.CUMULATIVE_FLOW)
