"""A delivery read table by table: operations first, since they name the time zone."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from lib.intake import delimited, ndjson, parquet, workbook
from lib.intake.checked import Account, Checked
from lib.intake.delivery import find
from lib.intake.desk import Desk, Source, sources
from lib.intake.entry import Allowance
from lib.intake.identity import sort_out
from lib.intake.judge import judge, take
from lib.intake.picture import ask_for_pictures
from lib.intake.pour import pour, pour_lines
from lib.intake.problem import Problem, Unreadable, add
from lib.intake.question import ask
from lib.intake.raw import Header
from lib.intake.shape import Shape
from lib.intake.tables import TABLES, create
from lib.intake.work import folder_of_its_own, reading, reopened


@contextmanager
def check(
    paths: Sequence[Path],
    *,
    now: datetime | None = None,
    progress: Callable[[str], None] | None = None,
    before: Path | None = None,
) -> Iterator[Checked]:
    """Read and check the delivery at *paths*; the tables are there until the block ends.

    *now* (aware; the present by default) is when it was delivered. *progress* is
    told a sentence now and then. *before* is the snapshot that it will be added to, if
    any: its operations lend their zones. Raises Missing where a path leads to nothing.
    """
    delivery = find(paths, TABLES)
    with folder_of_its_own() as folder:
        connection = reading(folder, before)
        try:
            desk = Desk(connection, folder, delivery, Allowance(), progress or _silent)
            accounts = _read(desk, now or datetime.now(UTC))
            connection = reopened(connection, folder)
            yield Checked(connection, accounts, delivery, folder)
        finally:
            connection.close()


def _silent(_: str) -> None:
    pass


def _read(desk: Desk, now: datetime) -> dict[str, Account]:
    found = sources(desk)
    add(desk.connection, desk.delivery.problems)
    accounts = {}
    for name, shape in TABLES.items():
        if name not in found:
            continue
        try:
            accounts[name] = _table(desk, found[name], shape)
        except Unreadable as error:
            desk.delivery.unread = True
            problem = Problem(name, None, None, error.said, error.wanted, "error")
            add(desk.connection, [problem])
    _ask_for_operation(desk, "operation" in found, accounts)
    ask(desk.connection, "taken", now)
    if "object" in accounts:
        ask_for_pictures(desk.connection, desk.delivery)
    return accounts


def _table(desk: Desk, source: Source, shape: Shape) -> Account:
    """Read one table and judge its rows."""
    connection = desk.connection
    desk.say(f"{shape.name}: reading {source.name}")
    header = _raw(desk, source, shape)
    create(connection, shape.name, "taken")
    add(connection, header.problems(shape))
    judge(connection, shape, header)
    delivered = _count(connection, "judged")
    refused = _count(connection, "judged where is_refused")
    repeated, contradicted = sort_out(connection, shape)
    refused += contradicted
    take(connection, shape)
    account = Account(delivered, delivered - repeated - refused, repeated, refused)
    for done in ("raw", "judged"):
        connection.execute(f"drop table {done}")
    desk.say(f"{shape.name}: {delivered:,} rows, {account.taken:,} taken, {refused:,} refused")
    return account


def _raw(desk: Desk, source: Source, shape: Shape) -> Header:
    """Fill the table ``raw`` by the reader of the source's format."""
    connection, target = desk.connection, desk.folder / shape.name
    if isinstance(source, workbook.Sheet):
        return workbook.read(connection, source, shape, target)
    if source.format == "parquet":
        path = pour(source, target, desk.allowance)
        try:
            return parquet.read(connection, source, shape, path)
        finally:
            path.unlink()
    pour_lines(connection, source, target, desk.allowance)
    try:
        if source.format == "ndjson":
            return ndjson.read(connection, source, shape)
        return delimited.read(connection, source, shape)
    finally:
        connection.execute("drop table if exists line")


def _ask_for_operation(desk: Desk, is_delivered: bool, accounts: dict[str, Account]) -> None:
    if not is_delivered and not desk.delivery.unread:
        wanted = "the table operation, which every delivery needs"
    elif "operation" in accounts and accounts["operation"].delivered == 0:
        wanted = "at least one operation"
    else:
        return
    add(desk.connection, [Problem("operation", None, None, None, wanted, "error")])


def _count(connection: duckdb.DuckDBPyConnection, source: str) -> int:
    found = connection.execute(f"select count(*) from {source}").fetchone()
    return int(found[0]) if found else 0
