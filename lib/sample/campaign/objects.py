"""120 published objects in fourteen releases, and what became of them.

Published counts that the dates keep to (data/public): 20 objects on 1 June
2017, 119 on 1 June 2018; 70 identified in early 2018, 79 on 1 June 2018;
8 children by October 2018, 9 by October 2019; 1 offender, then 2.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lib.sample.campaign.catalogue import COLOURS, MOTIFS, Motif
from lib.sample.chance import Chance
from lib.sample.working_time import at_a_desk

RELEASES = (
    (date(2017, 6, 1), 20), (date(2017, 7, 6), 12), (date(2017, 8, 10), 10),
    (date(2017, 9, 14), 10), (date(2017, 10, 12), 12), (date(2017, 11, 9), 10),
    (date(2017, 12, 7), 8), (date(2018, 1, 11), 9), (date(2018, 2, 15), 7),
    (date(2018, 3, 15), 7), (date(2018, 4, 12), 6), (date(2018, 5, 17), 5),
    (date(2018, 6, 1), 3), (date(2019, 10, 15), 1),
)  # fmt: skip
# days on which objects that were still open were asked about again
RENEWED = (date(2018, 10, 18), date(2019, 2, 14), date(2019, 5, 16), date(2019, 10, 15))
WITHOUT_PICTURE = ("OBJ-037", "OBJ-068", "OBJ-111")
FOLDER = "pictures"  # of the delivery


@dataclass(frozen=True)
class Object:
    """A published object; ``colour`` and ``style`` say how it is drawn."""

    object_id: str
    release: str
    published: datetime
    motif: Motif
    colour: str
    style: int
    title: str
    image: str


def all_objects() -> list[Object]:
    """The objects in the order of their release."""
    days = [day for day, count in RELEASES for _ in range(count)]
    return [_one(n, day) for n, day in enumerate(days)]


def _one(place: int, day: date) -> Object:
    turn, at = divmod(place, len(MOTIFS))
    which = (at * 7 + turn * 4) % len(MOTIFS)
    motif, colour = MOTIFS[which], COLOURS[(which * 4 + turn * 2) % len(COLOURS)]
    object_id = f"OBJ-{place + 1:03d}"
    return Object(
        object_id,
        f"{day:%Y-%m}",
        datetime.combine(day, time(10)),
        motif,
        colour,
        turn,
        motif.question if (place + turn) % 2 else f"{motif.noun}, {colour}",
        "" if object_id in WITHOUT_PICTURE else f"{FOLDER}/{object_id}.png",
    )


def rows(objects: list[Object]) -> list[tuple[object, ...]]:
    """Rows of ``object``."""
    return [(o.object_id, o.release, o.motif.kind, o.title, o.image) for o in objects]


def day_between(since: date, until: date, chance: Chance) -> datetime:
    """A moment in the office hours of a working day between two days (*until* is one)."""
    day = since + timedelta(days=chance.whole(0, (until - since).days))
    opens = datetime.combine(day, time(9))
    return at_a_desk(chance.instant(opens, opens + timedelta(hours=8)))
