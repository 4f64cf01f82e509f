"""Where 173 series were probably made, and what the countries did with it.

A series may have several candidate countries. Each standing candidate was
notified; some countries acknowledged, some answered, some still wait.
"""

from datetime import datetime, timedelta

from lib.sample.chance import Chance, Weighted
from lib.sample.ledger import Event, Ledger
from lib.sample.operation.analysis import booked
from lib.sample.operation.roster import police
from lib.sample.operation.series import Series
from lib.sample.working_time import CLOSES, DELIVERED, moved, while_open

PINPOINTED = 173
UNFINISHED = 8  # of them, pinpointed while their analysis was not finished
REPLACED = 6  # a candidate that gave way to another country
RAISED = 4  # a candidate whose confidence was raised
WITHDRAWN = 3  # a candidate taken back, its series left with none
# how many series point where; small countries too
COUNTRIES = {
    "DE": 22.0, "US": 20.0, "FR": 15.0, "GB": 14.0, "ES": 11.0, "NL": 11.0, "IT": 10.0,
    "BR": 9.0, "CA": 8.0, "PL": 8.0, "RO": 7.0, "SE": 6.0, "AU": 6.0, "CZ": 5.0,
    "MX": 5.0, "HU": 4.5, "UA": 4.5, "CO": 4.0, "BE": 4.0, "PT": 4.0, "CH": 3.5,
    "NO": 3.0, "DK": 3.0, "PH": 3.0, "GR": 2.5, "AT": 2.5, "HR": 2.0, "FI": 2.0,
    "AR": 2.0, "ZA": 2.0, "LV": 1.5, "LT": 1.5, "SI": 1.2, "NZ": 1.2, "IE": 1.2,
    "CL": 1.2, "SK": 1.2, "EE": 1.0, "MT": 1.0, "LU": 0.8, "IS": 0.8, "XK": 0.7,
}  # fmt: skip
CONFIDENCE = Weighted({"low": 34.0, "moderate": 46.0, "high": 20.0})
CANDIDATES = Weighted({1: 80.0, 2: 15.0, 3: 5.0})
PINPOINT_AFTER = (-70, -15, 5, 20, 60, 150, 420, 900)  # working minutes from the analysis
NOTIFY_AFTER = (8, 30, 70, 130, 220, 330, 480, 700, 1100, 1900)
ACKNOWLEDGE_AFTER = (12, 50, 130, 280, 480, 800, 1300, 2600)
ANSWER_AFTER = (60, 240, 480, 850, 1300, 2000, 3400)
LAST = CLOSES - timedelta(minutes=25)


def refer(series: list[Series], books: Ledger) -> None:
    """Add ``country_pinpointed`` to ``country_answered``, and their corrections."""
    chance = Chance("referral")
    finished = {e.subject: e.occurred for e in reversed(books.standing("processed"))}
    begun = {e.subject: e.occurred for e in reversed(books.standing("analysis_started"))}
    prompt = {country: 0.48 + 0.5 * chance.share() for country in COUNTRIES}
    done = chance.several(sorted(finished), PINPOINTED - UNFINISHED + WITHDRAWN)
    undone = chance.several(sorted(set(begun) - set(finished)), UNFINISHED)
    wanted = [CANDIDATES.draw(chance) for _ in range(PINPOINTED)]
    cards = _cards(sum(wanted), chance)
    for series_id, count in zip(done[WITHDRAWN:] + undone, wanted, strict=True):
        basis = finished.get(series_id) or moved(begun[series_id], 40)
        for country in _dealt(cards, count):
            at = _within(basis, begun[series_id], chance)
            _refer(series_id, country, at, prompt[country], books, chance)
    for series_id in done[:WITHDRAWN]:
        _withdraw(series_id, _within(finished[series_id], begun[series_id], chance), books, chance)
    _replace(books, chance)


def _cards(count: int, chance: Chance) -> list[str]:
    """*count* countries, shuffled: each at least once, beyond that by weight."""
    unit = sum(COUNTRIES.values())
    cards = list(COUNTRIES)
    for country, weight in COUNTRIES.items():
        cards += [country] * int(weight / unit * (count - len(COUNTRIES)))
    cards += list(COUNTRIES)[: count - len(cards)]  # what rounding left
    return chance.several(cards, count)


def _dealt(cards: list[str], count: int) -> list[str]:
    """Take *count* different countries from the top."""
    found: list[str] = []
    while len(found) < count:
        found.append(cards.pop(next(n for n, c in enumerate(cards) if c not in found)))
    return found


def _within(basis: datetime, begun: datetime, chance: Chance) -> datetime:
    """Around the end of the analysis, never before it began or after the last hour."""
    at = max(moved(basis, chance.along(PINPOINT_AFTER)), moved(begun, 4))
    return at if at < LAST else while_open(min(basis, LAST), LAST, chance)


def _org(country: str, chance: Chance) -> str:
    return police(country) if police(country) and chance.happens(0.4) else "EUROPOL"


def _refer(
    series_id: str, country: str, at: datetime, prompt: float, books: Ledger, chance: Chance
) -> None:
    """One candidate country of one series, as far as it got by the end of the delivery."""
    org, sure = _org(country, chance), CONFIDENCE.draw(chance)
    known = booked(at, chance)
    books.add(Event(series_id, "country_pinpointed", at, known, org, country, None, sure))
    told = moved(at, chance.along(NOTIFY_AFTER))
    if told > CLOSES:
        told = while_open(at + timedelta(minutes=5), CLOSES, chance)
    sender = "EUROPOL" if police(country) or chance.happens(0.5) else "INTERPOL"
    books.add(Event(series_id, "country_notified", told, booked(told, chance), sender, country))
    if not chance.happens(prompt):
        return
    said = moved(told, chance.along(ACKNOWLEDGE_AFTER))
    _said(series_id, "country_acknowledged", said, country, books, chance)
    if chance.happens(prompt * 0.95):
        answered = moved(said, chance.along(ANSWER_AFTER))
        _said(series_id, "country_answered", answered, country, books, chance)


def _said(
    series_id: str, kind: str, at: datetime, country: str, books: Ledger, chance: Chance
) -> None:
    if at < DELIVERED:
        late = moved(at, chance.whole(60, 900)) if chance.happens(0.2) else None
        known = late if late and late < DELIVERED else None
        books.add(Event(series_id, kind, at, known, police(country), country))


def _withdraw(series_id: str, at: datetime, books: Ledger, chance: Chance) -> None:
    country = chance.pick(list(COUNTRIES))
    wrong = Event(series_id, "country_pinpointed", at, None, "EUROPOL", country, None, "low")
    books.add(wrong)
    books.add(Event(series_id, "", moved(at, chance.whole(60, 400)), org="EUROPOL", voids=wrong))


def _replace(books: Ledger, chance: Chance) -> None:
    """Some candidates were booked as another country, or with less confidence, before."""
    notified = {(e.subject, e.country): e.occurred for e in books.standing("country_notified")}
    slow = [
        e
        for e in books.standing("country_pinpointed")
        if (e.subject, e.country) in notified
        and e.known is None
        and notified[e.subject, e.country] - e.occurred > timedelta(hours=3)
    ]
    for place, right in enumerate(chance.several(slow, REPLACED + RAISED)):
        right.known = right.occurred + timedelta(minutes=chance.whole(35, 150))
        wrong = Event(right.subject, "country_pinpointed", right.occurred, org=right.org)
        wrong.confidence, wrong.country = "low", right.country
        if place < REPLACED:
            wrong.country = next(c for c in COUNTRIES if (right.subject, c) not in notified)
        else:
            right.confidence = "high"
        right.voids = books.add(wrong)
