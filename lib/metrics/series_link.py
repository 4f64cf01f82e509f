"""Links between series."""

from lib.metric import Metric

METRICS = (
    Metric(
        "series_linked",
        "Series linked",
        "series_link",
        "count(distinct series_id)",
        "Distinct series at either end of a standing link.",
        leaves_out="Links have no organisation: a choice of one leaves them all out.",
        needs=("series_link",),
        unit=("series_id",),
        kinds=("linked",),
    ),
)
