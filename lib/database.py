"""Open a published snapshot: read-only, hardened, a cursor per call."""

import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from lib.errors import BoardError, NothingPublished, Outdated, Refused, Unopened
from lib.focus import scope_in
from lib.scope import Scope

POINTER = "CURRENT"
FORMAT = 2  # of the tables in a snapshot: to be raised when a fact reads what older ones lack
NAME = re.compile(r"snap-(\d{6})-([0-9a-f]{6})\.duckdb")
MEND = "point back to a sound one with “rollback SNAPSHOT”; “snapshots” lists those that are kept"
SQL = Path(__file__).parent
PARAMETERS = (
    ("as_of", "timestamp"),
    ("clock", "varchar"),
    ("since", "date"),
    ("until", "date"),
    ("operation", "varchar"),
    ("country", "varchar[]"),
    ("org", "varchar[]"),
    ("zone", "varchar"),
)
# Every argument is typed: an untyped NULL makes a table macro fail.
ARGUMENTS = ", ".join(f"${name}::{kind}" for name, kind in PARAMETERS)
HARDENING = (
    "set enable_external_access = false",
    "set python_enable_replacements = false",
    "set autoload_known_extensions = false",
    "set autoinstall_known_extensions = false",
    "set allow_community_extensions = false",
    "set lock_configuration = true",
)


@dataclass(frozen=True)
class Operation:
    """An operation as stated: its name, zone, days and marking."""

    operation_id: str
    name: str
    starts_on: Any
    ends_on: Any
    time_zone: str
    marking: str
    handling: str | None


@dataclass(frozen=True)
class Snapshot:
    """A published snapshot: immutable, so everything read from it may be cached by ``id``."""

    id: str
    path: Path
    published_at: datetime
    connection: duckdb.DuckDBPyConnection = field(repr=False, compare=False)

    def rows(self, sql: str, parameters: dict[str, Any] | None = None) -> list[tuple[Any, ...]]:
        """The rows of a query; a cursor of its own, so that threads don't mix."""
        return self.connection.cursor().execute(sql, parameters or {}).fetchall()

    def query(self, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        """The rows of a query as a frame."""
        return self.connection.cursor().execute(sql, parameters or {}).df()

    @cached_property
    def operations(self) -> tuple[Operation, ...]:
        """Every operation, latest first."""
        sql = """
            select operation_id, name, starts_on, ends_on, time_zone, marking, handling
            from snapshot.operation
            order by starts_on desc, operation_id desc
        """
        return tuple(Operation(*row) for row in self.rows(sql))

    @cached_property
    def delivered(self) -> frozenset[str]:
        """The tables that were delivered, be they empty."""
        return frozenset(name for (name,) in self.rows('select "table" from snapshot.delivered'))

    def operation(self, operation_id: str | None = None) -> Operation | None:
        """The operation called so; without a name the latest, None where there is none."""
        for each in self.operations:
            if operation_id in (None, each.operation_id):
                return each
        return None

    def zone(self, operation_id: str | None = None) -> str:
        """The time zone in which days are meant, an IANA name."""
        found = self.operation(operation_id) or self.operation()
        return found.time_zone if found else "UTC"

    def scope(self, query: str) -> Scope:
        """Read a scope in this snapshot's zone; raises Refused where it can't be read."""
        return self.checked(Scope.of(scope_in(query), self.zone(operation_in(query))))

    def checked(self, scope: Scope) -> Scope:
        """The same scope; raises Refused where it names an operation that is not here."""
        known = [each.operation_id for each in self.operations]
        if scope.operation is not None and scope.operation not in known:
            there = ", ".join(known) or "none"
            raise Refused(f"There is no operation “{scope.operation}” here; there is {there}.")
        return scope

    def arguments(self, scope: Scope) -> dict[str, Any]:
        """The bound parameters of every fact and listing, spelt as in the scope."""
        as_of = scope.as_of.astimezone(UTC).replace(tzinfo=None) if scope.as_of else None
        return {
            "as_of": as_of,
            "clock": scope.clock,
            "since": scope.since,
            "until": scope.until,
            "operation": scope.operation,
            "country": list(scope.country) or None,
            "org": list(scope.org) or None,
            "zone": self.zone(scope.operation),
        }


def operation_in(query: str) -> str | None:
    """The operation that a query string names: needed to read its instants."""
    found = re.search(r"(?:^|[?&])operation=([A-Za-z0-9._-]{1,64})(?:&|$)", query)
    return found.group(1) if found else None


def published(data: Path) -> Path:
    """The folder of snapshots below a data folder."""
    return data / "published"


def pointer(data: Path) -> str:
    """The file name of the current snapshot; raises NothingPublished."""
    path = published(data) / POINTER
    try:
        name = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise NothingPublished(
            f"Nothing is published in {data}: run “board.py publish DELIVERY --data {data}” first."
        ) from None
    except (OSError, UnicodeDecodeError):
        raise Unopened(f"{path} can't be read: {MEND}.") from None
    if not NAME.fullmatch(name):
        raise Unopened(f"{path} names no snapshot: {MEND}.")
    return name


def current(data: Path) -> Snapshot:
    """Open the current snapshot of a data folder; raises NothingPublished.

    The file may be dropped between reading the pointer and opening it: look again.
    """
    for attempt in range(5):
        name = pointer(data)
        try:
            return opened(published(data) / name)
        except (duckdb.Error, OSError):
            time.sleep(0.02 * (attempt + 1))
    raise Unopened(
        f"The snapshot {name} that {published(data) / POINTER} names is damaged: {MEND}."
    )


def opened(path: Path) -> Snapshot:
    """Open one snapshot file read-only, with the fact macros and nothing else in reach."""
    if not path.exists():
        raise FileNotFoundError(path)
    connection = duckdb.connect(":memory:", config={"threads": 2})
    connection.execute("set TimeZone = 'UTC'")
    quoted = str(path).replace("'", "''")
    connection.execute(f"attach '{quoted}' as snapshot (read_only)")
    _readable(connection, path)
    rules(connection)
    prepare(connection)
    for statement in HARDENING:
        connection.execute(statement)
    row = connection.execute("select id, published_at from snapshot.snapshot").fetchone()
    if row is None:
        raise BoardError(f"The snapshot {path.name} does not say what it is.")
    return Snapshot(row[0], path, row[1].replace(tzinfo=UTC), connection)


def _readable(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Raise Outdated where the file lacks tables that today's facts read."""
    if made_for(connection) < FORMAT:
        connection.close()
        raise Outdated(
            f"The snapshot {path.name} was made by an earlier version of the board: start it "
            "anew with “board.py run”, or publish any delivery, and it is brought up to date."
        )


def made_for(connection: duckdb.DuckDBPyConnection, schema: str = "snapshot.") -> int:
    """The format of a snapshot file; 1 for those made before it was written down."""
    row = connection.execute(f"select * from {schema}snapshot").fetchone()
    named = [column[0] for column in connection.description or []]
    return int(row[named.index("format")]) if row and "format" in named else 1


def prepare(
    connection: duckdb.DuckDBPyConnection, rollups: Mapping[str, str] | None = None
) -> None:
    """Load one table macro per fact and per listing; they read the schema *snapshot*.

    The shared rules must be there already. *rollups* are made on the way: each before the
    fact of its name, which reads it, from those that come earlier.
    """
    every = ", ".join(name for name, _ in PARAMETERS)
    facts = {path.stem: path for path in sorted((SQL / "facts").glob("*.sql"))}
    _macro(connection, "placed", "as_of, clock", facts.pop("placed"))
    for name, path in facts.items():
        if rollups and name in rollups:
            connection.execute(rollups[name])
        if name != "shared":
            _macro(connection, name, every, path)
    for path in sorted((SQL / "listings").glob("*.sql")):
        _macro(connection, f"list_{path.stem}", every, path)


def _macro(connection: duckdb.DuckDBPyConnection, name: str, takes: str, path: Path) -> None:
    body = path.read_text(encoding="utf-8")
    connection.execute(f"create macro {name}({takes}) as table\n{body}")


def rules(connection: duckdb.DuckDBPyConnection) -> None:
    """Load what all facts share: what stands, what is in scope, local time."""
    connection.execute((SQL / "facts" / "shared.sql").read_text(encoding="utf-8"))


def digest(parts: object) -> str:
    """A short, stable name for a value that JSON can hold: 6 hexadecimal digits."""
    import hashlib

    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:6]
