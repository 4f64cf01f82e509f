"""What happened to this series, and when did the books learn of it?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import event_time_line as chart
from lib.database import Snapshot
from lib.panels.one_series.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

# kind -> its lane, its words, the colour of its status; in the order of the lanes
KINDS = {
    "received": ("Work", "Received", "received"),
    "prepared": ("Work", "Prepared", "prepared"),
    "analysis_started": ("Work", "Analysis started", "started"),
    "processed": ("Work", "Processed", "processed"),
    "closed": ("Work", "Closed", "closed"),
    "reopened": ("Work", "Reopened", "waiting"),
    "country_pinpointed": ("Countries", "Pinpointed", "pinpointed"),
    "country_notified": ("Countries", "Notified", "notified"),
    "country_acknowledged": ("Countries", "Acknowledged", "acknowledged"),
    "country_answered": ("Countries", "Answered", "answered"),
    "icse_new": ("ICSE", "Uploaded, new", "uploaded"),
    "icse_added": ("ICSE", "Uploaded, added to one there", "added"),
    "victim_tentative": ("Victims", "Tentative", "tentative"),
    "victim_identified": ("Victims", "Identified", "identified"),
    "victim_safeguarded": ("Victims", "Safeguarded", "safeguarded"),
    "offender_identified": ("Offenders", "Identified", "other"),
    "offender_arrested": ("Offenders", "Arrested", "other"),
}
LANES = [*dict.fromkeys(lane for lane, _, _ in KINDS.values())]


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """Everything known of the series in scope."""
    return about(snapshot, scope, series)


def drawn(found: About) -> pd.DataFrame:
    """The events as the chart takes them, lane by lane."""
    events = found.events
    by_id = {event["event_id"]: event for event in events.to_dict("records")}
    rows = [_drawn(event, by_id) for event in by_id.values()]
    frame = pd.DataFrame(rows, columns=["lane", "words", "detail", "status", *COLUMNS, "corrects"])
    frame[COLUMNS] = frame[COLUMNS].astype("datetime64[us]")
    place = frame["lane"].map(LANES.index)
    return frame.assign(place=place).sort_values("place", kind="stable").drop(columns="place")


COLUMNS = ["occurred_at", "known_at", "taken_back_at"]


def _drawn(event: Mapping[Any, Any], by_id: Mapping[str, Mapping[Any, Any]]) -> dict[str, Any]:
    lane, _, status = KINDS[event["kind"]]
    detail = [_confidence(event), event["org"] if isinstance(event["org"], str) else ""]
    before = by_id.get(event["corrects"])
    return {
        "lane": lane,
        "words": said(event),
        "detail": " · ".join(filter(None, detail)),
        "status": status,
        **{name: event[name] for name in COLUMNS},
        "corrects": _in_place(event, before),
    }


def said(event: Mapping[Any, Any]) -> str:
    """``Pinpointed: Germany``, ``Tentative: 2``."""
    lane, words, _ = KINDS[event["kind"]]
    parts = []
    if isinstance(event["country"], str):
        parts.append(countries.name(event["country"]))
    if lane in ("Victims", "Offenders") or event["count"] != 1:
        parts.append(wording.count(event["count"]))
    return f"{words}: {', '.join(parts)}" if parts else words


def _confidence(event: Mapping[Any, Any]) -> str:
    sure = event["confidence"]
    return f"{sure} confidence" if isinstance(sure, str) else ""


def _in_place(event: Mapping[Any, Any], before: Mapping[Any, Any] | None) -> str:
    if not isinstance(event["corrects"], str):
        return ""
    if before is None:
        return "a correction"
    if before["kind"] == event["kind"] and isinstance(before["country"], str):
        return f"in place of {countries.name(before['country'])}"
    return f"in place of {said(before)[:1].lower()}{said(before)[1:]}"


def _finding(found: About) -> str:
    return found.missing or chart.finding(drawn(found), found.zone)


def _figure(found: About, _: Look) -> str:
    return chart.html(drawn(found), found.zone, _finding(found))


def _table(found: About) -> pd.DataFrame:
    return found.events.drop(columns="series_id")


TIME_LINE = Panel(
    "one_series_time_line",
    "What happened, and when did the books learn of it?",
    ("series_received", "series_processed", "series_closed"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Time line of events. {_finding(found)}.",
    _table,
    listing="events",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
