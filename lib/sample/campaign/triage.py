"""What is done with the tips: most are sorted out, some carry on, some wait."""

from datetime import date, datetime, time, timedelta

from lib.sample.campaign.tip import USEFUL, Tip
from lib.sample.chance import Chance
from lib.sample.ledger import Event, Ledger
from lib.sample.operation.roster import police
from lib.sample.working_time import DELIVERED, at_a_desk

COLUMNS = (
    "event_id", "tip_id", "kind", "occurred_at", "known_at", "org", "country", "voids",
)  # fmt: skip
FIELDS = ("subject", "kind", "occurred", "known", "org", "country")
WAIT = (0.02, 0.1, 0.3, 0.8, 1.6, 3.0, 5.5, 12.0)  # days until a tip is sorted
NEVER = 0.005  # share that nobody sorted so far
BUSY = date(2019, 10, 12)  # from here on it takes longer: people sit in the task force
FORWARDED, ANSWERED = 0.56, 0.42
RECONSIDERED, TAKEN_BACK = 22, 6


def sort_out(tips: list[Tip]) -> Ledger:
    """All events of the tips."""
    chance, books = Chance("triage"), Ledger("TE-", 5)
    for tip in tips:
        if tip.count > 3 or not chance.happens(NEVER):
            _sort(tip, books, chance)
    _correct(books, chance)
    return books


def _sort(tip: Tip, books: Ledger, chance: Chance) -> None:
    at = _later(_received(tip.received), chance)
    if at.date() > BUSY:
        at = _later(_later(at, chance), chance)
    country = tip.country if tip.outcome in USEFUL else ""
    _add(tip, tip.outcome, at, "EUROPOL", country, books, chance)
    if not country or not chance.happens(FORWARDED):
        return
    at = _later(at, chance)
    _add(tip, "forwarded", at, "EUROPOL", country, books, chance)
    if chance.happens(ANSWERED):
        at = _later(at + timedelta(days=chance.whole(2, 30)), chance)
        _add(tip, "answered", at, police(country), country, books, chance)


def _received(received: date) -> datetime:
    if isinstance(received, datetime):
        return received
    return datetime.combine(received + timedelta(days=1), time(9))


def _later(at: datetime, chance: Chance) -> datetime:
    return at_a_desk(at + timedelta(minutes=3 + int(chance.along(WAIT) * 1440)))


def _add(
    tip: Tip, kind: str, at: datetime, org: str, country: str, books: Ledger, chance: Chance
) -> None:
    """Add an event, unless the delivery was drawn up before."""
    known = at_a_desk(at + timedelta(hours=chance.whole(12, 30))) if chance.happens(0.06) else None
    if (known or at) < DELIVERED:
        books.add(Event(tip.tip_id, kind, at, known, org, country))


def _correct(books: Ledger, chance: Chance) -> None:
    """Tips thrown out that turned out to be leads; some sorted by mistake and waiting again."""
    out = [e for e in books.standing("unrelated", "not_useful") if e.occurred.year > 2017]
    drawn = chance.several(out[:-60], RECONSIDERED) + chance.several(out[-60:], TAKEN_BACK)
    for place, wrong in enumerate(drawn):
        kind = "new_lead" if place < RECONSIDERED else ""
        at = min(_later(wrong.learned, chance), DELIVERED - timedelta(minutes=90 - place))
        books.add(Event(wrong.subject, kind, at, org="EUROPOL", voids=wrong))
