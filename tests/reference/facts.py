"""The rows of each fact in scope, each with the values that it has of every dimension.

A row may be in several countries (those of its series) and a tip with several
organisations, so each dimension holds a set of values.
"""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from lib.scope import Scope
from tests.reference.standing import (
    Delivery,
    Row,
    default_zone,
    midnight,
    rows_of,
    standing,
    zone_of_operation,
)

TIME = ("day", "hour", "week")
DIMS: dict[str, tuple[str, ...]] = {
    "series_event": (*TIME, "country", "org", "kind", "priority", "operation"),
    "series_link": (*TIME, "country", "priority", "operation"),
    "tip": (*TIME, "country", "org", "object", "release", "channel", "language"),
    "object_event": (*TIME, "country", "kind", "object", "release"),
    "media": ("day", "week", "country", "kind", "priority", "operation"),
    "operation": ("operation",),
    "participant": ("operation", "country", "org"),
}


@dataclass
class Fact:
    """One row of a fact: what it says, and its values of each dimension."""

    row: Row
    dims: dict[str, set[Any]]
    tip_kinds: set[str] = field(default_factory=set)  # of the standing events of a tip


def facts(delivery: Delivery, fact: str, scope: Scope) -> list[Fact]:
    """The standing rows of a fact that are in scope."""
    return [one for one in READERS[fact](delivery, scope) if within(one, fact, scope)]


def within(one: Fact, fact: str, scope: Scope) -> bool:
    """Whether a row is in scope; leaves it only those values that the scope asks for."""
    if fact == "operation":
        return scope.operation is None or one.row["operation_id"] == scope.operation
    if scope.operation and scope.operation not in one.dims.get("operation", {scope.operation}):
        return False
    for dim, wanted in (("country", scope.country), ("org", scope.org)):
        if wanted:
            one.dims[dim] = one.dims.get(dim, set()) & set(wanted)
            if not one.dims[dim]:
                return False
    return all(in_period(day, scope) for day in one.dims.get("day", ()))


def in_period(day: date, scope: Scope) -> bool:
    """Whole days, both ends inclusive."""
    if scope.since is not None and day < scope.since:
        return False
    return scope.until is None or day <= scope.until


def times(instant: datetime, zone: ZoneInfo) -> dict[str, set[Any]]:
    """Day, hour (as the instant at which it begins) and week (its Monday) in a zone."""
    local = instant.astimezone(zone)
    past_the_hour = timedelta(
        minutes=local.minute, seconds=local.second, microseconds=local.microsecond
    )
    hour = instant.astimezone(UTC) - past_the_hour
    return {"hour": {hour}, **days(local.date())}


def days(day: date) -> dict[str, set[Any]]:
    """Day and week (its Monday)."""
    return {"day": {day}, "week": {day - timedelta(days=day.weekday())}}


def series_of(delivery: Delivery, series_id: str | None) -> Row:
    """The row of a series; an empty one where the series is unknown."""
    for series in rows_of(delivery, "series"):
        if series["series_id"] == series_id:
            return series
    return {}


def countries_of_series(delivery: Delivery, series_id: str | None, scope: Scope) -> set[str]:
    """Those with a standing country_pinpointed, whatever its date; else unknown."""
    found = {
        event.get("country")
        for event in standing(delivery, "series_event", scope)
        if event["series_id"] == series_id and event["kind"] == "country_pinpointed"
    }
    return found - {None} or {"unknown"}


def release_of(delivery: Delivery, object_id: str | None) -> str | None:
    """The release in which an object was published."""
    for one in rows_of(delivery, "object"):
        if one["object_id"] == object_id:
            return one.get("release")
    return None


def of_series(delivery: Delivery, series_id: str | None, scope: Scope) -> dict[str, set[Any]]:
    """The dimensions that come from the series."""
    series = series_of(delivery, series_id)
    return {
        "country": countries_of_series(delivery, series_id, scope),
        "priority": {series.get("priority")},
        "operation": {series.get("operation_id")},
    }


def zone_of_series(delivery: Delivery, series_id: str | None, scope: Scope) -> ZoneInfo:
    """The zone of the operation that a series belongs to."""
    operation_id = series_of(delivery, series_id).get("operation_id")
    return zone_of_operation(delivery, operation_id, scope)


def series_events(delivery: Delivery, scope: Scope) -> list[Fact]:
    """An event that carries a country is in that one, else in those of its series."""
    found = []
    for row in standing(delivery, "series_event", scope):
        zone = zone_of_series(delivery, row["series_id"], scope)
        dims = of_series(delivery, row["series_id"], scope) | times(row["occurred_at"], zone)
        if row.get("country") is not None:
            dims["country"] = {row["country"]}
        dims["org"] = {row.get("org")}
        dims["kind"] = {row["kind"]}
        found.append(Fact(row, dims))
    return found


def series_links(delivery: Delivery, scope: Scope) -> list[Fact]:
    """One per end of a link: each in the countries and the operation of its own series."""
    found = []
    for link in standing(delivery, "series_link", scope):
        for end in (link["series_id"], link["linked_series_id"]):
            zone = zone_of_series(delivery, end, scope)
            dims = of_series(delivery, end, scope) | times(link["occurred_at"], zone)
            found.append(Fact({"series_id": end}, dims))
    return found


def media(delivery: Delivery, scope: Scope) -> list[Fact]:
    """Media stand from the first instant of the day on which they were added."""
    found = []
    for row in rows_of(delivery, "media"):
        series_id = row.get("series_id")
        begins = midnight(row["added_on"], zone_of_series(delivery, series_id, scope))
        if scope.as_of is None or begins <= scope.as_of:
            dims = of_series(delivery, series_id, scope) | days(row["added_on"])
            found.append(Fact(row, dims | {"kind": {row["kind"]}}))
    return found


def tips(delivery: Delivery, scope: Scope) -> list[Fact]:
    """Tips received by then, with the kinds and organisations of their standing events."""
    events = standing(delivery, "tip_event", scope)
    zone = default_zone(delivery, scope)
    found = []
    for row in rows_of(delivery, "tip"):
        if scope.as_of is not None and row["received_at"] > scope.as_of:
            continue
        own = [event for event in events if event["tip_id"] == row["tip_id"]]
        dims = times(row["received_at"], zone)
        dims["country"] = {row.get("country") or "unknown"}
        dims["org"] = {event.get("org") for event in own} or {None}
        dims["object"] = {row.get("object_id")}
        dims["release"] = {release_of(delivery, row.get("object_id"))}
        dims["channel"] = {row.get("channel")}
        dims["language"] = {row.get("language")}
        found.append(Fact(row, dims, {event["kind"] for event in own}))
    return found


def object_events(delivery: Delivery, scope: Scope) -> list[Fact]:
    """Of the campaign, so in no operation and by no organisation."""
    zone = default_zone(delivery, scope)
    found = []
    for row in standing(delivery, "object_event", scope):
        dims = times(row["occurred_at"], zone)
        dims["country"] = {row.get("country") or "unknown"}
        dims["kind"] = {row["kind"]}
        dims["object"] = {row["object_id"]}
        dims["release"] = {release_of(delivery, row["object_id"])}
        found.append(Fact(row, dims))
    return found


def operations(delivery: Delivery, scope: Scope) -> list[Fact]:
    """The operations themselves; no clock, period, country or organisation narrows them."""
    rows = rows_of(delivery, "operation")
    return [Fact(row, {"operation": {row["operation_id"]}}) for row in rows]


def participants(delivery: Delivery, scope: Scope) -> list[Fact]:
    """Who takes part; no clock or period narrows them."""
    return [
        Fact(
            row,
            {
                "operation": {row["operation_id"]},
                "country": {row.get("country") or "unknown"},
                "org": {row["org"]},
            },
        )
        for row in rows_of(delivery, "participant")
    ]


READERS = {
    "series_event": series_events,
    "series_link": series_links,
    "tip": tips,
    "object_event": object_events,
    "media": media,
    "operation": operations,
    "participant": participants,
}
