"""The ledger of corrections: what was taken back, by what, and how long it stood wrongly."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib import wording
from lib.charts import canvas


@dataclass(frozen=True)
class Entry:
    """A row that was taken back: texts as shown; ``hours`` that it stood wrongly."""

    kind: str
    about: str
    href: str | None
    event: str
    known: str
    taken_back: str
    by: str
    instead: str
    hours: float


COLUMNS = ("What", "Of", "Known", "Taken back", "Stood wrongly", "By", "In its place")


def html(entries: Sequence[Entry], there: int) -> str:
    """A table, the latest first; *there* is how many there are in all."""
    if not entries:
        return '<p class="nothing">Nothing was taken back in this scope.</p>'
    heads = "".join(f'<th scope="col">{said}</th>' for said in COLUMNS)
    shown = wording.count(len(entries))
    foot = (
        f"The latest {shown} of {wording.count(there)}"
        if there > len(entries)
        else (wording.plural(there, "correction"))
    )
    return (
        '<div class="scroller" tabindex="0" role="region" aria-label="Ledger of corrections">'
        '<table class="counted listed"><caption class="silent">What was taken back</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{''.join(map(_row, entries))}</tbody></table></div>"
        f'<p class="foot">{foot}</p>'
    )


def _row(entry: Entry) -> str:
    event = f"<small>{escape(entry.event)}</small>"
    return (
        f'<tr><th scope="row">{escape(entry.kind)} {event}</th>'
        f"<td>{canvas.linked(entry.about, entry.href)}</td>"
        f"<td>{escape(entry.known)}</td><td>{escape(entry.taken_back)}</td>"
        f"<td>{_stood(entry.hours)}</td><td>{escape(entry.by)}</td><td>{escape(entry.instead)}</td></tr>"
    )


def _stood(hours: float) -> str:
    return wording.hours(hours) if hours else "never"


def finding(entries: Sequence[Entry], there: int, longest: Entry | None) -> str:
    """The title: how many corrections, how many without replacement, and the longest error."""
    if not there or longest is None:
        return "Nothing was taken back in this scope"
    said = wording.plural(there, "row was", "rows were") + " taken back"
    if not longest.hours:
        return said
    return f"{said}; the longest stood wrongly for {wording.hours(longest.hours)}: {longest.about}"
