"""What needs attention: the oldest waits and the silent feeds."""

from typing import Any

import pandas as pd

from lib import panels, wording
from lib.briefing.slide import Cell, Column, Number, Table
from lib.briefing.slides.shown import fitting, hours, key, known, of
from lib.database import Snapshot
from lib.panels.attention import Attention
from lib.scope import Scope


def attention(found: Attention, _: Snapshot, __: Scope) -> Table:
    """A row each, the oldest wait first; how many questions about the data there are, below."""
    feeds, waits = _oldest(found.feeds), _oldest(found.waits)
    asked = wording.plural(len(found.questions), "question")
    room = fitting(len(waits) + len(feeds)) - len(feeds)
    left = len(waits) - room
    rows: list[tuple[Cell, ...]] = [
        *(_row(row["title"], row, hours(row["hours"], WAITING)) for row in waits[:room]),
        *(_row(f"Feed gone quiet: {row['title']}", row, _silence(row["hours"])) for row in feeds),
    ]
    columns = (
        Column("title", "What", "text"),
        Column("detail", "Since", "text"),
        Column("hours", "For", "hours", "waiting"),
    )
    said = [
        f"and {wording.count(left)} more waits" if left > 0 else "",
        f"{asked} about the data" if len(found.questions) else "",
    ]
    return Table(columns, tuple(rows), "; ".join(filter(None, said)))


WAITING = key("referrals_waiting")


def _oldest(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.sort_values("hours", ascending=False, kind="stable").to_dict("records")


def _row(title: str, row: dict[Any, Any], said: Number) -> tuple[Cell, ...]:
    return title, str(row["detail"]), said


def _silence(value: float) -> Number:
    """Since a feed's last row: counts nothing."""
    return Number(known(value, whole=False), None, "hours")


ATTENTION = of(panels.ATTENTION, "Table of what needs attention", attention, internal=True)
