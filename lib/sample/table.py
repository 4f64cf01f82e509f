"""Tables as text: UTF-8, line feeds, instants in UTC; the same bytes everywhere."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Amsterdam")


def cell(value: object) -> str:
    """A value as it stands in a delivery; a naive instant is local to the operation."""
    if isinstance(value, datetime):
        local = value if value.tzinfo else value.replace(tzinfo=ZONE)
        return local.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write one CSV file, making its folder where there is none."""
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(columns)
    out.writerows([cell(value) for value in row] for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().encode())
