"""A frame names the facts that a release is about, however its scope was spelt."""

from pathlib import Path

import pytest

from lib.briefing.frame import frame
from lib.database import Snapshot, current
from lib.publish import publish
from tests import drawn

OPERATION = """
operation
operation_id  name   starts_on   ends_on     marking    time_zone
v7            Trial  2019-10-14  2019-10-18  TLP:CLEAR  Europe/Amsterdam
"""
FACTS = """
series
series_id  operation_id
S-1        v7

series_event
event_id  series_id  kind       occurred_at        known_at           country
e1        S-1        received   2019-10-14T08:00Z  .                  .
e2        S-1        processed  2019-10-16T22:30Z  2019-10-18T08:00Z  DE

tip
tip_id  received_at        country
t1      2019-10-15T09:00Z  FR
"""
NOTE = """
note
note_id  operation_id  occurred_at        text
n1       v7            2019-10-30T09:00Z  A_note
"""
TIP = """
tip
tip_id  received_at        country
t2      2019-10-15T10:00Z  FR
"""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("frame")


@pytest.fixture(scope="module")
def snapshot(data: Path) -> Snapshot:
    return published(data, OPERATION + FACTS)


def published(data: Path, text: str) -> Snapshot:
    folder = data / f"delivery-{len([*data.glob('delivery-*')])}"
    publish([drawn.write(folder, text)], data / "data")
    return current(data / "data")


# the last fact of 16 Oct, in UTC, is of 17 Oct in Amsterdam
SAME = [
    ("", "operation=v7"), ("", "clock=happened"), ("", "since=2019-10-14"),
    ("", "since=2000-01-01"), ("", "as_of=2019-10-17T00:00:00Z&clock=happened"),
    ("", "until=2019-10-17"), ("", "until=2030-01-01"), ("", "as_of=2019-10-18T08:00:00Z"),
    ("", "as_of=2030-01-01T00:00:00Z&clock=happened"),
    ("since=2019-10-16", "since=2019-10-17"), ("until=2019-10-15", "until=2019-10-16"),
    ("country=DE", "country=DE&operation=v7&since=2019-10-01"),
    ("as_of=2019-10-15T09:00:00Z", "as_of=2019-10-15T20:00:00Z&clock=happened"),
]  # fmt: skip
OTHER = [
    ("", "country=DE"), ("", "since=2019-10-15"), ("", "until=2019-10-16"),
    ("", "as_of=2019-10-18T07:59:00Z"), ("country=DE", "country=FR"), ("", "org=EUROPOL"),
    ("since=2030-01-01", ""), ("until=2000-01-01", ""),
    ("as_of=2019-10-17T00:00:00Z", "as_of=2019-10-17T00:00:00Z&clock=happened"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_scopes_that_mean_the_same_facts(one: str, other: str, snapshot: Snapshot) -> None:
    assert frame(snapshot, snapshot.scope(one)) == frame(snapshot, snapshot.scope(other))


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_scopes_that_mean_others(one: str, other: str, snapshot: Snapshot) -> None:
    assert frame(snapshot, snapshot.scope(one)) != frame(snapshot, snapshot.scope(other))


def test_an_operation_is_not_all_where_some_facts_belong_to_none(tmp_path: Path) -> None:
    series = "series\nseries_id  operation_id\nS-1        v7\n"
    found = published(tmp_path, OPERATION + FACTS.replace(series, ""))
    assert frame(found, found.scope("")) != frame(found, found.scope("operation=v7"))


def test_a_note_is_no_fact_and_a_tip_is(data: Path, snapshot: Snapshot) -> None:
    scope = snapshot.scope("country=FR")
    noted = published(data, OPERATION + NOTE)
    assert noted.id != snapshot.id and frame(noted, scope) == frame(snapshot, scope)
    assert frame(published(data, OPERATION + TIP), scope) != frame(snapshot, scope)
