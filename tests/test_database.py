"""Opening snapshots: what stands in them, read only, a cursor per call."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lib.database import Snapshot, current, digest, opened, operation_in, pointer, published
from lib.errors import BoardError, NothingPublished, Refused
from tests import drawn

TWO = """
    operation
    operation_id  name  starts_on   ends_on     time_zone
    old           Old   2018-10-15  2018-10-26  America/St_Johns
    new           New   2019-10-14  2019-10-25  Europe/Amsterdam
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return drawn.published(tmp_path_factory.mktemp("two"), TWO)


def test_operations_come_latest_first_and_lend_their_zone(two: Snapshot) -> None:
    assert [each.operation_id for each in two.operations] == ["new", "old"]
    assert (two.zone(), two.zone("old")) == ("Europe/Amsterdam", "America/St_Johns")
    assert two.delivered == {"operation"}


def test_an_instant_is_read_in_the_zone_of_the_operation_it_stands_with(two: Snapshot) -> None:
    assert two.scope("as_of=2019-10-18T18:00").query() == "as_of=2019-10-18T16:00:00Z"
    old = two.scope("as_of=2018-10-18T18:00&operation=old")
    assert "as_of=2018-10-18T20:30:00Z" in old.query()


def test_an_operation_that_is_not_here_is_refused_with_those_that_are(two: Snapshot) -> None:
    with pytest.raises(Refused, match="there is new, old"):
        two.scope("operation=other")


@pytest.mark.parametrize(
    ("query", "found"),
    [("operation=a", "a"), ("?x=1&operation=b&y=2", "b"), ("my_operation=c", None), ("", None)],
)
def test_the_operation_of_a_query(query: str, found: str | None) -> None:
    assert operation_in(query) == found


def test_nothing_published_and_a_pointer_to_nowhere_are_said(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished, match="publish DELIVERY"):
        pointer(tmp_path)
    published(tmp_path).mkdir()
    (published(tmp_path) / "CURRENT").write_text("snap-000001-abcdef.duckdb\n")
    with pytest.raises(BoardError, match="snap-000001-abcdef"):
        current(tmp_path)


def test_threads_have_cursors_of_their_own(two: Snapshot) -> None:
    def ask(number: int) -> bool:
        return two.rows("select $n::integer", {"n": number}) == [(number,)]

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(400)))


def test_the_same_file_may_be_opened_twice(two: Snapshot) -> None:
    again = opened(two.path)
    assert again == two
    again.connection.close()
    assert two.operations


def test_a_digest_is_short_and_stable() -> None:
    assert digest(["a", {"b": 1}]) == digest(["a", {"b": 1}]) != digest(["a", {"b": 2}])
    assert len(digest([])) == 6
