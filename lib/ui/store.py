"""What is kept between runs: open snapshots, and what was measured and drawn from them.

A published snapshot never changes, so nothing is ever invalidated: every key
holds its id, and the oldest entries make room.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from lib.database import Snapshot, current, opened, pointer
from lib.database import published as folder_of
from lib.publish import versions

T = TypeVar("T")


@dataclass
class Slot:
    """A place for one value. Its lock lets only one of those who ask make it."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    made: bool = False
    value: Any = None


@dataclass
class Kept:
    """The last *size* values by key."""

    size: int
    slots: OrderedDict[Hashable, Slot] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """The value of *key*, made if need be. It is shared: a caller must not change it."""
        with self.lock:
            slot = self.slots.setdefault(key, Slot())
            self.slots.move_to_end(key)
            while len(self.slots) > self.size:
                self.slots.popitem(last=False)
        with slot.lock:
            if not slot.made:
                slot.value = make()
                slot.made = True
        return slot.value  # type: ignore[no-any-return]

    def made(self, key: Hashable) -> Any:
        """The value of *key* if it is here; None if not."""
        with self.lock:
            slot = self.slots.get(key)
        return slot.value if slot and slot.made else None


OPEN, CHOICES, NUMBERS, DRAWN = Kept(3), Kept(16), Kept(4_000), Kept(1_000)
EARLIER = Kept(4)  # snapshots that somebody named: a deck is frozen at one


def data() -> Path:
    """The data folder, as ``board.py run`` names it to this process."""
    return Path(os.environ.get("BOARD_DATA", "data"))


def published() -> str:
    """The name of what is published now: one small file is read. Raises NothingPublished."""
    return pointer(data())


def snapshot() -> Snapshot:
    """The snapshot that is published now; raises NothingPublished."""
    folder = data()
    return OPEN.of((folder, pointer(folder)), lambda: current(folder))


def kept(snapshot_id: str) -> Snapshot | None:
    """The current snapshot or an earlier one, opened once; None where it is not kept.

    One that was named stays open: what is presented goes on, though its file be dropped.
    """
    now, key = snapshot(), (data(), snapshot_id)
    if now.id == snapshot_id:
        return EARLIER.of(key, lambda: now)
    path: Path | None = versions(folder_of(data())).get(snapshot_id)
    if path is None:
        return EARLIER.made(key)
    return EARLIER.of(key, lambda: opened(path))
