"""How much changed, by kind of event or by country: counts that lead to their rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib import wording
from lib.charts import canvas

GONE = ("corrected", "withdrawn", "moved_out")  # drawn to the left


@dataclass(frozen=True)
class Row:
    """A line of the table: what it is about, counts by column, and where each leads.

    ``group`` is the heading that it stands under; ``href`` is for the name itself. What is
    *apart* (no country known) has no bar: it would make all others small.
    """

    name: str
    counts: dict[str, int]
    hrefs: dict[str, str]
    href: str | None = None
    group: str = ""
    apart: bool = False


def html(rows: Sequence[Row], columns: dict[str, str], head: str, caption: str) -> str:
    """A table of counts with a bar per row: to the right what came, to the left what went.

    *columns*: the key of a count to its heading, in order; *head* is that of the names.
    """
    if not rows:
        return '<p class="nothing">Nothing changed between the two instants.</p>'
    shown = {key: said for key, said in columns.items() if any(row.counts[key] for row in rows)}
    most = max((max(_sums(row)) for row in rows if not row.apart), default=0)
    heads = "".join(f'<th scope="col">{escape(said)}</th>' for said in shown.values())
    body, group = "", ""
    for row in rows:
        if row.group != group:
            group = row.group
            span = len(shown) + 2
            body += (
                f'<tr class="group"><th scope="rowgroup" colspan="{span}">{escape(group)}</th></tr>'
            )
        body += _row(row, shown, most)
    return (
        f'<div class="scroller counts" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="counted"><caption class="silent">{escape(caption)}</caption>'
        f'<thead><tr><th scope="col">{escape(head)}</th>{heads}'
        '<th scope="col" class="bars"><span class="silent">Went and came</span></th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _sums(row: Row) -> tuple[int, int]:
    """What went and what came; a series that moved on did neither."""
    went = sum(row.counts[key] for key in GONE)
    came = row.counts["new"] + row.counts["moved_in"]
    return went, came


def _row(row: Row, shown: dict[str, str], most: int) -> str:
    cells = "".join(f"<td>{_count(row, key)}</td>" for key in shown)
    went, came = (0 if row.apart else 100 * each / max(most, 1) for each in _sums(row))
    bars = (
        f'<span class="went"><i style="width:{went:.1f}%"></i></span>'
        f'<span class="came"><i style="width:{came:.1f}%"></i></span>'
    )
    name = canvas.linked(row.name, row.href)
    return (
        f'<tr><th scope="row">{name}</th>{cells}'
        f'<td class="bars" aria-hidden="true"><div>{bars}</div></td></tr>'
    )


def _count(row: Row, key: str) -> str:
    number = row.counts[key]
    if not number:
        return '<span class="none">·</span><span class="silent">none</span>'
    return canvas.linked(wording.count(number), row.hrefs.get(key))


def finding(rows: Sequence[Row], since: str) -> str:
    """The title by kind: how many events are new, corrected, withdrawn; the most of which kind."""
    sums = {key: sum(row.counts[key] for row in rows) for key in ("new", "corrected", "withdrawn")}
    if not any(any(row.counts.values()) for row in rows):
        return f"No event came or went {since}"
    said = [wording.plural(sums["new"], "new event"), *_gone(sums)]
    told = f"{', '.join(said)} {since}"
    return f"{told}; most: {_most(rows)}" if sums["new"] and len(rows) > 1 else told


def _gone(sums: dict[str, int]) -> list[str]:
    return [f"{wording.count(sums[key])} {key}" for key in ("corrected", "withdrawn") if sums[key]]


def _most(rows: Sequence[Row]) -> str:
    """The name of the row with most that is new, or the names, and how many."""
    most = max(row.counts["new"] for row in rows)
    names = [row.name for row in rows if row.counts["new"] == most]
    each = " each" if len(names) > 1 else ""
    return f"{wording.listing(names)}, {wording.count(most)}{each}"


def finding_by_country(rows: Sequence[Row], unknown: Row | None, since: str) -> str:
    """The title by country: where most is new. *rows* are the countries, *unknown* the rest."""
    new = [row for row in rows if row.counts["new"]]
    lacking = unknown.counts["new"] if unknown else 0
    rest = f"; {wording.count(lacking)} where no country is known" if lacking else ""
    if not new:
        return f"No new event in a country {since}{rest}"
    places = wording.plural(len(new), "country", "countries")
    most = f", most: {_most(new)}" if len(new) > 1 else f": {_most(new)}"
    return f"New events in {places} {since}{most}{rest}"
