"""The rows behind the changes, and the ledger of corrections."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from lib import country as countries
from lib import listing, wording
from lib.charts import change_rows, ledger
from lib.database import Snapshot
from lib.errors import Refused
from lib.focus import Focus
from lib.panels.change import words
from lib.panels.change.instants import Between, instants
from lib.panels.change.tables import READ, tally
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

PAGE = 50
CHOICES = {
    **words.CAUSES,
    **{word: f"{words.GROUPS[table]}: {words.kind(table, name)}"
       for word, (table, name) in words.WORDS.items()},
}  # fmt: skip
MOST = 200  # entries of the ledger that are shown
THINGS = {"series_event": "series", "series_link": "series", "object_event": "object"}


@dataclass(frozen=True)
class Rows:
    """One page of the rows of what was chosen."""

    between: Between
    rows: tuple[change_rows.Row, ...]
    there: int
    chosen: tuple[str, ...]
    earlier: str | None
    later: str | None

    @property
    def finding(self) -> str:
        return change_rows.finding(self.there, self.chosen, self.between.since)


def numbers(
    snapshot: Snapshot,
    scope: Scope,
    before: datetime | None = None,
    status: tuple[str, ...] = (),
    page: int = 1,
) -> Rows:
    """A page of the rows, the latest known first.

    Raises Refused for words or a page that there are not.
    """
    found = instants(snapshot, scope, before)
    rows = _chosen(tally(snapshot, scope, found.before).rows, status)
    pages = max(1, -(-len(rows) // PAGE))
    if page > pages:
        raise Refused(
            f"There is no page {wording.count(page)}: the {wording.plural(len(rows), 'row')} found "
            f"{wording.noun(len(rows), 'fills', 'fill')} {wording.plural(pages, 'page')}."
        )
    rows = rows.sort_values(["known_from", "event_id", "about"], ascending=[False, True, True])
    shown = rows.iloc[(page - 1) * PAGE : page * PAGE]
    turned = {
        number: leads_to(scope, "", Focus(before=before, status=status, page=number))
        for number in (max(page - 1, 1), page + 1)
    }
    return Rows(
        found,
        tuple(_row(record, scope, found.zone) for record in shown.to_dict("records")),
        len(rows),
        _said(status),
        turned[page - 1] if page > 1 else None,
        turned[page + 1] if page * PAGE < len(rows) else None,
    )


def _chosen(rows: pd.DataFrame, status: tuple[str, ...]) -> pd.DataFrame:
    unknown = set(status) - {*words.CAUSES, *words.WORDS}
    if unknown:
        there = ", ".join(words.CAUSES)
        raise Refused(f"There is no change “{sorted(unknown)[0]}”; there are {there}, and kinds.")
    causes = [each for each in status if each in words.CAUSES]
    kinds = [words.WORDS[each] for each in status if each in words.WORDS]
    if causes:
        rows = rows[rows["what"].isin(causes)]
    if kinds:
        pairs = zip(rows["table"], rows["kind"], strict=True)
        rows = rows[pd.Series([pair in kinds for pair in pairs], index=rows.index, dtype=bool)]
    return rows


def _said(status: tuple[str, ...]) -> tuple[str, ...]:
    causes = (words.CAUSES[each].lower() for each in status if each in words.CAUSES)
    kinds = (f"“{words.kind(*words.WORDS[each])}”" for each in status if each in words.WORDS)
    return tuple(filter(None, [" or ".join(causes), " or ".join(kinds)]))


def _row(record: dict[Any, Any], scope: Scope, zone: str) -> change_rows.Row:
    table, kind = str(record["table"]), str(record["kind"])
    said = words.kind(table, kind)
    if record["what"] == "moved_on":
        said = f"{words.kind(table, str(record['from']))} → {said}"
    places = record.get("is_in") if isinstance(record.get("is_in"), tuple) else record.get("was_in")
    named = [countries.name(code) for code in places] if isinstance(places, tuple) else []
    return change_rows.Row(
        words.CAUSES[record["what"]],
        said,
        str(record["about"]),
        leads(scope, table, record["about"]),
        wording.listing(named, 2),
        _when(record["occurred_at"], zone),
        _when(record["known_from"], zone),
        _when(record["known_until"], zone),
    )


def leads(scope: Scope, table: str, about: Any) -> str | None:
    """The page of the series or the object that a row is about."""
    thing = THINGS.get(table)
    if thing is None or not isinstance(about, str):
        return None
    if thing == "series":
        return leads_to(scope, "one-series", Focus(series=about))
    return leads_to(scope, "object", Focus(object=about))


def _when(instant: Any, zone: str) -> str:
    if pd.isna(instant):
        return ""
    there = wording.local(pd.Timestamp(instant).to_pydatetime(), zone)
    return f"{wording.day(there)} {there:%H:%M}"


@dataclass(frozen=True)
class Ledger:
    """The latest entries, how many there are, and the one that stood longest."""

    entries: tuple[ledger.Entry, ...]
    there: int
    longest: ledger.Entry | None
    frame: pd.DataFrame


def entries(snapshot: Snapshot, scope: Scope) -> Ledger:
    """Everything that was taken back in the scope, the latest first."""
    frame = listing.rows(snapshot, "corrections", scope)
    zone = snapshot.zone(scope.operation)
    shown = tuple(_entry(record, scope, zone) for record in frame.head(MOST).to_dict("records"))
    longest = None
    if len(frame):
        longest = _entry(frame.iloc[int(frame["hours"].argmax())].to_dict(), scope, zone)
    return Ledger(shown, len(frame), longest, frame)


def _entry(record: dict[Any, Any], scope: Scope, zone: str) -> ledger.Entry:
    table, kind = str(record["table"]), record["kind"]
    instead = record["replaced_by"]
    said = words.kind(table, kind) if isinstance(kind, str) else "a taking back"
    return ledger.Entry(
        said[:1].upper() + said[1:] if table != "series_link" else f"Link ({said})",
        str(record["about"]),
        leads(scope, table, record["about"]),
        str(record["event_id"]),
        _when(record["known_from"], zone),
        _when(record["known_until"], zone),
        str(record["taken_back_by"]),
        words.kind(table, instead) if isinstance(instead, str) else "nothing",
        float(record["hours"]),
    )


def _rows_figure(found: Rows, _: Look) -> str:
    return change_rows.html(found.rows, found.finding, found.there, found.earlier, found.later)


def _rows_table(found: Rows) -> pd.DataFrame:
    return pd.DataFrame(
        [{key: getattr(row, key) for key in change_rows.COLUMNS} for row in found.rows],
        columns=[*change_rows.COLUMNS],
    )


def _ledger_finding(found: Ledger) -> str:
    return ledger.finding(found.entries, found.there, found.longest)


ROWS = Panel(
    "changed_rows", "Which rows? A count above leads to its own.", READ, numbers,
    _rows_figure, lambda found: found.finding,
    lambda found: f"{found.finding}: between {found.between.earlier} and {found.between.later}.",
    _rows_table, keyed=("before", "status", "page"),
)  # fmt: skip
LEDGER = Panel(
    "ledger", "What was taken back, and how long did it stand wrongly?", READ, entries,
    lambda found, _: ledger.html(found.entries, found.there), _ledger_finding,
    lambda found: f"Ledger of corrections, the latest first. {_ledger_finding(found)}.",
    lambda found: found.frame, listing="corrections",
)  # fmt: skip
