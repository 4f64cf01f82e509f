"""All or nothing, only ever adding, old or new and never neither."""

import os
import stat
from pathlib import Path

import pytest

from lib.database import current, published
from lib.errors import Missing, NothingPublished, PublishRefused
from lib.measure import measure
from lib.publish import Refusal, publish, verify, versions
from lib.scope import Scope
from tests import drawn
from tests.publish.deliveries import CONFLICT, FIRST, SECOND, tips


def test_a_delivery_adds_and_what_is_repeated_counts_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    assert (first.added["tip"], first.added["media"], tips(data)) == (2, 2, 4)
    second = publish([drawn.write(tmp_path / "b", SECOND)], data)
    assert (second.added["tip"], second.repeated["tip"], tips(data)) == (1, 1, 14)
    assert (second.added["media"], second.repeated["media"]) == (1, 1)
    files = measure(current(data), ["files_counted"], Scope())["files_counted"][0]
    assert (files, second.snapshot == current(data).id) == (13, True)


def test_the_same_delivery_again_changes_nothing(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", drawn.write(tmp_path / "a", FIRST)
    first, again = publish([folder], data), publish([folder], data)
    assert again.snapshot == first.snapshot
    assert not any(again.added.values())
    assert again.repeated == {"operation": 1, "tip": 2, "media": 2}


def test_an_id_with_other_content_is_refused_and_the_old_stands(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    folder = drawn.write(tmp_path / "b", CONFLICT)
    with pytest.raises(Refusal, match="nothing was published") as refusal:
        publish([folder], data)
    assert refusal.value.outcome.refused["tip"] == 1
    assert [(p.table, p.row) for p in refusal.value.outcome.problems] == [("tip", 1)]
    assert (current(data).id, tips(data)) == (first.snapshot, 4)
    taken = publish([folder], data, accept_valid_rows=True)
    assert (taken.added["tip"], taken.refused["tip"], tips(data)) == (1, 1, 5)


def test_an_event_may_come_before_its_series(tmp_path: Path) -> None:
    data = tmp_path / "data"
    event = """
        series_event
        event_id  series_id  kind       occurred_at
        e1        s1         processed  2019-10-14T22:30:00Z
    """
    series = "series\nseries_id  operation_id  priority\ns1         v7            high"
    before = publish([drawn.write(tmp_path / "a", event)], data)
    assert before.questions == 1
    assert publish([drawn.write(tmp_path / "b", series)], data).questions == 0
    by = measure(current(data), ["series_processed"], Scope(), ["priority"])
    assert list(by["priority"]) == ["high"]


def test_a_snapshot_is_read_only_and_shut_off(tmp_path: Path) -> None:
    data = tmp_path / "data"
    publish([drawn.write(tmp_path / "a", FIRST)], data)
    snapshot = current(data)
    assert stat.S_IMODE(os.stat(snapshot.path).st_mode) == 0o444
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    for sql in (
        f"select * from read_csv('{secret}')",
        f"copy (select 1) to '{tmp_path / 'out.csv'}'",
        "delete from snapshot.tip",
        "set enable_external_access = true",
        "install httpfs",
    ):
        with pytest.raises(Exception, match=r"(?i)disabled|read-only|locked|cannot|not allowed"):
            snapshot.rows(sql)


def test_a_file_that_differs_from_what_was_checked_is_never_pointed_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    real = verify.opened

    def damaged(path: Path) -> object:
        path.chmod(0o644)
        import duckdb

        with duckdb.connect(str(path)) as connection:
            connection.execute("update tip set \"count\" = 1 where tip_id = 't3'")
        return real(path)

    monkeypatch.setattr(verify, "opened", damaged)
    with pytest.raises(PublishRefused, match="tips_received 5, the checked delivery 14"):
        publish([drawn.write(tmp_path / "b", SECOND)], data)
    assert current(data).id == first.snapshot
    assert not list(published(data).glob(".building*"))


def test_no_file_name_is_kept(tmp_path: Path) -> None:
    data = tmp_path / "data"
    text = "object\nobject_id  title  image\no1         Cap    a-name.png"
    folder = drawn.write(tmp_path / "a", text)
    assert publish([folder], data).questions == 1  # the picture is not in the delivery
    assert publish([folder], data).repeated["object"] == 1
    snapshot = current(data)
    tables = snapshot.query(
        "select table_name from duckdb_tables() where database_name = 'snapshot'"
    )
    for table in tables["table_name"]:
        assert "a-name" not in snapshot.query(f'from snapshot."{table}"').to_csv()


def test_an_empty_data_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NothingPublished, match="publish DELIVERY"):
        current(tmp_path)


def test_several_deliveries_are_one_all_or_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    a, b = drawn.write(tmp_path / "a", FIRST), drawn.write(tmp_path / "b", SECOND)
    both = publish([a, b], data)
    assert (both.added["tip"], both.repeated["tip"], both.snapshot) == (3, 1, current(data).id)
    conflict = drawn.write(tmp_path / "c", CONFLICT)
    new = drawn.write(tmp_path / "d", "tip\ntip_id  received_at\nt9  2019-10-14")
    with pytest.raises(Refusal):
        publish([new, conflict], data)
    assert (tips(data), current(data).id) == (14, both.snapshot)
    kept = list(versions(published(data)).values())
    for bad in (conflict, tmp_path / "nowhere"):  # refused, or not even there
        with pytest.raises((Refusal, Missing)):
            publish([new, bad], data, keep=1)
        assert list(versions(published(data)).values()) == kept
        assert (tips(data), current(data).id) == (14, both.snapshot)
    assert len(kept) == 1  # two deliveries at once are one snapshot
    with pytest.raises(Refusal):
        publish([a, conflict], tmp_path / "fresh")
    with pytest.raises(NothingPublished):
        current(tmp_path / "fresh")


ZONES = """
    operation
    operation_id  name   starts_on   ends_on     time_zone
    early         Early  2019-10-01  2019-10-25  America/New_York
    late          Late   2019-10-14  2019-10-25  Asia/Tokyo

"""
OF_EARLY = """
    series
    series_id  operation_id
    s1         early
"""
ITS_EVENT = """
    series_event
    event_id  series_id  kind      occurred_at
    e1        s1         received  2019-10-14T08:00
"""


def test_an_instant_without_an_offset_is_read_in_the_zone_of_its_earlier_series(
    tmp_path: Path,
) -> None:
    data = tmp_path / "data"
    first = drawn.write(tmp_path / "a", ZONES + OF_EARLY.lstrip("\n"))
    second = drawn.write(tmp_path / "b", ZONES + ITS_EVENT.lstrip("\n"))
    publish([first, second], data)
    at = current(data).rows("select occurred_at from snapshot.series_event")[0][0]
    assert f"{at}" == "2019-10-14 12:00:00"


def test_known_when_it_occurred_is_the_same_as_not_saying_so(tmp_path: Path) -> None:
    data = tmp_path / "data"
    said = """
        series_event
        event_id  series_id  kind      occurred_at        known_at
        e1        s1         received  2019-10-14T08:00Z  {known}
        e1        s1         received  2019-10-14T08:00Z  .
    """
    for name, known in (("a", "2019-10-14T08:00Z"), ("b", ".")):
        outcome = publish([drawn.write(tmp_path / name, said.format(known=known))], data)
        assert outcome.refused["series_event"] == 0
    assert (outcome.added["series_event"], outcome.repeated["series_event"]) == (0, 2)
