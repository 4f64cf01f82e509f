"""Media files as counted, rolled up per series, kind and day."""

from lib.metric import Metric


def _files(name: str, label: str, which: str, meaning: str) -> Metric:
    return Metric(
        name,
        label,
        "media",
        f"coalesce(sum(files){which}, 0)::bigint",
        meaning,
        leaves_out="Files have no organisation: a choice of one leaves them all out.",
        needs=("media",),
        unit=("series_id", "kind", "day"),
        kinds=("image", "video") if not which else (which.split("'")[1],),
    )


METRICS = (
    _files("files_counted", "Files counted", "", "Media files counted, images and videos."),
    _files(
        "images_counted",
        "Images counted",
        " filter (kind = 'image')",
        "Image files counted.",
    ),
    _files(
        "videos_counted",
        "Videos counted",
        " filter (kind = 'video')",
        "Video files counted.",
    ),
)
