"""What changed between two instants, as panels say it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings

from lib import theme
from lib.database import Snapshot
from lib.errors import Refused
from lib.listing import rows
from lib.measure import measure
from lib.panels import change
from lib.panels.change import words
from lib.panels.change.instants import DEFAULT, briefings, instants
from lib.panels.panel import horizon
from lib.scope import Scope
from tests.drawn import published
from tests.random_delivery import SEEDS, delivery, scope
from tests.reference.comparison import published as delivered

BRIEFING = datetime(2019, 10, 25, 6, 45, tzinfo=UTC)
SCOPES = ["", "country=DE", "clock=happened", "as_of=2019-10-18T16:00:00Z", "since=2019-10-15"]


def test_the_last_briefing_is_where_it_begins(sample: Snapshot) -> None:
    found = instants(sample, Scope())
    assert found.before == BRIEFING
    assert found.earlier == "25 Oct 2019 08:45 CEST (Last briefing)"
    assert found.later.endswith("CET (the newest there is)")
    assert briefings(sample, Scope())[0] == (BRIEFING, "Last briefing")


def test_without_a_briefing_it_is_a_day(tmp_path: Path) -> None:
    board = published(tmp_path, "tip\ntip_id  received_at\nt1  2019-10-14")
    found = instants(board, Scope())
    assert found.after - found.before == DEFAULT
    assert "no briefing noted" in found.earlier


@pytest.mark.parametrize("ahead", [timedelta(0), timedelta(days=1)])
def test_the_earlier_instant_must_be_the_earlier(sample: Snapshot, ahead: timedelta) -> None:
    with pytest.raises(Refused, match="an instant before the later one"):
        change.FIGURES.numbers(sample, Scope(), before=horizon(sample, Scope()) + ahead)


@pytest.mark.parametrize("query", SCOPES)
def test_parts_sum_to_what_the_figures_differ_by(sample: Snapshot, query: str) -> None:
    where = sample.scope(query)
    found = change.FIGURES.numbers(sample, where)
    then = replace(where, as_of=found.between.before)
    for line in found.lines:
        now, was = (measure(sample, [line.name], s)[line.name][0] for s in (where, then))
        assert (line.before, line.after) == pytest.approx((was, now), nan_ok=True) or line.kind
        if line.kind == "count":
            assert sum(part.difference for part in line.parts) == now - was
        for part in line.parts:
            assert len(part.rows) <= part.there
            assert len(part.rows) in (part.there, 12)


def test_the_rows_are_those_that_are_counted(sample: Snapshot) -> None:
    for query in ("", "country=DE"):
        where = sample.scope(query)
        kinds = change.BY_KIND.numbers(sample, where)
        for row in kinds.rows:
            word = next(w for w, pair in words.WORDS.items() if words.kind(*pair) == row.name
                        and words.GROUPS[pair[0]] == row.group)  # fmt: skip
            for cause, number in row.counts.items():
                listed = change.ROWS.numbers(sample, where, status=(cause, word))
                assert listed.there == number, (query, row.name, cause)


def test_a_country_of_the_table_is_that_scope(sample: Snapshot) -> None:
    by = {row.name: row.counts for row in change.BY_COUNTRY.numbers(sample, Scope()).rows}
    names = {"DE": "Germany", "US": "United States", "unknown": "country not known"}
    for code, name in names.items():
        narrowed = change.BY_KIND.numbers(sample, Scope(country=(code,)))
        for cause, number in by[name].items():
            assert sum(row.counts[cause] for row in narrowed.rows) == number, (code, cause)


def test_pages_of_rows_follow_each_other(sample: Snapshot) -> None:
    first = change.ROWS.numbers(sample, Scope(), status=("new",))
    second = change.ROWS.numbers(sample, Scope(), status=("new",), page=2)
    assert len(first.rows) == len(second.rows) == 50
    assert not set(first.rows) & set(second.rows)
    assert first.earlier is None
    assert "page=2" in str(first.later)
    pages = -(-first.there // 50)
    last = change.ROWS.numbers(sample, Scope(), status=("new",), page=pages)
    assert last.rows and last.later is None
    for page in (pages + 1, 999):
        with pytest.raises(Refused, match=f"There is no page {page}: the .* rows found fill"):
            change.ROWS.numbers(sample, Scope(), status=("new",), page=page)


def test_a_word_that_is_no_change_is_refused(sample: Snapshot) -> None:
    with pytest.raises(Refused, match="no change “improved”"):
        change.ROWS.numbers(sample, Scope(), status=("improved",))


CORRECTED = """
    series_event
    event_id  series_id  kind       occurred_at        known_at           country  voids
    e1        s1         processed  2019-10-14T10:00Z  .                  DE       .
    e2        s1         processed  2019-10-14T09:00Z  2019-10-15T16:00Z  DE       e1
    e3        s2         processed  2019-10-14T11:00Z  .                  FR       .
    e4        s2         .          2019-10-16T11:00Z  .                  .        e3
"""


def test_the_ledger_tells_what_by_what_and_how_long(tmp_path: Path) -> None:
    board = published(tmp_path, CORRECTED)
    found = rows(board, "corrections", Scope())
    told = ["event_id", "country", "taken_back_by", "replaced_by", "hours"]
    first, second = (tuple(row) for row in found[told].fillna("").to_numpy())
    assert first == ("e3", "FR", "e4", "", 48.0)
    assert second == ("e1", "DE", "e2", "processed", 30.0)
    assert change.LEDGER.finding(change.LEDGER.numbers(board, Scope())) == (
        "2 rows were taken back; the longest stood wrongly for 2.0\u00a0days: s2"
    )
    early = board.scope("as_of=2019-10-15T20:00:00Z")
    assert list(rows(board, "corrections", early)["event_id"]) == ["e1"]
    assert list(rows(board, "corrections", Scope(country=("FR",)))["event_id"]) == ["e3"]


def test_where_nothing_changed_it_is_said(sample: Snapshot) -> None:
    nobody = sample.scope("org=nobody")
    found = change.FIGURES.numbers(sample, nobody)
    assert change.FIGURES.finding(found) == "No figure changed since 25 Oct 08:45"
    assert "nothing" in str(change.FIGURES.figure(found, theme.LIGHT))


@settings(max_examples=4)
@given(SEEDS)
def test_findings_are_true_of_random_deliveries(seed: int) -> None:
    draw = Random(seed)
    of = delivery(draw)
    with TemporaryDirectory() as folder:
        board = delivered(of, Path(folder), seed)
        for _ in range(4):
            where = scope(draw, of)
            found = change.FIGURES.numbers(board, where)
            moved = [line for line in found.lines if line.parts or line.before != line.after]
            said = change.FIGURES.finding(found)
            if moved:
                assert f"{len(moved)} of {len(found.lines)} figures changed" in said
            else:
                assert said.startswith(("No figure changed", "Not delivered"))
            kinds = change.BY_KIND.numbers(board, where)
            new = sum(row.counts["new"] for row in kinds.rows)
            said = change.BY_KIND.finding(kinds)
            assert said.startswith((f"{new} new event", "No event came or went"))
            assert change.ROWS.numbers(board, where, status=("new",)).there == new
            for panel in (change.BY_COUNTRY, change.LEDGER):
                assert panel.figure(panel.numbers(board, where), theme.DARK)
