"""Hours per status: how long a step takes at 50, 85 and 95 %, on one scale of time."""

import math
from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.theme import Look

NAMES: Final = {
    ("received", "started"): "Received → started",
    ("started", "processed"): "Started → processed",
    ("processed", "uploaded"): "Processed → uploaded to ICSE",
    ("processed", "closed"): "Processed → closed",
    ("pinpointed", "notified"): "Pinpointed → notified",
    ("notified", "acknowledged"): "Notified → acknowledged",
    ("notified", "answered"): "Notified → answered",
}
LEVELS: Final = {"p50": "50 %", "p85": "85 %", "p95": "95 %"}
TICKS: Final = {1: "1 h", 24: "1 day", 720: "30 days"}
LEAST: Final = 0.25  # hours: the left end of the scale, also for what took no time


def html(steps: pd.DataFrame, look: Look) -> str:
    """A ``<table>``: a row per step, three marks on one scale (each doubling as long as any other).

    *steps*: ``earlier``, ``later`` (keys of NAMES), ``n`` that made the step, ``turned`` (of
    them, those with the later status first), ``p50``, ``p85``, ``p95`` in hours (missing
    where n is below wording.ENOUGH).
    """
    made = steps[steps["n"] > 0]
    if made.empty:
        return '<p class="nothing">No step from a status to the next in this scope.</p>'
    longest = max([24.0, *(float(h) for h in made["p95"].dropna())])
    ticks = "".join(
        f'<span style="left:{_place(hours, longest):.1f}%">{words}</span>'
        for hours, words in TICKS.items()
        if hours <= longest
    )
    heads = "".join(f'<th scope="col">{words}</th>' for words in LEVELS.values())
    body = "".join(_row(row, longest) for row in made.to_dict("records"))
    return (
        '<div class="scroller" tabindex="0" role="region" aria-label="Hours per step">'
        f'<table class="stephours"><caption>{escape(finding(steps))}</caption><thead><tr>'
        '<th scope="col">Step</th>'
        f'<th scope="col" class="scale" aria-label="On one scale"><div class="ticks">{ticks}</div>'
        f"</th>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>{_foot(made)}"
    )


def _row(row: dict[Any, Any], longest: float) -> str:
    name = NAMES[(row["earlier"], row["later"])]
    head = f'<tr><th scope="row">{escape(name)}<small>{_made(row)}</small></th>'
    if pd.isna(row["p50"]):
        return f'{head}<td class="few" colspan="4">too few for a percentile</td></tr>'
    hours = {level: float(row[level]) for level in LEVELS}
    cells = "".join(f"<td>{wording.hours(each)}</td>" for each in hours.values())
    return f'{head}<td class="scale">{_marks(hours, longest)}</td>{cells}</tr>'


def _marks(hours: dict[str, float], longest: float) -> str:
    places = {level: _place(each, longest) for level, each in hours.items()}
    dots = "".join(
        f'<i class="{level}" style="left:{place:.1f}%"></i>' for level, place in places.items()
    )
    first, last = places["p50"], places["p95"]
    line = f'<b style="left:{first:.1f}%;width:{last - first:.1f}%"></b>'
    return f'<div class="marks" aria-hidden="true">{line}{dots}</div>'


def _place(hours: float, longest: float) -> float:
    """Where on the scale, in percent: each doubling of the time is as long as any other."""
    return 100 * math.log(max(hours, LEAST) / LEAST) / math.log(longest / LEAST)


def _made(row: dict[Any, Any]) -> str:
    """How many made the step, and how many of them the other way round."""
    turned = f", {wording.count(row['turned'])} the other way round" if row["turned"] else ""
    return f"n = {wording.count(row['n'])}{turned}"


def _foot(made: pd.DataFrame) -> str:
    key = (
        '<span class="key"><i class="p50"></i> half</span> '
        '<span class="key"><i class="p85"></i> 85 %</span> '
        '<span class="key"><i class="p95"></i> 95 % are through by then</span>'
    )
    more = " Those the other way round count as hours below 0." if made["turned"].any() else ""
    few = f" No percentile of fewer than {wording.ENOUGH}." if made["p50"].isna().any() else ""
    return f'<p class="foot">{key}{few}{more}</p>'


def finding(steps: pd.DataFrame) -> str:
    """The title: how long work on a series takes, and how long answers do."""
    told = steps[steps["p50"].notna()]
    if told.empty:
        return "Too few steps for a percentile in this scope"
    said = []
    for earlier, later, words in (
        ("started", "processed", "series took at most {} from started to processed"),
        ("notified", "answered", "answers came within {}"),
    ):
        found = told[(told["earlier"] == earlier) & (told["later"] == later)]
        if len(found) and float(found["p85"].iloc[0]) >= 0:
            took = wording.hours(float(found["p85"].iloc[0]))
            n = wording.count(found["n"].iloc[0])
            said.append(f"85{wording.UNIT}% of {n} {words.format(took)}")
    if said:
        return "; ".join(said)
    slow = told.sort_values("p50").iloc[-1]
    name = NAMES[(slow["earlier"], slow["later"])]
    return f"Longest step: {name}, half within {wording.hours(float(slow['p50']))}"
