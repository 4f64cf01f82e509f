"""The operation of the sample: VIDTF 7, 14 to 25 October 2019."""

from datetime import date
from pathlib import Path

from lib.sample import table
from lib.sample.ledger import Ledger
from lib.sample.operation import (
    analysis,
    closing,
    doubt,
    link,
    media,
    note,
    referral,
    roster,
    upload,
    victim,
)
from lib.sample.operation import series as thousand

OPERATION = "vidtf-7"
EVENT_COLUMNS = (
    "event_id", "series_id", "kind", "occurred_at", "known_at",
    "org", "country", "count", "confidence", "voids",
)  # fmt: skip
EVENT_FIELDS = (
    "subject", "kind", "occurred", "known", "org", "country", "count", "confidence",
)  # fmt: skip


def write(folder: Path) -> None:
    """Write the tables of the operation: all but those of the campaign."""
    series = thousand.all_series()
    books = keep_books(series)
    _write_operation(folder)
    table.write(
        folder / "series.csv",
        ("series_id", "operation_id", "priority", "images", "videos", "bytes"),
        thousand.rows(series, OPERATION),
    )
    table.write(folder / "series_event.csv", EVENT_COLUMNS, books.rows(EVENT_FIELDS))
    table.write(folder / "series_link.csv", link.COLUMNS, link.rows(series, books))
    table.write(folder / "media.csv", media.COLUMNS, media.rows(series))


def keep_books(series: list[thousand.Series]) -> Ledger:
    """Everything that happened to the series."""
    books = Ledger("E-", 5)
    thousand.prepare(series, books)
    analysis.analyse(series, books)
    upload.upload(series, books)
    referral.refer(series, books)
    victim.find(books)
    closing.close(books)
    analysis.book_after_outage(books)
    doubt.raise_doubts(books)
    return books


def _write_operation(folder: Path) -> None:
    table.write(
        folder / "operation.csv",
        (
            "operation_id", "name", "starts_on", "ends_on", "planned_series",
            "files_available", "time_zone", "marking", "handling",
        ),
        [
            (
                OPERATION, "VIDTF 7", date(2019, 10, 14), date(2019, 10, 25), 1000,
                media.AVAILABLE, table.ZONE.key, "TLP:AMBER", "H1",
            )
        ],
    )  # fmt: skip
    table.write(
        folder / "participant.csv",
        ("operation_id", "org", "name", "country", "experts"),
        roster.participants(OPERATION),
    )
    table.write(folder / "note.csv", note.COLUMNS, note.rows(OPERATION))
