"""The page of one object: its end states, both clocks, tips with their yield."""

from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from lib import theme
from lib.access import Viewer
from lib.database import Snapshot
from lib.export import parquet
from lib.focus import Focus
from lib.measure import measure
from lib.panels import object
from lib.panels.object import CHANNEL, LANGUAGE, POINTS_TO, SHEET, TIME_LINE, TIPS, TRIAGE
from lib.panels.object.sheet import received, useful
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.ui import subject
from lib.ui.view import View
from tests import random_delivery
from tests.drawn import published
from tests.reference.comparison import published as random_published

EVERY = [CHANNEL, LANGUAGE, POINTS_TO, SHEET, TIME_LINE, TIPS, TRIAGE]
STORY = """
    object
    object_id  release  kind   title
    o1         r1       place  Where?
    o2         r1       text   What?
    o3         .        .      .

    object_event
    event_id  object_id  kind            occurred_at        known_at           country  voids
    e1        o1         published       2019-10-14T08:00Z  .                  .        .
    e2        o1         identified      2019-10-15T08:00Z  .                  .        .
    e3        o1         too_widespread  2019-10-15T09:00Z  2019-10-16T09:00Z  .        .
    e4        o2         published       2019-10-14T08:00Z  .                  .        .
    e5        o2         located         2019-10-15T08:00Z  .                  DE       .
    e6        o2         located         2019-10-15T08:00Z  2019-10-16T08:00Z  FR       e5

    tip
    tip_id  object_id  received_at        country  channel  language  count
    t1      o1         2019-10-14T09:00Z  DE       web      de        20
    t2      o1         2019-10-16T09:00Z  .        web      .         3
    t3      o1         2019-10-16T09:00Z  FR       phone    fr        2

    tip_event
    event_id  tip_id  kind       occurred_at
    a         t1      new_lead   2019-10-14T10:00Z
    b         t1      forwarded  2019-10-15T10:00Z
    c         t3      duplicate  2019-10-16T10:00Z
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("story"), STORY)


def said(panel: Panel, snapshot: Snapshot, object: str = "o1", scope: str = "") -> str:
    return panel.finding(panel.numbers(snapshot, snapshot.scope(scope), object=object))


def drawn(panel: Panel, snapshot: Snapshot, object: str = "o1", scope: str = "") -> Any:
    found = panel.numbers(snapshot, snapshot.scope(scope), object=object)
    return panel.figure(found, theme.LIGHT)


def test_too_widespread_is_an_end_of_its_own(story: Snapshot) -> None:
    assert said(SHEET, story) == ("Identified but too widespread; 25 tips, 20 useful (80\u00a0%)")
    earlier = "as_of=2019-10-16T08:30:00Z"  # before the books learned that it is
    assert said(SHEET, story, scope=earlier).startswith("Identified; 20 tips")
    assert said(SHEET, story, "o2").startswith("Located; 0 tips")
    assert said(SHEET, story, "o3").startswith("Not published; 0 tips")


def test_an_object_without_a_picture_has_a_place_for_it(story: Snapshot) -> None:
    markup = drawn(SHEET, story)
    assert "No picture delivered" in markup
    assert "<img" not in markup


def test_a_picture_is_asked_of_the_board_itself(sample: Snapshot) -> None:
    markup = drawn(SHEET, sample, "OBJ-001")
    assert f'src="/picture/{sample.id}/OBJ-001"' in markup
    assert 'alt="Published picture: Baseball cap, green"' in markup


def test_a_place_that_was_corrected_is_struck(story: Snapshot) -> None:
    assert said(TIME_LINE, story, "o2") == (
        "2 events, 14–15 Oct 2019; 1 taken back; 1 known later, by up to 24\u00a0h"
    )
    markup = drawn(TIME_LINE, story, "o2")
    assert "<s>Located: Germany</s>" in markup
    assert "in place of Located: Germany" in markup


def test_tips_are_never_without_their_yield(story: Snapshot) -> None:
    assert said(TIPS, story) == (
        "25 tips 14–16 Oct 2019; 80\u00a0% of them useful; most on 14 Oct 2019: 20"
    )
    assert said(TRIAGE, story).startswith("3 of 25 tips wait for triage; 91\u00a0% of 22")
    by_day = TIPS.table(TIPS.numbers(story, Scope(), object="o1"))
    assert by_day["tips_received"].tolist() == [20, 0, 5]
    assert by_day["tips_useful"].tolist() == [20, 0, 0]
    assert "Useful" in drawn(POINTS_TO, story)


def test_where_tips_point_to_and_how_they_come(story: Snapshot) -> None:
    assert said(POINTS_TO, story) == (
        "2 countries; most: Germany, 20 of 25 tips; 3 of 25 tips name no country"
    )
    assert said(CHANNEL, story) == "2 channels; most: Web, 23 of 25 tips"
    assert said(LANGUAGE, story) == (
        "2 languages; most: German, 20 of 25 tips; 3 of 25 tips name no language"
    )
    assert 'href="/object?country=DE&amp;object=o1"' in drawn(POINTS_TO, story)


def test_a_country_narrows_the_tips(story: Snapshot) -> None:
    assert said(POINTS_TO, story, scope="country=FR") == "France, 2 of 2 tips"


@pytest.mark.parametrize("panel", EVERY, ids=lambda panel: panel.name)
def test_an_object_that_is_not_there_is_said_so(panel: Panel, story: Snapshot) -> None:
    assert said(panel, story, "o9") == "Object o9 is not in this scope"
    assert said(panel, story, scope="as_of=2019-10-01T00:00:00Z").endswith("not in this scope")


def test_what_was_not_delivered_is_said_and_never_nought(tmp_path: Path) -> None:
    board = published(tmp_path, STORY.split("    tip\n")[0])
    assert said(SHEET, board) == "Identified but too widespread; tips not delivered"
    assert said(TIPS, board) == "Not delivered: tips"
    board = published(tmp_path / "tips", STORY.split("    tip_event\n")[0])
    assert said(SHEET, board).endswith("25 tips, how many were useful is not delivered")
    assert said(TRIAGE, board) == "Not delivered: what triage made of tips"
    assert "Useful" not in drawn(POINTS_TO, board)


def test_every_table_can_be_written(story: Snapshot) -> None:
    for panel in EVERY:
        assert parquet(panel.table(panel.numbers(story, Scope(), object="o1")), "a sentence")


@pytest.mark.parametrize("seed", range(6))
def test_tips_of_each_object_are_those_that_are_measured(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    delivery = random_delivery.delivery(draw)
    board = random_published(delivery, tmp_path)
    for _ in range(4):
        scope = random_delivery.scope(draw, delivery)
        agrees(board, scope)
        for panel in EVERY:
            for one in (*random_delivery.OBJECTS, "o3"):
                found = panel.numbers(board, scope, object=one)
                assert panel.figure(found, theme.DARK)
                assert panel.finding(found) and panel.alt(found)


def agrees(board: Snapshot, scope: Scope) -> None:
    """Each part adds up to the tips of the object, as ``measure`` gives them by object."""
    measured = measure(board, ["tips_received", "tips_useful"], scope, ["object"])
    measured = measured.set_index("object")
    for one in (*random_delivery.OBJECTS, "o3"):
        found = SHEET.numbers(board, scope, object=one)
        wanted = measured.loc[one] if one in measured.index else None
        if "tip" not in board.delivered:
            assert received(found) is None
            continue
        assert received(found) == (0 if wanted is None else wanted["tips_received"])
        if "tip_event" in board.delivered:
            assert useful(found) == (0 if wanted is None else wanted["tips_useful"])
        for panel in (CHANNEL, LANGUAGE, POINTS_TO):
            assert panel.table(found)["tips"].sum() == received(found)
        assert TIPS.table(found)["tips_received"].sum() == received(found)
        assert not pd.isna(received(found))


@pytest.mark.parametrize("scope", ["org=nobody", "country=MT"])
def test_an_object_without_anything_in_a_narrowed_scope_is_not_there(
    scope: str, story: Snapshot
) -> None:
    assert not object.is_there(story, story.scope(scope), "o1")
    assert said(SHEET, story, scope=scope) == "Object o1 is not in this scope"
    assert "<dl>" not in drawn(SHEET, story, scope=scope)
    assert object.is_there(story, Scope(), "o1")
    assert object.is_there(story, story.scope("country=DE"), "o1")
    assert not object.is_there(story, story.scope("country=DE"), "o3")
    assert object.is_there(story, Scope(), "o3")


def test_the_page_of_an_object_out_of_scope_leads_out(story: Snapshot) -> None:
    asked = story.scope("country=MT")
    here = View(Viewer("a@b.example"), story, asked, asked, Focus(object="o1"))
    about = subject.SUBJECTS["object"]
    assert about.title(here) is None
    line = "".join(subject.outside(about, here, "o1"))
    assert line.startswith("Object o1 is not in this scope.")
    assert 'href="/object?object=o1">See it without filters</a>' in line
