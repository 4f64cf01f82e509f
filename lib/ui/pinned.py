"""The snapshot that a page is drawn from: the current one, or the one that its address names."""

from collections.abc import Collection

import duckdb

from lib.database import Snapshot
from lib.errors import BoardError, Refused
from lib.focus import SNAPSHOT
from lib.ui import store, url


def snapshot(keys: Collection[str]) -> Snapshot:
    """What is published now; on a page that may be frozen (*keys*), what the address names.

    Raises Refused where that is not kept: other figures must not stand in its place.
    """
    wanted = dict(url.pairs()).get("snapshot", "")
    if "snapshot" not in keys or not SNAPSHOT.fullmatch(wanted):
        return store.snapshot()  # a name that can't be read is refused with the whole address
    try:
        found = store.kept(wanted)
    except (BoardError, OSError, duckdb.Error):
        found = None
    if found is None:
        raise Refused(
            f"Snapshot {wanted} is not kept here, so its figures can't be shown. "
            "Take “snapshot” out of the address to see those of today."
        )
    return found


def newer(there: Snapshot) -> bool:
    """Whether something newer than *there* is published."""
    try:
        return store.snapshot().id != there.id
    except BoardError:
        return False
