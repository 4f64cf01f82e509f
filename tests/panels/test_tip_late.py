"""Objects whose tips came late, and the only one of its kind: what is said of them is so."""

from pathlib import Path

from lib.panels import tip
from lib.scope import Scope
from tests.drawn import published
from tests.panels.test_tip import said

LATE = """
    object
    object_id  title  release
    o1         Cap    r

    object_event
    event_id  object_id  kind       occurred_at
    e1        o1         published  2018-10-14T08:00Z

    tip
    tip_id  received_at        object_id  count
    t1      2019-10-14T09:00Z  o1         24
    t2      2019-10-15T09:00Z  o1         6
"""


def test_tips_that_came_late_are_not_said_to_lack(tmp_path: Path) -> None:
    board = published(tmp_path, LATE)
    assert said(tip.DECAY, board, Scope()) == (
        "30 tips on published objects, none in their first 26 weeks"
    )


def test_the_only_one_is_not_the_one_with_most(tmp_path: Path) -> None:
    board = published(tmp_path / "a", LATE)
    only = "Release r drew 30 tips; how many were useful is not delivered"
    assert said(tip.YIELD_PER_RELEASE, board, Scope()) == only
    triage = """
    tip_event
    event_id  tip_id  kind      occurred_at
    x1        t2      new_lead  2019-10-15T10:00Z
    """
    board = published(tmp_path / "b", f"{LATE.strip()}\n\n{triage.strip()}")
    only = "“Cap” drew 30 tips; useful: 6 of 30, 20 %"
    assert said(tip.YIELD_PER_OBJECT, board, Scope()) == only
