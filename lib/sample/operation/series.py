"""The thousand series: when they came in, how urgent they are, how large."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from lib.sample.chance import Chance, Weighted
from lib.sample.ledger import Event, Ledger
from lib.sample.working_time import moved

# when a batch came in, how many series, and working minutes until they were prepared
BATCHES = (
    (datetime(2019, 9, 9, 10, 12), 180, (500, 1500, 3000, 5200)),
    (datetime(2019, 9, 18, 14, 40), 210, (500, 1500, 3000, 4800)),
    (datetime(2019, 9, 27, 9, 35), 190, (400, 1200, 2400, 4000)),
    (datetime(2019, 10, 4, 11, 5), 160, (300, 900, 1600, 2600)),
    (datetime(2019, 10, 10, 15, 20), 120, (60, 240, 500, 1900)),
    (datetime(2019, 10, 15, 10, 40), 90, (40, 150, 400, 900)),
    (datetime(2019, 10, 21, 9, 20), 50, (40, 120, 300, 700)),
)
PRIORITY = Weighted({"normal": 70.0, "low": 18.0, "high": 12.0})
IMAGES = (3, 14, 30, 55, 90, 150, 240, 400, 760, 1700, 9400)
VIDEOS = (1, 1, 2, 4, 7, 14, 30, 140)
IMAGE_BYTES = (90_000, 160_000, 240_000, 380_000, 900_000)
VIDEO_BYTES = (4_000_000, 12_000_000, 28_000_000, 60_000_000, 190_000_000)


@dataclass(frozen=True)
class Series:
    """One series: ``received`` and ``prepared`` are local instants; sizes are of all its files."""

    series_id: str
    priority: str
    received: datetime
    prepared: datetime
    images: int
    videos: int
    image_bytes: int
    video_bytes: int


def all_series() -> list[Series]:
    """The series in the order in which they came in."""
    chance = Chance("series")
    moments = [
        (received + timedelta(seconds=23 * place), spread)
        for received, count, spread in BATCHES
        for place in range(count)
    ]
    return [_one(f"S-{n:04d}", *moment, chance) for n, moment in enumerate(moments, 1)]


def _one(series_id: str, received: datetime, spread: tuple[int, ...], chance: Chance) -> Series:
    images = int(chance.along(IMAGES))
    videos = int(chance.along(VIDEOS)) if chance.happens(0.63) else 0
    return Series(
        series_id,
        PRIORITY.draw(chance),
        received,
        moved(received, chance.along(spread)),
        images,
        videos,
        images * int(chance.along(IMAGE_BYTES)),
        videos * int(chance.along(VIDEO_BYTES)),
    )


def rows(series: list[Series], operation: str) -> list[tuple[object, ...]]:
    """Rows of ``series``."""
    return [
        (s.series_id, operation, s.priority, s.images, s.videos, s.image_bytes + s.video_bytes)
        for s in series
    ]


def prepare(series: list[Series], books: Ledger) -> None:
    """Every series is received and prepared; the books of the preparation are kept daily."""
    for one in series:
        books.add(Event(one.series_id, "received", one.received, org="EUROPOL"))
        books.add(Event(one.series_id, "prepared", one.prepared, org="EUROPOL"))
