"""Where does this series stand?"""

from datetime import timedelta
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import subject_facts as chart
from lib.charts.subject_facts import Fact
from lib.database import Snapshot
from lib.panels.one_series.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

# What the series has come to, from the furthest; a partial order, so each is looked for.
BEFORE_DONE = {
    "analysis_started": "In analysis",
    "prepared": "Prepared",
    "received": "Received",
}
ENDS = {"processed": "Processed", "closed": "Closed", "reopened": "Reopened"}


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """Everything known of the series in scope."""
    return about(snapshot, scope, series)


def state(found: About) -> tuple[str, Any]:
    """Where it stands in a word, and the event that says so (None without any)."""
    events = found.standing
    order = ["occurred_at", "known_at", "event_id"]
    ends = events[events["kind"].isin(list(ENDS))].sort_values(order)
    if len(ends):
        return ENDS[ends.iloc[-1]["kind"]], ends.iloc[-1]
    for kind, words in BEFORE_DONE.items():
        those = events[events["kind"] == kind]
        if len(those):
            return words, those.iloc[0]
    return "On the list" if found.listed else "Not received", None


def is_open(found: About) -> bool:
    """As the metric ``series_open`` has it: an event, and not done since it was last reopened."""
    return len(found.standing) > 0 and state(found)[0] not in ("Processed", "Closed")


def facts(found: About) -> list[Fact]:
    """The strip, the message first."""
    if not found.there:
        return []
    word, event = state(found)
    when = "" if event is None else f"{_since(word)} {_day(event['occurred_at'], found)}"
    return [
        Fact("Where it stands", word, when, strong=True),
        *_merged(found),
        _age(found),
        Fact("Priority", _text(found.listed.get("priority")) or wording.NOTHING),
        *(_stated(found, name) for name in ("images", "videos")),
        _candidates(found),
    ]


def _age(found: About) -> Fact:
    """How long it has been open, or took; from its first event."""
    events = found.standing
    if events.empty:
        return Fact("Open since", wording.NOTHING, "no event")
    received = events[events["kind"] == "received"]
    first = (received if len(received) else events)["occurred_at"].min()
    if is_open(found):
        until = pd.Timestamp(found.until).tz_convert("UTC").tz_localize(None)
        return Fact("Open since", _day(first, found), f"for {_long(until - first)}")
    done = state(found)[1]["occurred_at"]
    return Fact("Took", _long(done - first), f"from {_day(first, found)}")


def _long(span: timedelta) -> str:
    return wording.hours(max(span / timedelta(hours=1), 0.0))


def _stated(found: About, name: str) -> Fact:
    """As stated on the list of series, which is not the sum of the files added."""
    value = found.listed.get(name)
    known = value is not None and not pd.isna(value)
    return Fact(name.capitalize(), wording.count(value), "as stated" if known else "not stated")


def _candidates(found: About) -> Fact:
    pinned = candidates(found)
    if not pinned:
        return Fact("Candidate countries", "0", "none pinpointed")
    names = wording.listing(map(countries.name, pinned))
    return Fact("Candidate countries", wording.count(len(pinned)), names)


def candidates(found: About) -> list[str]:
    """The countries of its standing pinpoints."""
    events = found.standing
    pinned = events[events["kind"] == "country_pinpointed"]["country"]
    return list(dict.fromkeys(pinned.dropna()))


def _merged(found: About) -> list[Fact]:
    if not found.heirs:
        return []
    heir = found.heirs[-1]
    if found.circle:
        return [Fact("Merged", "in a circle", "a question about the data")]
    if heir is None:
        return [Fact("Merged into", "a series out of this scope")]
    steps = len(found.heirs) - 1
    more = f"by way of {wording.listing(str(one) for one in found.heirs[:-1])}" if steps else ""
    return [Fact("Merged into", heir, more or "where it counts", found.leads(heir))]


def _since(word: str) -> str:
    return "on" if word in ENDS.values() else "since"


def _text(value: object) -> str:
    return value.capitalize() if isinstance(value, str) else ""


def _day(at: Any, found: About) -> str:
    return wording.day(wording.local(at, found.zone))


def _figure(found: About, _: Look) -> str:
    return chart.html(facts(found), f"{found.missing}.")


def _finding(found: About) -> str:
    if not found.there:
        return found.missing
    word, event = state(found)
    said = word
    if event is not None:
        said = f"{word} {_since(word)} {_day(event['occurred_at'], found)}"
    heir = found.heirs[-1] if found.heirs and not found.circle else None
    if heir:
        said = f"Merged into {heir}; {said[:1].lower()}{said[1:]}"
    return said


def _alt(found: About) -> str:
    return f"{_finding(found)}. {chart.finding(facts(found))}".strip()


def _table(found: About) -> pd.DataFrame:
    said = [(fact.name, fact.value, fact.more) for fact in facts(found)]
    return pd.DataFrame(said, columns=["fact", "value", "more"])


STANDING = Panel(
    "one_series_standing",
    "Where does this series stand?",
    ("series_open", "series_processed", "series_pinpointed"),
    numbers,
    _figure,
    _finding,
    _alt,
    _table,
    listing="series",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
