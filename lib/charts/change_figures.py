"""Figures at two instants, each difference taken apart into what made it."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from lib import wording
from lib.charts import canvas

Groups = Sequence[Sequence["Line"]]


@dataclass(frozen=True)
class Row:
    """A thing counted that came or went: its id, when, by how much, and where it leads."""

    words: str
    when: str
    difference: float
    href: str | None = None


@dataclass(frozen=True)
class Part:
    """A part of a difference, with the first of its rows and how many *there* are.

    ``href`` leads to all rows of its kind.
    """

    words: str
    difference: int
    rows: tuple[Row, ...]
    there: int
    href: str | None = None


@dataclass(frozen=True)
class Line:
    """A figure *before* and *after* (None: not delivered); the parts sum to the difference.

    ``kind`` is that of the metric: the difference of hours and shares is no sum of parts.
    ``wholes`` are what a share is of, then and now.
    """

    name: str
    label: str
    before: float | None
    after: float | None
    kind: str
    parts: tuple[Part, ...] = ()
    wholes: tuple[float | None, float | None] = (None, None)

    @property
    def difference(self) -> float | None:
        """None where either is not known."""
        missing = self.before is None or self.after is None
        return None if missing else (self.after or 0) - (self.before or 0)

    @property
    def moved(self) -> bool:
        """Whether there is anything to tell; what came and went alike is told too."""
        return bool(self.parts) or self.before != self.after


def html(groups: Groups) -> str:
    """A block per headline figure: its line, and the lines of what stands beside it."""
    if not any(line.moved for group in groups for line in group):
        return '<p class="nothing">Every figure is what it was.</p>'
    return f'<div class="changed">{"".join(map(_group, groups))}</div>'


def _group(lines: Sequence[Line]) -> str:
    still = [line for line in lines if not line.moved]
    moving = [line for line in lines if line.moved]
    shown = "".join(map(_line, moving))
    quiet = f'<p class="still">{"; ".join(map(_still, still))}</p>' if still else ""
    return f"<section>{shown}{quiet}</section>"


def _still(line: Line) -> str:
    if line.after is None:
        return (
            f"{escape(line.label)} not known"
            if line.kind != "count"
            else (f"{escape(line.label)} not delivered")
        )
    return f"{escape(line.label)} {_value(line, line.after)}, unchanged"


def _line(line: Line) -> str:
    heads = (
        f'<span class="what">{escape(line.label)}</span>'
        f'<span class="values">{_value(line, line.before)} → '
        f"<b>{_value(line, line.after)}</b></span>"
        f'<span class="moved">{_moved(line)}</span><span class="why">{_why(line)}</span>'
    )
    if not line.parts:
        return f'<div class="line">{heads}</div>'
    rows = "".join(map(_rows, line.parts))
    return (
        f'<details class="line"><summary>{heads}</summary><div class="rows">{rows}</div></details>'
    )


def _value(line: Line, value: float | None) -> str:
    if value is None:
        return wording.NOTHING
    if line.kind == "share":
        whole = line.wholes[0] if value == line.before else line.wholes[1]
        return wording.share(value * (whole or 0), whole) or wording.NOTHING
    return wording.hours(value) if line.kind == "hours" else wording.count(value)


def _moved(line: Line) -> str:
    change = line.difference
    if change is None:
        return ""
    if line.kind == "share":
        enough = all((whole or 0) >= wording.ENOUGH for whole in line.wholes)
        return f"{wording.signed(100 * change)}{wording.UNIT}points" if enough else ""
    if line.kind == "hours":
        sign = "+" if change > 0 else ""
        return f"{sign}{wording.hours(change)}" if abs(change) * 60 >= 1 else ""
    return wording.signed(change)


def _why(line: Line) -> str:
    if line.kind != "count":
        return "not a sum, so not taken apart"
    return ", ".join(
        f'<span class="{"less" if part.difference < 0 else "more"}">'
        f"{wording.signed(part.difference)}</span> {escape(part.words)}"
        for part in line.parts
    )


def _rows(part: Part) -> str:
    items = "".join(map(_row, part.rows))
    more = part.there - len(part.rows)
    said = canvas.linked(f"and {wording.count(more)} more", part.href)
    left = f'<li class="more">{said}</li>' if more else ""
    head = f"{wording.signed(part.difference)} {escape(part.words)}"
    return f"<h3>{head}</h3><ul>{items}{left}</ul>"


def _row(row: Row) -> str:
    weight = f" <b>{wording.signed(row.difference)}</b>" if abs(row.difference) != 1 else ""
    return (
        f"<li>{canvas.linked(row.words, row.href)}{weight} <small>{escape(row.when)}</small></li>"
    )


def said(line: Line) -> str:
    """``Series processed 868 → 925: +58 processed, −1 corrected``."""
    values = f"{line.label} {_value(line, line.before)} → {_value(line, line.after)}"
    parts = [f"{wording.signed(part.difference)} {part.words}" for part in line.parts]
    return f"{values}: {', '.join(parts)}" if parts else values


def finding(groups: Groups, since: str) -> str:
    """The title: the first headline figure that moved, and how many of all did."""
    lines = [line for group in groups for line in group]
    moved = [line for line in lines if line.moved]
    if not any(line.after is not None for line in lines):
        return "Not delivered: anything that could have changed"
    if not moved:
        return f"No figure changed {since}"
    heads = [group[0] for group in groups if group[0].moved and group[0].name != "files_available"]
    first = said((heads or moved)[0])
    how_many = f"{wording.count(len(moved))} of {wording.plural(len(lines), 'figure')}"
    return f"{first}; {how_many} changed {since}"
