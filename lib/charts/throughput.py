"""Throughput: series processed per organisation and half-day, where that names nobody."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.theme import Look, mixed

DEEPEST: Final = 0.2  # the strongest tint of grey: text keeps its contrast on it
HALVES: Final = ("am", "pm")


def html(cells: pd.DataFrame, look: Look, caption: str = "") -> str:
    """A ``<table>``: organisations by name, half-days in order of time, counts tinted grey.

    *cells*: ``name``, ``together`` (how many organisations the row stands for, 1 for one that
    is named), ``day``, ``half`` (am, pm), ``series``; each row of the table has every
    half-day. Named rows share one scale of tints, the row of the others has its own.
    """
    if cells.empty:
        return '<p class="nothing">Nothing to show in this scope.</p>'
    times = list(dict.fromkeys(zip(cells["day"], cells["half"], strict=True)))
    most = {
        several: float(cells.loc[(cells["together"] > 1) == several, "series"].max())
        for several in set(cells["together"] > 1)
    }
    rows = [
        (int(part["together"].iloc[0]), str(part["name"].iloc[0]), part)
        for _, part in cells.groupby(["together", "name"], sort=False)
    ]
    ordered = sorted(rows, key=lambda row: (row[0] > 1, row[1].casefold()))
    body = "".join(_row(*row, most, look) for row in ordered)
    return (
        '<div class="scroller" tabindex="0" role="region" aria-label="Series processed per'
        f' organisation and half-day"><table class="halfdays"><caption>{escape(caption)}</caption>'
        f"{_head(times)}<tbody>{body}</tbody></table></div>{_foot(cells)}"
    )


def _head(times: list[tuple[Any, str]]) -> str:
    days = list(dict.fromkeys(day for day, _ in times))
    wide = {day: sum(other == day for other, _ in times) for day in days}
    above = "".join(
        f'<th scope="colgroup" colspan="{wide[day]}" class="day">{wording.short_day(day)}</th>'
        for day in days
    )
    below = "".join(f'<th scope="col"{_new(half)}>{half}</th>' for _, half in times)
    return (
        f'<thead><tr><th scope="col" rowspan="2">Organisation</th>{above}'
        f'<th scope="col" rowspan="2" class="sum">Sum</th></tr><tr>{below}</tr></thead>'
    )


def _row(together: int, name: str, cells: pd.DataFrame, most: dict[bool, float], look: Look) -> str:
    highest = most[together > 1] or 1
    inner = "".join(
        _cell(half, int(series), series / highest, look)
        for half, series in zip(cells["half"], cells["series"], strict=True)
    )
    kind = ' class="others"' if together > 1 else ""
    total = wording.count(cells["series"].sum())
    return f'<tr{kind}><th scope="row">{escape(name)}</th>{inner}<td class="sum">{total}</td></tr>'


def _cell(half: str, series: int, share: float, look: Look) -> str:
    if not series:
        return f'<td class="zero{" morning" if half == HALVES[0] else ""}">0</td>'
    tint = mixed(look.surface, look.text, DEEPEST * share)
    return f'<td{_new(half)} style="background:{tint}">{wording.count(series)}</td>'


def _new(half: str) -> str:
    return ' class="morning"' if half == HALVES[0] else ""


def _foot(cells: pd.DataFrame) -> str:
    said = "In order of name. Named alone: organisations with at least 3 experts"
    own = (cells["together"] > 1).any() and (cells["together"] == 1).any()
    scale = "; the last row has a scale of grey of its own" if own else ""
    return f'<p class="foot">{said}{scale}.</p>'


def finding(
    cells: pd.DataFrame, withheld: bool = False, nobody: int = 0, twice: bool = False
) -> str:
    """The title: what those that are named processed, and all the others together.

    *withheld*: there are others, but saying what they did would tell of one of them.
    *nobody*: series of which it isn't stated who processed them. *twice*: a series may
    count for several of those that are named.
    """
    alone = cells[cells["together"] == 1]
    others = cells[cells["together"] > 1]
    said = []
    if len(alone):
        many = alone["name"].nunique()
        one = str(alone["name"].iloc[0])
        who = one if many == 1 else f"{wording.count(many)} organisations of 3 experts or more"
        each = ", counted for each of them" if twice and many > 1 else ""
        said.append(f"{wording.plural(alone['series'].sum(), 'series', 'series')} by {who}{each}")
    if len(others):
        many = int(others["together"].max())
        said.append(
            f"{wording.plural(others['series'].sum(), 'series', 'series')} by "
            f"{wording.count(many)} others together"
        )
    if nobody:
        more = (
            f"{wording.count(nobody)} more" if said else wording.plural(nobody, "series", "series")
        )
        said.append(f"{more} by no stated organisation")
    if withheld:
        said.append("what others did is withheld, as it could be told whose it is")
    if not said:
        return "No series processed by an organisation in this scope"
    sentence = "; ".join(said)
    return sentence[:1].upper() + sentence[1:]
