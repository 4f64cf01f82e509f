"""Has a feed gone quiet?

What came in the last hours is held against the same hours of the week before, and the weeks
before that: their median, and their median distance from it (MAD), which a peak or a gap in
one of the weeks does not move.
"""

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pandas as pd

from lib import wording
from lib.charts import tip_silence as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel, horizon
from lib.scope import Scope
from lib.theme import Look

WEEK = 168  # hours
WEEKS, FEWEST = 12, 6  # that are looked back on: at most, at least
WINDOWS = (6, 12, 24, 48, 96, WEEK)  # hours; none overlaps itself a week earlier
SPREAD = 1.4826  # times the MAD is the standard deviation, where chance is normal
FAR = 3  # spreads below the median: once in hundreds of weeks by chance
ALL = "All channels"
COLUMNS = ["channel", "state", "window", "came", "usual", "low", "weeks", "last", "tips", "useful"]
NAMES = {"web": "Web", "phone": "Phone", "email": "E-mail", "partner": "Partner", "other": "Other"}


@dataclass(frozen=True)
class Judged:
    """Whether a feed is quiet, by the window of hours that says it best."""

    state: str  # quiet, usual, few (tips) or short (a history)
    window: int = 0
    came: float = 0.0
    usual: float = float("nan")
    low: float = float("nan")
    weeks: int = 0


def judged(hours: "np.typing.NDArray[np.int64]", tips: "np.typing.NDArray[np.int64]") -> Judged:
    """Whether too few came lately. *hours* before the instant meant (0 is the last), *tips* then.

    Each window is held against the same hours of earlier weeks. It is quiet when fewer came
    than FAR spreads below their median; the spread is never below what chance alone gives
    (the root of the median). A window in which even nothing would not be so few can't tell.
    """
    span = int(hours.max()) + 1 if len(hours) else 0
    by_hour = np.bincount(hours, weights=tips, minlength=(WEEKS + 1) * WEEK)
    told: list[Judged] = []
    weeks = min(WEEKS, (span - WEEK) // WEEK)
    if weeks < FEWEST:
        return Judged("short", weeks=max(weeks, 0))
    for window in WINDOWS:
        earlier = [by_hour[week * WEEK :][:window].sum() for week in range(1, weeks + 1)]
        usual = float(np.median(earlier))
        mad = float(np.median(np.abs(np.array(earlier) - usual)))
        low = usual - FAR * max(SPREAD * mad, usual**0.5)
        came = float(by_hour[:window].sum())
        if low > 0:
            told.append(Judged("quiet" if came < low else "usual", window, came, usual, low, weeks))
    quiet = [each for each in told if each.state == "quiet"]
    return next(iter([*quiet, *told]), Judged("few", weeks=weeks))


@dataclass(frozen=True)
class Silence:
    """``channels``: rows of ``lib.charts.tip_silence``; ``said_at``: the instant meant."""

    channels: pd.DataFrame
    said_at: str
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Silence:
    """All tips in scope and those of each channel, judged as of the instant meant."""
    found = rows(snapshot, "arrivals", scope)
    zone, end = snapshot.zone(scope.operation), horizon(snapshot, scope)
    named = {
        NAMES.get(str(name), str(name).capitalize()): group
        for name, group in found.groupby("channel")
    }
    if len(named) > 1:
        together = found.groupby("hours", as_index=False)[["tips", "useful"]].sum()
        named = {ALL: together, **named}
    channels = [
        {"channel": name, **vars(_judged(rows)), **_beside(rows), "last": _last(rows, end, zone)}
        for name, rows in named.items()
    ]
    frame = pd.DataFrame(channels, columns=COLUMNS)
    if "tip_event" not in snapshot.delivered:
        frame["useful"] = float("nan")
    return Silence(frame, wording.moment(end, zone), "tip" in snapshot.delivered)


def _judged(rows: pd.DataFrame) -> Judged:
    return judged(rows["hours"].to_numpy(np.int64), rows["tips"].to_numpy(np.int64))


def _beside(rows: pd.DataFrame) -> dict[str, float]:
    """The tips of the weeks that are looked back on, and how many of them were useful."""
    recent = rows[rows["hours"] < WEEKS * WEEK]
    return {name: float(recent[name].sum()) for name in ("tips", "useful")}


def _last(rows: pd.DataFrame, end: "pd.Timestamp | object", zone: str) -> str:
    at = pd.Timestamp(end) - timedelta(hours=int(rows["hours"].min()))  # type: ignore[arg-type]
    return wording.day(wording.local(at.to_pydatetime(), zone))


def _figure(found: Silence, _: Look) -> str:
    if not found.delivered:
        return chart.html(found.channels, "Tips were not delivered.")
    return chart.html(found.channels, f"Channels of tips, up to {found.said_at}")


def _finding(found: Silence) -> str:
    return chart.finding(found.channels) if found.delivered else "Not delivered: tips"


SILENCE = Panel(
    "silence",
    "Has a feed gone quiet? The last hours against the same hours of the week, "
    "over up to 12 weeks before.",
    ("tips_received", "tips_useful"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of channels, up to {found.said_at}. {_finding(found)}.",
    lambda found: found.channels[COLUMNS],
    by=("channel",),
    listing="arrivals",
)
