"""One country's series: when each was pinpointed, notified, answered, and how long it waits."""

from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas

MOST: Final = 30  # rows that fit on the sheet, which is one page of paper
LONG: Final = 7 * 24  # hours, as in the country table
STEPS: Final = {
    "pinpointed_at": "Pinpointed",
    "notified_at": "Notified",
    "acknowledged_at": "Acknow&shy;ledged",
    "answered_at": "Answered",
}
Row = dict[Any, Any]


def html(rows: pd.DataFrame, zone: str) -> str:
    """A ``<table>``, a row a series, the longest waiting first; the rest is counted.

    *rows*, in order: ``series_id``, the instants of ``STEPS`` (naive UTC, missing: it has
    not come), ``hours`` (of an open wait), ``also_pinpointed`` (codes, parted by spaces),
    ``href``.
    """
    if rows.empty:
        return '<p class="nothing">No series pinpointed here, and nobody notified.</p>'
    head = "".join(f'<th scope="col">{words}</th>' for words in STEPS.values())
    body = "".join(_row(row, zone) for row in rows.head(MOST).to_dict("records"))
    return (
        '<div class="country-scroller" tabindex="0" role="region" aria-label="Series and waits">'
        '<table class="country-series"><caption>Series and how long their referrals wait</caption>'
        f'<thead><tr><th scope="col">Series</th>{head}<th scope="col">Waits</th>'
        f'<th scope="col">Also pinpointed</th></tr></thead><tbody>{body}</tbody></table></div>'
        f"{_more(rows)}"
    )


def _more(rows: pd.DataFrame) -> str:
    left = rows.iloc[MOST:]
    if left.empty:
        return ""
    waiting = int(left["hours"].notna().sum())
    return (
        f'<p class="foot">and {wording.plural(len(left), "more series", "more series")}, '
        f"{wording.count(waiting)} of them waiting</p>"
    )


def _row(row: Row, zone: str) -> str:
    dates = "".join(f"<td>{_day(row[step], zone)}</td>" for step in STEPS)
    others = _others(str(row["also_pinpointed"] or "").split())
    name = canvas.linked(canvas.shortened(str(row["series_id"]), 24), row.get("href"))
    return f'<tr><th scope="row">{name}</th>{dates}{_wait(row["hours"])}<td>{others}</td></tr>'


def _day(at: Any, zone: str) -> str:
    return "" if pd.isna(at) else wording.short_day(wording.local(pd.Timestamp(at), zone))


def _wait(hours: float) -> str:
    if wording.missing(hours):
        return "<td></td>"
    return f'<td class="{"late" if hours >= LONG else "wait"}">{wording.hours(hours)}</td>'


def _others(codes: Sequence[str]) -> str:
    """The other candidates, short: the sheet has no room for all names."""
    return wording.listing([countries.name(code) for code in codes], 2) if codes else ""


def finding(rows: pd.DataFrame) -> str:
    """The title: how many referrals wait, and the oldest."""
    if rows.empty:
        return "No series pinpointed here, and nobody notified"
    waiting = rows["hours"].dropna()
    sent = int(rows["notified_at"].notna().sum())
    if not sent:
        return f"{wording.plural(len(rows), 'series', 'series')} pinpointed, nobody notified yet"
    if waiting.empty:
        return f"None of {wording.plural(sent, 'referral')} waits for its answer"
    return (
        f"{wording.count(len(waiting))} of {wording.plural(sent, 'referral')} wait for an answer; "
        f"the oldest for {wording.hours(float(waiting.max()))}"
    )
