"""The rule by which a feed has gone quiet: robust, patient, and silent where it can't tell."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

from lib.panels import tip
from lib.panels.panel import horizon
from lib.panels.tip.silence import FEWEST, WEEK, WEEKS, judged
from lib.scope import Scope
from tests.drawn import published

HOURS = (WEEKS + 1) * WEEK


def feed(per_hour: float, *, quiet: int = 0, seed: int = 1, weeks: int = WEEKS + 1) -> Any:
    """(hours before, tips) of a feed as chance gives it, that stopped *quiet* hours ago."""
    counts = np.random.default_rng(seed).poisson(per_hour, weeks * WEEK)
    counts[:quiet] = 0
    counts[-1] = 1  # the history goes back to its first hour
    hours = np.flatnonzero(counts)
    return hours, counts[hours]


def test_a_busy_feed_that_stops_is_quiet_within_hours() -> None:
    found = judged(*feed(5, quiet=6))
    assert (found.state, found.window, found.came) == ("quiet", 6, 0)
    assert 20 < found.usual < 40 and found.low > 0


def test_a_feed_of_two_a_day_is_quiet_after_a_week_and_not_before() -> None:
    assert judged(*feed(2 / 24, quiet=24)).state != "quiet"
    assert judged(*feed(2.5 / 24, quiet=WEEK)).state == "quiet"


def test_chance_alone_seldom_alarms() -> None:
    alarms = sum(judged(*feed(1, seed=seed)).state == "quiet" for seed in range(300))
    assert alarms <= 9  # windows are several, and weeks only twelve


def test_a_feed_that_rests_at_weekends_is_not_quiet_on_sunday() -> None:
    hours = np.arange(HOURS)
    counts = np.where((hours % WEEK) < 48, 0, 4)  # the last two days of each week
    counts[-1] = 1
    hours = np.flatnonzero(counts)
    assert judged(hours, counts[hours]).state == "usual"


def test_one_wild_week_does_not_move_what_is_usual() -> None:
    hours, tips = feed(5)
    wild = np.where((hours >= 3 * WEEK) & (hours < 4 * WEEK), tips * 100, tips)
    assert abs(judged(hours, wild).usual - judged(hours, tips).usual) <= 6
    assert judged(hours, wild).state == "usual"


def test_a_short_history_and_few_tips_say_so() -> None:
    assert judged(*feed(5, weeks=FEWEST)).state == "short"
    assert judged(*feed(5, quiet=24, weeks=FEWEST + 1)).state == "quiet"
    assert judged(*feed(0.02, quiet=WEEK)).state == "few"
    nothing = np.array([], dtype=np.int64)
    assert judged(nothing, nothing).state == "short"


def test_a_feed_gone_quiet_is_named_with_its_figures(tmp_path: Path) -> None:
    first = date(2019, 7, 1)
    lines = ["tip", "tip_id  received_at  channel  count"]
    lines += [f"w{n}  {first + timedelta(days=n)}T10:00:00Z  web  30" for n in range(100)]
    lines += [f"p{n}  {first + timedelta(days=n)}T11:00:00Z  phone  30" for n in range(97)]
    board = published(tmp_path, "\n".join(lines))
    scope = Scope(as_of=horizon(board, Scope()).replace(year=2019, month=10, day=8, hour=12))
    finding = tip.SILENCE.finding(tip.SILENCE.numbers(board, scope))
    assert finding == (
        "Quieter than usual: All channels (30 in 6 hours, usually 60); "
        "Phone (0 in 6 hours, usually 30)"
    )
