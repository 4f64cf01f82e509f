"""What is wrong with a delivery, or asked about it: one sentence each, in a table of its own."""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Literal

import duckdb

from lib.errors import DeliveryProblem

Severity = Literal["error", "question"]
ODD = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0\ufdd1]")
SAID = 80  # characters of what was said that a person is shown


@dataclass(frozen=True)
class Problem:
    """An *error* (the row was not taken) or a *question* (it was taken, but look).

    ``row`` is the row of data in its file, from 1; None where the whole table is meant.
    """

    table: str | None
    row: int | None
    column: str | None
    said: str | None
    wanted: str
    severity: Severity


class Unreadable(DeliveryProblem):
    """A file of the delivery that can't be read as a whole."""

    def __init__(self, said: str, wanted: str) -> None:
        super().__init__(f"{said}; wanted: {wanted}.")
        self.said = shown(said)
        self.wanted = wanted


def shown(text: str) -> str:
    """*text* as a person is shown it: at most 80 characters, nothing that a screen obeys."""
    return ODD.sub("�", text if len(text) <= SAID else text[: SAID - 1] + "…")


def create_problems(connection: duckdb.DuckDBPyConnection, table: str = "problem") -> None:
    """Create the empty table of problems."""
    connection.execute(f"""
        create table {table} (
            "table" varchar,
            row bigint,
            "column" varchar,
            said varchar,
            wanted varchar,
            severity varchar,
        )
    """)


def add(connection: duckdb.DuckDBPyConnection, problems: Iterable[Problem]) -> None:
    """Write down *problems*."""
    for each in problems:
        connection.execute("insert into problem values (?, ?, ?, ?, ?, ?)", astuple(each))


def listed(
    connection: duckdb.DuckDBPyConnection,
    tables: Iterable[str],
    limit: int | None = None,
    source: str = "problem",
) -> list[Problem]:
    """The problems of *source*: errors first, then in the order of *tables*, by row."""
    found = connection.execute(
        f"""
        select "table", row, "column", said, wanted, severity
        from {source}
        order by
            severity,
            coalesce(list_position($tables, "table"), 0),
            row nulls first,
            "column" nulls first,
            wanted,
            said
        limit $limit
        """,
        {"tables": list(tables), "limit": limit},
    ).fetchall()
    return [Problem(*row) for row in found]
