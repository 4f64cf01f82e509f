"""925 series are analysed, on eleven working days; some are booked late or wrongly."""

from datetime import date, datetime, timedelta

from lib.sample.chance import Chance, Weighted
from lib.sample.ledger import Event, Ledger
from lib.sample.operation.roster import SATURDAY_CREW, WEIGHT
from lib.sample.operation.series import Series
from lib.sample.working_time import (
    CLOSES,
    DAYS,
    OPENS,
    SATURDAY,
    minutes_between,
    moved,
    next_morning,
    span,
    while_open,
)

# a slow first day, the outage on Thursday, a small crew on Saturday, a push at the end
PROCESSED = dict(zip(DAYS, (38, 71, 92, 61, 97, 34, 88, 101, 106, 118, 119), strict=True))
OUTAGE = (datetime(2019, 10, 17, 13, 10), datetime(2019, 10, 17, 16, 40))
# how much is finished in each half-hour from 08:30 on
RHYTHM = (1, 2, 3, 5, 6, 7, 6, 4, 2, 3, 4, 5, 6, 7, 7, 6, 5, 4, 2, 1)
MINUTES = (15, 40, 65, 95, 130, 165, 210, 270, 370, 560, 1200)
URGENCY = {"high": 0, "normal": 1, "low": 2}
STARTED_ONLY = 23  # begun and not finished when the operation ended
TAKEN_BACK = 6  # booked as processed, though they were not finished
CORRECTED = 5  # booked as processed at the wrong time
EVERYBODY = Weighted(WEIGHT)
CREW = Weighted(SATURDAY_CREW)


def analyse(series: list[Series], books: Ledger) -> None:
    """Add ``analysis_started`` and ``processed``, and their corrections."""
    chance = Chance("analysis")
    waiting = sorted(series, key=lambda s: (URGENCY[s.priority], s.prepared))
    size = {s.series_id: n for n, s in enumerate(sorted(series, key=lambda s: s.images))}
    for finished in _moments(chance):
        started = _start(finished, chance)
        one = _next(waiting, started, size, chance)
        waiting.remove(one)
        _book(one, max(started, one.prepared + timedelta(minutes=4)), finished, books, chance)
    _begin(waiting[: STARTED_ONLY + TAKEN_BACK], books, chance)
    _correct(waiting[:TAKEN_BACK], books, chance)


def _moments(chance: Chance) -> list[datetime]:
    return sorted(moment for day in DAYS for moment in _moments_of(day, chance))


def _moments_of(day: date, chance: Chance) -> list[datetime]:
    opens, closes = span(day)
    halves = [opens + timedelta(minutes=30 * n) for n in range(len(RHYTHM))]
    weights = {
        start: share * (0.55 + 0.9 * chance.share()) * (0.12 if _is_out(start) else 1)
        for start, share in zip(halves, RHYTHM, strict=True)
        if start < closes and start > OPENS + timedelta(minutes=10)
    }
    half = Weighted(weights)
    return [
        half.draw(chance) + timedelta(seconds=chance.whole(0, 1799)) for _ in range(PROCESSED[day])
    ]


def _is_out(at: datetime) -> bool:
    return OUTAGE[0] - timedelta(minutes=15) <= at < OUTAGE[1]


def _start(finished: datetime, chance: Chance) -> datetime:
    """When the analysis began; on the first days it can't have begun long ago."""
    possible = minutes_between(OPENS, finished)
    took = chance.along(MINUTES)
    return moved(finished, -(took if took < possible else possible * (0.35 + 0.6 * chance.share())))


def _next(waiting: list[Series], at: datetime, size: dict[str, int], chance: Chance) -> Series:
    """Urgent ones first, among those that were prepared; any order within sixty."""
    ready = [s for s in waiting if s.prepared < at][:60] or waiting[:1]
    some = [chance.pick(ready) for _ in range(3)]
    return min(some, key=lambda s: (URGENCY[s.priority], size[s.series_id]))


def _book(
    one: Series, started: datetime, finished: datetime, books: Ledger, chance: Chance
) -> None:
    org = (CREW if finished.date() == SATURDAY else EVERYBODY).draw(chance)
    books.add(Event(one.series_id, "analysis_started", started, org=org))
    books.add(Event(one.series_id, "processed", finished, booked(finished, chance), org))


def booked(at: datetime, chance: Chance) -> datetime | None:
    """When the books learned of it: at once, minutes later, next morning, days later."""
    luck = chance.share()
    if luck < 0.70:
        return None
    if luck < 0.86 or at.date() == CLOSES.date():
        return at + timedelta(minutes=chance.whole(4, 55))
    morning = next_morning(next_morning(at) if luck > 0.98 else at)
    known = morning + timedelta(minutes=chance.whole(0, 45))
    return min(known, CLOSES + timedelta(minutes=chance.whole(20, 70)))


def _begin(unfinished: list[Series], books: Ledger, chance: Chance) -> None:
    for one in unfinished:
        since = max(datetime(2019, 10, 23, 9), one.prepared + timedelta(hours=1))
        started = while_open(since, CLOSES - timedelta(hours=1), chance)
        books.add(Event(one.series_id, "analysis_started", started, org=EVERYBODY.draw(chance)))


def _correct(not_finished: list[Series], books: Ledger, chance: Chance) -> None:
    """Some were booked as processed and taken back; some at a wrong time, and corrected."""
    begun = {e.subject: e for e in books.standing("analysis_started")}
    for one in not_finished:
        start = begun[one.series_id]
        wrong = Event(one.series_id, "processed", moved(start.occurred, 20), org=start.org)
        back = moved(wrong.occurred, chance.whole(25, 400))
        books.add(wrong)
        books.add(Event(one.series_id, "", back, org=start.org, voids=wrong))
    early = [
        e
        for e in books.standing("processed")
        if e.occurred.day < 24 and e.occurred.hour < 15 and e.known is None
    ]
    for right in chance.several(early, CORRECTED):
        wrong_at = right.occurred + timedelta(hours=chance.whole(1, 3), minutes=7)
        right.voids = books.add(Event(right.subject, "processed", wrong_at, org=right.org))
        right.known = moved(wrong_at, chance.whole(120, 900))


def book_after_outage(books: Ledger) -> None:
    """What would have been booked while the case system was down was booked after it."""
    since, until = OUTAGE
    for event in books.events:
        if since <= event.learned < until:
            event.known = until + (event.learned - since) / 4 + timedelta(minutes=4)
