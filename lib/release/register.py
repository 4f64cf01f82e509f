"""The register of releases: what left the board, as an outsider knows it.

One line of JSON for each release in ``<data>/releases/register.ndjson``; lines are only ever
added. It holds no figure that was withheld.
"""

import hashlib
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import filelock

from lib.errors import NotAllowed, Refused
from lib.release.cell import Key
from lib.scope import instant, read_instant

WAIT: Final = 60  # seconds for another release to be written down
Told = tuple[Key, float | None, float | None]
# A figure as an outsider knows it, from lowest to highest: twice the same where it was shown,
# the ends of its band where it was rounded, None and None where it was withheld.


@dataclass(frozen=True)
class Entry:
    """A release. ``scope`` and ``deck`` are query strings, ``made_at`` is an aware instant.

    ``sha256`` is that of the file (hex), ``most`` the largest small count.
    """

    made_at: datetime
    audience: str
    form: str
    scope: str
    snapshot: str
    deck: str
    sha256: str
    cells: tuple[Told, ...]
    most: int

    @property
    def id(self) -> str:
        """Six hex digits of what was told to whom: the same whenever it is released."""
        said = _plain(self)
        told = {name: said[name] for name in said if name not in ("id", "made_at", "sha256")}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:6]


class Register:
    """The register in a folder, which need not be there yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "register.ndjson"

    def entries(self) -> tuple[Entry, ...]:
        """All releases, oldest first; raises Refused with the number of a damaged line."""
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise Refused(f"{self.path} can't be read: {error.strerror or error}.") from error
        lines = data.split(b"\n")
        if lines.pop():  # the last line has no end: whoever wrote it was stopped
            raise self._damaged(len(lines) + 1)
        return tuple(self._read(n, line) for n, line in enumerate(lines, start=1))

    def add(self, entry: Entry, check: Callable[[Sequence[Entry]], None] = lambda _: None) -> None:
        """Write a release down, for good, unless *check* of those before raises.

        Between the check and the writing no other release can come. Raises NotAllowed where
        another one holds the register for too long, or it can't be written to.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with filelock.FileLock(self.folder / ".lock", timeout=WAIT):
                check(self.entries())
                self._append(_line(entry))
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
            return _entry(json.loads(line))
        except (ValueError, TypeError, KeyError, AttributeError):
            raise self._damaged(number) from None

    def _damaged(self, number: int) -> Refused:
        return Refused(
            f"Line {number} of {self.path} is damaged. Nothing can be compared with it, so nothing "
            "is released until it is repaired or taken out by hand."
        )


def _plain(entry: Entry) -> dict[str, Any]:
    said = {field.name: getattr(entry, field.name) for field in fields(Entry)}
    cells = [[key[0], dict(key[1]), _bound(low), _bound(high)] for key, low, high in entry.cells]
    return said | {"made_at": instant(entry.made_at), "cells": cells}


def _line(entry: Entry) -> str:
    return json.dumps({"id": entry.id} | _plain(entry), ensure_ascii=False) + "\n"


def _entry(said: dict[str, Any]) -> Entry:
    """A line read back; raises ValueError, TypeError or KeyError where it is not one of ours."""
    made_at = read_instant(said["made_at"], "UTC")
    if made_at is None:
        raise ValueError("no instant")
    cells = tuple(
        ((metric, tuple(sorted(place.items()))), _bound(low), _bound(high))
        for metric, place, low, high in said["cells"]
    )
    kept = {field.name: said[field.name] for field in fields(Entry)}
    entry = Entry(**kept | {"made_at": made_at.astimezone(UTC), "cells": cells})
    if entry.id != said["id"]:
        raise ValueError("changed since it was written")
    return entry


def _bound(value: float | None) -> float | None:
    return value if value is None else float(value)
