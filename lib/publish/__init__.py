"""Publish: checked tables → a new immutable snapshot."""

import os
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from lib.database import POINTER, digest
from lib.errors import PublishRefused
from lib.intake import Checked, Problem, check
from lib.publish import build, protocol, verify
from lib.publish.merge import Merge, merge
from lib.publish.protocol import rollback, versions

__all__ = ["KEEP", "Outcome", "publish", "rollback", "versions"]

KEEP = 10  # snapshots that are kept, the current one included


@dataclass(frozen=True)
class Outcome:
    """What a delivery did: rows per table, and the snapshot that now stands."""

    snapshot: str | None
    added: dict[str, int]
    repeated: dict[str, int]
    refused: dict[str, int]
    questions: int
    problems: tuple[Problem, ...] = field(repr=False, default=())


class Refusal(PublishRefused):
    """Nothing was published; ``outcome`` says what became of each row."""

    def __init__(self, message: str, outcome: Outcome) -> None:
        super().__init__(message)
        self.outcome = outcome


def publish(
    paths: Sequence[Path],
    data: Path,
    *,
    accept_valid_rows: bool = False,
    now: datetime | None = None,
    keep: int = KEEP,
    progress: Callable[[str], None] | None = None,
) -> Outcome:
    """Check a delivery, add it to what is published in *data*, and publish the whole.

    All or nothing: with errors it raises Refusal, unless *accept_valid_rows*.
    Where nothing is new the old snapshot stands.
    """
    moment = now or datetime.now(UTC)
    tell = progress or (lambda _: None)
    with protocol.alone(data) as folder, check(paths, now=moment, progress=tell) as checked:
        before = _before(checked, folder)
        number = _number(checked) if before else 1
        merges = merge(checked, before is not None, number)
        outcome = _outcome(checked, merges, before)
        _refuse(checked, outcome, accept_valid_rows)
        if not checked.connection.execute("select count(*) from base.operation").fetchone()[0]:  # type: ignore[index]
            raise Refusal("No operation was taken: a board can't do without one.", _none(outcome))
        if before and not any(outcome.added.values()) and not _new_tables(checked, merges):
            return outcome
        tell("building the snapshot")
        return _build(checked, folder, merges, outcome, number, moment, max(keep, 1))


def _build(
    checked: Checked,
    folder: Path,
    merges: dict[str, Merge],
    outcome: Outcome,
    number: int,
    now: datetime,
    keep: int,
) -> Outcome:
    connection = checked.connection
    build.derive(connection)
    asked = build.describe(
        connection, merges, before=outcome.snapshot is not None, number=number, now=now
    )
    snapshot_id = _name(folder, outcome, now)
    build.name(connection, snapshot_id, outcome.snapshot, now)
    building = folder / f".building-{os.getpid()}-{secrets.token_hex(4)}.duckdb"
    try:
        build.write(connection, building)
        verify.verify(connection, building)
        path = protocol.put(folder, building, snapshot_id)
    finally:
        building.unlink(missing_ok=True)
    protocol.point(folder, path)
    protocol.drop(folder, keep)
    return Outcome(
        snapshot_id, outcome.added, outcome.repeated, outcome.refused, asked, outcome.problems
    )


def _before(checked: Checked, folder: Path) -> str | None:
    """Attach what is published now as *before*; returns its id."""
    try:
        path = folder / (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    quoted = str(path).replace("'", "''")
    checked.connection.execute(f"attach '{quoted}' as before (read_only)")
    row = checked.connection.execute("select id from before.snapshot").fetchone()
    return str(row[0]) if row else None


def _number(checked: Checked) -> int:
    row = checked.connection.execute(
        "select coalesce(max(delivery), 0) + 1 from before.delivery"
    ).fetchone()
    return int(row[0]) if row else 1


def _new_tables(checked: Checked, merges: dict[str, Merge]) -> bool:
    there = checked.connection.execute('select "table" from before.delivered').fetchall()
    return bool(set(merges) - {table for (table,) in there})


def _outcome(checked: Checked, merges: dict[str, Merge], before: str | None) -> Outcome:
    return Outcome(
        before,
        {table: each.added for table, each in merges.items()},
        {table: each.repeated for table, each in merges.items()},
        {table: each.refused for table, each in merges.items()},
        checked.questions,
        tuple(checked.problems(limit=1000)),
    )


def _refuse(checked: Checked, outcome: Outcome, accept_valid_rows: bool) -> None:
    refused = sum(outcome.refused.values())
    if checked.errors and not accept_valid_rows:
        raise Refusal(
            f"The delivery has {checked.errors:,} errors ({refused:,} rows not taken): nothing "
            "was published. Mend them, or publish the rest with --accept-valid-rows.",
            _none(outcome),
        )


def _none(outcome: Outcome) -> Outcome:
    """The outcome where nothing is published."""
    return replace(outcome, snapshot=None, added=dict.fromkeys(outcome.added, 0))


def _name(folder: Path, outcome: Outcome, now: datetime) -> str:
    """A name that no kept snapshot bears, made from what it adds to which."""
    for salt in range(1000):
        name = digest([outcome.snapshot, outcome.added, now.isoformat(), salt])
        if name not in versions(folder):
            return name
    raise PublishRefused(f"{folder} is full of snapshots.")
