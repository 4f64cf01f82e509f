"""Four victims tentatively identified; none confirmed while the task force sat."""

from datetime import timedelta

from lib.sample.chance import Chance
from lib.sample.ledger import Event, Ledger

DAYS = (17, 22, 23, 24)  # of October 2019: when each was found
UNKNOWN = 2  # of the four, found in a series whose country stays open


def find(books: Ledger) -> None:
    """Add ``victim_tentative``: one corrected in its count, one taken back as found twice."""
    chance = Chance("victim")
    pinpointed = books.standing("country_pinpointed")
    for place, day in enumerate(DAYS):
        found_in = [e for e in pinpointed if e.occurred.day == day and e.occurred.hour < 15]
        basis = chance.pick(found_in)
        at = basis.occurred + timedelta(minutes=chance.whole(25, 120))
        country = basis.country if place >= UNKNOWN else ""
        sure = "high" if place == 3 else "moderate"
        found = Event(basis.subject, "victim_tentative", at, None, "EUROPOL", country, 1, sure)
        books.add(found)
        if place == 1:
            _counted_twice(found, books)
        if place == 2:
            _found_twice(found, books, chance)


def _counted_twice(found: Event, books: Ledger) -> None:
    """Booked as two victims at first; the correction that says one replaces it."""
    wrong = Event(found.subject, found.kind, found.occurred, None, found.org, "", 2, "low")
    found.voids, found.known = books.add(wrong), found.occurred + timedelta(hours=2, minutes=14)


def _found_twice(found: Event, books: Ledger, chance: Chance) -> None:
    """The same victim booked again for another series, and taken back next morning."""
    others = [e for e in books.standing("processed") if e.occurred < found.occurred]
    at = found.occurred + timedelta(minutes=95)
    again = Event(chance.pick(others[-60:]).subject, found.kind, at, None, "EUROPOL", "", 1, "low")
    books.add(again)
    back = at + timedelta(hours=16, minutes=30)
    books.add(Event(again.subject, "", back, org="EUROPOL", voids=again))
