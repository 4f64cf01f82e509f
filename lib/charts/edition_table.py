"""Every published figure with its words, its source and how sure it is."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.theme import Look

COLUMNS: Final = ("When", "Figure", "Value", "Confidence", "As worded", "Source")


def html(figures: pd.DataFrame, _: Look, remarks: tuple[str, ...] = ()) -> str:
    """A ``<table>``; addresses are text to copy, as nothing here leads out of the network.

    *figures*: ``when``, ``day`` (as text), ``figure``, ``said`` (the value with its mark),
    ``confidence``, ``wording``, ``source``, ``conflict`` (whether sources differ).
    """
    if figures.empty:
        return '<p class="nothing">Nothing to list in this scope.</p>'
    head = "".join(f'<th scope="col">{name}</th>' for name in COLUMNS)
    said = "".join(f'<p class="edition-remark">{escape(each)}</p>' for each in remarks)
    rows, before = [], ""
    for row in figures.to_dict("records"):
        rows.append(_row(row, str(row["when"]) == before))
        before = str(row["when"])
    return (
        '<div class="scroller edition-scroller" tabindex="0" role="region"'
        ' aria-label="Published figures with their sources">'
        f'<table class="edition-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>{said}"
    )


def finding(figures: pd.DataFrame) -> str:
    """The title: how many figures, how many of them sure, and how many that sources differ on.

    There is one at least.
    """
    sources = figures["source"].nunique()
    high = int((figures["confidence"] == "high").sum())
    differ = int(figures["conflict"].sum())
    said = (
        f"{wording.plural(len(figures), 'published figure')} from "
        f"{wording.plural(sources, 'source')}, {wording.count(high)} of them of high confidence"
    )
    return f"{said}; sources differ on {wording.count(differ)}" if differ else said


def _row(row: dict[Any, Any], again: bool) -> str:
    """A row; what repeats the row above in its first cell is as quiet as can be."""
    differs = ' <span class="edition-differs">sources differ</span>' if row["conflict"] else ""
    day = f"<small>{escape(str(row['day']))}</small>" if row["day"] else ""
    words = "" if pd.isna(row["wording"]) else escape(str(row["wording"]))
    sure = wording.NOTHING if pd.isna(row["confidence"]) else escape(str(row["confidence"]))
    return (
        f'<tr class="{"again" if again else "first"}"><th scope="row">{escape(str(row["when"]))}'
        f"{day}</th><td>{escape(str(row['figure']))}{differs}</td>"
        f'<td class="number">{escape(str(row["said"]))}</td><td>{sure}</td><td>{words}</td>'
        f'<td class="source">{escape(str(row["source"]))}</td></tr>'
    )
