"""How many by the last day, when will all be done, and how good such forecasts were."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from lib import forecast, wording
from lib.charts import back_test, burn_up, canvas, forecast_finish
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.burn_up import BURN_UP, BurnUp
from lib.panels.outlook import Outlook, as_of, beyond, evenings, outlook
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

MOST_EVENINGS: Final = 24  # looked back on; of a longer operation every second, third …
NOTHING_DONE: Final = "No forecast: nothing is processed yet in this scope"
TOO_LONG: Final = (
    f"No forecast: half-days are drawn from up to {forecast.LONGEST} days of operation"
)
TOO_FEW: Final = f"Fewer than {wording.ENOUGH} series are processed: too few to judge a forecast by"
NEVER: Final = "Of so long an operation nothing is forecast."
YOUNG: Final = "A forecast takes three working days; it can be looked back on from the fourth."


def silence(found: Outlook | None) -> str:
    """Why nothing is forecast; empty where something is."""
    if found is None:
        return "Not delivered: when series were processed"
    if found.chosen:
        return "No forecast: a period is chosen, and what was done in it can't grow"
    if found.over:
        whole = f" of {wording.count(found.planned)} planned" if found.planned else ""
        series = wording.noun(found.planned or found.done, "series", "series")
        return f"The last day is over: {wording.count(found.done)}{whole} {series} processed"
    if found.long:
        return TOO_LONG
    over, wanted = len(found.past.done), forecast.ENOUGH
    if over < wanted:
        return (
            f"No forecast yet: {wording.count(over)} of {wanted} half-days that it takes are over"
        )
    return "" if found.done else NOTHING_DONE


@dataclass(frozen=True)
class HowMany:
    """The burn-up with its fan; where there is none, why.

    ``long``: nothing is ever forecast of it; ``cut``: nothing up to its last day.
    """

    burn_up: BurnUp
    silence: str
    long: bool
    cut: bool


def how_many(snapshot: Snapshot, scope: Scope) -> HowMany:
    """The same burn-up and fan as the overview's."""
    found = outlook(snapshot, scope)
    long = found is not None and found.long
    cut = found is not None and len(found.ahead) > forecast.HORIZON
    return HowMany(BURN_UP.numbers(snapshot, scope), silence(found), long, cut)


def _how_many_figure(found: HowMany, look: Look) -> go.Figure:
    drawn = found.burn_up
    if drawn.fan.empty:
        quiet = "Where forecasts were made, the back-test shows them."
        return canvas.nothing(look, NEVER if found.long else quiet)
    without_notes = drawn.notes.iloc[:0]
    return burn_up.figure(drawn.by_time, drawn.plan, drawn.fan, without_notes, look, drawn.zone)


def _how_many_finding(found: HowMany) -> str:
    fan = found.burn_up.fan
    if fan.empty:
        return found.silence
    last = fan.iloc[-1]
    day = wording.short_day(wording.local(last["at"], found.burn_up.zone))
    now = wording.count(found.burn_up.by_time["series_processed"].iloc[-1])
    wide, half = (_band(last, *ends) for ends in (("p5", "p95"), ("p25", "p75")))
    far = ", five working weeks ahead" if found.cut else ""
    return f"By {day}{far}: {wide} in nine of ten runs, {half} in half of them; {now} now"


def _band(row: Any, low: str, high: str) -> str:
    ends = [wording.count(row[key]) for key in (low, high)]
    return ends[0] if ends[0] == ends[1] else " to ".join(ends)


HOW_MANY = Panel(
    "how_many",
    "How many by the last day?",
    ("series_processed", "series_planned"),
    how_many,
    _how_many_figure,
    _how_many_finding,
    lambda found: f"Line chart with a fan of forecasts. {_how_many_finding(found)}.",
    lambda found: found.burn_up.fan,
    listing="first_processed",
)


@dataclass(frozen=True)
class WhenDone:
    """Shares of the runs by half-day, the marks, and why there are none."""

    shares: pd.DataFrame
    ends: dict[str, int | None]
    planned: float
    zone: str
    silence: str


def when_done(snapshot: Snapshot, scope: Scope) -> WhenDone:
    """In which half-day runs of the forecast have done all that is planned."""
    found = outlook(snapshot, scope)
    none = pd.DataFrame(columns=["at", "share", "in_time"])
    why = _not_to_come(found, scope)
    if found is None or why or found.planned is None:
        return WhenDone(none, {}, 0, snapshot.zone(scope.operation), why)
    ends = found.finish()
    if not ends.shares:
        why = "No forecast: none was processed in the latest days"
        return WhenDone(none, {}, found.planned, found.zone, why)
    at = beyond(found, len(ends.shares))
    in_time = [n < len(found.ahead) for n in range(len(at))]
    shares = pd.DataFrame({"at": at, "share": ends.shares, "in_time": in_time})
    marks = {"p50": ends.p50, "p85": ends.p85, "p95": ends.p95}
    return WhenDone(shares, marks, found.planned, found.zone, "")


def _not_to_come(found: Outlook | None, scope: Scope) -> str:
    """Why nothing is forecast of the end: nothing known, nothing planned, nothing left."""
    if found is None or found.chosen:
        return silence(found)
    if found.planned is None:
        part = bool(scope.country or scope.org)
        return "No plan was made for this part" if part else "Not delivered: how many are planned"
    left, planned = found.planned - found.done, wording.count(found.planned)
    if left <= 0:
        return f"All {planned} planned series are processed"
    if found.over:
        were = wording.noun(left, "was", "were")
        return f"{wording.count(left)} of {planned} planned series {were} not processed in time"
    return silence(found)


def _when_figure(found: WhenDone, look: Look) -> go.Figure:
    quiet = "Drawn while the work goes on."
    return forecast_finish.figure(found.shares, found.ends, look, found.zone, quiet)


def _when_finding(found: WhenDone) -> str:
    if found.silence:
        return found.silence
    return forecast_finish.finding(found.shares, found.ends, found.planned, found.zone)


WHEN_DONE = Panel(
    "when_done",
    "When will all be done, if work goes on past the last day?",
    ("series_planned", "series_processed"),
    when_done,
    _when_figure,
    _when_finding,
    lambda found: f"Bar chart of runs by half-day. {_when_finding(found)}.",
    lambda found: found.shares,
    listing="first_processed",
)


@dataclass(frozen=True)
class BackTest:
    """What each earlier evening said of the count at ``by``, and what ``came``."""

    said: pd.DataFrame
    came: float
    by: datetime | None
    zone: str
    silence: str


def looked_back(snapshot: Snapshot, scope: Scope) -> BackTest:
    """The forecast made anew as of each earlier evening, with what was known then.

    Of an operation under way it is held against the latest evening, else the last day.
    """
    found = outlook(snapshot, scope)
    columns = ["number", "day", "done", *forecast.QUANTILES, "held"]
    why = TOO_LONG if found and found.long and not found.chosen else silence(found)
    none = BackTest(pd.DataFrame(columns=columns), 0, None, "UTC", why)
    if found is None or found.chosen or found.long:
        return none
    ends = evenings(found)
    if len(ends) < 2:
        return none
    by = ends[-1]
    came = _came(snapshot, scope, by)
    if came < wording.ENOUGH:
        return replace(none, silence=TOO_FEW if came else why)
    # From earlier ones the forecast didn't reach so far.
    numbered = list(enumerate(ends[:-1], 1))[-(forecast.HORIZON // 2) :]
    said = [_said(snapshot, scope, *each, by) for each in _thinned(numbered)]
    frame = pd.DataFrame([row for row in said if row], columns=columns[:-1])
    held = (frame["p5"].round() <= came) & (frame["p95"].round() >= came)
    return BackTest(frame.assign(held=held.astype(bool)), came, by, found.zone, "")


def _thinned(numbered: list[tuple[int, datetime]]) -> list[tuple[int, datetime]]:
    telling = [each for each in numbered if each[0] * 2 >= forecast.ENOUGH]
    return telling[:: -(-len(telling) // MOST_EVENINGS) or 1]


def _came(snapshot: Snapshot, scope: Scope, by: datetime) -> float:
    """How many are now known to have been processed by then."""
    done = rows(snapshot, "first_processed", scope)
    return float(done.loc[pd.to_datetime(done["hour"], utc=True) < by, "series"].sum())


def _said(
    snapshot: Snapshot, scope: Scope, number: int, evening: datetime, by: datetime
) -> tuple[Any, ...] | None:
    """What was forecast on that evening; None where nothing was."""
    then = outlook(snapshot, as_of(scope, evening))
    fan = then.fan if then else None
    if then is None or fan is None or fan.empty:
        return None
    reach = fan[[at <= by for at in fan["at"]]]
    if reach.empty or reach["at"].iloc[-1] != by:
        return None
    there = wording.local(evening, then.zone).date()
    return (number, there, then.done, *(float(reach.iloc[-1][q]) for q in forecast.QUANTILES))


def _back_finding(found: BackTest) -> str:
    if found.said.empty and found.silence and found.by is None:
        return f"Nothing to look back on. {found.silence}"
    said = back_test.finding(found.said, found.came)
    if found.by is None or found.said.empty:
        return said
    return f"{said} by {wording.short_day(wording.local(found.by, found.zone))}"


def _back_figure(found: BackTest, look: Look) -> go.Figure:
    quiet = {TOO_LONG: NEVER, TOO_FEW: "Too few series to draw it for."}.get(found.silence, YOUNG)
    return back_test.figure(found.said, found.came, look, quiet)


def _back_table(found: BackTest) -> pd.DataFrame:
    came = np.full(len(found.said), found.came)
    return found.said.assign(came=came)


BACK_TEST = Panel(
    "back_test",
    "What did it say on earlier evenings, and what came?",
    ("series_processed",),
    looked_back,
    _back_figure,
    _back_finding,
    lambda found: f"Bars of 90 and 50 % per evening, and a line. {_back_finding(found)}.",
    _back_table,
    listing="first_processed",
)
