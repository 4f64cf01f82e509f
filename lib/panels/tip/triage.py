"""What did triage make of the tips?"""

from dataclasses import dataclass

import pandas as pd

from lib.charts import tip_states as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

# The furthest that a tip came: its group, its words, its colour. Each tip is in one of them.
STATES = {
    "waiting": ("Waiting", "Nobody has dealt with it", "waiting"),
    "answered": ("Useful", "Answered", "useful"),
    "forwarded": ("Useful", "Forwarded", "useful"),
    "new_lead": ("Useful", "New lead", "useful"),
    "supports_known": ("Useful", "Supports what is known", "useful"),
    "duplicate": ("Not useful", "Duplicate", "other"),
    "unrelated": ("Not useful", "Unrelated", "other"),
    "not_useful": ("Not useful", "Not useful", "other"),
}


@dataclass(frozen=True)
class Triage:
    """``states``: rows of ``lib.charts.tip_states``; ``received``: what they add up to."""

    states: pd.DataFrame
    received: float
    lacking: str = ""


def numbers(snapshot: Snapshot, scope: Scope) -> Triage:
    """Tips in scope by the furthest state that they came to, in the order of triage."""
    lacking = [table for table in ("tip", "tip_event") if table not in snapshot.delivered]
    found = rows(snapshot, "triage", scope)
    tips = dict(zip(found["state"], found["tips"], strict=True))
    states = pd.DataFrame(
        [
            {"state": state, "group": group, "label": label, "count": float(tips.get(state, 0)),
             "colour": colour, "href": ""}
            for state, (group, label, colour) in STATES.items()
        ]
    )  # fmt: skip
    received = float(states["count"].sum())
    if lacking or not received:
        states = states.iloc[:0]
    said = {"tip": "tips", "tip_event": "what triage made of tips"}
    return Triage(states, received, said[lacking[0]] if lacking else "")


def _figure(found: Triage, _: Look) -> str:
    return chart.html(found.states, found.received, "tip", "Tips by state of triage")


def _finding(found: Triage) -> str:
    if found.lacking:
        return f"Not delivered: {found.lacking}"
    return chart.finding(found.states, found.received)


TRIAGE = Panel(
    "triage",
    "What did triage make of the tips? Each counts once, by the furthest state it came to.",
    ("tips_received", "tips_waiting", "tips_useful"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Bars in a table, a row per state. {_finding(found)}.",
    lambda found: found.states[["group", "state", "count"]],
    listing="tips",
)
