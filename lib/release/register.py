"""The register of releases: what left the board, as an outsider knows it, and as it was.

One line of JSON for each release in ``<data>/releases/register.ndjson``; lines are only ever
added, and each holds the SHA-256 of the one before. With it lies the truth of what was withheld
or rounded, so that later releases are reckoned with exactly: whoever may read the register may
read the snapshots beside it, which hold all of it anyway. No line of it is ever handed out.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import filelock

from lib.errors import NotAllowed, Refused
from lib.release.cell import Key
from lib.scope import instant, read_instant

WAIT: Final = 60  # seconds for another release to be written down
BROKEN: Final = (
    ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError
)  # fmt: skip
NOT_TOLD: Final = ("made_at", "sha256", "truth", "frame")
KnownCell = tuple[Key, float | None, float | None]
# A figure as an outsider knows it, from lowest to highest: twice the same where it was shown,
# the ends of its band where it was rounded, None and None where it was withheld.


@dataclass(frozen=True)
class Entry:
    """A release. ``scope`` and ``deck`` are query strings, ``made_at`` is an aware instant.

    ``sha256`` is that of the file (hex), ``most`` the largest small count. ``truth`` are the true
    figures of the cells that an outsider doesn't know exactly, never for a file or a page.
    ``frame`` is the scope in the one spelling that all that mean the same facts have, a blank,
    and the name of those facts; empty in lines of before it was written down.
    """

    made_at: datetime
    audience: str
    form: str
    scope: str
    snapshot: str
    deck: str
    sha256: str
    cells: tuple[KnownCell, ...]
    most: int
    truth: tuple[tuple[Key, float], ...] = field(default=(), repr=False)
    frame: str = ""

    def __hash__(self) -> int:
        """By its id: two that are equal have one, and it is reckoned once."""
        return hash(self.id)

    @cached_property
    def known(self) -> frozenset[KnownCell]:
        """The cells in no order; it keeps its hash, so that many entries are quickly compared."""
        return frozenset(self.cells)

    @cached_property
    def id(self) -> str:
        """Six hex digits of what was told to whom: the same whenever it is released.

        Nothing of the truth is in it: who has the id could try small counts until it fits.
        """
        said = _plain(self)
        told = {name: said[name] for name in said if name not in NOT_TOLD}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:6]


class Register:
    """The register in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "register.ndjson"

    def entries(self) -> tuple[Entry, ...]:
        """All releases, oldest first; raises Refused with the number of a damaged line.

        A line is also damaged if the one before it is not the one that it was written after.
        """
        lines = self._lines()
        for n, (before, line) in enumerate(pairwise((b"", *lines)), start=1):
            if not _follows(line, before):
                raise self._damaged(n)
        return tuple(self._read(n, line) for n, line in enumerate(lines, start=1))

    def _lines(self) -> list[bytes]:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise Refused(f"{self.path} can't be read: {error.strerror or error}.") from error
        lines = data.split(b"\n")
        if lines.pop():  # the last line has no end: whoever wrote it was stopped
            raise self._damaged(len(lines) + 1)
        return lines

    def add(self, entry: Entry, check: Callable[[Sequence[Entry]], None] = lambda _: None) -> None:
        """Write a release down, for good, unless *check* of those before raises.

        Between the check and the writing no other release can come. Raises NotAllowed where
        another one holds the register for too long, or it can't be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(self.folder / ".lock", timeout=WAIT):
                check(self.entries())
                self._append(_line(entry, _sum((b"", *self._lines())[-1])))
        except filelock.Timeout:
            raise NotAllowed(
                f"Another release has held {self.folder} for {WAIT} seconds; try again."
            ) from None
        except OSError as error:
            raise NotAllowed(
                f"{self.path} can't be written to: {error.strerror or error}. Nothing is released "
                "that is not in the register."
            ) from error

    def _append(self, line: str) -> None:
        with self.path.open("ab") as file:
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())

    def _read(self, number: int, line: bytes) -> Entry:
        try:
            return _entry(line)
        except BROKEN:
            raise self._damaged(number) from None

    def _damaged(self, number: int) -> Refused:
        return Refused(
            f"Line {number} of {self.path} is damaged, or a line before it is gone. Nothing can be "
            "compared with it, so nothing is released until the register is put back as it was."
        )


def _plain(entry: Entry) -> dict[str, Any]:
    said = {each.name: getattr(entry, each.name) for each in fields(Entry)}
    cells = [[key[0], dict(key[1]), _bound(low), _bound(high)] for key, low, high in entry.cells]
    truth = [[key[0], dict(key[1]), float(value)] for key, value in entry.truth]
    return said | {"made_at": instant(entry.made_at), "cells": cells, "truth": truth}


def _line(entry: Entry, before: str) -> str:
    said = {"id": entry.id, "before": before} | _plain(entry)
    return json.dumps(said | {"seal": _seal(said)}, ensure_ascii=False) + "\n"


def _seal(said: dict[str, Any]) -> str:
    """What a line holds of itself, so that an edit of the last one is seen as well."""
    return _sum(json.dumps(said, sort_keys=True).encode())


def _sum(line: bytes) -> str:
    """What the next line holds of a line; of none, nothing."""
    return hashlib.sha256(line).hexdigest() if line else ""


def _follows(line: bytes, before: bytes) -> bool:
    """Whether a line was written after another; an old one doesn't say, but for after a new one."""
    said = _chained(line)
    return said == _sum(before) if said is not None else _chained(before) is None


@lru_cache(maxsize=2048)
def _chained(line: bytes) -> str | None:
    """The sum of the line before, as a line has it; None if it has none, or can't be read."""
    try:
        said = json.loads(line or b"{}")
        return str(said["before"]) if "before" in said else None
    except BROKEN:
        return None


@lru_cache(maxsize=2048)  # lines are never changed: each is read and verified once
def _entry(line: bytes) -> Entry:
    """A line read back; raises one of ``BROKEN`` where it is not one of ours."""
    said = json.loads(line)
    seal = said.pop("seal", None)
    if seal is not None and seal != _seal(said):
        raise ValueError("edited since it was written")
    made_at = read_instant(said["made_at"], "UTC")
    if made_at is None:
        raise ValueError("no instant")
    cells = tuple(
        (_key(metric, tuple(sorted(place.items()))), _bound(low), _bound(high))
        for metric, place, low, high in said["cells"]
    )
    truth = tuple(
        (_key(metric, tuple(sorted(place.items()))), float(value))
        for metric, place, value in said.get("truth", ())
    )
    kept = {each.name: said[each.name] for each in fields(Entry) if each.name in said}
    read = {"made_at": made_at.astimezone(UTC), "cells": cells, "truth": truth}
    entry = Entry(**kept | read)
    if entry.id != said["id"]:
        raise ValueError("changed since it was written")
    return entry


@lru_cache(maxsize=2**15)
def _key(metric: str, place: tuple[tuple[str, str], ...]) -> Key:
    """The key; one for all the entries that have it, as most of them do."""
    return metric, place


def _bound(value: float | None) -> float | None:
    return value if value is None else float(value)
