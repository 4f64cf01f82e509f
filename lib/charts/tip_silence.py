"""Feeds gone quiet: what came lately, against what usually comes at this hour of the week."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording

WORDS: Final = {
    "quiet": ("Quieter than usual", "alarm"),
    "usual": ("Not quiet", "answered"),
    "few": ("Too few tips to tell", "axis"),
    "short": ("Too short a history to tell", "axis"),
}


def html(channels: pd.DataFrame, caption: str) -> str:
    """A row per channel, those gone quiet first.

    *channels*: ``channel``, ``state`` (a key of WORDS), ``window`` (hours), ``came``,
    ``usual`` (the median), ``low`` (alarm below it), ``weeks`` (looked back on), ``last``
    (words for its last tip), ``tips`` and ``useful`` (of those weeks).
    """
    if channels.empty:
        return f'<p class="nothing">{escape(caption)}</p>'
    order = list(WORDS)
    ranked = sorted(channels.to_dict("records"), key=lambda row: order.index(row["state"]))
    body = "".join(map(_row, ranked))
    return (
        f'<table class="feeds"><caption>{escape(caption)}</caption><thead><tr>'
        '<th scope="col">Channel</th><th scope="col">Lately, and usually then</th>'
        '<th scope="col" class="number">Tips in 12 weeks</th></tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def _row(record: dict[Any, Any]) -> str:
    word, colour = WORDS[record["state"]]
    return (
        f'<tr><th scope="row"><i style="background:var(--{colour})"></i>'
        f"{escape(str(record['channel']))}</th>"
        f'<td><b class="{record["state"]}">{word}</b><small>{_said(record)}</small></td>'
        f'<td class="number">{_tips(record)}</td></tr>'
    )


def _said(record: dict[Any, Any]) -> str:
    last = f"last tip {record['last']}"
    if record["state"] not in ("quiet", "usual"):
        return last
    return f"{_came(record)}; {last}"


def _came(record: dict[Any, Any]) -> str:
    days, rest = divmod(int(record["window"]), 24)
    span = wording.plural(days * 24 + rest, "hour") if rest or days < 2 else f"{days} days"
    return f"{wording.count(record['came'])} in {span}, usually {half(record['usual'])}"


def half(value: float) -> str:
    """A median of whole counts, which may end on a half."""
    whole = wording.count(int(value))
    return f"{whole}.5" if value % 1 else whole


def _tips(record: dict[Any, Any]) -> str:
    useful = record["useful"]
    beside = "not delivered" if wording.missing(useful) else wording.count(useful)
    return f"{wording.count(record['tips'])}<small>{beside} useful</small>"


def finding(channels: pd.DataFrame) -> str:
    """The title: which channels are quieter than usual, by how much; else that none is."""
    if channels.empty:
        return "No tips in this scope."
    quiet = channels[channels["state"] == "quiet"].to_dict("records")
    if quiet:
        said = [f"{each['channel']} ({_came(each)})" for each in quiet]
        return f"Quieter than usual: {'; '.join(said)}"
    told = channels[channels["state"] == "usual"]
    if told.empty:
        return "Too few tips, or too short a history, to tell whether a feed is quiet"
    rest = len(channels) - len(told)
    more = f"; for {wording.plural(rest, 'channel')} there is too little to tell" if rest else ""
    return f"No channel is quieter than usual{more}"
