"""Deliveries as drawn tables."""

from datetime import UTC, date, datetime
from typing import Any

from tests.reference.standing import Delivery, Row

BASIS = """
operation_id starts_on  planned_series files_available time_zone
vidtf-6      2019-05-13 -              7               -
vidtf-7      2019-10-14 4              -               Europe/Amsterdam
"""
SERIES = """
series_id operation_id priority
s1        vidtf-7      high
s2        vidtf-7      -
s3        vidtf-6      low
"""


def drawn(table: str) -> list[Row]:
    """The rows of a drawn table; ``-`` is empty, ``14T08`` is 08:00 UTC on 14 October 2019."""
    columns, *lines = [line.split() for line in table.strip().splitlines()]
    return [{c: cell(c, text) for c, text in zip(columns, line, strict=True)} for line in lines]


def cell(column: str, text: str) -> Any:
    if text == "-":
        return None
    if column.endswith("_at"):
        return instant(text)
    if column.endswith("_on"):
        return date.fromisoformat(text)
    return int(text) if text.isdecimal() else text


def instant(text: str) -> datetime:
    minutes = "" if ":" in text else ":00"
    return datetime.fromisoformat(f"2019-10-{text}{minutes}").replace(tzinfo=UTC)


def delivered(**tables: str) -> Delivery:
    """A delivery of drawn tables on the two operations and three series."""
    found = {"operation": drawn(BASIS), "series": drawn(SERIES)}
    return found | {table: drawn(text) for table, text in tables.items()}
