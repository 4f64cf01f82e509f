"""Rows that people read: one SQL file per listing, in the same scope as every figure."""

from dataclasses import dataclass
from pathlib import Path

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
    snapshot: Snapshot, name: str, scope: Scope, *, limit: int | None = None, offset: int = 0
) -> pd.DataFrame:
    """The rows of a listing in *scope*, instants in UTC; raises Refused for an unknown name."""
    if name not in LISTINGS:
        raise Refused(f"There is no listing “{name[:64]}”; there are {', '.join(LISTINGS)}.")
    snapshot.checked(scope)
    arguments = {**snapshot.arguments(scope), "limit": limit, "offset": offset}
    sql = f"select * from list_{name}({ARGUMENTS}) limit $limit::bigint offset $offset::bigint"
    return snapshot.query(sql, arguments)
