"""The rows of a change: which event, of what, when, and what became of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib import wording
from lib.charts import canvas


@dataclass(frozen=True)
class Row:
    """An event that changed: texts as shown, and where its thing leads."""

    what: str
    kind: str
    about: str
    href: str | None
    countries: str
    happened: str
    known: str
    taken_back: str = ""


COLUMNS = {
    "what": "Change",
    "kind": "Event",
    "about": "Of",
    "countries": "Country",
    "happened": "Happened",
    "known": "Known",
    "taken_back": "Taken back",
}


def html(
    rows: Sequence[Row], caption: str, there: int, earlier: str | None, later: str | None
) -> str:
    """A table of some of *there* rows; *earlier* and *later* lead to the others."""
    if not rows:
        return '<p class="nothing">No event changed so between the two instants.</p>'
    heads = "".join(f'<th scope="col">{said}</th>' for said in COLUMNS.values())
    body = "".join(map(_row, rows))
    links = [
        canvas.linked(words, href)
        for words, href in (("‹ Earlier rows", earlier), ("More rows ›", later))
        if href
    ]
    foot = f"{wording.count(len(rows))} of {wording.plural(there, 'row')}"
    return (
        f'<div class="scroller" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="counted listed"><caption class="silent">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        f'<p class="foot turn">{" ".join([foot, *links])}</p>'
    )


def _row(row: Row) -> str:
    about = canvas.linked(row.about, row.href)
    cells = (
        f"<td>{about}</td>",
        *(
            f"<td>{escape(text)}</td>"
            for text in (row.countries, row.happened, row.known, row.taken_back)
        ),
    )
    kind = f'<th scope="row">{escape(row.kind)}</th>'
    return f"<tr><td>{escape(row.what)}</td>{kind}{''.join(cells)}</tr>"


def finding(there: int, chosen: Sequence[str], since: str) -> str:
    """The title: how many rows there are of what was chosen."""
    of = f" of {wording.listing(chosen)}" if chosen else ""
    if not there:
        return f"No rows{of} {since}"
    return f"{wording.plural(there, 'row')}{of} {since}"
