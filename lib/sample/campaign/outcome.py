"""What became of the published objects."""

from datetime import date, datetime, timedelta

from lib.sample.campaign.objects import RENEWED, Object, day_between
from lib.sample.chance import Chance, Weighted
from lib.sample.ledger import Event, Ledger
from lib.sample.working_time import at_a_desk

COLUMNS = (
    "event_id", "object_id", "kind", "occurred_at", "known_at", "country", "count", "voids",
)  # fmt: skip
FIELDS = ("subject", "kind", "occurred", "known", "country", "count")
SINCE = date(2017, 6, 6)
EARLY, JUNE, END = date(2018, 1, 31), date(2018, 5, 31), date(2019, 10, 29)
# until when how many more were identified, and how many more of those located
IDENTIFIED = (
    (SINCE, EARLY, 70, 25),
    (EARLY, JUNE, 9, 7),
    (date(2018, 6, 4), date(2019, 10, 9), 9, 17),
    (date(2019, 10, 14), END, 2, 2),
)
WIDESPREAD = 20  # identified, and of no further use: sold everywhere
LOCATED_AT_ONCE = 4  # places that were recognised without more ado
WITHDRAWN = 6
NEVER = datetime(2020, 1, 1)
CHILDREN = (  # day, how many, country
    (date(2017, 9, 21), 1, "RO"), (date(2017, 12, 12), 1, ""), (date(2018, 2, 6), 2, "PL"),
    (date(2018, 5, 24), 1, "BR"), (date(2018, 8, 14), 1, ""), (date(2018, 10, 9), 2, "MX"),
    (date(2019, 6, 18), 1, "DE"),
)  # fmt: skip
OFFENDERS = ((date(2018, 10, 11), "RO"), (date(2019, 7, 2), "PL"))
PLACES = Weighted({
    "DE": 7.0, "US": 7.0, "RU": 5.0, "PL": 5.0, "RO": 4.0, "UA": 4.0, "BR": 4.0, "ES": 3.0,
    "IT": 3.0, "CZ": 3.0, "MX": 3.0, "PH": 2.0, "TH": 2.0, "BG": 2.0, "HU": 2.0, "FR": 2.0,
    "GB": 2.0, "NL": 2.0, "TR": 2.0, "VN": 1.0, "CN": 1.0, "CL": 1.0, "MD": 1.0, "LV": 1.0,
})  # fmt: skip


def follow(objects: list[Object]) -> Ledger:
    """All events of the objects."""
    chance, books = Chance("outcome"), Ledger("O-", 4)
    for one in objects:
        books.add(Event(one.object_id, "published", one.published))
    _identify(objects, books, chance)
    _locate(objects, books, chance)
    _end(objects, books, chance)
    _renew(objects, books, chance)
    _help(books, chance)
    _correct(books, chance)
    return books


def _identify(objects: list[Object], books: Ledger, chance: Chance) -> None:
    taken: set[str] = set()
    for since, until, count, _ in IDENTIFIED:
        ready = [o for o in objects if o.object_id not in taken and o.published.date() < until]
        for one in chance.several(ready[: count + 21], count):
            taken.add(one.object_id)
            begin = max(since, one.published.date()) + timedelta(days=1)
            at = day_between(begin, until, chance)
            known = at_a_desk(at + timedelta(hours=chance.whole(15, 40)))
            late = chance.happens(0.15) and known.date() <= until
            books.add(Event(one.object_id, "identified", at, known if late else None))


def _locate(objects: list[Object], books: Ledger, chance: Chance) -> None:
    """Where an identified object points to; some places are recognised at once."""
    taken: set[str] = set()
    for since, until, _, count in IDENTIFIED:
        ready = [
            e
            for e in books.standing("identified")
            if e.subject not in taken and e.learned.date() < until
        ]
        for event in chance.several(ready, count):
            taken.add(event.subject)
            at = day_between(max(since, event.learned.date()), until, chance)
            at = max(at, event.occurred + timedelta(hours=1))
            books.add(Event(event.subject, "located", at, country=PLACES.draw(chance)))
    for one in chance.several(_open(objects, books, "place"), LOCATED_AT_ONCE):
        at = day_between(date(2018, 7, 2), END, chance)
        books.add(Event(one.object_id, "located", at, country=PLACES.draw(chance)))


def _open(objects: list[Object], books: Ledger, *kinds: str) -> list[Object]:
    """Objects without an outcome, of these kinds (none: of any)."""
    over = {e.subject for e in books.events if e.kind not in ("published", "")}
    return [
        o
        for o in objects
        if o.object_id not in over
        and o.published.year < 2019
        and (not kinds or o.motif.kind in kinds)
    ]


def _end(objects: list[Object], books: Ledger, chance: Chance) -> None:
    located = {e.subject for e in books.events if e.kind == "located"}
    vague = [e for e in books.standing("identified") if e.subject not in located]
    for event in chance.several(vague, WIDESPREAD):
        at = at_a_desk(event.learned + timedelta(days=chance.whole(3, 40), hours=2))
        at = min(at, datetime(2019, 10, 30, 11, 20))
        books.add(Event(event.subject, "too_widespread", at))
    for one in chance.several(_open(objects, books), WITHDRAWN):
        at = day_between(date(2018, 7, 2), date(2019, 9, 30), chance)
        books.add(Event(one.object_id, "withdrawn", at))


def _renew(objects: list[Object], books: Ledger, chance: Chance) -> None:
    """Open objects are asked about again: published a second time."""
    over = {e.subject: e.occurred for e in books.events if e.kind != "published"}
    for day in RENEWED:
        at = datetime(day.year, day.month, day.day, 11)
        still = [o for o in objects if over.get(o.object_id, NEVER) > at > o.published]
        for one in chance.several(still, 7):
            books.add(Event(one.object_id, "published", at))


def _help(books: Ledger, chance: Chance) -> None:
    """Children identified and offenders prosecuted, through an object located before."""
    for day, count, country in CHILDREN:
        located = [e for e in books.standing("located") if e.occurred.date() < day]
        basis = chance.pick(located)
        basis.country = country or basis.country
        at = datetime(day.year, day.month, day.day, 12, 30)
        known = at + timedelta(days=chance.whole(1, 6))
        books.add(Event(basis.subject, "child_identified", at, known, "", country, count))
    children = {e.country: e.subject for e in books.standing("child_identified")}
    for day, country in OFFENDERS:
        at = datetime(day.year, day.month, day.day, 15)
        books.add(Event(children[country], "offender_prosecuted", at, country=country))


def _correct(books: Ledger, chance: Chance) -> None:
    """Booked as identified though it was another object; located in another country first."""
    identified = {e.subject for e in books.standing("identified")}
    mistaken = next(e for e in books.standing("published") if e.subject not in identified)
    at = mistaken.occurred + timedelta(days=12, hours=3)
    wrong = books.add(Event(mistaken.subject, "identified", at))
    books.add(Event(mistaken.subject, "", at + timedelta(days=2), voids=wrong))
    for right in chance.several(books.standing("located"), 3):
        was = PLACES.draw(chance)
        country = was if was != right.country else "BE"
        right.voids = books.add(Event(right.subject, "located", right.occurred, country=country))
        right.known = right.occurred + timedelta(days=chance.whole(2, 9))
