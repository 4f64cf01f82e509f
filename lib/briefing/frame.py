"""Which facts a release is about, however its scope was spelt.

The only operation or none, a period that begins before the first fact, an instant after the last,
a new snapshot with no more than a note: they all mean the same facts, and so their releases are
reckoned with together.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final

from lib.database import Snapshot
from lib.scope import Scope

STANDS: Final = "standing(occurred_at, known_from, known_until, $as_of::timestamp, $clock::varchar)"
ADDED: Final = "standing({0}, {0}, null::timestamp, $as_of::timestamp, $clock::varchar)"
NONE: Final = "null::varchar"
LOCAL: Final = "local_day({}, $zone::varchar)"
# What is counted: which rows stand, the day that a period takes them by, and their operation, if
# they have one. Notes and pictures count for nothing.
COUNTED: Final = {
    "series": ("true", "null::date", "operation_id"),
    "series_event": (STANDS, "day", "operation"),
    "media": (ADDED.format("known_from"), "added_on", "operation"),
    "link_end": (STANDS, "day", "operation"),
    "object": ("true", "null::date", NONE),
    "object_event": (STANDS, LOCAL.format("occurred_at"), NONE),
    "tip": (ADDED.format("received_at"), LOCAL.format("received_at"), NONE),
    "tip_event": (STANDS, "null::date", NONE),
    "participant": ("true", "null::date", "operation_id"),
}
NO_FACT: Final = ("row", "delivery", "known_at", "known_from", "known_until", "delivered_rows")


@dataclass(frozen=True)
class Facts:
    """All facts that stand at an instant: their name, the days that have any, and whose they are.

    ``operation`` is the only one, None where there are several, or some belong to none.
    """

    name: str
    days: tuple[date, ...]
    operation: str | None


def frame(snapshot: Snapshot, scope: Scope) -> str:
    """The scope in its plainest spelling, a blank, and the name of the facts that stand in it.

    By which clock they stand says nothing more, once it is said which.
    """
    facts = _standing(snapshot, scope)
    plain = _narrowest(replace(scope, as_of=None, clock="known"), facts.days)
    plain = replace(plain, operation=plain.operation or facts.operation)
    return f"{plain.query()} {facts.name}"


def _narrowest(scope: Scope, days: tuple[date, ...]) -> Scope:
    """The period from its first day with a fact to its last; no end where all facts are in it."""
    there = [day for day in days if _in(scope, day)]
    if not there:
        return scope
    since = None if scope.since is None or there[0] == days[0] else there[0]
    until = None if scope.until is None or there[-1] == days[-1] else there[-1]
    return replace(scope, since=since, until=until)


def _in(scope: Scope, day: date) -> bool:
    return (scope.since or day) <= day <= (scope.until or day)


def _standing(snapshot: Snapshot, scope: Scope) -> Facts:
    said = snapshot.arguments(scope)
    clock = said["clock"] if said["as_of"] else "known"
    return _facts(snapshot, said["as_of"], clock, said["zone"])


@lru_cache(maxsize=4)
def _facts(snapshot: Snapshot, as_of: Any, clock: str, zone: str) -> Facts:
    said = {"as_of": as_of, "clock": clock, "zone": zone}
    rows = sorted(snapshot.rows(SQL, said), key=lambda row: str(row[0]))
    days = {day for _, each, *_ in rows for day in each or () if day}
    parted = [each for table, _, each, *_ in rows if COUNTED[table][2] != NONE]
    whose = {name for each in parted for name in each or ()}
    named = [(table, count, name) for table, _, _, count, name in rows]
    return Facts(
        hashlib.sha256(repr(named).encode()).hexdigest(),
        tuple(sorted(days)),
        whose.pop() or None if len(whose) == 1 else None,
    )


def _sql(table: str, stands: str, day: str, operation: str) -> str:
    return f"""
        select
            '{table}' as counted,
            (select list(distinct {day}) from snapshot.{table} where {stands}) as days,
            (select list(distinct coalesce({operation}, '')) from snapshot.{table} where {stands})
                as operations,
            count(*) as facts,
            bit_xor(md5_number(fact::varchar))::varchar as name,
        from (
            select columns(lambda name: name not in {NO_FACT}) from snapshot.{table} where {stands}
        ) as fact
    """


SQL = "-- one row per table that is counted: when, whose, and a name for all that stands in it"
SQL += "union all".join(_sql(table, *how) for table, how in COUNTED.items())
