"""How many by the last day, and when all will be done: by resampling past half-days.

Nothing is assumed but that the half-days to come resemble the latest that were: each
run draws as many of them as remain, idle ones included, and adds them up; of the
half-day under way only the share of it that is left. How fast it goes is itself known
from a few half-days alone, so each run first draws its own set of them. The spread of
the runs is the forecast. It isn't held to the plan, which may be passed; and where
the pace keeps rising, more is done than it says: tests/test_forecast.py counts how often.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

QUANTILES: Final = {"p5": 5, "p25": 25, "p50": 50, "p75": 75, "p95": 95}
ENOUGH: Final = 4  # half-days: fewer than two working days say nothing about the next
# Half-days drawn from: four working days, so that the slow start of an operation soon
# drops out, while a morning, an afternoon and a short Saturday still are among them.
RECENT: Final = 8
OPEN: Final = time(8, 30)
NOON: Final = time(13)
CLOSE: Final = time(18, 30)
HORIZON: Final = 400  # half-days that finish() looks ahead

Counts = Sequence[float] | NDArray[Any]


@dataclass(frozen=True)
class Finish:
    """Half-days until all is done, per quantile of the runs; None beyond HORIZON."""

    p5: int | None
    p25: int | None
    p50: int | None
    p75: int | None
    p95: int | None


def fan(
    done_per_halfday: Counts,
    remaining_halfdays: int,
    runs: int = 10_000,
    seed: int = 1,
    done: float = 0,
    first: float = 1,
) -> pd.DataFrame:
    """One row per half-day to come: ``half_day`` (1 …), ``p5`` ``p25`` ``p50`` ``p75`` ``p95``.

    *done_per_halfday* are whole past working half-days, zeros included, the latest last:
    RECENT of them are drawn from. The quantiles are cumulative counts, on top of what is
    *done* already. *first* is the share of the first half-day to come that is left
    (``share_left``). Empty with fewer than ENOUGH past half-days or none to come.
    """
    past = np.asarray(done_per_halfday, dtype=float)[-RECENT:]
    if len(past) < ENOUGH or remaining_halfdays < 1:
        return pd.DataFrame(columns=["half_day", *QUANTILES])
    totals = _runs(past, remaining_halfdays, runs, seed, first)
    levels = np.percentile(totals, list(QUANTILES.values()), axis=0)
    frame = pd.DataFrame(levels.T + done, columns=list(QUANTILES))
    frame.insert(0, "half_day", range(1, remaining_halfdays + 1))
    return frame


def finish(done_per_halfday: Counts, left: float, runs: int = 10_000, seed: int = 1) -> Finish:
    """In how many half-days the *left* will be done.

    0 throughout when nothing is left; None throughout without ENOUGH past half-days.
    """
    past = np.asarray(done_per_halfday, dtype=float)[-RECENT:]
    if left <= 0:
        return Finish(0, 0, 0, 0, 0)
    if len(past) < ENOUGH or past.sum() <= 0:
        return Finish(None, None, None, None, None)
    ahead = min(HORIZON, int(np.ceil(left / past.mean() * 3)) + 10)
    reached = _runs(past, ahead, min(runs, 2_000_000 // ahead + 1), seed) >= left
    first = np.where(reached.any(axis=1), reached.argmax(axis=1) + 1, HORIZON + 1)
    ranks = np.percentile(first, list(QUANTILES.values()), method="inverted_cdf")
    return Finish(*(int(rank) if rank <= ahead else None for rank in ranks))


def _runs(past: NDArray[Any], ahead: int, runs: int, seed: int, first: float = 1) -> NDArray[Any]:
    """runs × ahead: what each run has added up to by each half-day, from a pool of its own."""
    chance = np.random.default_rng(seed)
    pools = past[chance.integers(0, len(past), size=(runs, len(past)))]
    drawn = np.take_along_axis(pools, chance.integers(0, len(past), size=(runs, ahead)), axis=1)
    drawn[:, 0] *= first
    totals: NDArray[Any] = np.cumsum(drawn, axis=1)
    return totals


def half_days(days: Iterable[date], zone: str) -> list[tuple[datetime, datetime]]:
    """Both halves of each working day, as (start, close) in UTC.

    The morning starts at 0:00 and closes at NOON, the rest of the day closes at CLOSE.
    """
    found = []
    for day in sorted(set(days)):
        found.append((_at(day, time(0), zone), _at(day, NOON, zone)))
        found.append((_at(day, NOON, zone), _at(day, CLOSE, zone)))
    return found


def past_half_days(
    done_at: "pd.Series[Any]", days: Iterable[date], as_of: datetime, zone: str
) -> NDArray[Any]:
    """How many were done in each half-day closed by *as_of*; *done_at* has an instant a piece.

    The half-day under way isn't past yet: the rest of it is still ahead. What is done
    between two working half-days counts for the earlier one, before the first for the
    first.
    """
    starts = [start for start, close in half_days(days, zone) if close <= as_of]
    under_way = [start for start, close in half_days(days, zone) if close > as_of]
    times = pd.DatetimeIndex(pd.to_datetime(done_at, utc=True)).as_unit("us")
    if under_way:
        times = times[times < pd.Timestamp(under_way[0])]
    if not starts:
        return np.zeros(0)
    edges = pd.DatetimeIndex(starts).as_unit("us")
    slot = np.searchsorted(edges.asi8, times.asi8, "right") - 1
    return np.bincount(np.maximum(slot, 0), minlength=len(starts)).astype(float)


def half_days_ahead(days: Iterable[date], as_of: datetime, zone: str) -> list[datetime]:
    """When each half-day that isn't over closes, in UTC: there a row of the fan stands.

    The first may be under way: ``share_left`` says how much of it is still to come.
    """
    return [close for _, close in half_days(days, zone) if close > as_of]


def share_left(days: Iterable[date], as_of: datetime, zone: str) -> float:
    """The share of the next half-day to close that is still to come; 1 before it opens.

    A morning is worked from OPEN to NOON, an afternoon from NOON to CLOSE.
    """
    for start, close in half_days(days, zone):
        if close > as_of:
            day = close.astimezone(ZoneInfo(zone)).date()
            opens = max(start, _at(day, OPEN, zone))
            return min((close - as_of) / (close - opens), 1.0)
    return 1.0


def working_days(starts_on: date, ends_on: date, rest: Iterable[date] = ()) -> list[date]:
    """Every day from *starts_on* to *ends_on*, both included, without the days of *rest*."""
    length = (ends_on - starts_on).days + 1
    off = set(rest)
    return [d for n in range(length) if (d := starts_on + timedelta(n)) not in off]


def plan(days: Sequence[date], planned: float | None, zone: str) -> pd.DataFrame:
    """``at``, ``planned``: the same for each working day, nothing for the rest.

    A straight line through the CLOSE of every day, from 0 at the first day's start to
    *planned* at the last day's close. Empty where nothing was planned.
    """
    if planned is None or not days:
        return pd.DataFrame(columns=["at", "planned"])
    rows = [(_at(min(days), time(0), zone), 0.0)]
    for day in working_days(min(days), max(days)):
        gone = sum(other <= day for other in days)
        rows.append((_at(day, CLOSE, zone), planned * gone / len(days)))
    return pd.DataFrame(rows, columns=["at", "planned"])


def _at(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
