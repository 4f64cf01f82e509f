"""Counts of files by series, kind and day; most files are in no series.

The counts add up to what the operation states as available: published as
48 million. How they are spread is made up.
"""

from datetime import date, timedelta

from lib.sample.chance import Chance
from lib.sample.operation.series import Series

COLUMNS = ("series_id", "kind", "added_on", "files", "bytes")
AVAILABLE = 48_127_350
FIRST = date(2018, 1, 1)  # the first load; what was there before came in with it
STOCK = 0.46  # of the files in no series, share that came in with the first load
VIDEOS = 0.074  # share of videos among the files in no series
DAILY = date(2019, 10, 7)  # weekly loads before, daily ones from here on
LAST = date(2019, 10, 25)
GROWS = 0.16  # share of series that get more files while the task force sits

Row = tuple[str, str, date, int, int]


def rows(series: list[Series]) -> list[Row]:
    """Rows of ``media``: those of series first."""
    chance = Chance("media")
    ours = [row for one in series for row in _of_series(one, chance)]
    left = AVAILABLE - sum(row[3] for row in ours)
    return [*ours, *_of_none(left, chance)]


def _of_series(one: Series, chance: Chance) -> list[Row]:
    sizes = (("image", one.images, one.image_bytes), ("video", one.videos, one.video_bytes))
    later = _later(one, chance)
    found = []
    for kind, files, size in sizes:
        late = files * 3 // 20 if later else 0
        each = size // max(files, 1)
        found.append((one.series_id, kind, one.received.date(), files - late, size - late * each))
        if later:
            found.append((one.series_id, kind, later, late, late * each))
    return [row for row in found if row[3]]


def _later(one: Series, chance: Chance) -> date | None:
    day = date(2019, 10, 14) + timedelta(days=chance.whole(0, 11))
    return day if chance.happens(GROWS) and day > one.received.date() else None


def _of_none(files: int, chance: Chance) -> list[Row]:
    """Files in no series: a stock, then weekly and daily loads; they add up to *files*."""
    videos = int(files * VIDEOS)
    return [
        *_loads("image", files - videos, 310_000, chance),
        *_loads("video", videos, 41_000_000, chance),
    ]


def _loads(kind: str, files: int, mean_bytes: int, chance: Chance) -> list[Row]:
    stock = int(files * STOCK)
    days = _days()
    weights = [_weight(day, chance) for day in days]
    unit = (files - stock) / sum(weights)
    counts = [int(weight * unit) for weight in weights]
    counts[0] += files - stock - sum(counts)
    loads = [(FIRST, stock), *zip(days, counts, strict=True)]
    return [
        ("", kind, day, count, count * int(mean_bytes * (0.85 + 0.3 * chance.share())))
        for day, count in loads
    ]


def _days() -> list[date]:
    weekly = [FIRST + timedelta(days=7 * n) for n in range(1, (DAILY - FIRST).days // 7)]
    daily = [DAILY + timedelta(days=n) for n in range((LAST - DAILY).days + 1)]
    return weekly + [day for day in daily if day.weekday() < 5]


def _weight(day: date, chance: Chance) -> float:
    size = 0.3 if day >= DAILY else 1.0
    return size * chance.along((0.25, 0.6, 0.9, 1.2, 1.9, 4.5))
