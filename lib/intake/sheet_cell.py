"""A cell of a sheet as text, and what makes it none that can be taken."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import IO, Any, cast

from openpyxl.styles.numbers import is_datetime
from openpyxl.utils import get_column_letter, range_boundaries

from lib.intake.raw import Header
from lib.intake.shape import Shape

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
CHUNK = 1 << 20
REACH = 256  # bytes that a mention of merged cells may take


def taken(cells: Sequence[Any], number: int, header: Header, shape: Shape) -> list[str]:
    """What is wrong with the row, what is wanted, then its cells in the order of *header*."""
    faults, wanted, texts = [], "", []
    for name, place in header.place.items():
        value = cells[place].value if place < len(cells) else None
        kind = cells[place].data_type if place < len(cells) else "n"
        where = f"{get_column_letter(place + 1)}{number}"
        if kind == "f":
            faults.append(f"{where} holds a formula")
            wanted = "a value"
        elif kind == "e":
            faults.append(f"{where} holds the error {value}")
            wanted = "a value"
        if isinstance(value, datetime) and is_datetime(cells[place].number_format) == "date":
            value = value.date()
        texts.append("" if faults else written(value, shape.column(name).type.sql))
    return ["; ".join(faults)[:80], wanted, *texts]


def written(value: object, sql: str) -> str:
    """*value* as it would stand in a CSV; a date for a column of dates, *sql* being its type."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        whole_day = sql == "date" and value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        plain = repr(value)
        whole = str(int(value)) if value.is_integer() and abs(value) < 1e18 else plain
        return whole if whole != plain or "e" in plain else f"{plain}e+0"
    return str(value).replace("\0", "\x7f")


def merged(stream: IO[bytes], header: Header) -> Iterator[tuple[str, int, int]]:
    """The (name, first row, last row) of merged cells in columns of *header*, from its XML."""
    columns = {place + 1 for place in header.place.values()}
    rest, seen = b"", set()
    while chunk := stream.read(CHUNK):
        block = rest + chunk
        for found in MERGED.finditer(block):
            seen.add(found[1].decode())
        rest = block[-REACH:]
    for name in sorted(seen):
        left, top, right, bottom = cast(tuple[int, int, int, int], range_boundaries(name))
        if columns & set(range(left, right + 1)):
            yield name, top, bottom
