"""Deliveries drawn as text, and what check() says of them in one line per problem."""

import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from lib.intake import Account, Checked, Problem, check

NOW = datetime(2019, 10, 20, 12, tzinfo=UTC)
OPERATION = """
    operation_id,name,starts_on,ends_on,time_zone
    v7,VIDTF 7,2019-10-14,2019-10-25,Europe/Berlin
"""


def text(drawn: str) -> str:
    """Drawn lines without their indent."""
    return textwrap.dedent(drawn).strip("\n") + "\n"


def laid(folder: Path, files: dict[str, str | bytes]) -> Path:
    """A delivery in *folder*: the *files*, and an operation where there is none."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in ({"operation.csv": text(OPERATION)} | files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


@contextmanager
def checked(folder: Path, files: dict[str, str | bytes]) -> Iterator[Checked]:
    """The *files* as a delivery, checked at noon of 20 Oct 2019."""
    with check([laid(folder / "delivery", files)], now=NOW) as found:
        for account in found.accounts.values():
            assert account.delivered == account.taken + account.repeated + account.refused
        yield found


def line(problem: Problem) -> str:
    """``error tip 3 country: XX → wanted``; a dot for what is not said."""
    place = (problem.severity, problem.table, problem.row, problem.column)
    where = " ".join("." if part is None else str(part) for part in place)
    return f"{where}: {problem.said or '.'} → {problem.wanted}"


def lines(found: Checked) -> list[str]:
    """Every problem in its line."""
    return [line(each) for each in found.problems()]


def counts(account: Account) -> tuple[int, int, int, int]:
    """Delivered, taken, repeated, refused."""
    return account.delivered, account.taken, account.repeated, account.refused


def rows(found: Checked, table: str, columns: str = "*") -> list[tuple[object, ...]]:
    """What was taken of *table*, by row."""
    return found.connection.execute(f"select {columns} from taken.{table} order by row").fetchall()
