"""Referral ageing: the median hours from step to step, and the oldest open wait, per country."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas

STEPS: Final = {
    "to_notify": "Pinpointed to notified",
    "to_acknowledge": "Notified to acknow&shy;ledged",
    "to_answer": "Acknow&shy;ledged to answered",
}
LONG: Final = 7 * 24  # hours: a week without an answer stands out, as in the country table
Row = dict[Any, Any]


def html(rows: pd.DataFrame) -> str:
    """A ``<table>``: a row a country, a bar per step and one for the oldest wait, on one scale.

    *rows*: ``country``, the median hours of ``STEPS`` (missing: no such referral) with their
    ``…_n``, ``waiting``, ``oldest`` in hours (missing: none waits), ``href`` (sets the scope),
    ``sheet`` (the country's page).
    """
    if rows.empty:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    rows = canvas.numeric(rows, *STEPS, "waiting", "oldest")
    most = float(rows[[*STEPS, "oldest"]].max().max())
    head = "".join(f'<th scope="col">{words}</th>' for words in STEPS.values())
    body = "".join(_row(row, most if most > 0 else 1.0) for row in ranked(rows))
    return (
        '<div class="scroller country-scroller" tabindex="0" role="region"'
        ' aria-label="Referral ageing"><table class="country-ageing"><caption>Median hours from'
        f" step to step, with the number of referrals, and the oldest open wait</caption><thead>"
        f'<tr><th scope="col">Country</th>{head}<th scope="col">Oldest open wait</th>'
        f'<th scope="col">Waiting</th><th scope="col">Sheet</th></tr></thead><tbody>{body}</tbody>'
        "</table></div>"
        '<p class="foot">Median hours of each step, beside it of how many referrals; bars on one'
        " scale. A wait is open from notified until answered.</p>"
    )


def ranked(rows: pd.DataFrame) -> list[Row]:
    """The oldest wait first, then the most that waits, then by name."""
    return sorted(rows.to_dict("records"), key=_rank)


def _rank(row: Row) -> tuple[float, float, str]:
    oldest = -1.0 if wording.missing(row["oldest"]) else float(row["oldest"])
    return -oldest, -float(row["waiting"]), countries.name(row["country"])


def _row(row: Row, most: float) -> str:
    name = countries.name(row["country"])
    steps = "".join(_bar(row[step], most, "step", row[f"{step}_n"]) for step in STEPS)
    late = "late" if row["oldest"] >= LONG else "wait"
    sheet = row.get("sheet")
    opened = (
        f'<a href="{escape(sheet)}" aria-label="Sheet of {escape(name)}">Sheet ›</a>'
        if isinstance(sheet, str) and sheet
        else ""
    )
    return (
        f'<tr><th scope="row">{canvas.linked(name, row.get("href"))}</th>{steps}'
        f"{_bar(row['oldest'], most, late)}"
        f'<td class="number">{wording.count(row["waiting"])}</td><td>{opened}</td></tr>'
    )


def _bar(hours: float, most: float, kind: str, n: float | None = None) -> str:
    """A bar with its hours; an empty cell where there is nothing to be said."""
    if wording.missing(hours):
        return "<td></td>"
    share = max(0.0, min(100.0, 100 * hours / most))
    of = f' <small title="referrals">of {wording.count(n)}</small>' if n is not None else ""
    return (
        f'<td class="{kind}"><span class="bar" style="width:{share:.1f}%"></span>'
        f"<span>{wording.hours(hours)}{of}</span></td>"
    )


def finding(rows: pd.DataFrame) -> str:
    """The title: how many wait where, and the oldest."""
    if rows.empty:
        return "No referral in this scope"
    rows = canvas.numeric(rows, "waiting", "oldest")
    waiting = rows[rows["waiting"] > 0]
    if waiting.empty:
        return "No referral waits for its answer"
    first = ranked(waiting)[0]
    total = wording.plural(float(waiting["waiting"].sum()), "referral")
    verb = "waits" if round(float(waiting["waiting"].sum())) == 1 else "wait"
    return (
        f"{total} {verb} for an answer; the oldest, {countries.name(first['country'])}, for "
        f"{wording.hours(float(first['oldest']))}"
    )
