"""Referrals of a series: pinpointed, notified, acknowledged, answered, and the waits between."""

from datetime import datetime, timedelta
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas

STEPS: Final = {
    "pinpointed_at": "Pinpointed",
    "notified_at": "Notified",
    "acknowledged_at": "Acknowl&shy;edged",
    "answered_at": "Answered",
}
LONG: Final = timedelta(days=7)  # a week without an answer stands out, as in the country table
Row = dict[Any, Any]


def html(rows: pd.DataFrame, until: datetime, zone: str) -> str:
    """A ``<table>``, a row a country, the longest waiting first.

    *rows*: ``country``, the instants of ``STEPS`` (naive UTC, missing: it has not come), and
    ``href``. *until* (aware) is the instant up to which an open referral has waited.
    """
    if rows.empty:
        return '<p class="nothing">No country to notify is known.</p>'
    body = "".join(_row(row, until, zone) for row in ranked(rows))
    head = "".join(f'<th scope="col">{words}</th>' for words in STEPS.values())
    return (
        '<div class="scroller" tabindex="0" role="region" aria-label="Referrals">'
        '<table class="one-rows one-referrals"><caption>Referrals by country</caption><thead><tr>'
        f'<th scope="col">Country</th>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def ranked(rows: pd.DataFrame) -> list[Row]:
    """What waits stands first, the oldest on top; then the answered, by name."""
    return sorted(rows.to_dict("records"), key=_rank)


def _rank(row: Row) -> tuple[bool, Any, str]:
    open_ = waits_since(row)
    return open_ is None, open_ or pd.Timestamp.min, countries.name(row["country"])


def waits_since(row: Row) -> Any:
    """Since when it waits, for whatever is next; None where it was answered."""
    if not pd.isna(row["answered_at"]):
        return None
    known = [row[name] for name in ("notified_at", "pinpointed_at", "acknowledged_at")]
    return next((at for at in known if not pd.isna(at)), None)


def finding(rows: pd.DataFrame, until: datetime) -> str:
    """The title: how many answered of those notified, and who waits longest."""
    notified = rows[rows["notified_at"].notna()] if len(rows) else rows
    idle = len(rows) - len(notified)
    if notified.empty:
        names = wording.listing(countries.name(code) for code in rows["country"])
        return f"Nobody notified yet: {names}" if idle else "No referral in this scope"
    done = int(notified["answered_at"].notna().sum())
    many = wording.plural(len(notified), "country", "countries")
    said = f"{wording.count(done)} of {many} notified {wording.noun(done, 'has', 'have')} answered"
    waiting = notified[notified["answered_at"].isna()].sort_values(["notified_at", "country"])
    if len(waiting):
        first = waiting.iloc[0]
        said += f"; {countries.name(first['country'])} has had it for {_hours(first, until)}"
    return f"{said}; {wording.count(idle)} not notified" if idle else said


def _hours(row: "pd.Series[Any]", until: datetime) -> str:
    return wording.hours(waited(row["notified_at"], until) / timedelta(hours=1))


def waited(since: datetime, until: datetime) -> timedelta:
    """From *since* (naive UTC) until *until* (aware); never less than nothing."""
    return max(until - pd.Timestamp(since).tz_localize("UTC"), timedelta())


def _row(row: Row, until: datetime, zone: str) -> str:
    name = canvas.linked(countries.name(row["country"]), row.get("href"))
    cells, before = "", None
    waits = waits_since(row) is not None
    for step in STEPS:
        at = row[step]
        if pd.isna(at):
            cells += f"<td>{_open(row, step, until) if waits else wording.NOTHING}</td>"
            continue
        cells += f"<td>{_moment(at, zone)}{_after(at, before)}</td>"
        before = at
    return f'<tr><th scope="row">{name}</th>{cells}</tr>'


def _moment(at: datetime, zone: str) -> str:
    there = wording.local(at, zone)
    return f"{wording.short_day(there)} {there:%H:%M}"


def _after(at: datetime, before: datetime | None) -> str:
    if before is None:
        return ""
    hours = (at - before) / timedelta(hours=1)
    words = f"{wording.hours(abs(hours))} {'later' if hours >= 0 else 'earlier'}"
    return f"<small>{words}</small>"


def _open(row: Row, step: str, until: datetime) -> str:
    """The wait, in the column of what it waits for; nothing in the others."""
    wanted: str = "notified_at" if pd.isna(row["notified_at"]) else "answered_at"
    if step != wanted:
        return wording.NOTHING
    long = waited(waits_since(row), until)
    late = "late" if long >= LONG else "soon"
    return f'<b class="{late}">waits {wording.hours(long / timedelta(hours=1))}</b>'
