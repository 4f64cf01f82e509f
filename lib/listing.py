"""Rows that people read: one SQL file per listing, in the same scope as every figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from lib.database import ARGUMENTS, SQL, Snapshot
from lib.errors import Refused
from lib.scope import Scope


@dataclass(frozen=True)
class Listing:
    """A list of rows: its name, and what one of its rows is."""

    name: str
    meaning: str


def _listing(path: Path) -> Listing:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return Listing(path.stem, first.removeprefix("-- ").strip())


LISTINGS = {path.stem: _listing(path) for path in sorted((SQL / "listings").glob("*.sql"))}


def rows(
    snapshot: Snapshot,
    name: str,
    scope: Scope,
    *,
    limit: int | None = None,
    offset: int = 0,
    where: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """The rows of a listing in *scope*, instants in UTC; raises Refused for an unknown name.

    *where* are columns of the listing (named by the program, never by a person) and the
    value that each must have.
    """
    arguments = {**_arguments(snapshot, name, scope, where), "limit": limit, "offset": offset}
    sql = f"select * {_found(name, where)} limit $limit::bigint offset $offset::bigint"
    return snapshot.query(sql, arguments)


def count(
    snapshot: Snapshot, name: str, scope: Scope, *, where: Mapping[str, str] | None = None
) -> int:
    """How many rows ``rows`` would give without a limit."""
    arguments = _arguments(snapshot, name, scope, where)
    return int(snapshot.rows(f"select count(*) {_found(name, where)}", arguments)[0][0])


def _found(name: str, where: Mapping[str, str] | None) -> str:
    wanted = " and ".join(f'"{column}" = $is_{column}::varchar' for column in where or ())
    return f"from list_{name}({ARGUMENTS})" + (f" where {wanted}" if wanted else "")


def _arguments(
    snapshot: Snapshot, name: str, scope: Scope, where: Mapping[str, str] | None
) -> dict[str, Any]:
    if name not in LISTINGS:
        raise Refused(f"There is no listing “{name[:64]}”; there are {', '.join(LISTINGS)}.")
    snapshot.checked(scope)
    values = {f"is_{column}": value for column, value in (where or {}).items()}
    return {**snapshot.arguments(scope), **values}
