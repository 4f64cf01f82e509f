"""Every metric of the board, in the order in which people read them."""

from lib.errors import Refused
from lib.metric import Metric
from lib.metrics import (
    media,
    object_event,
    operation,
    participant,
    series_event,
    series_link,
    tip,
)

DIMS: dict[str, tuple[str, ...]] = {
    "operation": ("operation",),
    "media": ("day", "week", "country", "kind", "priority", "operation"),
    "series_event": (
        "day", "hour", "week", "country", "org", "kind", "priority", "operation",
    ),
    "series_link": ("day", "hour", "week", "country", "priority", "operation"),
    "tip": (
        "day", "hour", "week", "country", "org", "object", "release", "channel", "language",
    ),
    "object_event": ("day", "hour", "week", "country", "kind", "object", "release"),
    "participant": ("country", "org", "operation"),
}  # fmt: skip

# How people call what is measured on a fact, in the order in which they read it.
TOPICS = {
    "operation": "The operation",
    "media": "Files",
    "series_event": "Series, countries, victims",
    "series_link": "Links",
    "tip": "Tips",
    "object_event": "Objects",
    "participant": "Who takes part",
}

CATALOGUE: dict[str, Metric] = {
    metric.name: metric
    for topic in (operation, media, series_event, series_link, tip, object_event, participant)
    for metric in topic.METRICS
}


def metric(name: str) -> Metric:
    """The metric called *name*; raises Refused with those that there are."""
    if name not in CATALOGUE:
        raise Refused(f"There is no metric “{name[:64]}”; there are {', '.join(CATALOGUE)}.")
    return CATALOGUE[name]


def dims(name: str) -> tuple[str, ...]:
    """What the metric may be taken by; a share by what both its parts have."""
    found = metric(name)
    if found.over is None:
        return DIMS[found.fact]
    part, whole = (dims(each) for each in found.over)
    return tuple(dim for dim in part if dim in whole)
