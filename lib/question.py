"""Questions about the data as people read them, and which figures each of them touches.

A question is a row of the listing ``questions``: ``table``, ``delivery``, ``row``, ``id``,
``about`` (the series, object or tip), ``kind``, ``country``, ``column``, ``said``, ``wanted``
and ``counts`` (whether its row counts in the scope at all).
"""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.metric import Metric

Question = Mapping[Any, Any]
# table -> the fact whose figures its rows enter
FACTS: Final = {
    "series_event": "series_event",
    "series_link": "series_link",
    "object_event": "object_event",
    "tip": "tip",
    "tip_event": "tip",
    "media": "media",
    "operation": "operation",
    "participant": "participant",
}
ROWS: Final = {
    "series_event": "series events",
    "series_link": "links",
    "object_event": "object events",
    "tip_event": "triage of tips",
    "media": "files",
}  # others by their own name
DONE: Final = {
    "analysis_started": "started",
    "country_pinpointed": "pinpointed",
    "country_notified": "notified",
    "country_acknowledged": "acknowledged",
    "country_answered": "answered",
    "icse_new": "new in ICSE",
    "icse_added": "added to in ICSE",
}
INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ|\d{4}-\d\d-\d\d")


def touches(question: Question, metric: Metric) -> bool:
    """Whether the row that is asked about enters this figure.

    Told by its table and, where it has one, the kind of its event. What is asked of a whole
    table touches all of its figures. A share must be asked for by its parts.
    """
    if FACTS.get(question["table"]) != metric.fact or metric.over or not question["counts"]:
        return False
    kind = question["kind"]
    if not isinstance(kind, str):
        return _of_whole_table(question) or metric.fact not in ("series_event", "object_event")
    return not metric.kinds or kind in metric.kinds


def _of_whole_table(question: Question) -> bool:
    return bool(pd.isna(question["row"]))


def sentence(question: Question, zone: str) -> str:
    """The question in a sentence, its instants in *zone*; no column is called by its name."""
    for pattern, make in SAYINGS:
        if pattern.search(f"{question['column']}: {question['wanted']}"):
            return make(question, zone)
    said: str = "" if pd.isna(question["said"]) else f" says “{_plain(question['said'], zone)}”"
    field = str(question["column"]).replace("_", " ")
    return (
        f"{_thing(question)}{said}: for its {field}, {_plain(question['wanted'], zone)} is wanted."
    )


def place(question: Question) -> str:
    """Where the row stands: ``Row 2 088 of series events, delivery 1``."""
    table = ROWS.get(question["table"], f"{str(question['table']).replace('_', ' ')}s")
    if _of_whole_table(question):
        return f"All of {table}"
    delivery = question["delivery"]
    of: str = "" if pd.isna(delivery) else f", delivery {int(delivery)}"
    return f"Row {wording.count(question['row'])} of {table}{of}"


def _thing(question: Question) -> str:
    """What the row is about: ``Series S-0662``, ``Tip T-09525``."""
    about = question["about"]
    if not isinstance(about, str):
        return "A row" if not _of_whole_table(question) else "Rows"
    noun = {"object": "Object", "object_event": "Object", "tip": "Tip", "tip_event": "Tip"}
    return f"{noun.get(question['table'], 'Series')} {about}"


def _event(question: Question) -> str:
    kind = question["kind"]
    if not isinstance(kind, str) or question["table"] == "tip":
        return _thing(question)
    return f"{_thing(question)}: “{DONE.get(kind, kind.replace('_', ' '))}”"


def _plain(text: Any, zone: str) -> str:
    """*text* with its instants as people read them."""

    def there(found: re.Match[str]) -> str:
        if "T" not in found[0]:
            return wording.day(datetime.fromisoformat(found[0]))
        return wording.moment(datetime.fromisoformat(found[0]).replace(second=0), zone)

    return INSTANT.sub(there, str(text))


def _when(question: Question, zone: str) -> tuple[str, str]:
    """The instant that is said, and the one in what is wanted."""
    found = INSTANT.search(str(question["wanted"]))
    return _plain(question["said"], zone), _plain(found[0], zone) if found else ""


def _country(question: Question) -> str:
    said = question["said"]
    return countries.name(said) if isinstance(said, str) else "A country that is not named"


def _processed(question: Question, zone: str) -> str:
    said, first = _when(question, zone)
    return f"{_thing(question)} was processed on {said}, before it was received ({first})."


def _unnamed(question: Question, _: str) -> str:
    what = (
        "series"
        if question["column"] in ("series_id", "linked_series_id")
        else (str(question["column"]).removesuffix("_id").replace("_", " "))
    )
    listed = {"series": "the list of series"}.get(what, f"the list of {what}s")
    if question["table"] == "series_event":
        return f"{_event(question)}, but {question['about']} is not in {listed}."
    return f"{_thing(question)} names {what} {question['said']}, which is not in {listed}."


def _empty(question: Question, _: str) -> str:
    what = str(question["column"]).removesuffix("_id").replace("_", " ")
    table = str(question["table"]).replace("_", " ")
    return f"{str(question['said']).capitalize()} ({what}, in {table}), and no list of them came."


def _notified(question: Question, _: str) -> str:
    return (
        f"{_thing(question)}: {_country(question)} was notified, but the series was not "
        "pinpointed to it."
    )


def _answered(question: Question, _: str) -> str:
    done = DONE.get(str(question["kind"]), "answered")
    return f"{_thing(question)}: {_country(question)} {done}, but had not been notified of it."


def _known(question: Question, zone: str) -> str:
    said, happened = _when(question, zone)
    return f"{_event(question)} was known on {said}, before it happened ({happened})."


def _later(question: Question, zone: str) -> str:
    said, delivered = _when(question, zone)
    return f"{_event(question)} is dated {said}, after its delivery ({delivered})."


def _picture(question: Question, _: str) -> str:
    return f"{_thing(question)} has no picture that can be shown: a PNG, JPEG or WebP is wanted."


def _ends(question: Question, zone: str) -> str:
    said, starts = _when(question, zone)
    return f"The operation ends on {said}, before it starts ({starts})."


# What tells a question from others, in “column: wanted”, and how it is said.
SAYINGS: Final[tuple[tuple[re.Pattern[str], Callable[[Question, str], str]], ...]] = (
    (re.compile("processed after received"), _processed),
    (re.compile(": a row of the table "), _unnamed),
    (re.compile("which has no rows$"), _empty),
    (re.compile("country that the series was pinpointed to$"), _notified),
    (re.compile("country that was notified of the series$"), _answered),
    (re.compile("^known_at: an instant not before"), _known),
    (re.compile("no later than the delivery"), _later),
    (re.compile("^image: "), _picture),
    (re.compile("^ends_on: a date not before"), _ends),
)
