"""What differs between two instants, drawn as tables and held against the reference."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from hypothesis import given, settings

from lib import changes
from lib.changes.tally import tallied
from lib.database import Snapshot
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.scope import Scope
from tests import reference
from tests.drawn import published
from tests.random_delivery import SEEDS, delivery, scope
from tests.reference.comparison import published as delivered

COUNTS = tuple(name for name, metric in CATALOGUE.items() if metric.kind == "count")
NOON = datetime(2019, 10, 15, 12, tzinfo=UTC)
DRAWN = """
series_event
event_id  series_id  kind                occurred_at        known_at           country  count  voids
e1        s1         received            2019-10-14T08:00Z  .                  .        .      .
e2        s1         processed           2019-10-14T09:00Z  .                  .        .      .
e3        s2         processed           2019-10-14T10:00Z  .                  .        .      .
e4        s3         victim_identified   2019-10-14T11:00Z  .                  DE       3      .
e5        s4         country_pinpointed  2019-10-14T11:00Z  .                  DE       .      .
e6        s2         .                   2019-10-16T08:00Z  .                  .        .      e3
e7        s3         victim_identified   2019-10-14T11:00Z  2019-10-16T09:00Z  DE       2      e4
e8        s5         processed           2019-10-16T10:00Z  .                  .        .      .
e9        s4         country_pinpointed  2019-10-14T11:00Z  2019-10-16T11:00Z  FR       .      e5
e10       s4         received            2019-10-14T07:00Z  .                  .        .      .
e11       s6         processed           2019-10-16T12:00Z  .                  .        .      .
e12       s6         .                   2019-10-16T13:00Z  .                  .        .      e11
e13       s1         reopened            2019-10-16T14:00Z  .                  .        .      .

series_link
link_id  series_id  linked_series_id  occurred_at        voids
l1       s1         s2                2019-10-14T12:00Z  .
l2       s3         s4                2019-10-16T12:00Z  .
l3       s3         s4                2019-10-16T13:00Z  l1

object_event
event_id  object_id  kind        occurred_at
o1        b1         published   2019-10-14T12:00Z
o2        b1         identified  2019-10-16T12:00Z

tip
tip_id  object_id  received_at        country  count
t1      b1         2019-10-14T12:00Z  DE       4
t2      b1         2019-10-16T12:00Z  FR       5

tip_event
event_id  tip_id  kind      occurred_at        voids
x1        t1      new_lead  2019-10-16T12:00Z  .

media
series_id  kind   added_on    files
s4         image  2019-10-14  7
s4         image  2019-10-16  2
"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("changes"), DRAWN)


def said(board: Snapshot, metric: str, query: str = "", before: datetime = NOON) -> dict[str, int]:
    """``+processed new``: the parts of a difference."""
    found = changes.between(board, board.scope(query), before)
    frame = changes.explained(found, (metric,))
    words = [
        f"{'+' if came else '-'}{kind} {cause}"
        for came, kind, cause in zip(frame["came"], frame["kind"], frame["cause"], strict=True)
    ]
    return {str(k): int(v) for k, v in frame["difference"].groupby(words).sum().items()}


def replaced(kind: str, came: int, went: int) -> dict[str, int]:
    return {f"+{kind} corrected": came, f"-{kind} corrected": went}


@pytest.mark.parametrize(
    ("metric", "query", "expected"),
    [
        ("series_processed", "", {"+processed new": 1, "-processed withdrawn": -1}),
        ("series_open", "", {"-processed withdrawn": 0, "+reopened new": 1}),
        ("victims_identified", "", replaced("victim_identified", 2, -3)),
        ("series_pinpointed", "", {}),  # of another country, but pinpointed before and after
        ("series_pinpointed", "country=DE", {"-country_pinpointed corrected": -1}),
        ("series_pinpointed", "country=FR", {"+country_pinpointed corrected": 1}),
        ("series_received", "country=FR", {"+received moved": 1}),
        ("series_received", "country=DE", {"-received moved": -1}),
        ("countries_pinpointed", "", replaced("country_pinpointed", 1, -1)),
        ("files_counted", "", {"+image new": 2}),
        ("files_counted", "country=FR", {"+image new": 2, "+image moved": 7}),
        ("series_linked", "", {"+linked new": 2, "-linked withdrawn": -2}),
        ("objects_open", "", {"+identified new": -1}),
        ("tips_received", "", {"+received new": 5}),
        ("tips_useful", "", {"+new_lead new": 4}),
        ("tips_waiting", "", {"+received new": 5, "+new_lead new": -4}),
        ("series_processed", "clock=happened", {"+processed new": 1}),  # e3 and e11 never were
        ("experts", "", {}),
        ("median_hours_to_process", "", {}),  # no sum
    ],
)  # fmt: skip
def test_differences_are_explained_to_the_event(
    board: Snapshot, metric: str, query: str, expected: dict[str, int]
) -> None:
    assert said(board, metric, query) == {k: v for k, v in expected.items() if v}


def test_a_correction_of_what_was_never_seen_is_no_change(board: Snapshot) -> None:
    found = changes.between(board, Scope(), NOON).events["series_event"]
    assert not {"e11", "e12"} & set(found["event_id"])


def test_series_that_moved_on(board: Snapshot) -> None:
    found = changes.between(board, Scope(), NOON).moved_on
    whole = found[found["country"].isna()]  # s4 is pinpointed at both; s2 left with its only event
    assert whole[["series_id", "from", "kind"]].to_numpy().tolist() == [
        ["s1", "processed", "reopened"]
    ]
    later = changes.between(board, Scope(), datetime(2019, 10, 14, 8, 30, tzinfo=UTC)).moved_on
    whole = later[later["country"].isna()]
    assert whole[["series_id", "from", "kind"]].to_numpy().tolist() == [
        ["s1", "received", "reopened"],
        ["s4", "received", "country_pinpointed"],
    ]


def pairs(seed: int) -> list[tuple[Scope, datetime]]:
    """Scopes of a random delivery, each with an earlier instant."""
    draw = Random(seed)
    of = delivery(draw)
    found = []
    for _ in range(4):
        later = scope(draw, of)
        earlier = scope(draw, of).as_of or datetime(2019, 10, 14, tzinfo=UTC)
        end = later.as_of or datetime(2100, 1, 1, tzinfo=UTC)
        found.append((later, min(earlier, end - timedelta(seconds=1))))
    return found


@settings(max_examples=5)
@given(SEEDS)
def test_what_is_explained_sums_to_the_difference(seed: int) -> None:
    of = delivery(Random(seed))
    with TemporaryDirectory() as folder:
        board = delivered(of, Path(folder), seed)
        for later, before in pairs(seed):
            found = changes.between(board, later, before)
            frame = changes.explained(found, COUNTS)
            sums = frame.groupby("metric")["difference"].sum()
            now, then = (measure(board, COUNTS, s).iloc[0] for s in (later, at(later, before)))
            for name in COUNTS:
                if pd.isna(now[name]) or name == "files_available":
                    continue
                assert sums.get(name, 0) == now[name] - then[name], (seed, name, later, before)
            causes_are_true(found, frame)
            some = Random(seed).choice(COUNTS)  # and as the reference counts
            slow = (
                reference.measure(of, some, later),
                reference.measure(of, some, at(later, before)),
            )
            if slow[0] is not None and some != "files_available":
                assert sums.get(some, 0) == slow[0] - slow[1], (seed, some, later, before)


def at(of: Scope, instant: datetime) -> Scope:
    return replace(of, as_of=instant)


def causes_are_true(found: changes.Changes, frame: pd.DataFrame) -> None:
    """What is new was not known, what was corrected or withdrawn no longer stands."""
    clock = "known_from" if found.scope.clock == "known" else "occurred_at"
    before = pd.Timestamp(found.before).tz_localize(None)
    new = frame[(frame["cause"] == "new") & (frame["table"] != "media")]
    assert (new[clock] > before).all()
    moved = frame[frame["cause"] == "moved"]
    assert (moved[clock] <= before).all()
    gone = frame[~frame["came"].astype(bool)]
    back = gone[gone["cause"].isin(["corrected", "withdrawn"])]
    assert back["known_until"].notna().all()
    assert set(gone["cause"]) <= {"corrected", "withdrawn", "moved"}
    if found.scope.clock == "happened":
        assert back.empty
    if not (found.scope.country or found.scope.org):
        assert moved.empty


@settings(max_examples=3)
@given(SEEDS)
def test_by_country_is_what_a_narrowed_scope_says(seed: int) -> None:
    of = delivery(Random(seed))
    with TemporaryDirectory() as folder:
        board = delivered(of, Path(folder), seed)
        for later, before in pairs(seed)[:3]:
            whole = tallied(changes.between(board, replace(later, country=()), before))
            for code in ("DE", "FR", "unknown"):
                part = changes.between(board, replace(later, country=(code,)), before)
                narrowed = tallied(part)
                by = whole.by_country
                row = by[by["country"] == code].drop(columns="country").sum()
                assert (
                    row.to_dict()
                    == narrowed.by_kind.drop(columns=["table", "kind"]).sum().to_dict()
                )
