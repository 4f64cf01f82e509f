"""All or nothing, only ever adding, old or new and never neither."""

import multiprocessing
import os
import stat
from pathlib import Path

import pytest

from lib.database import current, opened, pointer, published
from lib.errors import NothingPublished, PublishRefused, Refused
from lib.listing import rows
from lib.measure import measure
from lib.publish import Refusal, protocol, publish, rollback, verify, versions
from lib.scope import Scope
from tests import drawn

FIRST = """
    tip
    tip_id  received_at           count
    t1      2019-10-14T10:00:00Z  3
    t2      2019-10-14T11:00:00Z  1

    media
    kind   added_on    files
    image  2019-10-14  7
    image  2019-10-14  5
"""
SECOND = """
    tip
    tip_id  received_at           count
    t2      2019-10-14T11:00:00Z  1
    t3      2019-10-15T11:00:00Z  10

    media
    kind   added_on    files
    image  2019-10-14  12
    video  2019-10-15  1
"""
CONFLICT = """
    tip
    tip_id  received_at           count
    t1      2019-10-14T10:00:00Z  4
    t4      2019-10-15T11:00:00Z  1
"""


def tips(data: Path) -> int:
    return int(measure(current(data), ["tips_received"], Scope())["tips_received"][0])


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


def test_rollback_points_back_and_publishing_goes_on_from_there(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    publish([drawn.write(tmp_path / "b", SECOND)], data)
    rollback(data, str(first.snapshot))
    assert tips(data) == 4
    publish([drawn.write(tmp_path / "b", SECOND)], data)
    assert tips(data) == 14
    with pytest.raises(Refused, match="kept are"):
        rollback(data, "ffffff")


def test_old_snapshots_are_kept_up_to_a_number(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for number in range(4):
        text = f"tip\ntip_id  received_at\nt{number}      2019-10-14"
        publish([drawn.write(tmp_path / f"d{number}", text)], data, keep=2)
    kept = versions(published(data))
    assert len(kept) == 2
    assert current(data).id == list(kept)[-1]


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


def _read(
    data: Path, stop: "multiprocessing.synchronize.Event", found: "multiprocessing.Queue[object]"
) -> None:  # type: ignore[name-defined]
    """Read again and again; report what was seen that no snapshot ever held."""
    bad, seen = [], 0
    while not stop.is_set():
        snapshot = current(data)
        counted = measure(snapshot, ["tips_received"], Scope())["tips_received"][0]
        said = len(rows(snapshot, "tips", Scope()))
        snapshot.connection.close()
        seen += 1
        if counted != said:
            bad.append((counted, said))
    found.put((seen, bad))


def test_a_reader_in_another_process_sees_old_or_new(tmp_path: Path) -> None:
    data = tmp_path / "data"
    publish([drawn.write(tmp_path / "d", "tip\ntip_id  received_at\nt  2019-10-14")], data)
    context = multiprocessing.get_context("spawn")
    stop, found = context.Event(), context.Queue()
    reader = context.Process(target=_read, args=(data, stop, found))
    reader.start()
    for number in range(8):
        text = f"tip\ntip_id  received_at\nt{number}      2019-10-14"
        publish([drawn.write(tmp_path / f"d{number}", text)], data, keep=1)
    stop.set()
    seen, bad = found.get(timeout=60)
    reader.join(timeout=10)
    assert seen > 0
    assert bad == []
    assert tips(data) == 9


def test_what_a_killed_publisher_left_is_cleared_away(tmp_path: Path) -> None:
    data = tmp_path / "data"
    published(data).mkdir(parents=True)
    (published(data) / ".building-1-dead.duckdb").write_text("half")
    publish([drawn.write(tmp_path / "a", FIRST)], data)
    assert not list(published(data).glob(".building*"))
    assert opened(published(data) / pointer(data)).id == current(data).id
    assert protocol.NAME.fullmatch(pointer(data))
