"""The operation played back: every figure of one screen, at each moment, by both clocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import pandas as pd

from lib import forecast
from lib.charts import burn_up as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure_at
from lib.panels.headline import Found
from lib.panels.outlook import NO_FAN, outlook
from lib.panels.panel import Panel, is_part
from lib.panels.replay.moments import Course, Moment, course
from lib.panels.status_bars import STATUSES
from lib.panels.tiles import HEADLINES
from lib.scope import Clock, Scope

CLOCKS: Final[tuple[Clock, ...]] = ("known", "happened")
SHOWN: Final = tuple(
    dict.fromkeys(
        [
            *(headline.metric for headline in HEADLINES),
            *(name for headline in HEADLINES for name in headline.beside),
            *STATUSES.values(),
        ]
    )
)
BY_COUNTRY: Final = ("series_pinpointed", "referrals_waiting")


@dataclass(frozen=True)
class Frame:
    """What is measured at one moment: ``figures`` by metric (missing: not delivered),
    ``countries`` as code -> (series pinpointed, referrals waiting), those with any alone."""

    figures: Found
    countries: Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Replay:
    """A frame per moment of ``course`` and clock.

    ``plan``: ``at``, ``planned``; ``notes``: ``at`` (naive UTC), ``text``; either may be empty.
    ``part``: the scope is a part that no plan was made for.
    """

    course: Course
    frames: Mapping[Clock, tuple[Frame, ...]]
    plan: pd.DataFrame
    notes: pd.DataFrame
    zone: str
    clock: Clock
    part: bool

    @property
    def moments(self) -> tuple[Moment, ...]:
        """The moments, the earliest first."""
        return self.course.moments


def replay(snapshot: Snapshot, scope: Scope) -> Replay:
    """Measure every moment by both clocks: each fact is read once for all of them."""
    found = course(snapshot, scope)
    moments = [(each.as_of, clock) for clock in CLOCKS for each in found.moments]
    frames = _frames(snapshot, scope, moments) if moments else []
    length = len(found.moments)
    by_clock = {clock: tuple(frames[n * length :][:length]) for n, clock in enumerate(CLOCKS)}
    ahead = outlook(snapshot, scope)
    zone = snapshot.zone(scope.operation)
    plan = (
        forecast.plan(ahead.days, ahead.planned, zone) if ahead else forecast.plan([], None, zone)
    )
    notes = rows(snapshot, "notes", scope).rename(columns={"occurred_at": "at"})
    return Replay(found, by_clock, plan, notes, zone, scope.clock, is_part(scope))


def _frames(
    snapshot: Snapshot, scope: Scope, moments: list[tuple[datetime | None, Clock]]
) -> list[Frame]:
    whole = measure_at(snapshot, SHOWN, scope, moments).astype(dict.fromkeys(SHOWN, "float64"))
    figures = whole.drop(columns="moment").to_dict("records")
    by_country = measure_at(snapshot, BY_COUNTRY, scope, moments, ["country"])
    there: list[dict[str, tuple[float, float]]] = [{} for _ in moments]
    values = by_country.fillna(dict.fromkeys(BY_COUNTRY, 0))
    for moment, code, pinpointed, waiting in values.itertuples(index=False):
        if pinpointed or waiting:
            there[moment][code] = (float(pinpointed), float(waiting))
    return [Frame(_known(found), places) for found, places in zip(figures, there, strict=True)]


def _known(found: Mapping[Any, float]) -> Found:
    """The figures, None for what was not delivered."""
    return {str(name): None if pd.isna(value) else float(value) for name, value in found.items()}


def finding(found: Replay, clock: Clock, place: int) -> str:
    """The sentence of a frame: how many are processed, and how that stands to the plan."""
    moment = found.moments[place]
    done = found.frames[clock][place].figures["series_processed"]
    now = pd.DataFrame({"at": [moment.at], "series_processed": [done]})
    return chart.finding(now, found.plan, NO_FAN, found.zone)


def table(found: Replay) -> pd.DataFrame:
    """One row per clock and moment: ``clock``, ``at``, ``half_day``, then every figure."""
    return pd.DataFrame(
        [
            {"clock": clock, "at": moment.at, "half_day": moment.part, **frame.figures}
            for clock in CLOCKS
            for moment, frame in zip(found.moments, found.frames[clock], strict=True)
        ],
        columns=["clock", "at", "half_day", *SHOWN],
    )


def _last(found: Replay) -> str:
    """The sentence of the last frame."""
    if not found.moments:
        return "No operation to play back"
    return finding(found, found.clock, len(found.moments) - 1)


# Not among the panels of a shelf: it is no picture, it moves, and its page alone shows it.
REPLAY: Final = Panel(
    "replay",
    "How did the operation go, half-day by half-day?",
    SHOWN,
    replay,
    lambda found, _: _last(found),
    _last,
    lambda found: f"The operation played back. {_last(found)}.",
    table,
    listing="series",
)
