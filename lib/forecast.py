"""How many by the last day, and when all will be done: by resampling past half-days.

Each of the runs draws half-days that were, idle ones included, for those that remain,
and adds them up; of the half-day under way only the share that is left. Three things
are not known for sure, so each run draws them as well. *Which half-days are typical*: it
sees only half as many as there are, drawn anew. *Whether the pace goes on changing*: the
line through what it drew goes on for a while, by a share of its slope between none and
all. *What was done but not yet reported*: as much as reports came late before. The spread
of the runs is the forecast; it isn't held to the plan, which may be passed. How often it
holds what it says is counted in tests/test_forecast.py, and why it is made so stands in
docs/decisions/0006-forecast.md.
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
RUNS: Final = 10_000
ENOUGH: Final = 6  # half-days: fewer than three working days say nothing about the next
RECENT: Final = 12  # half-days drawn from: a working week, short Saturday included
SEEN: Final = 0.5  # of them, in each run: neighbours are alike, so they say less than they are
LASTING: Final = 0.9  # of a change of pace goes on from one half-day to the next
SLOWEST: Final = 1 / 3  # of the pace that was
FASTEST: Final = 2.0
LEAST_REPORTED: Final = 0.25  # of a half-day; an estimate from less is a guess
HORIZON: Final = 60  # half-days that are looked ahead: five working weeks
LONGEST: Final = 120  # days of an operation whose half-days are drawn from
OPEN: Final = time(8, 30)
NOON: Final = time(13)
CLOSE: Final = time(18, 30)

Counts = Sequence[float] | NDArray[Any]


@dataclass(frozen=True)
class Finish:
    """Half-days until all is done, in 50, 85 and 95 % of the runs; None beyond HORIZON.

    ``shares`` are of the runs: those that are done in the first half-day, the second …;
    what is missing to 1 is not done within HORIZON. Empty where nothing can be said.
    """

    p50: int | None
    p85: int | None
    p95: int | None
    shares: tuple[float, ...] = ()


def fan(
    done_per_halfday: Counts,
    remaining_halfdays: int,
    runs: int = RUNS,
    seed: int = 1,
    done: float = 0,
    first: float = 1,
    reported: Counts | None = None,
) -> pd.DataFrame:
    """One row per half-day to come: ``half_day`` (1 …), ``p5`` ``p25`` ``p50`` ``p75`` ``p95``.

    *done_per_halfday* are whole past working half-days, zeros included, the latest last:
    RECENT of them are drawn from. *reported* is the share of each that is thought to be
    reported by now (``Past.reported``). The quantiles are cumulative counts, on top of
    what is *done* already. *first* is the share of the first half-day to come that is left
    (``share_left``). Empty with fewer than ENOUGH past half-days or none to come.
    """
    past = np.asarray(done_per_halfday, dtype=float)
    if len(past) < ENOUGH or remaining_halfdays < 1:
        return pd.DataFrame(columns=["half_day", *QUANTILES])
    totals = _runs(past, reported, remaining_halfdays, runs, seed, first)
    levels = np.percentile(totals, list(QUANTILES.values()), axis=1)
    frame = pd.DataFrame(levels.T + done, columns=list(QUANTILES))
    frame.insert(0, "half_day", range(1, remaining_halfdays + 1))
    return frame


def finish(
    done_per_halfday: Counts,
    left: float,
    runs: int = RUNS,
    seed: int = 1,
    first: float = 1,
    reported: Counts | None = None,
) -> Finish:
    """In how many half-days the *left* will be done, from the same runs as ``fan``.

    0 throughout when nothing is left; None throughout without ENOUGH past half-days.
    """
    past = np.asarray(done_per_halfday, dtype=float)
    if left <= 0:
        return Finish(0, 0, 0)
    if len(past) < ENOUGH or past[-RECENT:].sum() <= 0:
        return Finish(None, None, None)
    reached = _runs(past, reported, HORIZON, runs, seed, first) >= left
    by_then = reached.mean(axis=1)
    shares = tuple(float(share) for share in np.diff(by_then, prepend=0.0))
    return Finish(_when(by_then, 0.5), _when(by_then, 0.85), _when(by_then, 0.95), shares)


def _when(by_then: NDArray[Any], share: float) -> int | None:
    """The first half-day by whose end so many of the runs are done."""
    enough = by_then >= share - 1e-9
    return int(enough.argmax()) + 1 if enough.any() else None


def _runs(
    past: NDArray[Any],
    reported: Counts | None,
    ahead: int,
    runs: int,
    seed: int,
    first: float,
) -> NDArray[Any]:
    """ahead × runs: what each run has added up to by each half-day.

    Half-days stand in rows, so that looking further ahead changes nothing nearer.
    """
    chance = np.random.default_rng(seed)
    share = np.ones(len(past)) if reported is None else np.asarray(reported, dtype=float)
    late = _late(past, share, runs, chance)
    pool = (past / share)[-RECENT:]
    size = max(ENOUGH // 2 + 1, round(len(pool) * SEEN))
    drawn = chance.integers(0, len(pool), size=(size, runs))
    seen = pool[drawn]
    change = _change(drawn - (len(pool) - 1) / 2, seen, ahead, len(pool), chance.random(runs))
    picked = chance.integers(0, size, size=(ahead, runs))
    steps = seen.ravel()[picked * runs + np.arange(runs)] * change
    steps[0] *= first
    totals: NDArray[Any] = np.cumsum(steps, axis=0) + late
    return totals


def _late(
    past: NDArray[Any], share: NDArray[Any], runs: int, chance: np.random.Generator
) -> NDArray[Any]:
    """Per run, what was done in past half-days and will be reported yet.

    Where each piece is reported by now with the probability *share*, and any number may
    have been done, the number still missing has a negative binomial distribution.
    """
    behind = share < 1
    missing = [chance.negative_binomial(n + 1, p, runs) for n, p in zip(
        past[behind], share[behind], strict=True)]  # fmt: skip
    return np.sum(missing, axis=0) if missing else np.zeros(runs)


def _change(
    when: NDArray[Any], seen: NDArray[Any], ahead: int, length: int, goes_on: NDArray[Any]
) -> NDArray[Any]:
    """ahead × runs: the pace of each half-day to come, as a multiple of the mean pace seen.

    *when* are the places of the half-days seen, 0 in the middle of *length*.
    """
    mean, middle = seen.mean(axis=0), when.mean(axis=0)
    off = when - middle
    # A run that saw few different half-days has no line to speak of: at least the spread
    # that as many drawn at random would have.
    spread = np.maximum((off**2).sum(axis=0), len(when) * length / 12)
    slope = (off * (seen - mean)).sum(axis=0) / spread * goes_on
    rise = np.divide(slope, mean, out=np.zeros_like(mean), where=mean > 0)
    reach = np.cumsum(LASTING ** np.arange(ahead))[:, None] + (length - 1) / 2 - middle
    change: NDArray[Any] = np.clip(1 + rise * reach, SLOWEST, FASTEST)
    return change


@dataclass(frozen=True)
class Past:
    """The half-days that are over, the latest last: how many were done in each, as far as
    is known, and the share of them that is thought to be ``reported`` by now."""

    done: NDArray[Any]
    reported: NDArray[Any]


def past_half_days(done: pd.DataFrame, days: Iterable[date], as_of: datetime, zone: str) -> Past:
    """How many were done in each half-day closed by *as_of*.

    *done*: ``at`` (when), ``known_at`` (when that was reported), ``series`` (how many).
    The half-day under way isn't past yet: the rest of it is still ahead. What is done
    between two working half-days counts for the earlier one, before the first for the
    first.
    """
    starts = [start for start, close in half_days(days, zone) if close <= as_of]
    under_way = [start for start, close in half_days(days, zone) if close > as_of][:1]
    if not starts:
        return Past(np.zeros(0), np.ones(0))
    edges = pd.DatetimeIndex([*starts, *under_way]).as_unit("us").asi8
    at, known = (_slots(done[column], edges) for column in ("at", "known_at"))
    length = len(starts)
    over = at < length
    delay = np.clip(known[over] - at[over], 0, length)
    table = np.zeros((length, length + 1))
    np.add.at(table, (at[over], delay), done["series"].to_numpy(dtype=float)[over])
    return Past(table.sum(axis=1), reported(table))


def _slots(times: "pd.Series[Any]", edges: NDArray[Any]) -> NDArray[Any]:
    instants = pd.DatetimeIndex(pd.to_datetime(times, utc=True)).as_unit("us").asi8
    slots: NDArray[Any] = np.maximum(np.searchsorted(edges, instants, "right") - 1, 0)
    return slots


def reported(table: NDArray[Any]) -> NDArray[Any]:
    """The share of each half-day that is reported by now, from *table*: half-day × delay.

    Of what older half-days had reported after so long, part came after just so long: that
    part is still missing in those that are younger (the chain ladder of insurers).
    """
    length = len(table)
    by_then = np.cumsum(table, axis=1)
    share = np.ones(length)
    for delay in range(length - 1, 0, -1):
        older = slice(0, length - delay)
        came, had = table[older, delay].sum(), by_then[older, delay].sum()
        share[delay - 1] = share[delay] * (1 - (came / had if had else 0))
    # Youngest last; what came in the half-day under way is known already, too.
    at_close = np.array([by_then[n, length - 1 - n] for n in range(length)])
    thought = at_close / np.maximum(share[::-1], LEAST_REPORTED)
    all_known = table.sum(axis=1)
    unseen = np.maximum(share[::-1], LEAST_REPORTED)
    known: NDArray[Any] = np.divide(
        all_known, np.maximum(thought, all_known), out=unseen, where=all_known > 0
    )
    return known


def half_days(days: Iterable[date], zone: str) -> list[tuple[datetime, datetime]]:
    """Both halves of each working day, as (start, close) in UTC.

    The morning starts at 0:00 and closes at NOON, the rest of the day closes at CLOSE.
    """
    found = []
    for day in sorted(set(days)):
        found.append((_at(day, time(0), zone), _at(day, NOON, zone)))
        found.append((_at(day, NOON, zone), _at(day, CLOSE, zone)))
    return found


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


def is_long(starts_on: date, ends_on: date) -> bool:
    """Whether an operation is too long for its half-days to be drawn from."""
    return (ends_on - starts_on).days >= LONGEST


def plan(days: Sequence[date], planned: float | None, zone: str) -> pd.DataFrame:
    """``at``, ``planned``: the same for each working day, nothing for the rest.

    A straight line through the CLOSE of every day, from 0 at the first day's start to
    *planned* at the last day's close. Beyond LONGEST days it is straight throughout, as
    rest can't be seen. Empty where nothing was planned.
    """
    if planned is None or not days:
        return pd.DataFrame(columns=["at", "planned"])
    if is_long(min(days), max(days)):
        ends = [(_at(min(days), time(0), zone), 0.0), (_at(max(days), CLOSE, zone), planned)]
        return pd.DataFrame(ends, columns=["at", "planned"])
    rows = [(_at(min(days), time(0), zone), 0.0)]
    for day in working_days(min(days), max(days)):
        gone = sum(other <= day for other in days)
        rows.append((_at(day, CLOSE, zone), planned * gone / len(days)))
    return pd.DataFrame(rows, columns=["at", "planned"])


def _at(day: date, clock: time, zone: str) -> datetime:
    return datetime.combine(day, clock, ZoneInfo(zone)).astimezone(UTC)
