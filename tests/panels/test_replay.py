"""The replay: which moments are shown, that each is what ``measure`` says, and where tiles lie."""

from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random

import pandas as pd
import pytest

from lib import atlas, wording
from lib.database import Snapshot
from lib.measure import measure
from lib.panels.replay import CLOCKS, REPLAY, Replay, course, finding, grid, replay
from lib.panels.replay.frames import BY_COUNTRY, SHOWN
from lib.panels.replay.grid import bounds, folded
from lib.panels.replay.moments import MOST
from lib.scope import Scope
from tests.drawn import published
from tests.panels.test_panels import BARE

SCOPES = [
    "",
    "country=DE&country=FR",
    "country=IT&clock=happened",
    "as_of=2019-10-18T14:00:00Z",
    "since=2019-10-15&until=2019-10-18",
    "org=NL-POLICE&as_of=2019-10-23T09:00:00Z&clock=happened",
    "as_of=2019-09-01T00:00:00Z",
    "org=nobody",
]
WEEKEND = """
    operation
    operation_id  name   starts_on   ends_on     planned_series  time_zone
    v7            VIDTF  2019-10-25  2019-10-28  10              Europe/Amsterdam

    series_event
    event_id  series_id  kind       occurred_at        known_at
    e1        s1         processed  2019-10-25T08:00Z  2019-10-28T09:00Z
    e2        s2         processed  2019-10-28T15:00Z  2019-10-28T15:00Z
"""
FRAMES = {  # local time, part: Sunday has none at work, and its clock goes back
    "25 Oct 00:00 CEST start",
    "25 Oct 13:00 CEST morning",
    "25 Oct 18:30 CEST evening",
    "26 Oct 13:00 CEST morning",
    "26 Oct 18:30 CEST evening",
    "27 Oct 13:00 CET morning",
    "27 Oct 18:30 CET evening",
    "28 Oct 13:00 CET morning",
    "28 Oct 18:30 CET evening",
    "29 Oct 00:00 CET end",
}
PROCESSED = {  # at each of them, in order
    "known": [0, 0, 0, 0, 0, 0, 0, 1, 2, 2],
    "happened": [0, 1, 1, 1, 1, 1, 1, 1, 2, 2],
}


def drawn(found: Replay) -> list[str]:
    return [
        f"{wording.short_day(at)} {wording.clock(at)} {wording.zone_name(at)} {each.part}"
        for each in found.moments
        for at in [wording.local(each.at, found.zone)]
    ]


def processed(found: Replay, clock: str) -> list[float | None]:
    return [frame.figures["series_processed"] for frame in found.frames[clock]]  # type: ignore[index]


@cache
def played(snapshot: Snapshot, query: str) -> Replay:
    """The replay of a scope; kept, as several tests ask."""
    return replay(snapshot, snapshot.scope(query))


def operation(folder: Path, starts_on: str, ends_on: str, event: str) -> Snapshot:
    table = (
        "operation\noperation_id  name   starts_on   ends_on     planned_series  time_zone\n"
        f"v7            VIDTF  {starts_on}  {ends_on}  10              UTC\n\n"
        f"series_event\nevent_id  series_id  kind       occurred_at\ne1  s1  processed  {event}"
    )
    return published(folder, table)


def test_every_half_day_is_shown_idle_ones_too(tmp_path: Path) -> None:
    found = replay(published(tmp_path, WEEKEND), Scope())
    assert set(drawn(found)) == FRAMES and len(found.moments) == len(FRAMES)
    assert {clock: processed(found, clock) for clock in CLOCKS} == PROCESSED
    assert [each.at for each in found.moments] == sorted(each.at for each in found.moments)


def test_it_ends_where_the_view_stands(tmp_path: Path) -> None:
    board = published(tmp_path, WEEKEND)
    early = replay(board, Scope(as_of=datetime(2019, 10, 26, 9, tzinfo=UTC)))
    assert drawn(early)[-2:] == ["25 Oct 18:30 CEST evening", "26 Oct 11:00 CEST end"]
    on_a_close = replay(board, Scope(as_of=datetime(2019, 10, 26, 11, tzinfo=UTC)))
    assert drawn(on_a_close)[-2:] == ["25 Oct 18:30 CEST evening", "26 Oct 13:00 CEST end"]
    before = replay(board, Scope(as_of=datetime(2019, 10, 1, tzinfo=UTC)))
    assert drawn(before) == ["1 Oct 02:00 CEST end"]
    far = replay(board, Scope(as_of=datetime(9999, 12, 31, tzinfo=UTC)))
    assert len(far.moments) == len(FRAMES)  # after the newest there is nothing moves


@pytest.mark.parametrize(
    ("ends_on", "event", "every", "shown", "skipped"),
    [
        ("2019-11-03", "2019-10-20T08:00Z", 0, 2 * 34 + 2, False),
        ("2020-01-20", "2019-10-20T08:00Z", 1, 112 + 2, False),
        ("2023-10-20", "2019-10-20T08:00Z", 13, 114 + 2, False),  # 1481 days
        ("2019-10-03", "2021-10-20T08:00Z", 0, 2 * 17 + 2, True),
    ],
)
def test_a_long_one_is_shown_in_longer_steps(
    tmp_path: Path, ends_on: str, event: str, every: int, shown: int, skipped: bool
) -> None:
    found = course(operation(tmp_path, "2019-10-01", ends_on, event), Scope())
    assert (found.every, found.skipped) == (every, skipped)
    assert len(found.moments) == shown <= MOST + 2
    assert {each.part for each in found.moments} >= {"start", "evening", "end"}
    assert not every or "morning" not in {each.part for each in found.moments}


@pytest.mark.parametrize("query", SCOPES)
def test_every_frame_is_what_measure_says(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    found = played(sample, query)
    chance, last = Random(query), len(found.moments) - 1
    for clock in CLOCKS:
        for place in {last, chance.randint(0, last), chance.randint(0, last)}:
            there = replace(scope, as_of=found.moments[place].as_of, clock=clock)
            wanted = measure(sample, SHOWN, there).iloc[0]
            frame = found.frames[clock][place]
            assert frame.figures == {n: None if pd.isna(v) else v for n, v in wanted.items()}
            by_country = measure(sample, BY_COUNTRY, there, ["country"])
            rows = by_country.fillna(0).itertuples(index=False)
            assert frame.countries == {code: (p, w) for code, p, w in rows if p or w}


@pytest.mark.parametrize("query", SCOPES)
def test_the_last_frame_is_the_view(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    found = played(sample, query)
    assert found.moments[-1].as_of == scope.as_of
    wanted = measure(sample, ["series_processed"], scope)["series_processed"][0]
    assert processed(found, scope.clock)[-1] == wanted


def test_late_reports_part_the_clocks(sample: Snapshot) -> None:
    found = played(sample, "")
    known, happened = (processed(found, clock) for clock in CLOCKS)
    assert known != happened and known[-1] == happened[-1]


def test_a_frame_says_where_it_stands(tmp_path: Path) -> None:
    found = replay(published(tmp_path, WEEKEND), Scope())
    last = len(found.moments) - 1
    assert finding(found, "known", last).startswith("2 of 10 planned series processed, 8 behind")
    assert finding(found, "known", 1) != finding(found, "happened", 1)
    assert REPLAY.finding(found) == finding(found, "known", last)
    table = REPLAY.table(found)
    assert len(table) == 2 * len(found.moments) and {*SHOWN} < {*table.columns}


@pytest.mark.parametrize("name", [*BARE])
def test_whatever_is_lacking_it_plays(tmp_path: Path, name: str) -> None:
    found = replay(published(tmp_path, BARE[name]), Scope())
    assert len(found.moments) > 1 and REPLAY.finding(found) and len(REPLAY.table(found))
    delivered = "series_event" in BARE[name]
    assert (processed(found, "known")[0] is not None) == delivered
    assert set(grid(found).places) == set()


def test_folded_squares_keep_their_order_and_never_share_a_place() -> None:
    chance = Random(1)
    every = atlas.tiles()
    for size in (0, 1, 12, 42, 120, len(every)):
        places = {code: every[code] for code in chance.sample(sorted(every), size)}
        moved = folded(places)
        assert len(set(moved.values())) == len(moved) == size
        for axis in (0, 1):
            order = sorted(places, key=lambda code, axis=axis: places[code][axis])  # type: ignore[misc]
            there = [moved[code][axis] for code in order]
            assert there == sorted(there)
            assert set(there) == set(range(len(set(there))))  # none is empty


@pytest.mark.parametrize(
    ("most", "wanted"),
    [(0, ()), (1, (1,)), (3, (1, 2, 3)), (5, (1, 2, 3, 4, 5)), (20, (2, 3, 6, 11, 20))],
)
def test_tints_rise_to_the_most(most: int, wanted: tuple[int, ...]) -> None:
    assert bounds(most) == wanted
