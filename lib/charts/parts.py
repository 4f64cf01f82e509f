"""Parts of a whole: bars below each other, each with what it yielded beside its volume."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

MOST: Final = 12  # bars; what is less stands together in a last row
Row = dict[Any, Any]


def html(rows: pd.DataFrame, head: str, caption: str = "") -> str:
    """A ``<table>`` of bars from 0, in the order of the rows.

    *rows*: ``name``, ``tips`` (a count), ``useful`` (part of it; missing: not delivered), and
    ``href``, ``quiet`` (True for a class that is no part of the order) where there are such.
    """
    if rows.empty or not rows["tips"].sum():
        return '<p class="nothing">No tips in this scope.</p>'
    most = _most(rows)
    known = bool(rows["useful"].notna().any())
    body = "".join(_row(row, most, known) for row in gathered(rows).to_dict("records"))
    useful = '<th scope="col">Useful</th>' if known else ""
    return (
        f'<table class="one-parts"><caption>{escape(caption)}</caption><thead><tr>'
        f'<th scope="col">{escape(head)}</th><th scope="col">Tips</th>{useful}'
        '<td aria-hidden="true"></td></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _most(rows: pd.DataFrame) -> float:
    """The longest bar; what is not known would dwarf the others, and has none."""
    named = rows[~_quiet(rows)]
    return max(float(named["tips"].max()) if len(named) else 0.0, 1.0)


def _quiet(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["quiet"].astype(bool) if "quiet" in rows else pd.Series(False, index=rows.index)


def gathered(rows: pd.DataFrame) -> pd.DataFrame:
    """The first of them, and what is less as one row; a quiet one stays by itself, last."""
    quiet = _quiet(rows)
    named, apart = rows[~quiet], rows[quiet]
    if len(named) > MOST:
        rest = named.iloc[MOST - 1 :]
        many = f"{wording.count(len(rest))} others"
        useful = rest["useful"].sum(min_count=1)
        more = pd.DataFrame([{"name": many, "tips": rest["tips"].sum(), "useful": useful}])
        named = pd.concat([named.iloc[: MOST - 1], more])
    return pd.concat([named, apart]) if len(apart) else named


def _row(row: Row, most: float, known: bool) -> str:
    tips = float(row["tips"])
    useful = row["useful"]
    name = canvas.linked(str(row["name"]), row.get("href"))
    part = 0.0 if wording.missing(useful) else float(useful)
    cell = f"<td>{wording.count(useful)}{_share(part, tips)}</td>" if known else ""
    bar = ""
    if row.get("quiet") is not True:
        bar = (
            f'<i class="useful" style="width:{100 * part / most:.2f}%"></i>'
            f'<i style="width:{100 * (tips - part) / most:.2f}%"></i>'
        )
    quiet = " class=quiet" if row.get("quiet") is True else ""
    return (
        f'<tr{quiet}><th scope="row">{name}</th><td>{wording.count(tips)}</td>{cell}'
        f'<td class="bar" aria-hidden="true">{bar}</td></tr>'
    )


def _share(part: float, whole: float) -> str:
    """The share beside the count, whose n is the column before it."""
    said = wording.share(part, whole)
    return f" <small>{said.split(' of ')[0] if said else ''}</small>"


def finding(rows: pd.DataFrame, one: str, many: str) -> str:
    """The title: over how many they spread, which has the most, and how many name none."""
    named = rows[~rows["quiet"].astype(bool)] if len(rows) else rows
    total = float(rows["tips"].sum()) if len(rows) else 0.0
    if not total:
        return "No tips in this scope"
    none = total - float(named["tips"].sum())
    name = wording.noun(none, "names", "name")
    apart = (
        f"{wording.count(none)} of {wording.plural(total, 'tip')} {name} no {one}" if none else ""
    )
    if named.empty:
        return apart
    top = float(named["tips"].max())
    first = [str(name) for name in named["name"][named["tips"] == top]]
    each = " each" if len(first) > 1 else f" of {wording.plural(total, 'tip')}"
    spread = f"{wording.plural(len(named), one, many)}; most: " if len(named) > 1 else ""
    said = f"{spread}{wording.listing(first)}, {wording.count(top)}{each}"
    return "; ".join(filter(None, [said, apart]))
