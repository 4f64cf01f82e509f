"""Time line: every event of one thing, when it happened and when the books learned of it.

A row an event, so that sixty are as legible as five; rows are gathered in lanes and share
one time axis, on which long quiet stretches are folded.
"""

from datetime import datetime, timedelta
from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas

SOON: Final = timedelta(minutes=1)  # known within it: at once
FOLDS: Final = 5  # stretches of the axis, at most
Row = dict[Any, Any]


def html(events: pd.DataFrame, zone: str, caption: str = "", folds: int = FOLDS) -> str:
    """A ``<table>``: the event in words, its marks on the axis, and both clocks.

    *events*: ``lane`` and ``words`` (plain text; lanes in the order in which they first
    appear), ``detail`` (may be empty), ``status`` (a key of the look, for the colour),
    ``occurred_at``, ``known_at``, ``taken_back_at`` (missing: it stands), ``corrects``
    (words for what it stands in the place of; may be empty).
    """
    if events.empty:
        return '<p class="nothing">No events in this scope.</p>'
    rows = local(events, zone).to_dict("records")
    axis = canvas.Folded.of((at for row in rows for at in _instants(row)), folds)
    lanes = dict.fromkeys(row["lane"] for row in rows)
    body = "".join(
        _lane(lane, [row for row in rows if row["lane"] == lane], axis) for lane in lanes
    )
    zones = dict.fromkeys(wording.zone_name(wording.local(at, zone)) for at in _ends(events))
    return (
        f'<table class="one-line" style="{_rules(axis)}"><caption>{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">Event</th>{_axis(axis)}<th scope="col">Happened</th>'
        f'<th scope="col">Known</th></tr></thead>{body}</table>'
        f"{_foot(axis, rows, ' and '.join(zones))}"
    )


def local(events: pd.DataFrame, zone: str) -> pd.DataFrame:
    """The same rows with their instants as clock time in *zone*, and ``lag`` between the clocks."""
    clocks = ("occurred_at", "known_at", "taken_back_at")
    known, at = (pd.to_datetime(events[name], utc=True) for name in ("known_at", "occurred_at"))
    times = {name: canvas.local_times(events[name], zone) for name in clocks}
    return events.assign(lag=known - at, **times)


def finding(events: pd.DataFrame, zone: str) -> str:
    """The title: how many stand since when, how many were taken back or known later."""
    if events.empty:
        return "Nothing has happened in this scope"
    there = local(events, zone)
    gone = there["taken_back_at"].notna()
    days = there["occurred_at"][~gone] if not gone.all() else there["occurred_at"]
    first, last = days.min().date(), days.max().date()
    when = f"on {wording.day(first)}" if first == last else wording.period(first, last)
    stands = wording.plural(int((~gone).sum()), "event")
    back = f"{wording.count(int(gone.sum()))} taken back" if gone.any() else ""
    stands += f" {when}" if first == last else f", {when}"
    said = [stands if not gone.all() else "No event stands", back, _late(there[~gone])]
    return "; ".join(filter(None, said))


def _late(stands: pd.DataFrame) -> str:
    late = stands["lag"][stands["lag"] >= SOON]
    if late.empty:
        return ""
    most = wording.hours(late.max() / timedelta(hours=1))
    return f"{wording.count(len(late))} known later, by up to {most}"


def _instants(row: Row) -> list[datetime]:
    both = [row["occurred_at"], row["known_at"], row["taken_back_at"]]
    return [at.to_pydatetime() for at in both if not pd.isna(at)]


def _ends(events: pd.DataFrame) -> list[datetime]:
    times = pd.to_datetime(events["occurred_at"], utc=True)
    return [times.min().to_pydatetime(), times.max().to_pydatetime()]


def _rules(axis: canvas.Folded) -> str:
    """The days as thin rules, the folds as veils, behind every row."""
    rules = [
        f"linear-gradient(90deg,transparent {a:.2f}%,var(--sunken) {a:.2f}% {b:.2f}%,"
        f"transparent {b:.2f}%)"
        for a, b, _ in axis.folds()
    ]
    rules += [
        f"linear-gradient(90deg,transparent calc({tick.place:.2f}% - .5px),var(--hairline)"
        f" calc({tick.place:.2f}% - .5px) calc({tick.place:.2f}% + .5px),transparent 0)"
        for tick in axis.ticks()
    ]
    return f"--rules:{','.join(rules)}"


def _axis(axis: canvas.Folded) -> str:
    days = "".join(
        f'<span style="left:{tick.place:.2f}%">{tick.text}</span>' for tick in axis.ticks()
    )
    folds = "".join(
        f'<span class="fold" style="left:{(a + b) / 2:.2f}%">{_short(long)}</span>'
        for a, b, long in axis.folds()
    )
    return f'<td class="track" aria-hidden="true">{days}{folds}</td>'


def _short(long: timedelta) -> str:
    return f"{round(long / timedelta(days=1))}{wording.UNIT}d"


def _lane(lane: str, rows: list[Row], axis: canvas.Folded) -> str:
    inner = "".join(_row(row, axis) for row in rows)
    return (
        f'<tbody><tr class="lane"><th scope="rowgroup">{escape(lane)}</th>'
        f'<td class="track" aria-hidden="true"></td><td colspan="2"></td></tr>{inner}</tbody>'
    )


def _row(row: Row, axis: canvas.Folded) -> str:
    gone = not pd.isna(row["taken_back_at"])
    words = escape(str(row["words"]))
    notes = [row.get("detail"), row.get("corrects")]
    small = " · ".join(escape(str(note)) for note in notes if isinstance(note, str) and note)
    said = f"<s>{words}</s>" if gone else words
    return (
        f'<tr{" class=gone" if gone else ""}><th scope="row">{said}'
        f"{f' <small>{small}</small>' if small else ''}</th>"
        f'<td class="track" aria-hidden="true">{_marks(row, axis)}</td>'
        f"<td>{_moment(row['occurred_at'], axis)}</td><td>{_known(row, gone, axis)}</td></tr>"
    )


def _marks(row: Row, axis: canvas.Folded) -> str:
    """A dot where it happened, a tie to where it was known, a cross where it was taken back."""
    at, known, back = (row[name] for name in ("occurred_at", "known_at", "taken_back_at"))
    dot, ring = axis.place(at), axis.place(known)
    left, right = min(dot, ring), max(dot, ring)
    parts = [f'<i class="tie" style="left:{left:.2f}%;width:{right - left:.2f}%"></i>']
    if not pd.isna(back):
        cross = axis.place(back)
        wide = max(cross - ring, 0)
        parts.append(f'<i class="held" style="left:{ring:.2f}%;width:{wide:.2f}%"></i>')
        parts.append(f'<i class="cross" style="left:{cross:.2f}%"></i>')
    if abs(row["lag"]) >= SOON:
        parts.append(f'<i class="ring" style="left:{ring:.2f}%"></i>')
    parts.append(f'<i class="dot" style="left:{dot:.2f}%"></i>')
    return f'<span class="marks" style="--c:var(--{row["status"]})">{"".join(parts)}</span>'


def _moment(at: datetime, axis: canvas.Folded) -> str:
    day = wording.day(at) if axis.years else wording.short_day(at)
    return f"{day} {at:%H:%M}"


def _known(row: Row, gone: bool, axis: canvas.Folded) -> str:
    lag = row["lag"]
    after = f"{wording.hours(abs(lag) / timedelta(hours=1))} {'later' if lag >= SOON else 'before'}"
    known = "at once" if abs(lag) < SOON else after
    if not gone:
        return known
    return f'{known}; <b class="back">taken back {_moment(row["taken_back_at"], axis)}</b>'


def _foot(axis: canvas.Folded, rows: list[Row], zone: str) -> str:
    """The signs explained, as far as they occur."""
    gone = any(not pd.isna(row["taken_back_at"]) for row in rows)
    late = any(abs(row["lag"]) >= SOON for row in rows)
    signs = [
        '<span class="sign"><i class="dot"></i></span> happened',
        '<span class="sign"><i class="ring"></i></span> known' if late else "",
        '<span class="sign"><i class="cross"></i></span> taken back' if gone else "",
        "quiet stretches are folded" if axis.folds() else "",
        f"times in {zone}",
    ]
    return f'<p class="foot one-signs">{" · ".join(filter(None, signs))}</p>'
