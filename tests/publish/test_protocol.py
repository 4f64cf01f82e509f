"""The snapshot protocol: old or new and never neither, and a way back."""

import multiprocessing
from pathlib import Path

import pytest

from lib.database import current, opened, pointer, published
from lib.errors import PublishRefused, Refused, Unopened
from lib.listing import rows
from lib.measure import measure
from lib.publish import protocol, publish, rollback, versions
from lib.scope import Scope
from tests import drawn
from tests.publish.deliveries import FIRST, SECOND, tips


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


def test_a_lost_pointer_does_not_start_a_new_board(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    publish([drawn.write(tmp_path / "b", SECOND)], data)
    (published(data) / "CURRENT").unlink()
    with pytest.raises(PublishRefused, match="none is current"):
        publish([drawn.write(tmp_path / "c", SECOND)], data)
    rollback(data, str(first.snapshot))
    assert tips(data) == 4


@pytest.mark.parametrize("said", [b"", b"\xff\xfe", b"../../etc", b"snap-000009-abcdef.duckdb"])
def test_a_broken_pointer_is_said_and_can_be_mended(tmp_path: Path, said: bytes) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    (published(data) / "CURRENT").write_bytes(said)
    with pytest.raises(Unopened, match="rollback"):
        current(data)
    with pytest.raises(PublishRefused, match="rollback"):
        publish([drawn.write(tmp_path / "b", SECOND)], data)
    rollback(data, str(first.snapshot))
    assert tips(data) == 4


def test_no_one_rolls_back_to_a_damaged_snapshot(tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = publish([drawn.write(tmp_path / "a", FIRST)], data)
    publish([drawn.write(tmp_path / "b", SECOND)], data)
    path = versions(published(data))[str(first.snapshot)]
    path.chmod(0o644)
    path.write_bytes(b"damaged")
    with pytest.raises(Refused, match="damaged"):
        rollback(data, str(first.snapshot))
    assert tips(data) == 14


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
