"""The snapshot protocol: versioned names and one atomic pointer.

lock → build beside → verify → chmod 444 → fsync → rename → fsync folder →
write and fsync the pointer → replace CURRENT → fsync folder → drop the old.
A reader sees the old snapshot or the new one, never neither: names are never
reused, since a path replaced while its old file is open gives old data.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import filelock

from lib.database import NAME, POINTER, opened, published
from lib.errors import NothingPublished, PublishRefused, Refused

WAIT = 60  # seconds for another publisher to finish


@contextmanager
def alone(data: Path) -> Iterator[Path]:
    """The folder of snapshots, with this process as its only publisher."""
    folder = published(data)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / ".lock", timeout=WAIT):
            for left in folder.glob(".building-*"):  # whoever built it is dead
                left.unlink(missing_ok=True)
            yield folder
    except filelock.Timeout:
        raise PublishRefused(
            f"Another publisher has held {folder} for {WAIT} seconds; try again when it is done."
        ) from None
    except OSError as error:
        raise PublishRefused(
            f"{error.filename or folder} can't be written to: {error.strerror or error}."
        ) from error


def versions(folder: Path) -> dict[str, Path]:
    """Every snapshot file by its id, oldest first."""
    names = sorted(path.name for path in folder.glob("snap-*.duckdb"))
    return {found[2]: folder / name for name in names if (found := NAME.fullmatch(name))}


def put(folder: Path, building: Path, snapshot_id: str) -> Path:
    """Give a finished file its versioned name, for good."""
    number = max([int(NAME.fullmatch(p.name)[1]) for p in versions(folder).values()] or [0]) + 1  # type: ignore[index]
    path = folder / f"snap-{number:06}-{snapshot_id}.duckdb"
    os.chmod(building, 0o444)
    _sync(building)
    os.rename(building, path)
    _sync(folder)
    return path


def point(folder: Path, path: Path) -> None:
    """Make *path* the current snapshot."""
    draft = folder / ".CURRENT"
    draft.write_text(path.name + "\n", encoding="utf-8")
    _sync(draft)
    os.replace(draft, folder / POINTER)
    _sync(folder)


def remove(paths: Iterable[Path]) -> None:
    """Remove snapshot files that nobody was ever pointed to."""
    for path in paths:
        os.chmod(path, 0o644)  # Windows removes nothing that is read-only
        path.unlink()


def drop(folder: Path, keep: int) -> None:
    """Remove the oldest snapshots but *keep*; never the current one."""
    current = (folder / POINTER).read_text(encoding="utf-8").strip()
    for path in list(versions(folder).values())[:-keep]:
        if path.name != current:
            try:
                os.chmod(path, 0o644)  # Windows removes nothing that is read-only
                path.unlink()
            except PermissionError:
                os.chmod(path, 0o444)  # still open there: the next publisher tries again


def rollback(data: Path, snapshot_id: str) -> Path:
    """Point back to a snapshot that is still kept; raises Refused with those that are."""
    if not published(data).is_dir():
        raise NothingPublished(f"Nothing is published in {data}.")
    with alone(data) as folder:
        there = versions(folder)
        if snapshot_id not in there:
            raise Refused(
                f"There is no snapshot “{snapshot_id[:64]}”; kept are {', '.join(there) or 'none'}."
            )
        try:
            opened(there[snapshot_id]).connection.close()
        except duckdb.Error:
            raise Refused(f"The snapshot “{snapshot_id}” is damaged; choose another.") from None
        point(folder, there[snapshot_id])
        return there[snapshot_id]


def _sync(path: Path) -> None:
    if path.is_dir() and sys.platform == "win32":
        return  # a folder can't be opened there
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
