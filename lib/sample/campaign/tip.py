"""24,000 tips from 1 June 2017 to 31 October 2019.

Published counts that the days keep to (data/public): 10,000 by 12 June 2017,
more than 14,300 by mid-2017, more than 18,300 in early 2018, almost 21,000 on
1 June 2018, 24,000 in October 2019. Until the end of 2017 the web form only
kept statistics, by day and later by week: one row stands for many tips.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lib.sample.campaign.objects import RELEASES, RENEWED, Object
from lib.sample.campaign.outcome import PLACES
from lib.sample.chance import Chance, Weighted

COLUMNS = ("tip_id", "object_id", "received_at", "country", "channel", "language", "count")
TOTALS = (  # from when until when, how many tips
    (date(2017, 6, 1), date(2017, 6, 12), 10_000),
    (date(2017, 6, 13), date(2017, 7, 15), 4_346),
    (date(2017, 7, 16), date(2018, 1, 31), 4_002),
    (date(2018, 2, 1), date(2018, 6, 1), 2_633),
    (date(2018, 6, 2), date(2019, 10, 31), 3_019),
)
DAILY_UNTIL, WEEKLY_UNTIL = date(2017, 7, 31), date(2017, 12, 31)
# tips on the days after a release, against a day far from any
DECAY = (14.0, 19.0, 13.0, 9.0, 7.0, 5.5, 4.5, 4.0, 3.2, 2.8, 2.4, 2.1, 1.9, 1.7)
CHANNEL = Weighted({"web": 84.0, "email": 7.0, "phone": 4.5, "partner": 3.0, "other": 1.5})
LANGUAGE = Weighted({
    "en": 36.0, "de": 9.0, "fr": 8.5, "es": 8.5, "it": 6.0, "nl": 5.5, "pl": 4.5, "pt": 4.5,
    "ru": 4.0, "ro": 2.0, "sv": 1.5, "cs": 1.5, "hu": 1.2, "da": 1.0, "el": 0.8, "uk": 0.8,
    "lv": 0.4, "fi": 0.6, "tr": 0.7, "": 5.0,
})  # fmt: skip
HOURS = Weighted(dict(enumerate(
    (3, 2, 1.4, 1, 1, 1.2, 2, 3, 4, 5, 5.5, 5.5, 5, 5, 5.2, 5.4, 5.6, 5.8, 6, 6.4, 7, 7, 6, 4.4)
)))  # fmt: skip
# outcome of a tip: the first event it gets
OUTCOME = Weighted({
    "not_useful": 37.0, "unrelated": 28.0, "duplicate": 22.5,
    "supports_known": 8.5, "new_lead": 4.0,
})  # fmt: skip
USEFUL = ("supports_known", "new_lead")


@dataclass(frozen=True)
class Tip:
    """One row: ``received`` a date for a statistic, else a local instant."""

    tip_id: str
    object_id: str
    received: date
    country: str
    channel: str
    language: str
    count: int
    outcome: str


def all_tips(objects: list[Object]) -> list[Tip]:
    """The rows in the order received; their counts add up to 24,000."""
    chance = Chance("tip")
    drawn = Counter(
        _group(*_draw(day, objects, chance), chance)
        for since, until, count in TOTALS
        for day in _days(since, until, count, chance)
    )
    order = sorted(drawn, key=lambda group: (str(group[1]), *map(str, group)))
    return [Tip(f"T-{n:05d}", *g[:5], drawn[g], g[5]) for n, g in enumerate(order, 1)]


def rows(tips: list[Tip]) -> list[tuple[object, ...]]:
    """Rows of ``tip``."""
    return [
        (t.tip_id, t.object_id, t.received, t.country, t.channel, t.language, t.count) for t in tips
    ]


def _days(since: date, until: date, count: int, chance: Chance) -> list[date]:
    """*count* days between two, more on those after a release and fewer at weekends."""
    days = [since + timedelta(days=n) for n in range((until - since).days + 1)]
    draw = Weighted({day: _appetite(day) * (0.6 + 0.8 * chance.share()) for day in days})
    return [draw.draw(chance) for _ in range(count)]


def _appetite(day: date) -> float:
    weekend = 0.62 if day.weekday() > 4 else 1.0
    return weekend * (1 + sum(_pull((day - moment).days) for moment in _moments()))


def _moments() -> list[date]:
    return [*(day for day, _ in RELEASES), *RENEWED[:-1]]


def _pull(age: int) -> float:
    return 0.0 if age < 0 else DECAY[age] if age < len(DECAY) else 15 / (age + 1)


def _draw(day: date, objects: list[Object], chance: Chance) -> tuple[date, Object | None]:
    """Which object a tip of that day is about; None: the campaign as a whole."""
    if chance.happens(0.06):
        return day, None
    out = Weighted({
        o: _fame(o) / (3 + (day - o.published.date()).days)
        for o in objects
        if o.published.date() <= day
    })  # fmt: skip
    return day, out.draw(chance)


def _fame(one: Object) -> float:
    return 1 + int(one.object_id[4:]) * 7919 % 13 / 2


def _group(day: date, about: Object | None, chance: Chance) -> tuple[str, date, str, str, str, str]:
    """What a tip is counted by; a statistic knows no country and no channel but the web."""
    object_id = about.object_id if about else ""
    outcome, language = OUTCOME.draw(chance), LANGUAGE.draw(chance)
    if day > WEEKLY_UNTIL:
        at = _moment(day, about, chance)
        return object_id, at, _country(object_id, chance), CHANNEL.draw(chance), language, outcome
    if day > DAILY_UNTIL:
        day += timedelta(days=6 - day.weekday())  # by the Sunday that ends the week
    if outcome in USEFUL:
        return object_id, day, _country(object_id, chance), "web", "", outcome
    common = ("not_useful", "unrelated", "duplicate")[(day.toordinal() + len(object_id)) % 3]
    return object_id, day, "", "web", "", common


def _moment(day: date, about: Object | None, chance: Chance) -> datetime:
    """A moment of that day, after its object was published."""
    at = datetime(day.year, day.month, day.day, HOURS.draw(chance))
    at += timedelta(seconds=chance.whole(0, 3599))
    if about and at < about.published:
        return at + (about.published - datetime(day.year, day.month, day.day))
    return at


def _country(object_id: str, chance: Chance) -> str:
    """Where it points to: mostly nowhere, else often to the same country for an object."""
    if not chance.happens(0.38):
        return ""
    favourite = Chance(f"favourite of {object_id}")
    return PLACES.draw(favourite if chance.happens(0.45) else chance)
