"""The gallery: a card per object that the public was asked about."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas
from lib.charts.canvas.link import stays

# What became of an object: the word, and the colour (a token of the look) beside it.
OUTCOMES: Final[Mapping[str, tuple[str, str]]] = {
    "open": ("Open", "waiting"),
    "identified": ("Identified", "identified"),
    "too_widespread": ("Identified but too widespread", "acknowledged"),
    "located": ("Located", "pinpointed"),
    "withdrawn": ("Withdrawn", "closed"),
}


@dataclass(frozen=True)
class Turn:
    """Which page of how many, and the addresses of the one before and the one after."""

    page: int = 1
    pages: int = 1
    before: str = ""
    after: str = ""


def html(cards: pd.DataFrame, turn: Turn, nothing: str) -> str:
    """Cards in the order of the rows, or *nothing* in words.

    *cards*: ``object``, ``title``, ``days`` (since publication), ``tips``, ``useful``,
    ``waiting`` (missing when not delivered), ``outcome`` (a key of OUTCOMES), ``href``,
    ``thumbnail`` (an address; empty without a picture).
    """
    if cards.empty:
        return f'<p class="nothing">{escape(nothing)}</p>'
    items = "".join(_card(record) for record in cards.to_dict("records"))
    return f'<ul class="gallery">{items}</ul>{_turns(turn)}'


def _card(record: dict[Any, Any]) -> str:
    word, colour = OUTCOMES[record["outcome"]]
    inner = f'{_picture(record)}<span class="card-title">{escape(str(record["title"]))}</span>'
    href = str(record["href"])
    if stays(href):
        inner = f'<a href="{escape(href)}" target="_self">{inner}</a>'
    return (
        f'<li class="card">{inner}'
        f'<p class="card-state"><i style="background:var(--{colour})"></i>{word}</p>'
        f'<p class="card-days">{escape(str(record["object"]))} · {_days(record["days"])}</p>'
        f'<p class="card-tips">{yielded(record)}</p>{_waiting(record["waiting"])}</li>'
    )


def _picture(record: dict[Any, Any]) -> str:
    if not record["thumbnail"]:
        return '<span class="card-none">No picture delivered</span>'
    source = escape(str(record["thumbnail"]))
    return f'<img src="{source}" alt="" loading="lazy" decoding="async" width="320" height="240">'


def _days(days: float) -> str:
    return f"public {wording.plural(days, 'day')}" if days else "published today"


def yielded(record: dict[Any, Any]) -> str:
    """Tips, and what they were worth: never one without the other."""
    tips, useful = record["tips"], record["useful"]
    if wording.missing(tips):
        return "tips not delivered"
    said = f"<b>{wording.count(tips)}</b> {wording.noun(tips, 'tip')}"
    if wording.missing(useful):
        return f"{said}, useful: not delivered"
    share = wording.share(useful, tips)
    words = f"{share.split(' of ')[0]} useful" if share else f"{wording.count(useful)} useful"
    return f"{said}, {words}"


def _waiting(waiting: float) -> str:
    if wording.missing(waiting) or not waiting:
        return ""
    return f'<p class="card-waiting">{wording.count(waiting)} waiting</p>'


def _turns(turn: Turn) -> str:
    if turn.pages < 2:
        return ""
    ends = (("‹ Earlier page", turn.before), ("Next page ›", turn.after))
    links = "".join(f"<li>{canvas.linked(words, href)}</li>" for words, href in ends if href)
    here = f"Page {wording.count(turn.page)} of {wording.count(turn.pages)}"
    return (
        f'<nav class="turns" aria-label="Pages of the gallery"><p>{here}</p><ul>{links}</ul></nav>'
    )


def finding(
    there: pd.DataFrame, shown: int, chosen: tuple[str, ...] = (), is_part: bool = False
) -> str:
    """The title: how many are open, and on which of them most tips wait.

    *there* are all objects, with the columns of ``html``; *shown* how many of them the
    *chosen* outcomes leave. In a part of the campaign they are those with a tip or an event there.
    """
    if there.empty:
        return "No object in this scope."
    named = wording.listing([OUTCOMES[each][0].lower() for each in chosen], 5)
    every = wording.plural(len(there), "object")
    every += " with a tip or an event in this scope" if is_part else ""
    if chosen:
        return f"{wording.count(shown)} of {every}: {named}"
    still = there[there["outcome"] == "open"]
    said = f"{wording.count(len(still))} of {every} {'is' if len(still) == 1 else 'are'} still open"
    waiting = canvas.numeric(still, "waiting")
    if waiting.empty or not waiting["waiting"].fillna(0).any():
        return said
    most = waiting.sort_values(["waiting", "object"], ascending=[False, True]).iloc[0]
    tips = wording.plural(most["waiting"], "tip")
    waits = "waits" if most["waiting"] == 1 else "wait"
    return f"{said}; on “{most['title']}” {tips} {waits}"
