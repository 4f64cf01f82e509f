"""What is kept between runs, and how a page learns of a new snapshot."""

import asyncio
import shutil
import threading
import time
from pathlib import Path

import pytest
from starlette.requests import Request

from lib.errors import Refused
from lib.measure import measure
from lib.publish import publish
from lib.scope import Scope
from lib.ui import live, serve, store, url
from lib.ui.choices import choices
from lib.ui.controls import CONTROLS, applied
from lib.ui.store import Kept
from tests import drawn


def test_a_value_is_made_once_however_many_ask_at_a_time() -> None:
    kept, made = Kept(2), []

    def make() -> int:
        time.sleep(0.02)
        made.append(1)
        return 7

    asking = [threading.Thread(target=kept.of, args=("a", make)) for _ in range(8)]
    for each in asking:
        each.start()
    for each in asking:
        each.join()
    assert made == [1] and kept.of("a", make) == 7


def test_the_oldest_makes_room_and_a_failure_is_not_kept() -> None:
    kept = Kept(2)
    for key in "abc":
        kept.of(key, lambda: 1)
    assert list(kept.slots) == ["b", "c"]
    with pytest.raises(ZeroDivisionError):
        kept.of("d", lambda: 1 // 0)
    assert kept.of("d", lambda: 2) == 2
    assert kept.of("none", lambda: None) is None


def test_a_snapshot_that_was_named_stays_open_though_its_file_is_dropped(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    monkeypatch.setenv("BOARD_DATA", str(data))
    named = store.kept(store.snapshot().id)
    assert named is not None
    other = tmp_path / "delivery"
    drawn.write(other, "tip\ntip_id  received_at\nt-new   2019-10-20")
    publish([other], data, keep=1)
    assert store.snapshot().id != named.id and not named.path.exists()
    assert store.kept(named.id) is named
    assert measure(named, ["tips_received"], Scope())["tips_received"][0] == 24_000
    assert store.kept("ffffff") is None


def test_a_new_snapshot_is_opened_when_the_pointer_moves(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    monkeypatch.setenv("BOARD_DATA", str(data))
    first = store.snapshot()
    assert store.snapshot() is first
    pointer = data / "published" / "CURRENT"
    old = data / "published" / pointer.read_text().strip()
    new = old.with_name(f"snap-999999-{old.stem[-6:]}{old.suffix}")
    shutil.copy(old, new)
    pointer.write_text(new.name)
    assert store.snapshot() is not first and store.published() == new.name
    pointer.write_text(old.name)
    assert store.snapshot() is first  # rolled back


def test_the_browser_is_told_what_is_published(
    sample_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> str:
        answer = asyncio.run(live.pulse(Request({"type": "http", "headers": []})))
        assert answer.headers["cache-control"] == "no-store"
        return bytes(answer.body).decode()

    monkeypatch.setenv("BOARD_DATA", str(tmp_path))
    assert asked() == ""
    monkeypatch.setenv("BOARD_DATA", str(sample_data))
    assert asked() == (sample_data / "published" / "CURRENT").read_text().strip()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "country=DE&country=unknown",
        "org=EUROPOL&org=INTERPOL",
        "since=2019-10-14",
        "until=2019-10-18",
        "as_of=2019-10-18T16:07:30.000500Z",
        "as_of=2024-02-29T00:00:00Z&clock=happened",
    ],
)
def test_the_widgets_hold_a_scope_whole(
    query: str, sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_DATA", str(sample_data))
    there = choices(store.snapshot(), None)
    scope = Scope.parse(query, there.zone)
    values = {control.key: control.shown(scope, there) for control in CONTROLS}
    assert applied(values, Scope(), there) == scope


@pytest.mark.parametrize("pair", [("since", "0001-01-01"), ("as_of", "9999-12-31T23:59:59Z")])
def test_a_day_that_no_widget_can_show_is_refused(
    pair: tuple[str, str], sample_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOARD_DATA", str(sample_data))
    with pytest.raises(Refused, match="1900 to 2199 is wanted"):
        url.read(store.snapshot(), [pair])


def test_a_port_in_use_is_refused() -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"Port {port} is in use"):
            serve.free("127.0.0.1", port)
    serve.free("127.0.0.1", port)
