"""Series that overlap, were merged, or were split; one link was a mistake."""

from datetime import datetime

from lib.sample.chance import Chance, Weighted
from lib.sample.ledger import Ledger
from lib.sample.operation.series import Series
from lib.sample.working_time import moved

COLUMNS = (
    "link_id", "series_id", "linked_series_id", "basis", "relation",
    "occurred_at", "known_at", "voids",
)  # fmt: skip
OVERLAPS, MERGED, SPLIT = 58, 9, 6
BASIS = Weighted({"digital": 55.0, "visual": 38.0, "audio": 7.0})


def rows(series: list[Series], books: Ledger) -> list[tuple[object, ...]]:
    """Rows of ``series_link``; the last takes back the first overlap that was booked."""
    chance = Chance("link")
    processed = books.standing("processed")
    relations = ["overlaps"] * OVERLAPS + ["merged_into"] * MERGED + ["split_from"] * SPLIT
    events = chance.several(processed, len(relations))
    heirs = [s.series_id for s in series if s.series_id not in {e.subject for e in events}]
    groups = [chance.pick(heirs) for _ in range(24)]  # some series overlap with several
    made = []
    for event, relation in zip(events, relations, strict=True):
        at = moved(event.occurred, chance.whole(-30, 90))
        known = moved(at, chance.whole(200, 700)) if chance.happens(0.12) else None
        other = chance.pick(groups if relation == "overlaps" else heirs)
        made.append((at, event.subject, other, BASIS.draw(chance), relation, known))
    return _numbered(sorted(made, key=lambda row: (row[5] or row[0], row[1])))


def _numbered(
    made: list[tuple[datetime, str, str, str, str, datetime | None]],
) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = [
        (f"L-{n:03d}", one, other, basis, relation, at, known, None)
        for n, (at, one, other, basis, relation, known) in enumerate(made, 1)
    ]
    wrong = next(row for row in found if row[4] == "overlaps" and row[6] is None)
    assert isinstance(wrong[5], datetime)
    back = moved(wrong[5], 840)
    return [*found, (f"L-{len(found) + 1:03d}", *wrong[1:3], "", "", back, None, wrong[0])]
