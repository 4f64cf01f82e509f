"""What can be chosen in the scope bar: what occurs in the snapshot."""

from dataclasses import dataclass
from datetime import date, timedelta

from lib import caption
from lib.database import Snapshot
from lib.ui.store import CHOICES

COUNTRIES = """
select distinct country from snapshot.series_event where country is not null
union select distinct country from snapshot.tip where country is not null
union select distinct country from snapshot.participant where country is not null
"""
DAYS = """
select min(day), max(day)
from (
    select unnest([min(day), max(day)]) as day from snapshot.series_event
    union all select unnest([min(received_at)::date, max(received_at)::date]) from snapshot.tip
    union all select unnest([min(starts_on), max(ends_on)]) from snapshot.operation
)
"""


@dataclass(frozen=True)
class Choices:
    """Codes to names, in the order shown; the days that the data covers; the clock's ends."""

    operations: dict[str, str]
    countries: tuple[str, ...]
    orgs: dict[str, str]
    first: date
    last: date
    starts_on: date
    ends_on: date
    zone: str


def choices(snapshot: Snapshot, operation: str | None) -> Choices:
    """What can be chosen in this snapshot, for an operation or for all of them."""
    return CHOICES.of((snapshot.id, operation), lambda: _choices(snapshot, operation))


def _choices(snapshot: Snapshot, operation: str | None) -> Choices:
    first, last = snapshot.rows(DAYS)[0]
    meant = [o for o in snapshot.operations if operation in (None, o.operation_id)]
    return Choices(
        operations={each.operation_id: each.name for each in snapshot.operations},
        countries=tuple(code for (code,) in snapshot.rows(COUNTRIES)),
        orgs=caption.orgs(snapshot),
        # Days are those of UTC here: a day to spare holds every zone's.
        first=first - timedelta(days=1),
        last=last + timedelta(days=1),
        starts_on=min(each.starts_on for each in meant),
        ends_on=max(each.ends_on for each in meant),
        zone=snapshot.zone(operation),
    )
