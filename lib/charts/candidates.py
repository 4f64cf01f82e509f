"""Candidate countries of a series: how sure, since when; those taken back stand apart."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas

LEVELS: Final = ("low", "moderate", "high")
Row = dict[Any, Any]


def html(rows: pd.DataFrame, zone: str) -> str:
    """A ``<table>``, the surest first.

    *rows*: ``country`` (alpha-2, XK or *unknown*), ``confidence`` (low, moderate, high, or
    missing), ``occurred_at``, ``known_at``, ``taken_back_at`` (missing: it stands), ``href``
    (narrows to the country), ``sheet`` (its own page), ``earlier`` (words, may be empty).
    """
    if rows.empty:
        return '<p class="nothing">It is in the class “country not known”.</p>'
    stands = rows[rows["taken_back_at"].isna()]
    gone = rows[rows["taken_back_at"].notna()]
    body = "".join(_row(row, zone) for row in ranked(stands))
    if len(gone):
        body += '<tr class="part"><th scope="rowgroup" colspan="3">Taken back</th></tr>'
        body += "".join(_row(row, zone) for row in ranked(gone))
    return (
        '<table class="one-rows one-candidates"><caption>Candidate countries</caption><thead><tr>'
        '<th scope="col">Country</th><th scope="col">Confidence</th>'
        f'<th scope="col">Pinpointed</th></tr></thead><tbody>{body}</tbody></table>'
    )


def ranked(rows: pd.DataFrame) -> list[Row]:
    """The surest first, then the earliest, then by name; confidence not given comes last."""
    return sorted(rows.to_dict("records"), key=_rank)


def _rank(row: Row) -> tuple[int, Any, str]:
    return -_level(row), row["occurred_at"], countries.name(row["country"])


def _level(row: Row) -> int:
    """1 to 3; 0 where it is not given."""
    said = row["confidence"]
    return LEVELS.index(said) + 1 if isinstance(said, str) and said in LEVELS else 0


def finding(rows: pd.DataFrame) -> str:
    """The title: which countries, and how sure; a candidate is no answer yet."""
    stands = ranked(rows[rows["taken_back_at"].isna()]) if len(rows) else []
    gone = len(rows) - len(stands)
    back = f"; {wording.count(gone)} taken back" if gone else ""
    if not stands:
        return f"No country pinpointed{back}"
    first = stands[0]
    name, sure = countries.name(first["country"]), confidence(first)
    if len(stands) == 1:
        return f"Pinpointed: {name}, {sure}{back}"
    alike = [row for row in stands if _level(row) == _level(first)]
    surest = f"surest: {name}, {sure}" if len(alike) == 1 else f"{_many(alike, stands)} {sure}"
    return f"{wording.count(len(stands))} candidate countries; {surest}{back}"


def _many(alike: list[Row], stands: list[Row]) -> str:
    """How many of them are equally sure."""
    return "all with" if len(alike) == len(stands) else f"{wording.count(len(alike))} with"


def confidence(row: Row) -> str:
    """``high confidence``; what was not given is said so."""
    return f"{row['confidence']} confidence" if _level(row) else "confidence not given"


def _row(row: Row, zone: str) -> str:
    gone = not pd.isna(row["taken_back_at"])
    name = canvas.linked(countries.name(row["country"]), row.get("href"))
    sheet = row.get("sheet")
    more = f" <small>{canvas.linked('Country sheet', sheet)}</small>" if sheet and not gone else ""
    return (
        f'<tr{" class=gone" if gone else ""}><th scope="row">{f"<s>{name}</s>" if gone else name}'
        f"{more}</th><td>{_steps(row)}</td><td>{_when(row, zone, gone)}</td></tr>"
    )


def _steps(row: Row) -> str:
    """Three steps, as many filled as it is sure, and the word."""
    level = _level(row)
    steps = "".join(f"<i{' class=on' if n < level else ''}></i>" for n in range(len(LEVELS)))
    words = str(row["confidence"]) if level else "not given"
    return f'<span class="steps" aria-hidden="true">{steps}</span> {escape(words)}'


def _when(row: Row, zone: str, gone: bool) -> str:
    at = wording.local(row["occurred_at"], zone)
    said = f"{wording.short_day(at)} {at:%H:%M}"
    more = [str(row.get("earlier") or "")]
    if gone:
        back = wording.local(row["taken_back_at"], zone)
        more = [f"taken back {wording.short_day(back)} {back:%H:%M}"]
    small = "; ".join(filter(None, more))
    return f"{said}{f' <small>{escape(small)}</small>' if small else ''}"
