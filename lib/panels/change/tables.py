"""What is new, moved on, corrected or withdrawn: by kind of event, by country, and its rows."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import pandas as pd

from lib import country as countries
from lib.changes import between
from lib.changes.tally import COUNTED, Tally, tallied
from lib.charts import change_table as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.panels.change import words
from lib.panels.change.instants import Between, instants
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

READ = ("series_received", "series_processed", "series_pinpointed", "series_notified",
        "victims_identified", "tips_received")  # fmt: skip
Row = dict[Hashable, Any]


@dataclass(frozen=True)
class Counted:
    """A table of counts between two instants; ``frame`` is as the tally has it."""

    between: Between
    rows: tuple[chart.Row, ...]
    frame: pd.DataFrame


@lru_cache(maxsize=16)  # a published snapshot never changes
def tally(snapshot: Snapshot, scope: Scope, before: datetime) -> Tally:
    """What changed, counted once for all that tell of it."""
    return tallied(between(snapshot, scope, before))


def by_kind(snapshot: Snapshot, scope: Scope, before: datetime | None = None) -> Counted:
    """Events and series by table and kind, in the order of the work."""
    found = instants(snapshot, scope, before)
    frame = tally(snapshot, scope, found.before).by_kind
    made = {(row["table"], row["kind"]): row for row in frame.to_dict("records")}
    order = [(table, name) for table, kinds in words.KINDS.items() for name in kinds]
    rows = tuple(_of_kind(*pair, made[pair], scope, before) for pair in order if pair in made)
    return Counted(found, rows, frame)


def _of_kind(
    table: str, name: str, record: Row, scope: Scope, before: datetime | None
) -> chart.Row:
    word = words.word(table, name)
    return chart.Row(
        words.kind(table, name),
        _counts(record),
        {cause: _rows(scope, before, cause, word) for cause in COUNTED},
        group=words.GROUPS[table],
    )


def by_country(snapshot: Snapshot, scope: Scope, before: datetime | None = None) -> Counted:
    """The same by country, the most new events first; what is not known last."""
    found = instants(snapshot, scope, before)
    frame = tally(snapshot, scope, found.before).by_country
    records = sorted(frame.to_dict("records"), key=_rank)
    rows = tuple(_of_country(record, scope, before) for record in records)
    return Counted(found, rows, frame)


def _rank(record: Row) -> tuple[bool, int, str]:
    unknown = record["country"] == countries.UNKNOWN
    return unknown, -sum(int(record[cause]) for cause in COUNTED), countries.name(record["country"])


def _of_country(record: Row, scope: Scope, before: datetime | None) -> chart.Row:
    place = (str(record["country"]),)
    return chart.Row(
        countries.name(place[0]),
        _counts(record),
        {cause: _rows(scope, before, cause, country=place) for cause in COUNTED},
        leads_to(scope, "", Focus(before=before), country=place),
        apart=place == (countries.UNKNOWN,),
    )


def _counts(record: Row) -> dict[str, int]:
    return {cause: int(record[cause]) for cause in COUNTED}


def _rows(scope: Scope, before: datetime | None, *status: str, **changes: Any) -> str:
    focus = Focus(before=before, status=tuple(sorted(status)))
    return leads_to(scope, "", focus, **changes)


def _kinds(found: Counted) -> str:
    return chart.finding(found.rows, found.between.since)


def _places(found: Counted) -> str:
    unknown = [row for row in found.rows if row.name == countries.name(countries.UNKNOWN)]
    known = [row for row in found.rows if row not in unknown]
    return chart.finding_by_country(known, unknown[0] if unknown else None, found.between.since)


def _panel(
    name: str, title: str, head: str,
    numbers: Callable[..., Counted], finding: Callable[[Counted], str],
) -> Panel:  # fmt: skip
    def figure(found: Counted, _: Look) -> str:
        return chart.html(found.rows, words.CAUSES, head, finding(found))

    def alt(found: Counted) -> str:
        return f"Table between {found.between.earlier} and {found.between.later}. {finding(found)}."

    def table(found: Counted) -> pd.DataFrame:
        earlier, later = found.between.before, found.between.after
        return found.frame.assign(earlier_instant=earlier, later_instant=later)

    return Panel(name, title, READ, numbers, figure, finding, alt, table, keyed=("before",))


BY_KIND = _panel(
    "changes_by_kind", "What is new, moved on, corrected or withdrawn?", "Event", by_kind, _kinds
)
BY_COUNTRY = _panel(
    "changes_by_country", "In which countries? An event of several counts in each of them.",
    "Country", by_country, _places,
)  # fmt: skip
