"""Publish: checked tables → a new immutable snapshot."""

import os
import secrets
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from lib.database import FORMAT, MEND, digest, made_for, pointer, published
from lib.errors import NothingPublished, PublishRefused, Unopened
from lib.intake import TABLES, Checked, Problem, check, each
from lib.publish import build, picture, protocol, verify
from lib.publish.merge import Merge, merge
from lib.publish.protocol import rollback, versions

__all__ = ["KEEP", "Outcome", "publish", "renew", "rollback", "versions"]

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


@dataclass(frozen=True)
class Standing:
    """The snapshot that a delivery is added to: file and id; neither for the first of all.

    An *outdated* one is built anew whatever is delivered.
    """

    path: Path | None = None
    id: str | None = None
    outdated: bool = False


@dataclass(frozen=True)
class Task:
    """How deliveries are to be taken, when, and who is told."""

    accept_valid_rows: bool
    now: datetime
    tell: Callable[[str], None]


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
    """Check deliveries, add them to what is published in *data*, and publish the whole.

    A folder, a zip and a workbook are each a delivery of their own, single files are
    one together. All or nothing: with errors it raises Refusal, unless
    *accept_valid_rows*. The pointer moves once, at the end; where nothing is new the
    old snapshot stands.
    """
    task = Task(accept_valid_rows, now or datetime.now(UTC), progress or (lambda _: None))
    with protocol.alone(data) as folder:
        start = standing = _standing(data)
        outcomes: list[Outcome] = []
        made: list[Path] = []
        try:
            for delivery in each(paths):
                outcome, standing = _add(delivery, folder, standing, task)
                outcomes.append(outcome)
                if standing.path and standing.path not in (start.path, *made):
                    made.append(standing.path)
        except BaseException:
            protocol.remove(made)
            raise
        if made:
            protocol.point(folder, made[-1])
            protocol.remove(made[:-1])
            protocol.drop(folder, max(keep, 1))
        return _together(outcomes)


def renew(data: Path, progress: Callable[[str], None] | None = None) -> None:
    """Build what is published in *data* anew, where it was made by an earlier board.

    What is delivered is its operations once more: a delivery can't do without any.
    """
    path = published(data) / pointer(data)
    names = ", ".join(TABLES["operation"].names)
    with TemporaryDirectory() as folder:
        with duckdb.connect(str(path), read_only=True) as connection:
            again = connection.sql(f"select {names} from operation")
            again.write_parquet(str(Path(folder) / "operation.parquet"))
        publish([Path(folder)], data, progress=progress)


def _add(
    paths: Sequence[Path], folder: Path, standing: Standing, task: Task
) -> tuple[Outcome, Standing]:
    """One delivery added to what stands: what it did, and the file that stands then."""
    with check(paths, now=task.now, progress=task.tell, before=standing.path) as checked:
        _attach(checked, standing.path)
        number = _number(checked) if standing.path else 1
        files = picture.delivered(checked)
        merges = merge(checked, standing.path is not None, number)
        pictures = picture.keep(checked.connection, files)
        outcome = _outcome(checked, merges, standing.id)
        _refuse(checked, outcome, task.accept_valid_rows)
        is_news = any(outcome.added.values()) or bool(pictures) or not standing.path
        if not is_news and not standing.outdated and not _new_tables(checked, merges):
            return outcome, standing
        task.tell("building the snapshot")
        return _build(checked, folder, merges, outcome, number, task.now)


def _build(
    checked: Checked,
    folder: Path,
    merges: dict[str, Merge],
    outcome: Outcome,
    number: int,
    now: datetime,
) -> tuple[Outcome, Standing]:
    connection = checked.connection
    build.derive(connection)
    is_first = outcome.snapshot is None
    asked = build.describe(connection, merges, before=not is_first, number=number, now=now)
    name = _name(folder, outcome, now)
    build.name(connection, name, outcome.snapshot, now)
    build.roll_up(connection)
    building = folder / f".building-{os.getpid()}-{secrets.token_hex(4)}.duckdb"
    try:
        build.write(connection, building)
        verify.verify(connection, building)
        path = protocol.put(folder, building, name)
    finally:
        building.unlink(missing_ok=True)
    return replace(outcome, snapshot=name, questions=asked), Standing(path, name)


def _together(outcomes: list[Outcome]) -> Outcome:
    """What several deliveries did, as one."""
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


def _standing(data: Path) -> Standing:
    """What is published now.

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
        return Standing()
    except Unopened as error:
        raise PublishRefused(str(error)) from None
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            row = connection.execute("select id from snapshot").fetchone()
            outdated = made_for(connection, "") < FORMAT
    except duckdb.Error:
        raise PublishRefused(f"The snapshot {path.name} is damaged: {MEND}.") from None
    return Standing(path, str(row[0]) if row else None, outdated)


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
