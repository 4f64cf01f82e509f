"""Which series are there, and where does each stand?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import pandas as pd

from lib import wording
from lib.charts import series_table as chart
from lib.database import Snapshot
from lib.errors import Refused
from lib.focus import Focus
from lib.listing import Order, Turned, turned
from lib.panels.panel import Panel, horizon, leads_to
from lib.panels.series import status as statuses
from lib.scope import Scope
from lib.theme import Look

ROWS: Final = 50  # a page
MOST: Final = 10_000  # rows of the table that is read and taken along as a file
USUAL: Final = (  # as in list_series
    ("not in_work(stage)", False), ("stage_at", False), ("series_id", False),
)  # fmt: skip
# the column's word in the address -> what it is sorted by
SORTS: Final = {
    "series": "series_id",
    "priority": "case priority when 'high' then 1 when 'normal' then 2 when 'low' then 3 end",
    "status": f"list_position({list(chart.STAGES)}, stage)",
    "since": "stage_at",
    "received": "received_at",
    "started": "started_at",
    "processed": "processed_at",
    "pinpointed": "pinpointed_at",
    "notified": "notified_at",
    "answered": "answered_at",
    "uploaded": "uploaded_at",
    "files": "coalesce(images, 0) + coalesce(videos, 0)",
}


@dataclass(frozen=True)
class Series:
    """A page of the series found, and how to turn it; ``whole`` reads on, up to MOST."""

    page: chart.Page
    snapshot: Snapshot
    scope: Scope
    focus: Focus

    def whole(self) -> pd.DataFrame:
        """Every series found in the same order, MOST at most, with all that is known of it."""
        return _turned(self.snapshot, self.scope, self.focus, MOST).rows


def numbers(
    snapshot: Snapshot,
    scope: Scope,
    *,
    find: str | None = None,
    status: tuple[str, ...] = (),
    sort: str | None = None,
    page: int = 1,
) -> Series:
    """One page of the series whose id begins so and that stand so, in an order.

    Raises Refused for a status, a column or a page that there is not.
    """
    focus = Focus(find=find, status=status, sort=sort, page=page)
    turn = _turned(snapshot, scope, focus, ROWS, (page - 1) * ROWS)
    pages = max(1, -(-turn.found // ROWS))
    if page > pages:
        raise Refused(
            f"There is no page {wording.count(page)}: the {wording.count(turn.found)} series "
            f"found {wording.noun(turn.found, 'fills', 'fill')} {wording.plural(pages, 'page')}."
        )
    return Series(
        chart.Page(
            _linked(turn.rows, scope),
            turn.found,
            turn.there,
            (page - 1) * ROWS,
            tuple(_head(scope, focus, column) for column in chart.COLUMNS),
            _turns(scope, focus, pages),
            horizon(snapshot, scope),
            snapshot.zone(scope.operation),
            _narrowed(focus),
            "series_event" in snapshot.delivered,
        ),
        snapshot,
        scope,
        focus,
    )


def _such(focus: Focus) -> tuple[list[str], dict[str, str]]:
    """The conditions that the search and the filter stand for, and what is bound in them."""
    such = statuses.conditions(focus.status)
    if focus.find is None:
        return such, {}
    return [*such, "starts_with(lower(series_id), lower($find::varchar))"], {"find": focus.find}


def _turned(snapshot: Snapshot, scope: Scope, focus: Focus, limit: int, offset: int = 0) -> Turned:
    such, values = _such(focus)
    return turned(
        snapshot, "series", scope,
        such=such, order=_order(focus.sort), values=values, limit=limit, offset=offset,
    )  # fmt: skip


def _linked(shown: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The rows with where each leads, and where its heir is."""

    def to(series_id: object) -> str | None:
        known = isinstance(series_id, str)
        return leads_to(scope, "one-series", Focus(series=str(series_id))) if known else None

    return shown.assign(href=shown["series_id"].map(to), heir_href=shown["merged_into"].map(to))


def _order(sort: str | None) -> Order:
    """What is not known stands last, whichever way; the id decides between equals."""
    if sort is None:
        return USUAL
    word = sort.removeprefix("-")
    if word not in SORTS:
        raise Refused(f"Series can't be sorted by “{word}”; by {', '.join(SORTS)} they can.")
    return ((SORTS[word], sort.startswith("-")), ("series_id", False))


def _head(scope: Scope, focus: Focus, column: str) -> chart.Head:
    """How a column is sorted, and the address that sorts by it (turned round the second time)."""
    way = {column: "ascending", f"-{column}": "descending"}.get(focus.sort or "", "none")
    turn = f"-{column}" if way == "ascending" else column
    href = leads_to(scope, "", Focus(find=focus.find, status=focus.status, sort=turn))
    return chart.Head(column, way, href if column in SORTS else None)


def _turns(scope: Scope, focus: Focus, pages: int) -> Mapping[str, str | None]:
    """The addresses of the other pages; None where this is the one."""
    wanted = {"first": 1, "previous": focus.page - 1, "next": focus.page + 1, "last": pages}

    def address(page: int) -> str | None:
        if page == focus.page or not 1 <= page <= pages:
            return None
        there = Focus(find=focus.find, status=focus.status, sort=focus.sort, page=page)
        return leads_to(scope, "", there)

    return {word: address(page) for word, page in wanted.items()}


def _narrowed(focus: Focus) -> str:
    """What the table is narrowed to, in words: ``id begins with “S-0”; processed``."""
    begins = f"id begins with “{focus.find}”" if focus.find else ""
    return "; ".join(filter(None, (begins, statuses.said(focus.status))))


def _figure(found: Series, look: Look) -> str:
    return chart.html(found.page, look)


def _finding(found: Series) -> str:
    return chart.finding(found.page)


def _table(found: Series) -> pd.DataFrame:
    frame = found.whole()
    frame.attrs["more"] = found.page.found - len(frame)
    return frame


SERIES_TABLE = Panel(
    "series_table",
    "Which series are there, and where does each stand?",
    ("series_received", "series_open"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of series. {_finding(found)}.",
    _table,
    listing="series",
    keyed=("find", "status", "sort", "page"),
)

__all__ = ["MOST", "ROWS", "SERIES_TABLE", "SORTS", "Series", "numbers"]
