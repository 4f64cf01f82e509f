"""Questions in words for people, and the figures that they touch."""

from pathlib import Path
from typing import Any

import pytest

from lib import question
from lib.database import Snapshot
from lib.listing import rows
from lib.metrics import CATALOGUE
from lib.scope import Scope
from tests.drawn import published

ROW: dict[str, Any] = {
    "table": "series_event", "delivery": 2, "row": 7, "id": "e7", "about": "s1",
    "kind": "processed", "country": None, "column": "occurred_at", "said": None,
    "wanted": "", "counts": True,
}  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "touched", "untouched"),
    [
        ({}, ["series_processed", "series_open", "median_hours_to_process"],
         ["victims_identified", "series_received", "tips_received", "share_of_series_processed"]),
        ({"kind": "victim_identified"}, ["victims_identified"],
         ["victims_tentative", "series_open"]),
        ({"kind": "country_notified"}, ["countries_notified", "referrals_waiting"],
         ["series_processed", "referrals_answered"]),
        ({"table": "tip", "kind": "received"}, ["tips_received", "tips_useful"], ["series_open"]),
        ({"table": "tip_event", "kind": "new_lead"}, ["tips_useful", "tips_waiting"],
         ["tips_received"]),
        ({"table": "series_link", "kind": "linked"}, ["series_linked"], ["series_open"]),
        ({"table": "media", "kind": "video"}, ["videos_counted", "files_counted"],
         ["images_counted"]),
        ({"kind": None, "row": None}, ["series_processed", "victims_identified"], ["experts"]),
        ({"kind": None}, [], ["series_processed"]),  # it only takes back
        ({"counts": False}, [], ["series_processed"]),
        ({"table": "note"}, [], ["series_processed"]),
    ],
)  # fmt: skip
def test_what_a_question_touches(
    changes: dict[str, Any], touched: list[str], untouched: list[str]
) -> None:
    found = {name for name, each in CATALOGUE.items() if question.touches(ROW | changes, each)}
    assert set(touched) <= found
    assert not set(untouched) & found


def test_questions_are_put_in_words_for_people(sample: Snapshot) -> None:
    zone = sample.zone()
    said = [
        (question.sentence(row, zone), question.place(row))
        for row in rows(sample, "questions", Scope()).to_dict("records")
    ]
    assert (
        "Series S-0662 was processed on 15 Oct 2019 11:11 CEST, "
        "before it was received (16 Oct 2019 09:04 CEST).",
        "Row 2\u202f088 of series events, delivery 1",
    ) in said
    names = ("_id", "_at", "occurred", "wanted:", "T0", "Z")
    assert not [text for text, _ in said if any(name in text for name in names)]


DRAWN = """
    series
    series_id  operation_id
    s1         v7

    series_event
    event_id  series_id  kind              occurred_at        known_at           country  voids
    e1        s1         country_notified  2019-10-14T10:00Z  .                  DE       .
    e2        s9         processed         2019-10-14T10:00Z  2019-10-14T09:00Z  .        .
    e3        s1         country_answered  2019-10-15T10:00Z  .                  FR       .

    object
    object_id  kind
    o1         logo

    tip
    tip_id  object_id  received_at        country
    t1      o9         2019-10-14T12:00Z  DE
"""


def test_no_question_of_a_real_check_is_left_in_column_names(tmp_path: Path) -> None:
    board = published(tmp_path, DRAWN)
    found = rows(board, "questions", Scope()).to_dict("records")
    said = "\n".join(question.sentence(row, "UTC") for row in found)
    assert "Series s1: Germany was notified, but the series was not pinpointed to it." in said
    assert "Series s1: France answered, but had not been notified of it." in said
    assert "“processed”, but s9 is not in the list of series." in said
    assert "was known on 14 Oct 2019 09:00 UTC, before it happened" in said
    assert "Tip t1 names object o9, which is not in the list of objects." in said
    assert "_" not in said


def test_questions_are_of_the_scope(tmp_path: Path) -> None:
    board = published(tmp_path, DRAWN)

    def about(query: str) -> set[str]:
        return set(rows(board, "questions", board.scope(query))["id"])

    assert about("") == {"e1", "e2", "e3", "t1"}
    assert about("country=DE") == {"e1", "t1"}
    assert about("country=unknown") == {"e2"}
    assert about("since=2019-10-15") == {"e3"}
    assert about("org=nobody") == set()
    early = rows(board, "questions", board.scope("as_of=2019-10-14T11:00:00Z"))
    assert set(early[early["counts"]]["id"]) == {"e1", "e2"}
