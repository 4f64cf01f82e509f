"""Questions about the data bear their delivery: rows of two may have the same number."""

import textwrap
from pathlib import Path

from lib.listing import rows
from lib.scope import Scope
from tests.drawn import published

FIRST = """
    series_event
    event_id  series_id  kind       occurred_at        known_at
    e1        s1         processed  2019-10-14T10:00Z  2019-10-14T09:00Z
"""
SECOND = """
    series_event
    event_id  series_id  kind    occurred_at        known_at
    e2        s2         closed  2019-10-15T10:00Z  2019-10-15T09:00Z
"""


def test_the_first_rows_of_two_deliveries_are_told_apart(tmp_path: Path) -> None:
    published(tmp_path, FIRST)
    found = rows(published(tmp_path, SECOND), "questions", Scope())
    of_rows = found[found["row"].notna()]  # not of the whole table
    told = of_rows[["delivery", "row", "id", "about", "kind"]].to_numpy().tolist()
    assert told == [[1, 1, "e1", "s1", "processed"], [2, 1, "e2", "s2", "closed"]]


def test_what_was_delivered_again_is_not_asked_twice(tmp_path: Path) -> None:
    pictures = "object\nobject_id  kind  image\no1  logo  a.png"
    published(tmp_path, pictures)
    again = published(tmp_path, f"{textwrap.dedent(SECOND)}\n{pictures}")
    found = rows(again, "questions", Scope())
    assert found[found["table"] == "object"][["delivery", "row", "about"]].to_numpy().tolist() == [
        [1, 1, "o1"]
    ]
