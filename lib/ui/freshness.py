"""How fresh the figures are: the newest event, the snapshot, and each table by itself."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from lib import listing, wording
from lib.ui import share
from lib.ui.choices import choices
from lib.ui.plain import tag
from lib.ui.store import NUMBERS
from lib.ui.view import View

QUIET = timedelta(hours=24)  # without news for so long, while the operation runs, is amber


def draw(view: View, *, shared: bool = True) -> None:
    """One line, a table to open, and (*shared*) the address of the view to be copied."""
    zone = view.snapshot.zone(view.asked.operation)
    table = NUMBERS.of((view.snapshot.id, "freshness"), lambda: _tables(view))
    words, amber = said(view, _minute(table["newest_at"].max()), zone)
    with st.container(key="fresh", horizontal=True, gap="xsmall", vertical_alignment="center"):
        st.html(tag("p", words, "fresh amber" if amber else "fresh"), width="content")
        with st.popover("Per table", type="tertiary", key="freshness"):
            st.html(rows(table, zone))
        if shared:
            st.html(share.button(), width="content")


def _tables(view: View) -> pd.DataFrame:
    table = listing.rows(view.snapshot, "freshness", view.asked)
    return table[table["table"].isin(view.snapshot.delivered)]


def _minute(value: Any) -> datetime | None:
    """An instant of the snapshot, to the minute; None where there is none."""
    return None if pd.isna(value) else value.floor("min").to_pydatetime().replace(tzinfo=UTC)


def said(view: View, newest: datetime | None, zone: str) -> tuple[str, bool]:
    """The line in words, and whether it is amber."""
    at = view.snapshot.published_at.replace(second=0, microsecond=0)
    published = f"Published {wording.moment(at, zone)}"
    if newest is None:
        return f"{published} · no dated event yet", True
    happened = f"{published} · newest event {wording.moment(newest, zone)}"
    now = datetime.now(UTC)
    ends = choices(view.snapshot, view.asked.operation).ends_on
    if wording.local(now, zone).date() > ends:
        return f"{happened} · the operation ended on {wording.day(ends)}", False
    if (gap := now - newest) > QUIET:
        quiet = wording.hours(gap / timedelta(hours=1))
        return f"{happened} · quiet for {quiet}: check the feed", True
    return happened, False


def rows(table: pd.DataFrame, zone: str) -> str:
    """The tables that were delivered, with their newest rows."""
    head = "<tr><th>Table</th><th>Rows</th><th>Newest</th></tr>"
    body = "".join(_row(row, zone) for row in table.itertuples())
    return f'<table class="small">{head}{body}</table>'


def _row(row: Any, zone: str) -> str:
    at = _minute(row.newest_at)
    newest = wording.moment(at, zone) if at else wording.NOTHING
    cells = tag("td", row.table.replace("_", " ")), tag("td", wording.count(row.rows), "number")
    return f"<tr>{''.join(cells)}{tag('td', newest)}</tr>"
