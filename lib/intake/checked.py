"""What a checked delivery amounts to."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from lib.intake.delivery import Delivery
from lib.intake.picture import fetched
from lib.intake.problem import Problem, Severity, listed
from lib.intake.tables import TABLES


@dataclass(frozen=True)
class Account:
    """What became of the rows of a table: ``delivered == taken + repeated + refused``."""

    delivered: int
    taken: int
    repeated: int
    refused: int


class Checked:
    """A delivery that was read and checked: typed rows in ``taken.<table>``, and problems.

    ``connection`` is open until the ``with`` block of ``check`` ends. ``accounts``
    has every table that was delivered and could be read.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        accounts: dict[str, Account],
        delivery: Delivery,
        folder: Path,
    ) -> None:
        self.connection = connection
        self.accounts = accounts
        self._delivery = delivery
        self._folder = folder

    def problems(self, limit: int | None = None) -> list[Problem]:
        """The first *limit* problems: errors first, then by table (as in DATA.md) and row."""
        return listed(self.connection, TABLES, limit)

    @property
    def errors(self) -> int:
        """How many errors stand."""
        return self._count("error")

    @property
    def questions(self) -> int:
        """How many questions stand."""
        return self._count("question")

    def image(self, object_id: str) -> Path | None:
        """The picture of an object as it was delivered (not yet sanitised), if there is one."""
        if "object" not in self.accounts:
            return None
        named = self.connection.execute(
            "select image from taken.object where object_id = $object_id and image is not null",
            {"object_id": object_id},
        ).fetchone()
        entry = self._delivery.picture(named[0]) if named else None
        return fetched(entry, self._folder) if entry else None

    def _count(self, severity: Severity) -> int:
        found = self.connection.execute(
            "select count(*) from problem where severity = $severity", {"severity": severity}
        ).fetchone()
        return int(found[0]) if found else 0
