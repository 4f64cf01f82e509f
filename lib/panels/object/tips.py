"""How many tips does this object bring, how many of them help, and what of the rest?"""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts import tip_states, tips_per_day
from lib.database import Snapshot
from lib.panels.object.about import About, about
from lib.panels.panel import Panel
from lib.panels.tip.triage import STATES
from lib.scope import Scope
from lib.theme import Look


def numbers(snapshot: Snapshot, scope: Scope, object: str | None) -> About:
    """Everything known of the object in scope; its tips are drawn."""
    return about(snapshot, scope, object)


def by_day(found: About) -> pd.DataFrame:
    """``day``, ``tips_received``, ``tips_useful``: every day from the first tip to the last."""
    days = found.tips_by("day").set_index("name")
    if days.empty:
        return pd.DataFrame(columns=["day", "tips_received", "tips_useful"])
    days.index = pd.DatetimeIndex(days.index)
    unknown = days["useful"].isna().all()
    days = days.sort_index().asfreq("D", fill_value=0).reset_index(names="day")
    days["day"] = days["day"].dt.date
    if unknown:
        days["useful"] = float("nan")
    return days.set_axis(["day", "tips_received", "tips_useful"], axis=1)


def _marks(found: About) -> pd.DataFrame:
    """The days on which it was published, as marks on the axis."""
    events = found.standing
    times = pd.to_datetime(events["occurred_at"][events["kind"] == "published"], utc=True)
    days = times.dt.tz_convert(found.zone).dt.date.drop_duplicates()
    return pd.DataFrame({"day": days, "text": "published"})


def states(found: About) -> pd.DataFrame:
    """Its tips by the furthest state that they came to, as ``lib.charts.tip_states`` takes them."""
    tips = found.tips.groupby("state")["count"].sum()
    rows = [
        {"state": state, "group": group, "label": label, "count": float(tips.get(state, 0)),
         "colour": colour, "href": ""}
        for state, (group, label, colour) in STATES.items()
    ]  # fmt: skip
    shown = len(tips) and "tip_event" in found.delivered
    return pd.DataFrame(rows if shown else rows[:0], columns=[*COLUMNS, "colour", "href"])


COLUMNS = ["state", "group", "label", "count"]


def lacking(found: About, *tables: str) -> str:
    """What was not delivered, as a finding; empty where all of it was."""
    words = {"tip": "tips", "tip_event": "what triage made of tips"}
    absent = [words[table] for table in tables if table not in found.delivered]
    return f"Not delivered: {absent[0]}" if absent else found.missing


def _per_day(found: About) -> str:
    said = "No tips in this scope" if found.tips.empty else tips_per_day.finding(by_day(found))
    return lacking(found, "tip") or said


def _figure(found: About, look: Look) -> go.Figure:
    return tips_per_day.figure(by_day(found), _marks(found), look)


def _triaged(found: About) -> str:
    return lacking(found, "tip", "tip_event") or tip_states.finding(states(found), _whole(found))


def _whole(found: About) -> float:
    return float(found.tips["count"].sum())


def _states(found: About, _: Look) -> str:
    return tip_states.html(states(found), _whole(found), "tip", "Tips by state of triage")


SHARED: dict[str, Any] = {
    "listing": "object_tips", "keyed": ("object",), "behind": (("object", "object"),),
}  # fmt: skip

TIPS = Panel(
    "object_tips_per_day",
    "How many tips come in, and how many of them help?",
    ("tips_received", "tips_useful"),
    numbers,
    _figure,
    _per_day,
    lambda found: f"Bars of tips per day. {_per_day(found)}.",
    by_day,
    **SHARED,
)
TRIAGE = Panel(
    "object_triage",
    "What did triage make of its tips? Each counts once, by the furthest state it came to.",
    ("tips_received", "tips_waiting", "tips_useful"),
    numbers,
    _states,
    _triaged,
    lambda found: f"Bars in a table, a row per state. {_triaged(found)}.",
    lambda found: states(found)[COLUMNS],
    **SHARED,
)
