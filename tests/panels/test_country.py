"""Countries: the parts add up and the titles are true, on the sample and on random deliveries."""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pandas as pd
import pytest

from lib import country as countries
from lib import listing, theme, wording
from lib.database import ARGUMENTS, Snapshot
from lib.measure import measure
from lib.panels import country as panels
from lib.panels.country import where
from lib.panels.panel import horizon
from lib.scope import Scope
from tests.drawn import published
from tests.random_delivery import delivery, scope
from tests.reference.comparison import published as as_delivered

SEEDS = range(10)
QUERIES = [
    "",
    "country=DE",
    "country=DE&country=FR",
    "country=unknown",
    "org=nobody",
    "since=2019-10-15&until=2019-10-20",
    "as_of=2019-10-18T16:00:00Z&clock=happened",
]


@pytest.fixture(scope="module", params=SEEDS)
def drawn(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> "Drawn":
    """A random delivery, published, and scopes for it."""
    draw = Random(request.param)
    there = delivery(draw)
    board = as_delivered(there, tmp_path_factory.mktemp("random"))
    return board, [Scope(), *(scope(draw, there) for _ in range(8))]


Drawn = tuple[Snapshot, list[Scope]]


def adds_up(board: Snapshot, asked: Scope) -> None:
    """Series in scope, told one by one from the events, against what the panel says."""
    parts = panels.COUNTRY_SUM.numbers(board, asked).parts
    events = events_in(board, asked)
    pinned: dict[str, set[str]] = defaultdict(set)
    for series, kind, codes in events:
        wanted = {*codes} & {*(asked.country or codes)} - {countries.UNKNOWN}
        pinned[series] |= wanted if kind == "country_pinpointed" else set()
    numbers = [len(codes) for codes in pinned.values()]
    assert parts.one == sum(n == 1 for n in numbers)
    assert parts.several == sum(n > 1 for n in numbers)
    assert parts.unknown == sum(n == 0 for n in numbers)
    assert parts.series == parts.one + parts.several + parts.unknown == len(pinned)
    assert parts.circles == sum(numbers)
    if parts.delivered:
        assert parts.series == listing.count(board, "series", asked)
        whole = measure(board, ["series_pinpointed"], asked)["series_pinpointed"][0]
        assert parts.one + parts.several + parts.unstated == whole


def events_in(board: Snapshot, asked: Scope) -> list[tuple[str, str, list[str]]]:
    sql = f"select series_id, kind, countries from series_event({ARGUMENTS})"
    return [(str(s), str(k), c) for s, k, c in board.rows(sql, board.arguments(asked))]


def agrees(board: Snapshot, asked: Scope) -> None:
    """Each country of map and grid has what measure says for a scope of that country."""
    found = panels.MAP.numbers(board, asked)
    for row in found.to_dict("records"):
        alone = measure(board, list(where.METRICS), replace(asked, country=(row["country"],)))
        for name, metric in where.COLUMNS.items():
            assert alone[metric][0] == row[name] or pd.isna(alone[metric][0])


def ages(board: Snapshot, asked: Scope) -> None:
    """The ageing by country against the rows that it is gathered from."""
    found = panels.REFERRAL_AGEING.numbers(board, asked)
    waits = listing.rows(board, "waits", asked)
    assert found["waiting"].sum() == len(waits)
    said = panels.REFERRAL_AGEING.finding(found)
    if len(waits):
        oldest = waits["hours"].max()
        assert wording.hours(oldest) in said and wording.count(len(waits)) in said
        holders = {countries.name(code) for code in waits[waits["hours"] == oldest]["country"]}
        assert any(name in said for name in holders)
    for row in found.to_dict("records"):
        alone = measure(
            board, ["median_hours_to_notify"], replace(asked, country=(row["country"],))
        )["median_hours_to_notify"][0]
        assert pd.isna(alone) if pd.isna(row["to_notify"]) else row["to_notify"] == alone


def grows(board: Snapshot, asked: Scope) -> None:
    """Each line of the small multiples ends where measure stands; the rest too."""
    found = panels.SMALL_MULTIPLES.numbers(board, asked)
    for code, days in found.by_day.groupby("country"):
        alone = measure(
            board, ["series_pinpointed", "series_processed"], replace(asked, country=(str(code),))
        ).iloc[0]
        assert days["pinpointed"].iloc[-1] == alone["series_pinpointed"]
        assert days["processed"].iloc[-1] == alone["series_processed"]
        assert days["pinpointed"].is_monotonic_increasing


def lists(board: Snapshot, asked: Scope) -> None:
    """The sheet's rows are the referrals, waits and series that measure counts."""
    found = panels.COUNTRY_SERIES.numbers(board, asked).rows
    told = measure(board, ["referrals_sent", "referrals_waiting", "series_pinpointed"], asked).iloc[
        0
    ]
    if not pd.isna(told["referrals_sent"]):
        assert found["notified_at"].notna().sum() == told["referrals_sent"]
        assert found["hours"].notna().sum() == told["referrals_waiting"]
        pinned = found[found["pinpointed_at"].notna()]["series_id"].nunique()
        assert pinned == told["series_pinpointed"]


Rule = Callable[[Snapshot, Scope], None]
RULES: list[Rule] = [adds_up, agrees, ages, grows, lists]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_holds_on_the_sample(rule: Rule, sample: Snapshot, query: str) -> None:
    rule(sample, sample.scope(query))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_it_holds_on_random_deliveries(rule: Rule, drawn: "Drawn") -> None:
    board, scopes = drawn
    for asked in scopes:
        rule(board, asked)


CANDIDATES = """
    series_event
    event_id  series_id  kind                occurred_at        country
    e1        s1         received            2019-10-14T08:00Z  .
    e2        s1         country_pinpointed  2019-10-14T09:00Z  DE
    e3        s2         country_pinpointed  2019-10-14T09:00Z  DE
    e4        s2         country_pinpointed  2019-10-14T10:00Z  FR
    e5        s3         received            2019-10-14T08:00Z  .
    e6        s4         country_pinpointed  2019-10-14T08:00Z  .
    e7        s2         country_notified    2019-10-14T12:00Z  FR
"""


def test_the_parts_of_a_drawn_delivery(tmp_path: Path) -> None:
    board = published(tmp_path, CANDIDATES)
    whole = panels.COUNTRY_SUM.numbers(board, Scope()).parts
    assert (whole.one, whole.several, whole.unknown, whole.series) == (1, 1, 2, 4)
    assert (whole.circles, whole.unstated, whole.elsewhere) == (3, 1, 0)
    part = panels.COUNTRY_SUM.numbers(board, Scope(country=("DE",)))
    assert (part.parts.one, part.parts.several, part.parts.elsewhere) == (2, 0, 1)
    assert part.sheet == ("Germany", "/country?country=DE")


def test_a_click_sets_the_country_and_nothing_else(sample: Snapshot) -> None:
    asked = sample.scope("since=2019-10-15")
    found = panels.MAP.numbers(sample, asked)
    assert panels.MAP.clicked is not None
    assert panels.MAP.clicked(asked, found, "XK") == replace(asked, country=("XK",))
    assert panels.MAP.clicked(asked, found, "") == asked


def test_a_sheet_speaks_of_one_country(sample: Snapshot) -> None:
    asked = sample.scope("country=DE")
    facts = {fact.label: fact for fact in panels.COUNTRY_FACTS.numbers(sample, asked)}
    (others,) = [words for words, _ in facts["Series with other candidates"].more]
    assert "other countr" in others and "Germany" not in others
    taken_back = listing.rows(sample, "country_corrections", asked)
    assert facts["Taken back"].figure == wording.plural(len(taken_back), "event")
    assert set(taken_back["country"].dropna()) <= {"DE"}
    assert horizon(sample, asked) >= taken_back["taken_back_at"].max().tz_localize("UTC")


BEYOND = """
    series_event
    event_id  series_id  kind                occurred_at        country  voids
    e1        s1         received            2019-10-14T08:00Z  .        .
    e2        s1         country_pinpointed  2019-10-14T09:00Z  DE       .
    e3        s2         country_pinpointed  2019-10-14T09:00Z  DE       .
    e4        s2         country_pinpointed  2019-10-14T10:00Z  FR       .
    e5        s3         country_pinpointed  2019-10-14T09:00Z  DE       .
    e6        s3         country_pinpointed  2019-10-14T09:00Z  FR       .
    e7        s3         country_pinpointed  2019-10-14T09:00Z  MT       .
    e8        s3         processed           2019-10-14T09:00Z  .        .
    e9        s3         closed              2019-10-14T12:00Z  .        e8
"""


def test_candidates_beyond_the_scope_are_counted_and_not_named(tmp_path: Path) -> None:
    board = published(tmp_path, BEYOND)
    for asked in (Scope(country=("DE",)), board.scope("country=DE&since=2019-10-01")):
        for panel in (panels.COUNTRY_SERIES, panels.COUNTRY_FACTS):
            told = panel.numbers(board, asked)
            seen = str(panel.figure(told, theme.LIGHT)) + panel.table(told).to_csv()
            assert not {"France", "FR", "Malta", "MT"} & {*re.findall(r"\w+", seen)}
        markup = str(panels.COUNTRY_SERIES.figure(told_of(board, asked), theme.LIGHT))
        assert "2 other countries" in markup and "1 other country" in markup
        assert "nan" not in markup.lower()
        facts = {fact.label: fact for fact in panels.COUNTRY_FACTS.numbers(board, asked)}
        assert facts["Series with other candidates"].figure == "2"
        assert facts["Series with other candidates"].more == (("up to 2 other countries each", ""),)
        codes = listing.rows(board, "corrections", asked)["country"]
        assert set(" ".join(codes).split()) == {"DE"}
        assert list(listing.rows(board, "corrections", asked)["countries_beyond"]) == [2]
    both = told_of(board, Scope(country=("DE", "FR")))
    markup = str(panels.COUNTRY_SERIES.figure(both, theme.LIGHT))
    assert "France; 1 other country" in markup and "Malta" not in markup
    assert "France and Malta" in str(panels.COUNTRY_SERIES.figure(told_of(board), theme.LIGHT))


def told_of(board: Snapshot, asked: Scope | None = None) -> Any:
    return panels.COUNTRY_SERIES.numbers(board, asked or Scope())


def test_a_referral_without_a_candidate_names_nothing(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        series_event
        event_id  series_id  kind              occurred_at        country
        e1        s1         country_notified  2019-10-14T08:00Z  DE
        e2        s2         country_pinpointed  2019-10-14T08:00Z  DE
    """,
    )
    found = told_of(board)
    markup = str(panels.COUNTRY_SERIES.figure(found, theme.LIGHT))
    assert "nan" not in markup.lower()
    assert panels.COUNTRY_SERIES.finding(found).startswith("1 of 1 referral waits for an answer")
    said = panels.COUNTRY_SUM.finding(panels.COUNTRY_SUM.numbers(board, Scope()))
    assert "1 points to one country" in said


def test_days_name_their_year_where_they_are_of_several(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        operation
        operation_id  name   starts_on   ends_on     planned_series  time_zone
        v7            VIDTF  2018-12-14  2019-01-25  10              Europe/Amsterdam

        series_event
        event_id  series_id  kind                occurred_at        country
        e1        s1         country_pinpointed  2018-12-20T08:00Z  DE
        e2        s2         country_pinpointed  2019-01-10T08:00Z  DE
    """,
    )
    found = panels.SMALL_MULTIPLES.numbers(board, Scope())
    assert panels.SMALL_MULTIPLES.finding(found).endswith("by 20 Dec 2018")
    markup = str(panels.COUNTRY_SERIES.figure(told_of(board), theme.LIGHT))
    assert "20 Dec 2018" in markup and "10 Jan 2019" in markup
    grown = panels.COUNTRY_GROWTH.numbers(board, Scope())
    assert "14 Dec 2018" in str(panels.COUNTRY_GROWTH.figure(grown, theme.LIGHT))


@pytest.mark.parametrize("query", ["country=DE", "country=DE&since=2019-10-01"])
def test_no_listing_names_a_country_beyond_the_scope(query: str, tmp_path: Path) -> None:
    board = published(tmp_path, BEYOND)
    for name in listing.LISTINGS:
        told = listing.rows(board, name, board.scope(query)).to_csv()
        assert not {"FR", "MT"} & {*re.findall(r"\w+", told)}, name
