"""The table of series: a page of rows, heads that sort, and the way to the other pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas
from lib.theme import Look

Row = dict[Any, Any]

# The furthest status that a series has come to, in order; a reopened one is in work again.
STAGES: Final = {
    "received": "Received",
    "prepared": "Prepared",
    "started": "In analysis",
    "reopened": "Reopened",
    "processed": "Processed",
    "pinpointed": "Country pinpointed",
    "notified": "Country notified",
    "answered": "Answered",
    "closed": "Closed",
    "other": "Other event only",
}
WORK: Final = ("received", "prepared", "started", "reopened", "pinpointed", "notified")
# the column's word -> its head, and the class by which narrow screens leave it out
COLUMNS: Final = {
    "series": ("Series", ""),
    "status": ("Stands at", ""),
    "since": ("For", ""),
    "priority": ("Priority", "wide"),
    "files": ("Files", "wide"),
    "received": ("Received", "wide"),
    "started": ("Analysis", "wide"),
    "processed": ("Processed", "wide"),
    "pinpointed": ("Pinpointed", "wide"),
    "notified": ("Notified", "wide"),
    "answered": ("Answered", "wide"),
    "uploaded": ("ICSE", "wide"),
}
NUMERIC: Final = ("since", "files")
TURNS: Final = {"first": "First", "previous": "Previous", "next": "Next", "last": "Last"}


@dataclass(frozen=True)
class Head:
    """The head of a column: how it is sorted now (``aria-sort``), and where it leads."""

    column: str
    way: str
    href: str | None


@dataclass(frozen=True)
class Page:
    """A page of series. *rows* are those of ``list_series``, with ``href`` and ``heir_href``.

    *found* are as many as the search and the filter leave of *there*; *before* stand on
    earlier pages. *turns* are addresses by ``first``, ``previous``, ``next`` and ``last``.
    """

    rows: pd.DataFrame
    found: int
    there: int
    before: int
    heads: tuple[Head, ...]
    turns: Mapping[str, str | None]
    instant: datetime
    zone: str
    narrowed: str
    delivered: bool


def html(page: Page, look: Look) -> str:
    """A ``<table>`` of links: the id opens the series, a head sorts, the pager turns."""
    if page.rows.empty:
        return f'<p class="nothing">{escape(_none(page))}</p>'
    head = "".join(map(_head, page.heads))
    body = "".join(_row(record, page) for record in page.rows.to_dict("records"))
    return (
        '<div class="series-table" tabindex="0" role="region" aria-label="Series">'
        f"<table><caption>{escape(finding(page))}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{_pager(page)}{_foot(page)}"
    )


def finding(page: Page) -> str:
    """The title: how many there are, and how many of them were looked for."""
    if not page.delivered:
        return "Not delivered: what happened to series"
    there = f"{wording.count(page.there)} series"
    if not page.narrowed:
        return f"{there} in this scope" if page.there else "No series in this scope"
    if not page.found:
        return f"None of {there}: {page.narrowed}"
    return f"{wording.count(page.found)} of {there}: {page.narrowed}"


def _none(page: Page) -> str:
    return "Nothing found." if page.there else "Nothing to show in this scope."


def _head(head: Head) -> str:
    words, kind = COLUMNS[head.column]
    sort = f' aria-sort="{head.way}"' if head.way != "none" else ""
    number = " number" if head.column in NUMERIC else ""
    said = canvas.linked(words, head.href)
    return f'<th scope="col" class="{kind}{number}"{sort}>{said}</th>'


def _row(row: Row, page: Page) -> str:
    cells = "".join(_cell(column, row, page) for column in COLUMNS if column != "series")
    name = canvas.linked(str(row["series_id"]), row.get("href"))
    return f'<tr><th scope="row">{name}{_heir(row)}</th>{cells}</tr>'


def _cell(column: str, row: Row, page: Page) -> str:
    number = " number" if column in NUMERIC else ""
    return f'<td class="{COLUMNS[column][1]}{number}">{CELLS[column](row, page)}</td>'


def _heir(row: Row) -> str:
    if not isinstance(row["merged_into"], str):
        return ""
    return f"<small>merged into {canvas.linked(row['merged_into'], row.get('heir_href'))}</small>"


def _stage(row: Row, _: Page) -> str:
    stage = str(row["stage"])
    kind = " in-work" if stage in WORK else ""
    return f'<span class="stage stage-{stage}{kind}">{escape(STAGES[stage])}</span>'


def _since(row: Row, page: Page) -> str:
    """How long a series in work has stood there; what is done waits for nothing."""
    if row["stage"] not in WORK or pd.isna(row["stage_at"]):
        return ""
    there = wording.local(row["stage_at"].to_pydatetime(), "UTC")
    return wording.hours(max((page.instant - there).total_seconds() / 3600, 0.0))


def _priority(row: Row, _: Page) -> str:
    value = row["priority"]
    if not isinstance(value, str):
        return _unknown()
    return f"<b>{escape(value)}</b>" if value == "high" else escape(value)


def _files(row: Row, _: Page) -> str:
    known = [row[name] for name in ("images", "videos") if not pd.isna(row[name])]
    return wording.count(sum(known)) if known else _unknown()


def _unknown() -> str:
    return f'<abbr title="not delivered">{wording.NOTHING}</abbr>'


def _time(row: Row, column: str, page: Page) -> str:
    """A day, with its instant on hover; the year only where it is not that of the instant."""
    at = row[column]
    if pd.isna(at):
        return ""
    there = wording.local(at.to_pydatetime(), page.zone)
    year = wording.local(page.instant, page.zone).year
    said = wording.short_day(there) if there.year == year else wording.day(there)
    full = wording.moment(at.to_pydatetime(), page.zone)
    return f'<time datetime="{there.isoformat()}" title="{full}">{said}</time>'


def _places(row: Row, column: str, page: Page) -> str:
    """Which countries, and since when the first of them."""
    codes = row[column].split() if isinstance(row[column], str) else []
    named = ", ".join(map(countries.name, codes))
    short = " ".join(codes[:3]) + (f" +{len(codes) - 3}" if len(codes) > 3 else "")
    places = f'<abbr title="{escape(named)}">{short}</abbr> ' if codes else ""
    return f"{places}{_time(row, f'{column}_at', page)}"


CELLS: Final[dict[str, Any]] = {
    "status": _stage,
    "since": _since,
    "priority": _priority,
    "files": _files,
    "received": lambda row, page: _time(row, "received_at", page),
    "started": lambda row, page: _time(row, "started_at", page),
    "processed": lambda row, page: _time(row, "processed_at", page),
    "pinpointed": lambda row, page: _places(row, "pinpointed", page),
    "notified": lambda row, page: _places(row, "notified", page),
    "answered": lambda row, page: _places(row, "answered", page),
    "uploaded": lambda row, page: _time(row, "uploaded_at", page),
}


def _pager(page: Page) -> str:
    first, last = page.before + 1, page.before + len(page.rows)
    rows = f"Rows {wording.count(first)}–{wording.count(last)} of {wording.count(page.found)}"
    turns = "".join(_turn(word, page.turns.get(word)) for word in TURNS)
    return (
        f'<nav class="series-pager" aria-label="Pages of series"><span>{rows}</span>'
        f"<ul>{turns}</ul></nav>"
    )


def _turn(word: str, href: str | None) -> str:
    if href is None:
        return f'<li><span aria-disabled="true">{TURNS[word]}</span></li>'
    return f"<li>{canvas.linked(TURNS[word], href)}</li>"


def _foot(page: Page) -> str:
    there = wording.local(page.instant, page.zone)
    sorted_by = next((head for head in page.heads if head.way != "none"), None)
    order = "" if sorted_by else "Series in work first, the longest where they stand on top. "
    return (
        f'<p class="foot">{order}Days of {there.year} where no year is named, in '
        f"{wording.zone_name(there)}; the first time of each status. “For”: how long series in "
        f"work have stood there, up to {wording.moment(page.instant, page.zone)}.</p>"
    )
