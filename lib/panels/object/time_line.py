"""What happened to this object, and when did the books learn of it?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import event_time_line as chart
from lib.database import Snapshot
from lib.panels.object.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope

# kind -> its lane, its words, the colour of its status; in the order of the lanes
KINDS = {
    "published": ("In public", "Published", "published"),
    "withdrawn": ("In public", "Withdrawn", "closed"),
    "identified": ("Outcome", "Identified", "identified"),
    "too_widespread": ("Outcome", "Identified but too widespread", "acknowledged"),
    "located": ("Outcome", "Located", "pinpointed"),
    "child_identified": ("After it", "Child identified", "identified"),
    "offender_prosecuted": ("After it", "Offender prosecuted", "other"),
}
LANES = [*dict.fromkeys(lane for lane, _, _ in KINDS.values())]
CLOCKS = ["occurred_at", "known_at", "taken_back_at"]


def numbers(snapshot: Snapshot, scope: Scope, object: str | None) -> About:
    """Everything known of the object in scope."""
    return about(snapshot, scope, object)


def drawn(found: About) -> pd.DataFrame:
    """The events as the chart takes them, lane by lane."""
    by_id = {event["event_id"]: event for event in found.events.to_dict("records")}
    rows = [_drawn(event, by_id) for event in by_id.values()]
    frame = pd.DataFrame(rows, columns=["lane", "words", "status", *CLOCKS, "corrects"])
    frame[CLOCKS] = frame[CLOCKS].astype("datetime64[us]")
    place = frame["lane"].map(LANES.index)
    return frame.assign(place=place).sort_values("place", kind="stable").drop(columns="place")


def _drawn(event: Mapping[Any, Any], by_id: Mapping[str, Mapping[Any, Any]]) -> dict[str, Any]:
    lane, _, status = KINDS[event["kind"]]
    before = by_id.get(event["corrects"])
    corrects = f"in place of {said(before)}" if before else ""
    clocks = {name: event[name] for name in CLOCKS}
    return {
        "lane": lane, "words": said(event), "status": status, **clocks, "corrects": corrects,
    }  # fmt: skip


def said(event: Mapping[Any, Any]) -> str:
    """``Located: Germany``, ``Child identified: 2``."""
    lane, words, _ = KINDS[event["kind"]]
    where = countries.name(event["country"]) if isinstance(event["country"], str) else ""
    many = wording.count(event["count"]) if lane == "After it" or event["count"] != 1 else ""
    more = ", ".join(filter(None, [where, many]))
    return f"{words}: {more}" if more else words


def _finding(found: About) -> str:
    if "object_event" not in found.delivered:
        return "Not delivered: what happened to objects"
    return found.missing or chart.finding(drawn(found), found.zone)


def _figure(found: About) -> str:
    """Without folds: over years, the days between two clocks say little."""
    return chart.html(drawn(found), found.zone, _finding(found), folds=0)


TIME_LINE = Panel(
    "object_time_line",
    "What happened, and when did the books learn of it?",
    ("objects_published", "objects_identified", "objects_located"),
    numbers,
    lambda found, _: _figure(found),
    _finding,
    lambda found: f"Time line of events. {_finding(found)}.",
    lambda found: found.events.drop(columns="object"),
    listing="object_events",
    keyed=("object",),
    behind=(("object", "object"),),
)
