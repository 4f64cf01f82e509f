"""Write a delivery of parsed rows as CSV files, spelt in as many ways as DATA.md allows."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.reference.standing import Delivery, Row, midnight

SPELT = {"DE": "DEU", "FR": "FRA"}  # the other accepted spelling
REQUIRED = {  # the least that a header holds
    "operation": "operation_id name starts_on ends_on",
    "participant": "operation_id org name",
    "series": "series_id operation_id",
    "series_event": "event_id series_id kind occurred_at",
    "series_link": "link_id series_id linked_series_id occurred_at",
    "object": "object_id",
    "object_event": "event_id object_id kind occurred_at",
    "tip": "tip_id received_at",
    "tip_event": "event_id tip_id kind occurred_at",
    "media": "kind added_on files",
}


def write(delivery: Delivery, folder: Path, style: int = 0) -> Path:
    """Write each table as a CSV file; *style* varies how instants and countries are spelt."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in delivery.items():
        if rows is None:
            continue
        required = REQUIRED[table].split()
        every = rows[0] if rows else required
        columns = [one for one in every if one in required or style % 2 or said(rows, one)]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            lines = csv.writer(file)
            lines.writerow(columns)
            for number, row in enumerate(rows):
                zone = zone_of_row(delivery, row)
                lines.writerow(cell(row, column, zone, style + number) for column in columns)
    return folder


def said(rows: list[Row], column: str) -> bool:
    """Whether any row has a value in a column; one that none has may be left out."""
    return any(row[column] is not None for row in rows)


def zone_of_row(delivery: Delivery, row: Row) -> ZoneInfo:
    """The zone in which an instant without an offset is read."""
    of_series = {one["series_id"]: one["operation_id"] for one in delivery.get("series") or []}
    operations = sorted(
        delivery["operation"] or [], key=lambda one: (one["starts_on"], one["operation_id"])
    )
    own = [one for one in operations if one["operation_id"] == of_series.get(row.get("series_id"))]
    return ZoneInfo((own or operations)[-1]["time_zone"] or "UTC")


def cell(row: Row, column: str, zone: ZoneInfo, style: int) -> str:
    """A value as it stands in a CSV file; a tip may say the day only, and means midnight."""
    value = row[column]
    if isinstance(value, datetime):
        day = value.astimezone(zone).date()
        if column == "received_at" and style % 2 and value == midnight(day, zone):
            return day.isoformat()
        return instant_spelt(value, zone, style)
    if column == "country" and style % 2:
        return SPELT.get(value, value)
    return "" if value is None else str(value)


def instant_spelt(value: datetime, zone: ZoneInfo, style: int) -> str:
    """With an offset of its own, or without one where the zone leaves no doubt."""
    local = value.astimezone(zone).replace(tzinfo=None, fold=0)
    both = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    if style % 4 == 0 and both == {value}:
        return local.isoformat()
    if style % 4 == 1:
        return value.astimezone(zone).isoformat()
    if style % 4 == 2:
        return value.astimezone(ZoneInfo("Asia/Kathmandu")).isoformat(sep=" ")
    return value.replace(tzinfo=None).isoformat() + "Z"
