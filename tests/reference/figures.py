"""What each metric of METRICS.md says of a list of facts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from tests.reference.facts import Fact
from tests.reference.standing import known_from

Number = int | float | None
Reading = Callable[[list[Fact]], Number]
ENDED = {"identified", "too_widespread", "located", "withdrawn"}
USEFUL = {"supports_known", "new_lead", "forwarded", "answered"}


@dataclass(frozen=True)
class Figure:
    """A metric: its fact, what it says of the rows, and further tables that it can't do without."""

    fact: str
    says: Reading
    needs: tuple[str, ...] = ()


def total(column: str, default: int, **only: str) -> Reading:
    """The sum of a column over the rows that have the given values."""

    def says(rows: list[Fact]) -> Number:
        found = [one.row for one in rows if all(one.row[k] == v for k, v in only.items())]
        values = [row.get(column) for row in found]
        return sum(default if value is None else value for value in values)

    return says


def stated(column: str) -> Reading:
    """The sum of what is stated; None where nothing is."""

    def says(rows: list[Fact]) -> Number:
        values = [one.row[column] for one in rows if one.row.get(column) is not None]
        return sum(values) if values else None

    return says


def distinct(column: str, *kinds: str) -> Reading:
    """Distinct known values of a column, over events of these kinds (all, without)."""

    def says(rows: list[Fact]) -> Number:
        return len(values_of(rows, column, *kinds) - {None})

    return says


def values_of(rows: list[Fact], column: str, *kinds: str) -> set[Any]:
    """The values of a column, over events of these kinds (all, without)."""
    return {one.row.get(column) for one in rows if not kinds or one.row["kind"] in kinds}


def referrals(rows: list[Fact], kind: str) -> set[Any]:
    """(series, country) with an event of that kind; a country not known is one of its own."""
    found = [one.row for one in rows if one.row["kind"] == kind]
    return {(row["series_id"], row.get("country")) for row in found}


def referred(kind: str) -> Reading:
    """How many (series, country) have an event of that kind."""
    return lambda rows: len(referrals(rows, kind))


def referrals_waiting(rows: list[Fact]) -> Number:
    """Notified and not answered."""
    return len(referrals(rows, "country_notified") - referrals(rows, "country_answered"))


def series_open(rows: list[Fact]) -> Number:
    """Series of which the latest of processed, closed, reopened is reopened or absent."""
    count = 0
    for series_id in values_of(rows, "series_id"):
        own = [one.row for one in rows if one.row["series_id"] == series_id]
        ends = [row for row in own if row["kind"] in ("processed", "closed", "reopened")]
        ends.sort(key=lambda row: (row["occurred_at"], known_from(row), row["event_id"]))
        count += not ends or ends[-1]["kind"] == "reopened"
    return count


def objects_open(rows: list[Fact]) -> Number:
    """Published, and neither identified, too widespread, located nor withdrawn."""
    published = values_of(rows, "object_id", "published")
    return len(published - values_of(rows, "object_id", *ENDED))


def firsts(rows: list[Fact], kind: str, *key: str) -> dict[Any, datetime]:
    """When the first event of a kind happened, for every key."""
    found: dict[Any, datetime] = {}
    for row in (one.row for one in rows if one.row["kind"] == kind):
        group = tuple(row.get(column) for column in key)
        found[group] = min(row["occurred_at"], found.get(group, row["occurred_at"]))
    return found


def median_hours(start: str, end: str, *key: str) -> Reading:
    """The median of the hours from the first event of one kind to the first of another."""

    def says(rows: list[Fact]) -> Number:
        started, ended = firsts(rows, start, *key), firsts(rows, end, *key)
        both = set(started) & set(ended)
        hours = [(ended[each] - started[each]).total_seconds() / 3600 for each in both]
        return median(hours) if hours else None

    return says


def tips_waiting(rows: list[Fact]) -> Number:
    """Tips without a standing event, each as many as it stands for."""
    return total("count", 1)([one for one in rows if not one.tip_kinds])


def tips_useful(rows: list[Fact]) -> Number:
    """Tips with a standing useful event, each as many as it stands for."""
    return total("count", 1)([one for one in rows if one.tip_kinds & USEFUL])


def series_with(*kinds: str) -> Figure:
    """Series with an event of one of these kinds."""
    return Figure("series_event", distinct("series_id", *kinds))


def event_sum(fact: str, kind: str) -> Figure:
    """The sum of ``count`` over the events of a kind."""
    return Figure(fact, total("count", 1, kind=kind))


def objects_with(kind: str) -> Figure:
    """Objects with an event of that kind."""
    return Figure("object_event", distinct("object_id", kind))


HOURS_TO_PROCESS = median_hours("analysis_started", "processed", "series_id")
HOURS_TO_NOTIFY = median_hours("country_pinpointed", "country_notified", "series_id", "country")

FIGURES: dict[str, Figure] = {
    "series_planned": Figure("operation", stated("planned_series")),
    "files_available": Figure("operation", stated("files_available")),  # or the media: measure.py
    "files_counted": Figure("media", total("files", 1)),
    "images_counted": Figure("media", total("files", 1, kind="image")),
    "videos_counted": Figure("media", total("files", 1, kind="video")),
    "series_received": series_with("received"),
    "series_prepared": series_with("prepared"),
    "series_started": series_with("analysis_started"),
    "series_processed": series_with("processed"),
    "series_closed": series_with("closed"),
    "series_open": Figure("series_event", series_open),
    "series_pinpointed": series_with("country_pinpointed"),
    "countries_pinpointed": Figure("series_event", distinct("country", "country_pinpointed")),
    "series_notified": series_with("country_notified"),
    "countries_notified": Figure("series_event", distinct("country", "country_notified")),
    "referrals_sent": Figure("series_event", referred("country_notified")),
    "referrals_acknowledged": Figure("series_event", referred("country_acknowledged")),
    "referrals_answered": Figure("series_event", referred("country_answered")),
    "referrals_waiting": Figure("series_event", referrals_waiting),
    "victims_tentative": event_sum("series_event", "victim_tentative"),
    "victims_identified": event_sum("series_event", "victim_identified"),
    "victims_safeguarded": event_sum("series_event", "victim_safeguarded"),
    "offenders_identified": event_sum("series_event", "offender_identified"),
    "offenders_arrested": event_sum("series_event", "offender_arrested"),
    "series_uploaded": series_with("icse_new", "icse_added"),
    "series_icse_new": series_with("icse_new"),
    "series_icse_added": series_with("icse_added"),
    "series_linked": Figure("series_link", distinct("series_id")),
    "median_hours_to_process": Figure("series_event", HOURS_TO_PROCESS),
    "median_hours_to_notify": Figure("series_event", HOURS_TO_NOTIFY),
    "tips_received": Figure("tip", total("count", 1)),
    "tips_waiting": Figure("tip", tips_waiting, ("tip_event",)),
    "tips_useful": Figure("tip", tips_useful, ("tip_event",)),
    "objects_published": objects_with("published"),
    "objects_identified": objects_with("identified"),
    "objects_too_widespread": objects_with("too_widespread"),
    "objects_located": objects_with("located"),
    "objects_open": Figure("object_event", objects_open),
    "children_identified": event_sum("object_event", "child_identified"),
    "offenders_prosecuted": event_sum("object_event", "offender_prosecuted"),
    "experts": Figure("participant", total("experts", 0)),
    "organisations_taking_part": Figure("participant", distinct("org")),
    "countries_taking_part": Figure("participant", distinct("country")),
}
SHARES = {  # numerator, denominator
    "share_of_series_processed": ("series_processed", "series_planned"),
    "share_of_tips_useful": ("tips_useful", "tips_received"),
}
