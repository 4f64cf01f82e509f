"""Which rows stand, in which zone they are read: METRICS.md, slowly and in its own words."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from lib.scope import Scope

Row = dict[str, Any]
Delivery = Mapping[str, list[Row] | None]


def rows_of(delivery: Delivery, table: str) -> list[Row]:
    """The rows of a table; none where it was not delivered."""
    return delivery.get(table) or []


def known_from(row: Row) -> datetime:
    """When the books learned of it."""
    return row["occurred_at"] if row.get("known_at") is None else row["known_at"]


def standing(delivery: Delivery, table: str, scope: Scope) -> list[Row]:
    """The events (or links) of a table that stand under the clock and instant of *scope*."""
    rows = rows_of(delivery, table)
    return [row for row in rows if says_something(row) and stands(row, rows, scope)]


def says_something(row: Row) -> bool:
    """False for a row that only takes another one back."""
    return row.get("voids") is None or row.get("kind") is not None


def stands(row: Row, rows: list[Row], scope: Scope) -> bool:
    """Voiding is for good, so it does not matter whether a voiding row stands itself."""
    own_id = row["event_id"] if "event_id" in row else row["link_id"]
    voided_by = [other for other in rows if other.get("voids") == own_id]
    if scope.as_of is None:
        return not voided_by
    if scope.clock == "happened":
        return row["occurred_at"] <= scope.as_of and not voided_by
    known_until = [known_from(other) for other in voided_by]
    return known_from(row) <= scope.as_of and all(scope.as_of < until for until in known_until)


def default_zone(delivery: Delivery, scope: Scope) -> ZoneInfo:
    """The zone of what belongs to no operation: that of the scope's, else of the latest one."""
    operations = rows_of(delivery, "operation")
    meant = [one for one in operations if one["operation_id"] == scope.operation]
    latest = sorted(operations, key=lambda one: (one["starts_on"], one["operation_id"]))
    chosen = (meant or latest)[-1]
    return ZoneInfo(chosen.get("time_zone") or "UTC")


def zone_of_operation(delivery: Delivery, operation_id: str | None, scope: Scope) -> ZoneInfo:
    """The operation's own zone; the default where there is no such operation."""
    for operation in rows_of(delivery, "operation"):
        if operation["operation_id"] == operation_id:
            return ZoneInfo(operation.get("time_zone") or "UTC")
    return default_zone(delivery, scope)


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day begins in a zone."""
    return datetime.combine(day, time(0), tzinfo=zone).astimezone(UTC)
