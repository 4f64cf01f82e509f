"""Headline tile: one figure, what it is out of, how it moved; and a row of tiles."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, Literal

from lib import wording
from lib.charts import canvas
from lib.theme import Look

State = Literal["known", "unknown", "not delivered"]
WIDE: Final = (280, 56)  # pixels of the leading tile's line


@dataclass(frozen=True)
class Tile:
    """What a tile says. Counts are whole; texts are plain, escaped when written.

    ``value`` missing with state *known* reads as *not delivered*; a known 0 is a 0.
    ``of`` is the part after the figure ("of 1 000 planned"), ``second`` a line of its
    own ("4 tentative, counted apart"), ``since`` names the instant that ``change`` is
    counted from ("since the briefing 25 Oct 08:45"); tiles after the first of a row say
    it ``again`` in short. ``pace`` says what the line shows ("per day"). ``href`` leads to
    the page of the figure, ``change_href`` to what changed. The ``lead`` tile of a row is
    wider: the message.
    """

    label: str
    value: float | None
    of: str = ""
    second: str = ""
    series: Sequence[float | None] = ()
    change: float | None = None
    since: str = ""
    state: State = "known"
    lead: bool = False
    again: bool = False
    pace: str = "per day"
    href: str = ""
    change_href: str = ""

    @property
    def shown(self) -> State:
        """The state that the numbers leave: a missing value is never shown as known."""
        missing = self.state == "known" and wording.missing(self.value)
        return "not delivered" if missing else self.state


def html(tile: Tile, look: Look) -> str:
    """One tile as an ``<article>``: label, figure, second line, change, sparkline."""
    known = tile.shown == "known"
    parts = [
        f'<h3 class="tile-label">{canvas.linked(tile.label, tile.href)}</h3>',
        _figure(tile),
        f'<p class="tile-second">{escape(tile.second)}</p>' if tile.second else "",
        _change(tile) if known else "",
        _line(tile, look) if known and len(tile.series) > 1 else "",
    ]
    kind = tile.shown.replace(" ", "-") if not known or tile.value else "zero"
    lead = " tile-lead" if tile.lead else ""
    return f'<article class="tile tile-{kind}{lead}">{"".join(parts)}</article>'


def row(tiles: Iterable[Tile], look: Look) -> str:
    """Tiles side by side, as many as the width holds."""
    inner = "".join(html(tile, look) for tile in tiles)
    return f'<div class="tiles"><div class="tiles-grid">{inner}</div></div>'


def finding(tile: Tile) -> str:
    """The tile in one sentence, for a screen reader or a slide's notes."""
    if tile.shown != "known":
        return f"{tile.label}: {tile.shown}"
    said = " ".join(filter(None, [f"{tile.label}: {wording.count(tile.value)}", tile.of]))
    change = " ".join(filter(None, [_moved(tile), tile.since])) if _moved(tile) else ""
    return "; ".join(filter(None, [said, tile.second, change]))


def _figure(tile: Tile) -> str:
    if tile.shown != "known":
        sign = wording.NOTHING if tile.shown == "not delivered" else "?"
        return (
            f'<p class="tile-figure"><span class="tile-value" aria-hidden="true">{sign}</span>'
            f' <span class="tile-of">{tile.shown}</span></p>'
        )
    whole, short = wording.count(tile.value), wording.big(tile.value)
    title = f' title="{whole}"' if whole != short else ""
    of = f' <span class="tile-of">{escape(tile.of)}</span>' if tile.of else ""
    figure, _, unit = short.partition(wording.UNIT) if short[-1:].isalpha() else (short, "", "")
    unit = f' <span class="tile-unit">{unit}</span>' if unit else ""
    return f'<p class="tile-figure"><span class="tile-value"{title}>{figure}</span>{unit}{of}</p>'


def _moved(tile: Tile) -> str:
    missing = tile.change is None or wording.missing(tile.change)
    return "" if missing else wording.signed(tile.change or 0)


def _change(tile: Tile) -> str:
    """What moved stands out; what did not is said as quietly as the rest of the line."""
    moved = _moved(tile)
    if not moved:
        return ""
    moving = bool(round(tile.change or 0))
    figure = canvas.linked(moved, tile.change_href if moving else None)
    strong = f"<strong>{figure}</strong>" if moving else figure
    since = "since then" if tile.since and tile.again else tile.since
    return f'<p class="tile-change">{strong} {escape(since)}</p>'


def _line(tile: Tile, look: Look) -> str:
    known = [v for v in tile.series if not wording.missing(v)]
    if not known:
        return ""
    ends = f"from {wording.count(known[0])} to {wording.count(known[-1])}"
    size = WIDE if tile.lead else canvas.sparkline.SMALL
    image = canvas.sparkline.img(tile.series, look, f"{tile.label} {tile.pace}, {ends}", size)
    said = f'<small aria-hidden="true">{escape(tile.pace)}</small>'
    return f'<p class="tile-line">{image}{said}</p>'
