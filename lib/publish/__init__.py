"""Publish: checked tables → a new immutable snapshot."""

import os
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from lib.database import MEND, digest, pointer, published
from lib.errors import NothingPublished, PublishRefused, Unopened
from lib.intake import Checked, Problem, check, each
from lib.publish import build, protocol, verify
from lib.publish.merge import Merge, merge
from lib.publish.protocol import rollback, versions

__all__ = ["KEEP", "Outcome", "publish", "publish_each", "rollback", "versions"]

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
    with protocol.alone(data) as folder:
        path, before = _standing(data)
        with check(paths, now=moment, progress=tell, before=path) as checked:
            _attach(checked, path)
            number = _number(checked) if before else 1
            merges = merge(checked, before is not None, number)
            outcome = _outcome(checked, merges, before)
            _refuse(checked, outcome, accept_valid_rows)
            if before and not any(outcome.added.values()) and not _new_tables(checked, merges):
                return outcome
            tell("building the snapshot")
            return _build(checked, folder, merges, outcome, number, moment, max(keep, 1))


def publish_each(paths: Sequence[Path], data: Path, **options: Any) -> Outcome:
    """Publish several deliveries, one after the other, as one: all or nothing.

    A folder, a zip and a workbook are each a delivery of their own, single files
    are one together. Where a later one is refused, the pointer goes back.
    """
    outcomes: list[Outcome] = []
    deliveries = each(paths)
    before = _current(data)
    for one in deliveries:
        try:
            outcomes.append(publish(one, data, **options))
        except PublishRefused:
            _back(data, before, outcomes)
            raise
    return _together(outcomes)


def _current(data: Path) -> str | None:
    try:
        return pointer(data)
    except NothingPublished:
        return None


def _back(data: Path, before: str | None, outcomes: list[Outcome]) -> None:
    """Undo what the deliveries before the refused one did."""
    if not any(outcome.snapshot for outcome in outcomes):
        return
    with protocol.alone(data) as folder:
        if before:
            protocol.point(folder, folder / before)
        else:
            protocol.empty(folder)


def _together(outcomes: list[Outcome]) -> Outcome:
    if len(outcomes) == 1:
        return outcomes[0]

    def total(name: str) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for outcome in outcomes:
            counts.update(getattr(outcome, name))
        return dict(counts)

    problems = tuple(problem for outcome in outcomes for problem in outcome.problems)
    added, repeated, refused = (total(name) for name in ("added", "repeated", "refused"))
    last = outcomes[-1]
    return Outcome(last.snapshot, added, repeated, refused, last.questions, problems)


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


def _standing(data: Path) -> tuple[Path | None, str | None]:
    """The file and the id of what is published now; neither for the first of all.

    Raises PublishRefused where it can't be read: starting anew would lose it.
    """
    try:
        path = published(data) / pointer(data)
    except NothingPublished:
        kept = versions(published(data))
        if len(kept) > 1:  # one alone may be left by a first publisher that was killed
            raise PublishRefused(
                f"{data} has {len(kept)} snapshots but none is current: choose one with rollback."
            ) from None
        return None, None
    except Unopened as error:
        raise PublishRefused(str(error)) from None
    try:
        with duckdb.connect(str(path), read_only=True) as standing:
            row = standing.execute("select id from snapshot").fetchone()
    except duckdb.Error:
        raise PublishRefused(f"The snapshot {path.name} is damaged: {MEND}.") from None
    return path, str(row[0]) if row else None


def _attach(checked: Checked, path: Path | None) -> None:
    if path:
        quoted = str(path).replace("'", "''")
        checked.connection.execute(f"attach '{quoted}' as before (read_only)")


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
        {table: one.added for table, one in merges.items()},
        {table: one.repeated for table, one in merges.items()},
        {table: one.refused for table, one in merges.items()},
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
    if not _has_operation(checked):
        raise Refusal("No operation was taken: a board can't do without one.", _none(outcome))


def _has_operation(checked: Checked) -> bool:
    return checked.connection.execute("select 1 from base.operation").fetchone() is not None


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
