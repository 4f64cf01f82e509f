"""What a series is linked to: heirs, circles, merges taken back, links out of the scope."""

from pathlib import Path

from lib import theme
from lib.database import Snapshot
from lib.panels.one_series import CANDIDATES, FILES, OVERLAPS, REFERRALS, STANDING, TIME_LINE
from lib.panels.panel import Panel
from tests.drawn import published

EVERY = [CANDIDATES, FILES, OVERLAPS, REFERRALS, STANDING, TIME_LINE]
LINKS = """
    series_event
    event_id  series_id  kind      occurred_at
    a         s1         received  2019-10-14T08:00Z
    b         s2         received  2019-10-14T08:00Z
    c         s3         received  2019-10-14T08:00Z
    d         s4         received  2019-10-14T08:00Z
    e         s5         received  2019-10-14T08:00Z

    series_link
    link_id  series_id  linked_series_id  relation     basis    occurred_at        voids
"""
CHAIN = """\
    l1       s1         s2                merged_into  visual   2019-10-15T08:00Z  .
    l2       s2         s3                merged_into  digital  2019-10-15T09:00Z  .
    l3       s4         s1                overlaps     audio    2019-10-15T10:00Z  .
"""
CIRCLE = """\
    l1       s1         s2                merged_into  visual   2019-10-15T08:00Z  .
    l2       s2         s1                merged_into  digital  2019-10-15T09:00Z  .
"""
TAKEN_BACK = """\
    l1       s1         s2                merged_into  visual   2019-10-15T08:00Z  .
    l2       s1         s2                merged_into  visual   2019-10-16T08:00Z  l1
"""
ONCE = """\
    l1       s1         s2                overlaps     visual   2019-10-15T08:00Z  .
    l2       s1         s3                overlaps     digital  2019-10-15T09:00Z  .
    l3       s3         s2                merged_into  digital  2019-10-15T10:00Z  .
    l4       s4         s1                merged_into  digital  2019-10-15T10:00Z  .
    l5       s2         s5                split_from   .        2019-10-15T10:00Z  .
"""


def said(panel: Panel, snapshot: Snapshot, series: str = "s1", scope: str = "") -> str:
    return panel.finding(panel.numbers(snapshot, snapshot.scope(scope), series=series))


def drawn(panel: Panel, snapshot: Snapshot, series: str = "s1") -> str:
    found = panel.numbers(snapshot, snapshot.scope(""), series=series)
    return str(panel.figure(found, theme.LIGHT))


def test_merges_lead_to_the_last_heir(tmp_path: Path) -> None:
    board = published(tmp_path, LINKS + CHAIN)
    assert said(OVERLAPS, board) == ("Merged into s2, then s3; linked to 1 further series")
    assert said(STANDING, board) == "Merged into s3; received since 14 Oct 2019"
    assert 'href="/one-series?series=s3"' in drawn(STANDING, board)
    for panel in (OVERLAPS, STANDING):  # metrics count each id
        assert "counts" not in drawn(panel, board) + said(panel, board)
    assert 'href="/one-series?series=s2"' in drawn(OVERLAPS, board)
    assert said(OVERLAPS, board, "s3") == "1 series was merged, here counted once with its heir"


def test_merges_in_a_circle_end(tmp_path: Path) -> None:
    board = published(tmp_path, LINKS + CIRCLE)
    assert said(OVERLAPS, board) == (
        "Merged in a circle (s2 → s1): which of them is the heir is open"
    )
    assert "in a circle" in drawn(STANDING, board)
    assert said(STANDING, board) == "Received since 14 Oct 2019"


def test_a_merge_taken_back_is_none(tmp_path: Path) -> None:
    board = published(tmp_path, LINKS + TAKEN_BACK)
    assert said(OVERLAPS, board) == "Not linked to any other series"
    assert said(OVERLAPS, board, scope="as_of=2019-10-15T12:00:00Z").startswith("Merged into s2")


def test_a_merged_series_counts_once_with_its_heir(tmp_path: Path) -> None:
    board = published(tmp_path, LINKS + ONCE)
    # s3 counts as s2, and s4 as this very series
    assert said(OVERLAPS, board) == (
        "Linked to 1 other series; 2 series were merged, each here counted once with its heir"
    )
    markup = drawn(OVERLAPS, board)
    for one in ("s2", "s3", "s4", "s5"):
        assert f'href="/one-series?series={one}"' in markup
    assert "merged into this one · digital" in markup


def test_what_it_is_linked_to_out_of_scope_is_not_named(tmp_path: Path) -> None:
    more = """
        series_event
        event_id  series_id  kind                occurred_at        country
        a         s1         country_pinpointed  2019-10-14T08:00Z  DE
        b         s2         country_pinpointed  2019-10-14T08:00Z  FR

        series
        series_id  operation_id
        s1         v7
        s2         v7

        series_link
        link_id  series_id  linked_series_id  relation     occurred_at
        l1       s1         s2                merged_into  2019-10-15T08:00Z
    """
    board = published(tmp_path, more)
    assert said(OVERLAPS, board, scope="country=DE") == (
        "Merged into a series out of this scope; 1 link out of this scope"
    )
    for panel in EVERY:
        found = panel.numbers(board, board.scope("country=DE"), series="s1")
        assert "s2" not in str(panel.figure(found, theme.LIGHT))
        assert "s2" not in panel.table(found).to_csv()
