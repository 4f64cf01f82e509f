"""Pictures of objects: whether a file is one, by its first bytes, and where it can be had."""

from hashlib import sha256
from pathlib import Path, PurePosixPath

import duckdb

from lib.intake.delivery import Delivery
from lib.intake.entry import Allowance, Entry
from lib.intake.pour import pour
from lib.intake.problem import Problem, Unreadable, add, shown

LARGEST = 64 << 20  # bytes of a picture that is unpacked
WANTED = "a PNG, JPEG or WebP of the delivery"


def ask_for_pictures(connection: duckdb.DuckDBPyConnection, delivery: Delivery) -> None:
    """Question each object whose picture is not in the delivery, or is none."""
    named = connection.execute("""
        select row, image from taken.object where image is not null order by row
    """).fetchall()
    for row, image in named:
        entry = delivery.picture(image)
        if entry is None:
            said = f"{image}: not in the delivery"
        elif not _is_picture(entry):
            said = f"{image}: not a picture of these kinds"
        else:
            continue
        add(connection, [Problem("object", row, "image", shown(said), WANTED, "question")])


def fetched(entry: Entry, folder: Path) -> Path | None:
    """The picture as a file: where it lies, or a copy of it out of its zip in *folder*."""
    if not _is_picture(entry):
        return None
    if entry.member is None:
        return entry.path
    known = sha256(f"{entry.path}/{entry.name}".encode()).hexdigest()[:16]
    target = folder / f"picture-{known}{PurePosixPath(entry.plain_name).suffix}"
    try:
        return target if target.exists() else pour(entry, target, Allowance(LARGEST))
    except Unreadable:
        target.unlink(missing_ok=True)
        return None


def _is_picture(entry: Entry) -> bool:
    try:
        start = next(entry.chunks(Allowance()), b"")[:16]
    except Unreadable:
        return False
    return start.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")) or (
        start.startswith(b"RIFF") and start[8:12] == b"WEBP"
    )
