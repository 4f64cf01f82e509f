"""Where does this series stand?"""

from datetime import timedelta
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import subject_facts as chart
from lib.charts.series_table import STAGES
from lib.charts.subject_facts import Fact
from lib.database import Snapshot
from lib.panels.one_series.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

ENDS = ("processed", "closed", "reopened")
LASTING = ("received", "prepared", "started")  # the others happened on a day


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """Everything known of the series in scope."""
    return about(snapshot, scope, series)


def state(found: About) -> tuple[str, Any]:
    """Where it stands in a word, as the table of series has it, and since when (None: unknown)."""
    if found.reached:
        return STAGES[found.reached["stage"]], found.reached["stage_at"]
    return "On the list" if found.listed else "Not received", None


def done(found: About) -> Any:
    """When it was last processed or closed; None where it is open, as ``series_open`` has it."""
    events = found.standing
    ends = events[events["kind"].isin(ENDS)].sort_values(["occurred_at", "known_at", "event_id"])
    if ends.empty or ends.iloc[-1]["kind"] == "reopened":
        return None
    return ends.iloc[-1]["occurred_at"]


def is_open(found: About) -> bool:
    """As the metric ``series_open`` has it: an event, and not done since it was last reopened."""
    return len(found.standing) > 0 and done(found) is None


def facts(found: About) -> list[Fact]:
    """The strip, the message first."""
    if not found.there:
        return []
    word, at = state(found)
    return [
        Fact("Where it stands", word, _when(at, found), strong=True),
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
    return Fact("Took", _long(done(found) - first), f"from {_day(first, found)}")


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
    return [Fact("Merged into", heir, more, found.leads(heir))]


def _when(at: Any, found: About) -> str:
    """``since 14 Oct 2019`` of what lasts, ``on 14 Oct 2019`` of what was done that day."""
    if at is None:
        return ""
    return f"{'since' if found.reached['stage'] in LASTING else 'on'} {_day(at, found)}"


def _text(value: object) -> str:
    return value.capitalize() if isinstance(value, str) else ""


def _day(at: Any, found: About) -> str:
    return wording.day(wording.local(at, found.zone))


def _figure(found: About, _: Look) -> str:
    return chart.html(facts(found), f"{found.missing}.")


def _finding(found: About) -> str:
    if not found.there:
        return found.missing
    word, at = state(found)
    said = f"{word} {_when(at, found)}".strip()
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
