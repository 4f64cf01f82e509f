"""The tile grid: one equal square per country, about where it lies, its figure in it."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import atlas, wording
from lib import country as countries
from lib.charts import canvas
from lib.theme import Look, mixed

DEEPEST: Final = 0.34  # the strongest tint: text keeps its contrast on it
Row = dict[Any, Any]


def html(rows: pd.DataFrame, look: Look) -> str:
    """Squares as links, in the order of reading; columns and rows without a figure are left out.

    *rows*: ``country`` (alpha-2, XK or *unknown*), ``pinpointed`` (series), ``waiting``
    (referrals), ``href``.
    """
    shown = _shown(rows)
    if not shown:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    places = {row["country"]: atlas.tiles()[row["country"]] for row in shown}
    columns = {at: n for n, at in enumerate(sorted({c for c, _ in places.values()}), 1)}
    lines = {at: n for n, at in enumerate(sorted({r for _, r in places.values()}), 1)}
    most = max(row["pinpointed"] for row in shown)
    squares = "".join(
        _square(
            row, columns[places[row["country"]][0]], lines[places[row["country"]][1]], most, look
        )
        for row in sorted(shown, key=lambda row: places[row["country"]][::-1])
    )
    return (
        '<div class="country-grid" tabindex="0" role="region" aria-label="Tile grid">'
        f'<ul style="grid-template-columns:repeat({len(columns)},minmax(0,1fr));'
        f'min-width:{2 * len(columns):g}rem;max-width:{3.25 * len(columns):g}rem">{squares}</ul>'
        f'</div><p class="foot">{_foot(rows)}</p>'
    )


def _shown(rows: pd.DataFrame) -> list[Row]:
    rows = canvas.numeric(rows, "pinpointed", "waiting").fillna({"pinpointed": 0, "waiting": 0})
    found = rows[
        (rows["country"] != countries.UNKNOWN) & (rows["pinpointed"] + rows["waiting"] > 0)
    ]
    return [row for row in found.to_dict("records") if row["country"] in atlas.tiles()]


def _square(row: Row, column: int, line: int, most: float, look: Look) -> str:
    ground = mixed(
        look.surface, look.status["pinpointed"], DEEPEST * row["pinpointed"] / (most or 1)
    )
    said = (
        f"{countries.name(row['country'])}: {wording.count(row['pinpointed'])} pinpointed, "
        f"{wording.plural(row['waiting'], 'referral')} waiting"
    )
    inner = (
        f'<span aria-hidden="true">{escape(row["country"])}</span>'
        f'<b aria-hidden="true">{wording.count(row["pinpointed"])}</b>'
    )
    return (
        f'<li style="grid-column:{column};grid-row:{line}"><a href="{escape(str(row["href"]))}"'
        f' aria-label="{escape(said)}" title="{escape(said)}" style="background:{ground}">'
        f"{inner}</a></li>"
    )


def _foot(rows: pd.DataFrame) -> str:
    unknown = rows[rows["country"] == countries.UNKNOWN]
    none = float(unknown["pinpointed"].fillna(0).sum()) if len(unknown) else 0
    more = (
        f" {wording.plural(none, 'series', 'series')} pinpointed name no country." if none else ""
    )
    return (
        "Series pinpointed. Countries without any are left out, and so are rows and columns "
        f"that would be empty.{more}"
    )


def finding(rows: pd.DataFrame) -> str:
    """The title: how many countries have more than one series, and how many just one."""
    rows = canvas.numeric(rows, "pinpointed", "waiting")
    if len(rows) and rows["pinpointed"].isna().all():
        return "Not delivered: which countries were pinpointed"
    known = rows[(rows["country"] != countries.UNKNOWN) & (rows["pinpointed"].fillna(0) > 0)]
    if known.empty:
        return "No country pinpointed in this scope"
    if len(known) == 1:
        n = wording.plural(known["pinpointed"].iloc[0], "series", "series")
        return f"{countries.name(known['country'].iloc[0])}: {n} pinpointed"
    single = int((known["pinpointed"] == 1).sum())
    every = wording.plural(len(known), "country", "countries")
    if not single:
        return f"{every} pinpointed, each in more than one series"
    return f"{every} pinpointed, {wording.count(single)} of them in one series only"
