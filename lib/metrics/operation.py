"""What was planned and what there is, as the operation states it."""

from lib.metric import Metric

METRICS = (
    Metric(
        "files_available",
        "Files available",
        "operation",
        "sum(files_available)::bigint",
        "Media files on file, as the operation states them; else the sum of the files counted.",
        leaves_out="Not narrowed by country, organisation, period or clock where it is stated.",
        needs=("operation",),
        otherwise="files_counted",
    ),
    Metric(
        "series_planned",
        "Series planned",
        "operation",
        "sum(planned_series)::bigint",
        "Series that the operation set out to process.",
        leaves_out="Not narrowed by country, organisation, period or clock.",
        needs=("operation",),
    ),
)
