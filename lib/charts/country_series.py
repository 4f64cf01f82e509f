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
    not come), ``hours`` (of an open wait), ``also_pinpointed`` (codes in scope, parted by
    spaces; missing: none), ``pinpointed_beyond`` (how many more beyond the scope), ``href``.
    """
    if rows.empty:
        return '<p class="nothing">No series pinpointed here, and nobody notified.</p>'
    head = "".join(f'<th scope="col">{words}</th>' for words in STEPS.values())
    years = _years(rows, zone)
    body = "".join(_row(row, zone, years) for row in rows.head(MOST).to_dict("records"))
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


def _row(row: Row, zone: str, years: bool) -> str:
    dates = "".join(f"<td>{_day(row[step], zone, years)}</td>" for step in STEPS)
    others = _others(codes_of(row["also_pinpointed"]), int(row["pinpointed_beyond"]))
    name = canvas.linked(canvas.shortened(str(row["series_id"]), 24), row.get("href"))
    return f'<tr><th scope="row">{name}</th>{dates}{_wait(row["hours"])}<td>{others}</td></tr>'


def _years(rows: pd.DataFrame, zone: str) -> bool:
    """Whether the days are of more than one year, so that each names its own."""
    days = (wording.local(pd.Timestamp(at), zone) for step in STEPS for at in rows[step].dropna())
    return len({day.year for day in days}) > 1


def _day(at: Any, zone: str, years: bool) -> str:
    if pd.isna(at):
        return ""
    there = wording.local(pd.Timestamp(at), zone)
    return wording.day(there) if years else wording.short_day(there)


def codes_of(said: object) -> list[str]:
    """Codes that are parted by spaces; none where they are missing."""
    return said.split() if isinstance(said, str) else []


def _wait(hours: float) -> str:
    if wording.missing(hours):
        return "<td></td>"
    return f'<td class="{"late" if hours >= LONG else "wait"}">{wording.hours(hours)}</td>'


def _others(codes: Sequence[str], beyond: int) -> str:
    """The other candidates, short: the sheet has no room for all names."""
    named = wording.listing([countries.name(code) for code in codes], 2) if codes else ""
    more = f"{wording.count(beyond)} other {wording.noun(beyond, 'country', 'countries')}"
    return "; ".join(filter(None, [named, more if beyond else ""]))


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
    wait = "waits" if len(waiting) == 1 else "wait"
    return (
        f"{wording.count(len(waiting))} of {wording.plural(sent, 'referral')} {wait} "
        f"for an answer; the oldest for {wording.hours(float(waiting.max()))}"
    )
