"""Rows that cannot quite be true, on purpose: each is to come up as a question.

An ordinary delivery has a handful of them. None touches a published total.
"""

from datetime import datetime, timedelta

from lib.sample.ledger import Event, Ledger
from lib.sample.operation.referral import COUNTRIES
from lib.sample.operation.roster import police
from lib.sample.working_time import moved

UNKNOWN_SERIES = "S-1017"  # there are a thousand


def raise_doubts(books: Ledger) -> None:
    """Five questions about series events, each of another sort."""
    _received_late(books)
    _notified_elsewhere(books)
    _acknowledged_unasked(books)
    _no_such_series(books)
    _known_too_early(books)


def _received_late(books: Ledger) -> None:
    """Processed before received: registered only after it had been worked on."""
    processed = [e for e in books.standing("processed") if e.occurred.day == 15]
    subject = processed[10].subject
    late = {"received": datetime(2019, 10, 16, 9, 4, 10), "prepared": datetime(2019, 10, 16, 9, 31)}
    for event in books.events:
        if event.subject == subject and event.kind in late:
            event.occurred = late[event.kind]


def _notified_elsewhere(books: Ledger) -> None:
    """Notified without a candidate: a country of a series that points to another."""
    told = [e for e in books.standing("country_notified") if e.occurred.day == 22]
    series, at = told[3].subject, told[3].occurred + timedelta(minutes=6)
    taken = {e.country for e in books.events if e.subject == series}
    country = next(c for c in COUNTRIES if c not in taken)
    books.add(Event(series, "country_notified", at, org="EUROPOL", country=country))


def _acknowledged_unasked(books: Ledger) -> None:
    """Acknowledged by a country that was never notified."""
    said = [e for e in books.standing("country_acknowledged") if e.occurred.day == 23]
    series, at = said[1].subject, said[1].occurred + timedelta(minutes=44)
    taken = {e.country for e in books.events if e.subject == series}
    country = next(c for c in ("BE", "SE", "DK") if c not in taken)
    books.add(Event(series, "country_acknowledged", at, org=police(country), country=country))


def _no_such_series(books: Ledger) -> None:
    at = datetime(2019, 10, 21, 14, 22, 51)
    books.add(Event(UNKNOWN_SERIES, "analysis_started", at, org="FR-POLICE"))


def _known_too_early(books: Ledger) -> None:
    """Known before it happened: a clock that ran ahead."""
    event = [e for e in books.standing("closed") if e.occurred.day == 23 and not e.known][4]
    event.known = moved(event.occurred, -75)
