"""Yield beside volume: how many tips, and what share of them helped, row by row."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

Part = tuple[float, float]  # useful tips, of how many
FEW: Final = f"under {wording.ENOUGH} tips"


def html(rows: pd.DataFrame, overall: Part | None, heads: tuple[str, str], caption: str) -> str:
    """A row each: a bar of its tips with the useful ones in it, and a dot for their share.

    *rows*: ``label``, ``detail``, ``href``, ``tips``, ``useful`` (missing when not
    delivered). *overall* is what all bring together, a line through the dots. *heads*
    names the column of labels, and that of details (empty for none).
    """
    if rows.empty:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    rows = canvas.numeric(rows, "tips", "useful")
    most = max(float(rows["tips"].max()), 1.0)
    widest = max([0.5, *_shares(rows)])
    body = "".join(_row(each, most, widest, overall, heads) for each in rows.to_dict("records"))
    between = f'<th scope="col" class="number">{escape(heads[1])}</th>' if heads[1] else ""
    return (
        f'<div class="yields-scroller" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="yields"><caption>{escape(caption)}</caption><thead><tr>'
        f'<th scope="col">{escape(heads[0])}</th>{between}'
        '<th scope="col" class="number">Tips</th><th scope="col" class="wide">'
        '<i class="key other"></i>tips <i class="key useful"></i>useful</th>'
        '<th scope="col" class="number">Useful</th><th scope="col">Useful share</th>'
        f"</tr></thead><tbody>{body}</tbody></table></div>{_foot(overall)}"
    )


def _shares(rows: pd.DataFrame) -> list[float]:
    enough = rows[(rows["tips"] >= wording.ENOUGH) & rows["useful"].notna()]
    return list(enough["useful"] / enough["tips"])


def _row(
    record: dict[Any, Any], most: float, widest: float, overall: Part | None, heads: Any
) -> str:
    tips, useful = record["tips"], record["useful"]
    known = 0.0 if wording.missing(useful) else useful
    bar = (
        f'<i class="other" style="width:{94 * tips / most:.1f}%"></i>'
        f'<i class="useful" style="width:{94 * known / most:.1f}%"></i>'
    )
    name = canvas.linked(str(record["label"]), record["href"])
    detail = escape(str(record["detail"]))
    between = f'<td class="number">{detail}</td>' if heads[1] else ""
    small = f" <small>{detail}</small>" if detail and not heads[1] else ""
    return (
        f'<tr><th scope="row">{name}{small}</th>{between}'
        f'<td class="number">{wording.count(tips)}</td>'
        f'<td class="volume wide">{bar}</td><td class="number">{wording.count(useful)}</td>'
        f'<td class="share">{_dot(tips, useful, widest, overall)}</td></tr>'
    )


def _dot(tips: float, useful: float, widest: float, overall: Part | None) -> str:
    share = wording.share(useful, tips)
    if share is None:
        known = not wording.missing(useful)
        return f"<small>{FEW if known else 'not delivered'}</small>"
    mean = f'<b style="left:{_place(overall, widest):.1f}%"></b>' if overall else ""
    dot = f'<i style="left:{_place((useful, tips), widest):.1f}%"></i>'
    words = share.split(" of ")[0]
    return f'<span class="strip">{mean}{dot}</span><span class="said">{words}</span>'


def _place(part: Part, widest: float) -> float:
    return 100 * part[0] / part[1] / widest


def _foot(overall: Part | None) -> str:
    share = wording.share(*overall) if overall else None
    if share is None:
        return ""
    return f'<p class="foot">Thin line: {share} tips in this scope are useful.</p>'


def finding(rows: pd.DataFrame, one: str) -> str:
    """The title: which drew most tips, how many of them helped, and which helped most.

    Of a single one its tips are told: it is the most of nothing.
    *rows* with the columns of ``html``, ``named`` telling which of them are a *one*
    (object, release).
    """
    named = canvas.numeric(rows[rows["named"]], "tips", "useful") if len(rows) else rows
    if named.empty or not named["tips"].fillna(0).any():
        return f"No tips on any {one} in this scope."
    first = _most(named, "tips")
    alone = len(named) == 1
    said = f"{_called(first, one)} drew {_drawn(named, first, alone)}"
    if named["useful"].isna().all():
        return f"{said}; how many were useful is not delivered"
    if alone:
        return f"{said}; useful: {_useful(first)}"
    best = _most(named, "useful")
    if best["label"] == first["label"]:
        return f"{said}, and most useful ones: {_useful(best)}"
    return f"{said} ({_useful(first)}); {_called(best, one)} most useful ones: {_useful(best)}"


def _drawn(named: pd.DataFrame, first: "pd.Series[Any]", alone: bool) -> str:
    """``most tips, 30``; as many as how many others, where it is not the only one."""
    if alone:
        return wording.plural(first["tips"], "tip")
    others = int((named["tips"] == first["tips"]).sum()) - 1
    as_many = f" (as many as {wording.plural(others, 'other')})" if others else ""
    return f"most tips, {wording.count(first['tips'])}{as_many}"


def _called(row: "pd.Series[Any]", one: str) -> str:
    """An object by its title, which may be a question; a release by its name."""
    return f"“{row['label']}”" if one == "object" else str(row["label"])


def _most(rows: pd.DataFrame, column: str) -> "pd.Series[Any]":
    return rows.sort_values([column, "label"], ascending=[False, True]).iloc[0]


def _useful(row: "pd.Series[Any]") -> str:
    share = wording.share(row["useful"], row["tips"])
    part = f", {share.split(' of ')[0]}" if share else ""
    return f"{wording.count(row['useful'])} of {wording.count(row['tips'])}{part}"
