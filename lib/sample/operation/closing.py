"""Series closed, and some opened again."""

from lib.sample.chance import Chance
from lib.sample.ledger import Event, Ledger
from lib.sample.operation.analysis import EVERYBODY, booked
from lib.sample.working_time import CLOSES, moved, while_open

CLOSED, REOPENED, AGAIN = 268, 14, 8
CLOSE_AFTER = (20, 120, 400, 700, 1300)  # working minutes after the analysis


def close(books: Ledger) -> None:
    """Add ``closed`` and ``reopened``; some of those reopened are processed and closed again."""
    chance = Chance("closing")
    taken = {e.subject for e in books.standing("country_pinpointed")}
    done = [e for e in books.standing("processed") if e.subject not in taken]
    closed = []
    for event in chance.several(done, CLOSED):
        at = moved(event.occurred, chance.along(CLOSE_AFTER))
        at = at if at < CLOSES else while_open(event.occurred, CLOSES, chance)
        closed.append(Event(event.subject, "closed", at, booked(at, chance), event.org))
        books.add(closed[-1])
    early = [e for e in closed if e.occurred.day < 22]
    for place, event in enumerate(chance.several(early, REOPENED)):
        _reopen(event, place < AGAIN, books, chance)


def _reopen(event: Event, again: bool, books: Ledger, chance: Chance) -> None:
    at = moved(max(event.occurred, event.learned), chance.whole(300, 900))
    books.add(Event(event.subject, "reopened", at, org="EUROPOL"))
    if again:
        org = EVERYBODY.draw(chance)
        books.add(Event(event.subject, "processed", moved(at, chance.whole(40, 300)), org=org))
        books.add(Event(event.subject, "closed", moved(at, chance.whole(320, 600)), org=org))
