"""All thousand series go to ICSE: 612 are new there, 431 are added to what is there, 43 both."""

from datetime import datetime, timedelta

from lib.sample.chance import Chance
from lib.sample.ledger import Event, Ledger
from lib.sample.operation.analysis import booked
from lib.sample.operation.series import Series
from lib.sample.working_time import CLOSES, OPENS, moved, while_open

NEW, ADDED = 612, 431
CORRECTED = 5  # booked as new, though ICSE had them
BEFORE = 0.18  # share uploaded before their analysis
AFTER = (15, 60, 140, 260, 480, 900, 1700)  # working minutes after the analysis
AFTERNOON = datetime(2019, 10, 25, 13, 30)  # the last: all that is left goes up
ORGS = ("INTERPOL", "INTERPOL", "INTERPOL", "EUROPOL")


def upload(series: list[Series], books: Ledger) -> None:
    """Add ``icse_new`` and ``icse_added``, and their corrections."""
    chance = Chance("upload")
    processed = {e.subject: e.occurred for e in reversed(books.standing("processed"))}
    order = chance.several(series, len(series))
    both = len(series)
    new = {s.series_id for s in order[:NEW]}
    added = {s.series_id for s in order[NEW - (NEW + ADDED - both) :]}
    for one in series:
        at = _moment(one, processed.get(one.series_id), chance)
        org = chance.pick(ORGS)
        if one.series_id in new:
            _add(one, "icse_new", at, org, books, chance)
            at += timedelta(minutes=chance.whole(2, 9))
        if one.series_id in added:
            _add(one, "icse_added", at, org, books, chance)
    _correct(books, chance)


def _moment(one: Series, processed: datetime | None, chance: Chance) -> datetime:
    if processed is None:
        return while_open(AFTERNOON, CLOSES, chance)
    if chance.happens(BEFORE):
        return moved(max(one.prepared, OPENS), chance.whole(5, 420))
    at = moved(processed, chance.along(AFTER))
    return at if at < CLOSES else while_open(processed, CLOSES, chance)


def _add(one: Series, kind: str, at: datetime, org: str, books: Ledger, chance: Chance) -> None:
    books.add(Event(one.series_id, kind, at, booked(at, chance), org))


def _correct(books: Ledger, chance: Chance) -> None:
    new = {e.subject for e in books.standing("icse_new")}
    early = [
        e
        for e in books.standing("icse_added")
        if e.subject not in new and e.occurred.day < 24 and e.known is None
    ]
    for right in chance.several(early, CORRECTED):
        right.voids = books.add(Event(right.subject, "icse_new", right.occurred, org=right.org))
        right.known = moved(right.occurred, chance.whole(90, 700))
