"""Tips: how many come, what becomes of them and of the objects, what each release brings."""

from typing import Any

from lib import panels, wording
from lib.briefing.slide import Cell, Column, Number, Plot, Series, Table
from lib.briefing.slides.shown import count, fitting, key, known, more, of
from lib.charts import tips_per_day as chart
from lib.database import Snapshot
from lib.panels.tip import OUTCOMES, TRIAGE, YIELD_PER_RELEASE
from lib.panels.tip.outcome import Outcomes
from lib.panels.tip.triage import Triage
from lib.panels.tip.yields import Yields
from lib.panels.tips_per_day import Tips
from lib.scope import Scope

MOST_RELEASES = 4  # that are named on the axis


def per_day(found: Tips, _: Snapshot, __: Scope) -> Plot:
    """A column per day or week, as on the page, with the latest releases."""
    bars, weekly = chart.gathered(found.by_day)
    step = "week" if weekly else "day"
    numbers = [
        count(tips, "tips_received", **{step: day})
        for day, tips in zip(bars["day"], bars["tips_received"], strict=True)
    ]
    over = tuple(bars["day"])
    marks = zip(found.releases["day"], found.releases["text"], strict=True)
    notes = [(day, text) for day, text in marks if over and over[0] <= day <= over[-1]]
    series = Series("tips", tuple(numbers), "other")
    label = "Week from" if weekly else "Day"
    most = max((number.value or 0 for number in numbers), default=0)
    peak = tuple(day for day, n in zip(over, numbers, strict=True) if most and n.value == most)
    latest = tuple(notes[-MOST_RELEASES:])
    return Plot("columns", over, (series,), "tips", label, latest, strong=peak[:1])


def triage(found: Triage, _: Snapshot, __: Scope) -> Plot:
    """A bar per state, in the order of triage; they sum to the tips received."""
    states = found.states
    numbers = [
        count(tips, "tips_received", state=state)
        for state, tips in zip(states["state"], states["count"], strict=True)
    ]
    series = Series("tips", tuple(numbers), "other")
    waiting = tuple(states.loc[states["state"] == "waiting", "label"])
    return Plot("bars", tuple(states["label"]), (series,), "tips", "State", strong=waiting)


def outcomes(found: Outcomes, _: Snapshot, __: Scope) -> Plot:
    """A bar per end; they sum to the objects that were published or came to an end."""
    ends = found.ends
    numbers = [
        count(objects, "objects_published", state=end)
        for end, objects in zip(ends["outcome"], ends["count"], strict=True)
    ]
    series = Series("objects", tuple(numbers), "other")
    return Plot("bars", tuple(ends["label"]), (series,), "objects", "Outcome")


def per_release(found: Yields, _: Snapshot, __: Scope) -> Table:
    """A row per release, the earliest first, and the tips of none at last; those with most."""
    most = found.found.sort_values("tips", ascending=False, kind="stable").head(
        fitting(len(found.found))
    )
    shown = most.sort_index().to_dict("records")
    columns = (
        Column("release", "Release", "text"),
        Column("tips", "Tips", "count", "other"),
        Column("useful", "Useful", "count", "useful"),
        Column("share", "Useful share", "share"),
    )
    return Table(
        columns, tuple(map(_release, shown)), more(len(found.found), "releases with fewer")
    )


def _release(row: dict[Any, Any]) -> tuple[Cell, ...]:
    at = {"release": row["key"] if row["named"] else ""}
    counts = [
        count(row[name], metric, **at)
        for name, metric in (("tips", "tips_received"), ("useful", "tips_useful"))
    ]
    return str(row["label"]), *counts, _share(row, at)


def _share(row: dict[Any, Any], at: dict[str, Any]) -> Cell:
    """The share of useful tips; an empty cell where there are too few to say."""
    useful, tips = known(row["useful"]), known(row["tips"])
    if useful is None or tips is None or tips < wording.ENOUGH:
        return ""
    rests_on = key("tips_useful", **at), key("tips_received", **at)
    return Number(useful / tips, None, "share", rests_on)


PER_DAY = of(panels.TIPS_PER_DAY, "Columns of tips over time", per_day)
STATES = of(TRIAGE, "Bars of tips by the state that they came to", triage)
ENDS = of(OUTCOMES, "Bars of objects by what became of them", outcomes)
PER_RELEASE = of(YIELD_PER_RELEASE, "Table of tips by release", per_release)
