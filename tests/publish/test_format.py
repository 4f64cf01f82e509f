"""A snapshot of an earlier board: said clearly, and brought up to date."""

from pathlib import Path

import duckdb
import pytest

from lib.database import current, pointer, published
from lib.errors import Outdated
from lib.listing import rows
from lib.publish import publish, renew
from lib.scope import Scope
from tests import drawn

DRAWN = """
    series_event
    event_id  series_id  kind      occurred_at           voids
    e1        s1         received  2019-10-14T08:00:00Z  .
    e2        s2         received  2019-10-14T08:00:00Z  .
"""


@pytest.fixture
def aged(tmp_path: Path) -> Path:
    """A data folder whose snapshot has neither a format nor what is rolled up."""
    data = tmp_path / "data"
    publish([drawn.write(tmp_path / "a", DRAWN)], data)
    path = published(data) / pointer(data)
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("alter table snapshot drop column format")
        connection.execute("drop table series_row")
        connection.execute("drop table series_step")
        connection.execute("alter table series_event drop column place")
    path.chmod(0o444)
    return data


def test_an_older_snapshot_is_said_with_what_to_do(aged: Path) -> None:
    with pytest.raises(Outdated, match=r"earlier version of the board.*board\.py run"):
        current(aged)


def test_it_is_brought_up_to_date_with_nothing_added(aged: Path) -> None:
    renew(aged)
    assert list(rows(current(aged), "series", Scope())["series_id"]) == ["s1", "s2"]


def test_any_delivery_brings_it_up_to_date_also_the_same_again(aged: Path, tmp_path: Path) -> None:
    outcome = publish([drawn.write(tmp_path / "b", DRAWN)], aged)
    assert outcome.added["series_event"] == 0
    assert len(rows(current(aged), "series", Scope())) == 2
    again = publish([drawn.write(tmp_path / "c", DRAWN)], aged)
    assert again.snapshot == outcome.snapshot == current(aged).id
