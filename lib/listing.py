"""Rows that people read: one SQL file per listing, in the same scope as every figure."""

from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True)
class Turned:
    """A page of a listing: its rows, how many were *found* in all, and how many are *there*."""

    rows: pd.DataFrame
    found: int
    there: int


def _listing(path: Path) -> Listing:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    return Listing(path.stem, first.removeprefix("-- ").strip())


Order = Sequence[tuple[str, bool]]  # what is sorted by, and whether from the greatest down
UNORDERED = {"series": "series_row"}  # listing -> fact: to order a million rows twice takes long
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


def turned(
    snapshot: Snapshot,
    name: str,
    scope: Scope,
    *,
    such: Sequence[str] = (),
    order: Order,
    values: Mapping[str, str] | None = None,
    limit: int,
    offset: int = 0,
) -> Turned:
    """A part of a listing as a table is turned: filtered, in another *order*, one page of it.

    *such* are conditions and *order* what it is sorted by, both SQL of the program; what a
    person said is bound as *values*.
    """
    bound = {**_arguments(snapshot, name, scope, None), **(values or {})}
    where = f"where {' and '.join(such)}" if such else ""
    # What is rolled up is read as often as need be; what is gathered from events, once.
    whole = scope in (Scope(), Scope(scope.operation))
    kept = "not materialized" if whole else "materialized"
    every = f"with every as {kept} (select * from {_rows_of(name)}({ARGUMENTS}))"
    counts = f"select count(*) filter ({where or 'where true'}) as n, count(*) as m from every"
    if not whole:
        return _at_once(snapshot, every, counts, where, order, bound, limit, offset)
    found, there = snapshot.rows(f"{every} {counts}", bound)[0]
    # The end of a long table is the beginning of the same table in the opposite order.
    turn = offset > found / 2
    first = max(found - offset - limit, 0) if turn else offset
    last = min(limit, max(found - offset, 0))
    sql = f"""{every} select * from every {where}
        order by {_ordered(order, turn)} limit $limit::bigint offset $offset::bigint"""
    rows = snapshot.query(sql, {**bound, "limit": last, "offset": first})
    return Turned(rows[::-1].reset_index(drop=True) if turn else rows, found, there)


def _at_once(
    snapshot: Snapshot,
    every: str,
    counts: str,
    where: str,
    order: Order,
    bound: Mapping[str, Any],
    limit: int,
    offset: int,
) -> Turned:
    """Counts and page in one query, so that the rows are gathered from their events once."""
    sql = f"""{every}, counts as ({counts})
        select e.*, c.n, c.m
        from (
            select * from every {where}
            order by {_ordered(order)} limit $limit::bigint offset $offset::bigint
        ) as e right join counts as c on true
        order by {_ordered(order)}"""
    frame = snapshot.query(sql, {**bound, "limit": limit, "offset": offset})
    found, there = (int(frame[name].iloc[0]) for name in ("n", "m"))
    first = frame.columns[0]
    rows_there = frame[frame[first].notna()] if offset >= found else frame
    return Turned(rows_there.drop(columns=["n", "m"]), found, there)


def _ordered(order: Order, turn: bool = False) -> str:
    """What is not known stands last; with *turn* all is in the opposite order."""
    nulls = "first" if turn else "last"
    ways = ((sql, "desc" if down != turn else "asc") for sql, down in order)
    return ", ".join(f"{sql} {way} nulls {nulls}" for sql, way in ways)


def _rows_of(name: str) -> str:
    """The fact that a listing only puts in order, where there is one; else the listing."""
    return UNORDERED.get(name, f"list_{name}")


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
