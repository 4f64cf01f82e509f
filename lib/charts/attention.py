"""What needs attention today: the oldest waits, silent feeds, questions about the data."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

MOST: Final = 5


def html(waits: pd.DataFrame, feeds: pd.DataFrame, questions: pd.DataFrame) -> str:
    """Three short lists, oldest first.

    *waits*: ``title``, ``hours``, ``detail``, ``href``. *feeds*: ``title``, ``hours`` (since
    the last row), ``detail``. *questions*: ``title``, ``count``, ``detail``, ``href``. Texts
    are plain; ``detail`` and ``href`` may be empty or left out; a link is kept only when
    it stays on the board. A frame whose ``attrs["not delivered"]`` is True says so; what
    is merely empty is gathered in one line below.
    """
    sections = [
        ("Waiting longest", waits, "hours", "Nothing waits."),
        ("Feeds gone quiet", feeds, "hours", "No feed is silent."),
        ("Questions about the data", questions, "count", "No open questions."),
    ]
    sections.sort(key=lambda section: section[1].empty)  # what there is stands first
    shown = [_section(*each[:3]) for each in sections if not _quiet(each[1])]
    quiet = " ".join(empty for _, rows, _, empty in sections if _quiet(rows))
    below = f'<p class="nothing">{quiet}</p>' if quiet else ""
    return f'<div class="attention">{"".join(shown)}{below}</div>'


def finding(waits: pd.DataFrame, feeds: pd.DataFrame, questions: pd.DataFrame) -> str:
    """The title: how much there is of each."""
    asked = 0 if questions.empty else float(questions["count"].sum())
    said = [
        f"{wording.hours(float(waits['hours'].max()))} is the longest wait" if len(waits) else "",
        f"{wording.plural(len(feeds), 'feed')} silent" if len(feeds) else "",
        f"{wording.plural(asked, 'question')} about the data" if asked else "",
    ]
    return "; ".join(filter(None, said)) or "Nothing needs attention now."


def _quiet(rows: pd.DataFrame) -> bool:
    """Delivered, and there is nothing in it."""
    return rows.empty and not rows.attrs.get("not delivered")


def _section(name: str, rows: pd.DataFrame, measure: str) -> str:
    if rows.empty:
        return f'<section><h3>{name}</h3><p class="nothing">Not delivered.</p></section>'
    ranked = rows.sort_values(measure, ascending=False, kind="stable")
    items = "".join(_item(record, measure) for record in ranked.head(MOST).to_dict("records"))
    over = len(ranked) - MOST
    more = f'<p class="more">and {wording.count(over)} more</p>' if over > 0 else ""
    return f"<section><h3>{name}</h3><ol>{items}</ol>{more}</section>"


def _item(record: dict[Any, Any], measure: str) -> str:
    value = record[measure]
    figure = wording.hours(value) if measure == "hours" else wording.count(value)
    alone = measure == "count" and value == 1  # the item itself says that it is one
    title = canvas.linked(str(record["title"]), record.get("href"))
    detail = record.get("detail")
    small = f"<small>{escape(detail)}</small>" if isinstance(detail, str) and detail else ""
    said = "" if alone else f'<b class="{measure}">{figure}</b>'
    return f'<li><span class="what">{title}{small}</span>{said}</li>'
