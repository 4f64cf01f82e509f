"""Who takes part: a plain table of organisations, their country and their experts."""

from html import escape
from typing import Any

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas
from lib.theme import Look

SEEN = 48  # rows; beyond them the scroller of _board.css takes over
TWO = 8  # rows; more stand in two tables beside each other, where there is room


def html(rows: pd.DataFrame, look: Look) -> str:
    """One or two ``<table>`` in the order of the rows, which is by name: no ranking.

    *rows*: ``name``, ``country`` (alpha-2, XK; *unknown* for agencies), ``experts`` (missing
    where not stated: never 0), and ``href``, where the country leads.
    """
    if rows.empty:
        return '<p class="nothing">Nobody takes part in this scope.</p>'
    half = -(-len(rows) // 2) if len(rows) > TWO else len(rows)
    parts = [rows.iloc[:half], rows.iloc[half:]]
    tables = "".join(_table(part, finding(rows)) for part in parts if len(part))
    return (
        f'<div class="scroller{" tall" if len(rows) > SEEN else ""}" tabindex="0" role="region"'
        f' aria-label="Organisations that take part"><div class="rosters">{tables}</div></div>'
    )


def _table(rows: pd.DataFrame, caption: str) -> str:
    ends = f"{rows['name'].iloc[0]} to {rows['name'].iloc[-1]}"
    body = "".join(_row(row) for row in rows.to_dict("records"))
    return (
        f'<table class="roster"><caption>{escape(caption)}: {escape(ends)}</caption><thead><tr>'
        '<th scope="col">Organisation</th><th scope="col">Experts</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(row: dict[Any, Any]) -> str:
    stated = not pd.isna(row["experts"])
    experts = wording.count(row["experts"]) if stated else _not_stated()
    return f'<tr><th scope="row">{_who(row)}</th><td>{experts}</td></tr>'


def _who(row: dict[Any, Any]) -> str:
    """The name, and the country below it where the name doesn't say it; the country leads."""
    name = str(row["name"])
    if row["country"] == countries.UNKNOWN:
        return f"{escape(name)} <small>agency</small>"
    place = countries.name(row["country"])
    if place in name:
        return canvas.linked(name, row["href"])
    return f"{escape(name)} <small>{canvas.linked(place, row['href'])}</small>"


def _not_stated() -> str:
    return f'<abbr title="not stated">{wording.NOTHING}</abbr>'


def finding(rows: pd.DataFrame) -> str:
    """The title: how many organisations of how many countries, and their experts."""
    if rows.empty:
        return "Nobody takes part in this scope"
    known = rows[rows["country"] != countries.UNKNOWN]
    places = wording.plural(known["country"].nunique(), "country", "countries")
    agencies = int((rows["country"] == countries.UNKNOWN).sum())
    joined = f" and {wording.plural(agencies, 'agency', 'agencies')}" if agencies else ""
    take = "takes" if len(rows) == 1 else "take"
    named = [places + joined] if len(known) else [wording.plural(agencies, "agency", "agencies")]
    sent = f"{', '.join(named)} {take} part, {_experts(rows)}"
    return sent[:1].upper() + sent[1:]


def _experts(rows: pd.DataFrame) -> str:
    stated = pd.to_numeric(rows["experts"], errors="coerce").dropna()
    missing = len(rows) - len(stated)
    if stated.empty:
        return "how many experts is not stated"
    said = f"with {wording.plural(float(stated.sum()), 'expert')}"
    how = wording.plural(missing, "organisation")
    return f"{said}; {how} {'does' if missing == 1 else 'do'} not say" if missing else said
