"""Country × status: where each country stands, what waits longest first."""

from html import escape
from typing import Any, Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas
from lib.theme import Look, mixed

Row = dict[Any, Any]

# What the rows are sorted by stands beside the name, also on a phone; then in order of time.
COLUMNS: Final = {
    "longest_wait": "Longest wait",
    "waiting": "Waiting",
    "pinpointed": "Pinpointed",
    "notified": "Notified",
    "acknowledged": "Acknowledged",
    "answered": "Answered",
}
SHORT: Final = {
    "longest_wait": "Longest",
    "waiting": "Waits",
    "pinpointed": "Pinp.",
    "notified": "Notif.",
    "acknowledged": "Ackn.",
    "answered": "Answ.",
}
GREY, AMBER = 0.13, 0.30  # the strongest tint: text keeps its contrast on it
LONG: Final = 7 * 24  # hours: a week without an answer stands out, whatever others wait
SEEN: Final = 20  # rows that the scroller of _board.css shows at once


def sorted_rows(rows: pd.DataFrame) -> list[Row]:
    """Rows as shown, with their ``name``: longest wait first, then most waiting, then by name."""
    records = [row | {"name": countries.name(row["country"])} for row in rows.to_dict("records")]
    return sorted(records, key=_rank)


def _rank(row: Row) -> tuple[float, float, str]:
    keys = ("longest_wait", "waiting")
    waits, waiting = (-1.0 if wording.missing(row[key]) else row[key] for key in keys)
    return -waits, -waiting, str(row["name"])


def html(rows: pd.DataFrame, look: Look, caption: str = "") -> str:
    """A ``<table>`` whose counts are tinted by their share of the column's highest.

    *rows*: ``country`` (alpha-2, XK or *unknown*), counts of series ``pinpointed``,
    ``notified``, ``acknowledged``, ``answered``, ``waiting``, and ``longest_wait`` in hours
    (missing: nothing waits); and ``href`` where a country leads somewhere. A column missing
    throughout is *not delivered*.
    """
    if rows.empty:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    rows = canvas.numeric(rows, *COLUMNS)
    most = {column: float(rows[column].max()) for column in COLUMNS}
    head = "".join(_head(column) for column in COLUMNS)
    body = "".join(_row(record, most, look) for record in sorted_rows(rows))
    return (
        f'<div class="scroller{" tall" if len(rows) > SEEN else ""}" tabindex="0" role="region"'
        ' aria-label="Countries by status">'
        f'<table class="heat"><caption>{escape(caption or finding(rows))}</caption>'
        f'<thead><tr><th scope="col">Country</th>{head}</tr></thead><tbody>{body}</tbody>'
        f"</table></div>{_foot(rows)}"
    )


def _head(column: str) -> str:
    """The head of a column, with a short word for the phone (_board.css shows one of the two)."""
    words = COLUMNS[column].replace("Acknow", "Acknow&shy;")  # where it may break
    return (
        f'<th scope="col"><span class="wide">{words}</span>'
        f'<span class="narrow" title="{COLUMNS[column]}">{SHORT[column]}</span></th>'
    )


def _foot(rows: pd.DataFrame) -> str:
    """How many there are in all: the scroller shows the first of them only."""
    known = int((rows["country"] != countries.UNKNOWN).sum())
    more = "; scroll for those below" if len(rows) > SEEN else ""
    return f'<p class="foot">{wording.plural(known, "country", "countries")}{more}</p>'


def _row(record: Row, most: dict[str, float], look: Look) -> str:
    unknown = ' class="unknown"' if record["country"] == countries.UNKNOWN else ""
    cells = "".join(_cell(column, record[column], most[column], look) for column in COLUMNS)
    name = canvas.linked(str(record["name"]), record.get("href"))
    return f'<tr><th scope="row"{unknown}>{name}</th>{cells}</tr>'


def _cell(column: str, value: float | None, most: float, look: Look) -> str:
    if value is None or wording.missing(value):
        return f"<td>{_absent(column, most)}</td>"
    if column == "longest_wait":
        return f'<td class="{"late" if value >= LONG else "soon"}">{wording.hours(value)}</td>'
    words = wording.count(value)
    if value <= 0:
        return f'<td class="zero">{words}</td>'
    return f'<td style="background:{tint(column, value / most, look)}">{words}</td>'


def _absent(column: str, most: float) -> str:
    """Not delivered at all: a dash; delivered, but nothing waits here: nothing."""
    if column == "longest_wait" and not wording.missing(most):
        return ""
    return f'<abbr title="not delivered">{wording.NOTHING}</abbr>'


def tint(column: str, share: float, look: Look) -> str:
    """The ground of a count: grey for what came, amber for what waits; *share* is 0 to 1."""
    waits = column == "waiting"
    colour, deepest = (look.status["waiting"], AMBER) if waits else (look.text, GREY)
    return mixed(look.surface, colour, deepest * share)


def finding(rows: pd.DataFrame) -> str:
    """The title: who has waited longest, and how many answers are still to come."""
    if rows.empty:
        return "No country pinpointed in this scope"
    rows = canvas.numeric(rows, *COLUMNS)
    waiting = rows[rows["waiting"].fillna(0) > 0]
    if waiting.empty:
        unknown = bool(rows["waiting"].isna().all())
        return "Not delivered: what waits" if unknown else "No country waits to answer"
    total = wording.plural(float(waiting["waiting"].sum()), "referral")
    places = wording.plural(len(waiting), "country", "countries")
    said = f"{total} to {places} not yet answered"
    if waiting["longest_wait"].isna().all():
        return said
    first = sorted_rows(waiting)[0]
    return f"{said}; longest: {first['name']}, {wording.hours(float(first['longest_wait']))}"
