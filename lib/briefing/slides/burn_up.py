"""How far, against the plan, and what is forecast: lines by day."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Final

import pandas as pd

from lib import panels, wording
from lib.briefing.slide import Number, Plot, Role, Series
from lib.briefing.slides.days import Days, days
from lib.briefing.slides.shown import Made, Shown, count, key, known, of, spoken, stated
from lib.database import Snapshot
from lib.panels.burn_up import BurnUp
from lib.panels.task_force import BACK_TEST, HOW_MANY
from lib.panels.task_force.forecasts import HowMany
from lib.scope import Scope

NINE = {"low": "p5", "high": "p95"}  # in nine of ten runs the count comes to lie between them
HALF = {"low, half": "p25", "high, half": "p75"}
MOST_NOTES: Final = 4
LONG_NOTE: Final = 26  # letters
ROUTINE: Final = re.compile(r"\b(briefing|wrap-up)\b", re.IGNORECASE)


def burn_up(found: BurnUp, snapshot: Snapshot, scope: Scope) -> Plot:
    """Processed, received, planned and forecast at the end of each day."""
    operation = snapshot.operation(scope.operation)
    there = days(found.by_time, operation, found.zone, ahead=True)
    if there is None:
        return Plot("lines", (), (), "series", "Day")
    series = [
        *_done(found, there, {"processed": "series_processed", "received": "series_received"}),
        *_planned(found, there),
        *_forecast(found, there, NINE),
    ]
    bands = _bands(series, NINE)
    notes = tuple(_notes(found.notes, there))
    return Plot("lines", there.over, tuple(series), "series", "Day", notes, bands=bands)


def how_many(found: HowMany, snapshot: Snapshot, scope: Scope) -> Plot:
    """Processed, planned and forecast, with the band of half the runs."""
    drawn = found.burn_up
    operation = snapshot.operation(scope.operation)
    there = days(drawn.by_time, operation, drawn.zone, ahead=True)
    if there is None:
        return Plot("lines", (), (), "series", "Day")
    series = [
        *_done(drawn, there, {"processed": "series_processed"}),
        *_planned(drawn, there),
        *_forecast(drawn, there, NINE | HALF),
    ]
    bands = _bands(series, NINE, HALF)
    return Plot("lines", there.over, tuple(series), "series", "Day", bands=bands)


def _done(found: BurnUp, there: Days, metrics: dict[str, str]) -> Iterator[Series]:
    roles: dict[str, Role] = {"processed": "processed", "received": "received"}
    for name, metric in metrics.items():
        numbers = there.counts(found.by_time, metric, metric)
        yield Series(name, there.padded(numbers), roles[name])


def _planned(found: BurnUp, there: Days) -> Iterator[Series]:
    if len(found.plan):
        values = (there.at_end(found.plan, "planned", day) for day in there.over)
        yield Series("planned", tuple(map(stated, values)), "plan")


def _forecast(found: BurnUp, there: Days, edges: dict[str, str]) -> Iterator[Series]:
    """The edges of the bands and the middle, as of the end of each day to come.

    They open at the last count; where that is of the last day already, a day before it. Each
    rests on what is known so far: the lowest is that, if no more is to come.
    """
    fan = found.fan
    if fan.empty:
        return
    reach = wording.local(fan["at"].iloc[-1], there.zone).date()
    opening = [day for day in there.past if day < reach][-1:] or [there.today]
    now = _so_far(found.by_time, there, opening[0])
    for name, quantile in (edges | {"forecast": "p50"}).items():
        numbers = [_ahead(fan, quantile, there, day, opening[0], reach, now) for day in there.over]
        yield Series(name, tuple(numbers), "forecast")


def _so_far(frame: pd.DataFrame, there: Days, day: date) -> Number:
    """What was processed by the end of *day*: the very figure of the line of that."""
    at = {"until": day} if day < there.today else {}
    return count(there.at_end(frame, "series_processed", day), "series_processed", **at)


def _ahead(
    fan: pd.DataFrame,
    quantile: str,
    there: Days,
    day: date,
    opening: date,
    reach: date,
    now: Number,
) -> Number:
    if day < opening or day > reach:
        return Number(None)
    if day == opening:
        return now
    said = known(there.at_end(fan, quantile, day))
    return Number(now.value if said is None else said, rests_on=(key("series_processed"),))


def _bands(series: list[Series], *edges: dict[str, str]) -> tuple[tuple[str, str], ...]:
    if not any(each.role == "forecast" for each in series):
        return ()
    return tuple((low, high) for low, high in edges)


def _notes(notes: pd.DataFrame, there: Days) -> Iterator[tuple[datetime, str]]:
    """What says most of the lines: new batches, then what is no routine, one a day."""
    ranked: dict[date, tuple[int, datetime, str]] = {}
    for at, text in zip(notes["at"], notes["text"], strict=True):
        when = wording.local(pd.Timestamp(at).to_pydatetime(), there.zone)
        rank = 0 if "batch" in text.casefold() else 2 if ROUTINE.search(text) else 1
        if there.over[0] <= when.date() <= there.today and when <= there.end(there.today):
            ranked[when.date()] = min(ranked.get(when.date(), (9, when, "")), (rank, when, text))
    most = sorted(ranked.values())[:MOST_NOTES]
    yield from sorted((when, _short(text)) for _, when, text in most)


def _short(text: str) -> str:
    """A long note up to a colon, semicolon or comma: as much of it as has room."""
    ends = [each.start() for each in re.finditer(r"[;:,] ", text)]
    heads = [text[:end] for end in ends if end <= LONG_NOTE] or [text[:end] for end in ends[:1]]
    return heads[-1] if len(text) > LONG_NOTE and heads else text


def _how_many(snapshot: Snapshot, scope: Scope) -> Made:
    """What is forecast; what earlier forecasts were worth is for who speaks."""
    found = HOW_MANY.numbers(snapshot, scope)
    finding = HOW_MANY.finding(found)
    looked_back = BACK_TEST.finding(BACK_TEST.numbers(snapshot, scope))
    alt = spoken("Line chart by day", finding, looked_back)
    return Made(how_many(found, snapshot, scope), finding, alt, (f"{looked_back.rstrip('.')}.",))


BURN_UP = of(panels.BURN_UP, "Line chart by day", burn_up)
HOW_MANY_BY = Shown(HOW_MANY.name, HOW_MANY.title, HOW_MANY.metrics, _how_many)
