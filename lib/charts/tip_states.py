"""Bars in a table: what tips came to in triage, what became of objects."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

HEAD: Final = '<th scope="col">{}</th><th scope="col" class="number">{}</th><th scope="col">{}</th>'


def html(rows: pd.DataFrame, whole: float, noun: str, caption: str) -> str:
    """A table of bars from 0, all on one scale.

    *rows*: ``group`` (heads the rows below it; empty for none), ``label``, ``count``,
    ``colour`` (a token of the look), ``href`` (empty for none), in the order shown.
    *whole* is what they add up to, in *noun* (one tip, one object).
    """
    if rows.empty:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    most = max(float(rows["count"].max()), 1.0)
    parts = []
    for group, members in rows.groupby("group", sort=False):
        if group:
            parts.append(_group(str(group), float(members["count"].sum()), whole))
        parts += [_row(record, most, whole) for record in members.to_dict("records")]
    enough = whole >= wording.ENOUGH
    share = f"Share of {wording.plural(whole, noun)}" if enough else ""
    head = HEAD.format(escape(noun.capitalize()) + "s", "Count", share or "Bar")
    return (
        f'<table class="states"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead>{''.join(parts)}</table>"
    )


def _group(name: str, total: float, whole: float) -> str:
    return (
        f'<tbody class="group"><tr><th scope="rowgroup">{escape(name)}</th>'
        f'<td class="number">{wording.count(total)}</td><td>{_share(total, whole)}</td></tr>'
        "</tbody>"
    )


def _row(record: dict[Any, Any], most: float, whole: float) -> str:
    value = float(record["count"])
    bar = f'<i style="width:{72 * value / most:.1f}%;background:var(--{record["colour"]})"></i>'
    name = canvas.linked(str(record["label"]), record["href"])
    return (
        f'<tbody><tr><th scope="row">{name}</th><td class="number">{wording.count(value)}</td>'
        f'<td class="bar">{bar if value else ""}<span>{_share(value, whole)}</span></td></tr>'
        "</tbody>"
    )


def _share(part: float, whole: float) -> str:
    found = wording.share(part, whole)
    return found.split(" of ")[0] if found else ""


def finding(rows: pd.DataFrame, whole: float) -> str:
    """The title for triage: how many wait, and how many of the others were useful.

    *rows* with the columns of ``html``; the groups are Waiting, Useful and Not useful.
    """
    if rows.empty:
        return "No tips in this scope."
    totals = rows.groupby("group")["count"].sum()
    waiting, useful = float(totals.get("Waiting", 0)), float(totals.get("Useful", 0))
    done = whole - waiting
    if not whole:
        return "No tips in this scope."
    wait = "waits" if waiting == 1 else "wait"
    said = f"{wording.count(waiting)} of {wording.plural(whole, 'tip')} {wait} for triage"
    if not done:
        return said
    share = wording.share(useful, done)
    if share is None:
        share = f"{wording.count(useful)} of {wording.count(done)}"
    return f"{said}; {share} dealt with {'was' if useful == 1 else 'were'} useful"
