"""The page of one series: two clocks, corrections, candidates, referrals, heirs and circles."""

from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from lib import theme, wording
from lib.charts.series_table import STAGES
from lib.database import Snapshot
from lib.export import parquet
from lib.listing import rows
from lib.measure import measure
from lib.panels import one_series
from lib.panels.one_series import (
    CANDIDATES,
    FILES,
    OVERLAPS,
    REFERRALS,
    STANDING,
    TIME_LINE,
)
from lib.panels.one_series.standing import is_open
from lib.panels.panel import Panel
from lib.scope import Scope
from tests import random_delivery
from tests.drawn import published
from tests.reference.comparison import published as random_published

EVERY = [CANDIDATES, FILES, OVERLAPS, REFERRALS, STANDING, TIME_LINE]

STORY = """
    participant
    operation_id  org  name    experts
    v7            A    Agency  3
    v7            B    Bureau  2

    series
    series_id  operation_id  priority  images  videos
    s1         v7            high      7       2
    s2         v7            low       1       0

    series_event
    event_id  series_id  kind                  occurred_at        known_at           org  country  confidence  voids
    e1        s1         received              2019-10-14T08:00Z  .                  A    .        .           .
    e2        s1         analysis_started      2019-10-14T09:00Z  .                  B    .        .           .
    e3        s1         country_pinpointed    2019-10-14T10:00Z  2019-10-15T10:00Z  A    DE       low         .
    e4        s1         country_pinpointed    2019-10-15T10:00Z  .                  A    DE       high        .
    e5        s1         country_pinpointed    2019-10-15T11:00Z  .                  A    FR       moderate    .
    e6        s1         country_pinpointed    2019-10-15T11:00Z  2019-10-16T11:00Z  A    XK       low         e5
    e7        s1         country_notified      2019-10-15T12:00Z  .                  A    DE       .           .
    e8        s1         country_answered      2019-10-17T12:00Z  .                  A    DE       .           .
    e9        s1         processed             2019-10-16T12:00Z  .                  A    .        .           .
    f1        s2         received              2019-10-14T08:00Z  .                  A    .        .           .
    f2        s2         country_pinpointed    2019-10-14T09:00Z  .                  A    SE       high        .

    media
    series_id  kind   added_on    files
    s1         image  2019-10-14  5
    s1         image  2019-10-16  2
    s1         video  2019-10-16  2
"""  # noqa: E501


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("story"), STORY)


def said(panel: Panel, snapshot: Snapshot, series: str = "s1", scope: str = "") -> str:
    return panel.finding(panel.numbers(snapshot, snapshot.scope(scope), series=series))


def drawn(panel: Panel, snapshot: Snapshot, series: str = "s1", scope: str = "") -> Any:
    found = panel.numbers(snapshot, snapshot.scope(scope), series=series)
    return panel.figure(found, theme.LIGHT)


def test_the_time_line_has_both_clocks_and_what_was_taken_back(story: Snapshot) -> None:
    assert said(TIME_LINE, story) == (
        "8 events, 14–17 Oct 2019; 1 taken back; 2 known later, by up to 24\u00a0h"
    )
    markup = drawn(TIME_LINE, story)
    assert "<s>Pinpointed: France</s>" in markup
    assert "taken back 16 Oct 13:00" in markup
    assert "in place of France" in markup
    assert markup.index(">Work<") < markup.index(">Countries<")


def test_before_the_correction_was_known_nothing_was_taken_back(story: Snapshot) -> None:
    earlier = "as_of=2019-10-16T10:00:00Z"
    assert "taken back" not in drawn(TIME_LINE, story, scope=earlier)
    assert "France" in said(CANDIDATES, story, scope=earlier) or "Germany" in said(
        CANDIDATES, story, scope=earlier
    )
    assert "Kosovo" not in drawn(CANDIDATES, story, scope=earlier)
    happened = f"{earlier}&clock=happened"
    assert "<s>Pinpointed: France</s>" in drawn(TIME_LINE, story, scope=happened)


def test_an_organisation_is_named_only_by_the_rule_of_throughput(tmp_path: Path) -> None:
    big = story_of(tmp_path / "big", "A    Agency  3", "B    Bureau  4", "C    Corps  3")
    assert "Agency" in drawn(TIME_LINE, big) and "Bureau" in drawn(TIME_LINE, big)
    # A single one of two experts could be told from the rest, so the least of them hides too.
    one = story_of(tmp_path / "one", "A    Agency  3", "B    Bureau  2", "C    Corps  5")
    assert "Agency" not in drawn(TIME_LINE, one) and "Bureau" not in drawn(TIME_LINE, one)
    assert rows(one, "events", Scope())["org"].dropna().empty
    two = story_of(tmp_path / "two", "A    Agency  3", "B    Bureau  2", "C    Corps  2")
    assert set(rows(two, "events", Scope())["org"].dropna()) == {"Agency"}


def story_of(folder: Path, *orgs: str) -> Snapshot:
    """The story with other organisations."""
    table = "    operation_id  org  name    experts\n"
    head, rest = STORY.split("\n\n", 1)
    return published(
        folder,
        "\n    participant\n"
        + table
        + "\n".join(f"    v7            {o}" for o in orgs)
        + "\n\n"
        + rest,
    )


def test_a_candidate_counts_once_and_those_taken_back_stand_apart(story: Snapshot) -> None:
    assert said(CANDIDATES, story) == (
        "2 candidate countries; surest: Germany, high confidence; 1 taken back"
    )
    markup = drawn(CANDIDATES, story)
    kept, gone = markup.split("Taken back")
    assert "Germany" in kept and "Kosovo" in kept and "France" not in kept
    assert "<s>" in gone and "France" in gone
    assert "first on 14 Oct" in kept
    assert 'href="/one-series?country=DE&amp;series=s1"' in kept
    assert 'href="/country?country=DE"' in kept


def test_referrals_have_their_waits_and_candidates_not_notified(story: Snapshot) -> None:
    assert said(REFERRALS, story) == "1 of 1 country notified has answered; 1 not notified"
    markup = drawn(REFERRALS, story)
    assert "2.0\u00a0days later" in markup  # from notified to answered
    waits = drawn(REFERRALS, story, scope="as_of=2019-10-16T12:00:00Z")
    assert "waits 24\u00a0h" in waits
    assert said(REFERRALS, story, scope="as_of=2019-10-16T12:00:00Z") == (
        "0 of 1 country notified have answered; Germany has had it for 24\u00a0h; 1 not notified"
    )


def test_where_it_stands(story: Snapshot) -> None:
    assert said(STANDING, story) == "Answered on 17 Oct 2019"
    assert said(STANDING, story, scope="as_of=2019-10-17T00:00:00Z") == (
        "Country notified on 15 Oct 2019"
    )
    assert said(STANDING, story, scope="as_of=2019-10-15T00:00:00Z") == (
        "In analysis since 14 Oct 2019"
    )
    assert said(STANDING, story, "s2") == "Country pinpointed on 14 Oct 2019"


def test_files_per_day(story: Snapshot) -> None:
    assert said(FILES, story) == "7 images and 2 videos added on 2 days, most on 14 Oct 2019"
    figure = drawn(FILES, story)
    assert [list(trace.y) for trace in figure.data] == [[5, 2], [2]]


@pytest.mark.parametrize("scope", ["country=SE", "operation=v7&country=unknown", "org=nobody"])
@pytest.mark.parametrize("panel", EVERY, ids=lambda panel: panel.name)
def test_a_series_out_of_scope_is_said_so(panel: Panel, scope: str, story: Snapshot) -> None:
    assert said(panel, story, scope=scope) == "Series s1 is not in this scope"
    drawn(panel, story, scope=scope)


def test_a_narrowed_scope_shows_nothing_of_another_country(story: Snapshot) -> None:
    markup = drawn(TIME_LINE, story, scope="country=DE")
    assert "Germany" in markup
    assert "France" not in markup and "Kosovo" not in markup


def test_a_country_taken_back_puts_no_series_in_its_scope(story: Snapshot) -> None:
    assert said(TIME_LINE, story, scope="country=FR") == "Series s1 is not in this scope"
    assert rows(story, "events", story.scope("country=FR")).empty


def test_a_series_on_the_list_to_which_nothing_happened(tmp_path: Path) -> None:
    board = published(tmp_path, "series\nseries_id  operation_id\ns1  v7")
    assert said(STANDING, board) == "On the list"
    assert said(TIME_LINE, board) == "Nothing has happened in this scope"
    assert said(STANDING, board, scope="as_of=2019-10-16T00:00:00Z").endswith("not in this scope")
    for panel in EVERY:
        assert drawn(panel, board)


def test_every_table_can_be_written(story: Snapshot) -> None:
    for panel in EVERY:
        found = panel.numbers(story, Scope(), series="s1")
        assert parquet(panel.table(found), "a sentence")


SERIES = (*random_delivery.SERIES, "s4")


@pytest.mark.parametrize("seed", range(8))
def test_what_each_series_says_adds_up_to_what_is_measured(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    delivery = random_delivery.delivery(draw)
    board = random_published(delivery, tmp_path)
    for _ in range(4):
        scope = random_delivery.scope(draw, delivery)
        adds_up(board, scope)
        for panel in EVERY:
            for series in SERIES:
                found = panel.numbers(board, scope, series=series)
                assert panel.figure(found, theme.DARK)
                assert panel.finding(found) and panel.alt(found)


def adds_up(board: Snapshot, scope: Scope) -> None:
    """What the panels say of one series after the other, counted, is what measure gives."""
    about = [one_series.STANDING.numbers(board, scope, series=one) for one in SERIES]
    sent = [REFERRALS.numbers(board, scope, series=one).rows for one in SERIES]
    counted = {
        "series_open": sum(is_open(one) for one in about),
        "series_processed": sum((one.standing["kind"] == "processed").any() for one in about),
        "series_pinpointed": sum(
            (one.standing["kind"] == "country_pinpointed").any() for one in about
        ),
        "series_linked": sum(len(one.links) > 0 for one in about),
        "referrals_sent": sum(int(one["notified_at"].notna().sum()) for one in sent),
        "referrals_answered": sum(int(one["answered_at"].notna().sum()) for one in sent),
    }
    measured = measure(board, list(counted), scope).iloc[0]
    for name, value in counted.items():
        assert value == (0 if pd.isna(measured[name]) else measured[name]), name
    for one, found in zip(SERIES, about, strict=True):
        words = TIME_LINE.finding(found)
        stands = len(found.standing)
        assert words.startswith((f"{stands} event", "No event", "Nothing", f"Series {one}"))
        if not found.there:
            assert not len(found.events) + len(found.links) + len(found.files)


@pytest.mark.parametrize("seed", range(4))
def test_a_series_stands_where_the_table_of_series_says_on_random_deliveries(
    seed: int, tmp_path: Path
) -> None:
    draw = Random(seed)
    delivery = random_delivery.delivery(draw)
    board = random_published(delivery, tmp_path)
    for scope in (Scope(), *(random_delivery.scope(draw, delivery) for _ in range(4))):
        stands_alike(board, scope)


@pytest.mark.parametrize("query", ["", "country=DE", "as_of=2019-10-18T16:00:00Z"])
def test_a_series_stands_where_the_table_of_series_says_on_the_sample(
    query: str, sample: Snapshot
) -> None:
    stands_alike(sample, sample.scope(query))


def stands_alike(board: Snapshot, scope: Scope) -> None:
    """Each series of the table has the word and the day of its row on its own page too."""
    some = rows(board, "series", scope).groupby("stage").head(5)  # of each stage: it takes long
    for row in some.to_dict("records"):
        found = STANDING.numbers(board, scope, series=row["series_id"])
        day = wording.day(wording.local(row["stage_at"], board.zone(scope.operation)))
        word = STAGES[row["stage"]]
        fact = STANDING.table(found).iloc[0]
        assert fact["value"] == word
        assert fact["more"] in (f"on {day}", f"since {day}")
        said = STANDING.finding(found)
        assert said.lower().endswith(f"{word} {fact['more']}".lower())
