"""Tests drawn as tables: rows as text, published by the production path.

    published(tmp_path, '''
        series_event
        event_id  series_id  kind       occurred_at
        e1        s1         processed  2019-10-14T10:00Z
    ''')

Blank lines part tables; ``.`` is an empty cell. An operation is added where none is drawn.
"""

import textwrap
from pathlib import Path

from lib.database import Snapshot, current
from lib.publish import publish

OPERATION = """
operation
operation_id  name   starts_on   ends_on     planned_series  time_zone
v7            VIDTF  2019-10-14  2019-10-25  10              Europe/Amsterdam
"""


def write(folder: Path, drawn: str) -> Path:
    """Write each drawn table as a CSV file; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    blocks = [block.split("\n") for block in textwrap.dedent(drawn).strip().split("\n\n")]
    if all(block[0].strip() != "operation" for block in blocks):
        blocks.append(OPERATION.strip().split("\n"))
    for name, *rows in blocks:
        cells = [["" if cell == "." else cell for cell in row.split()] for row in rows]
        text = "".join(",".join(row) + "\n" for row in cells)
        (folder / f"{name.strip()}.csv").write_text(text, encoding="utf-8")
    return folder


def published(folder: Path, drawn: str) -> Snapshot:
    """Publish drawn tables below *folder*; the snapshot that now stands."""
    number = len(list(folder.glob("delivery-*")))
    delivery = write(folder / f"delivery-{number}", drawn)
    publish([delivery], folder / "data")
    return current(folder / "data")
