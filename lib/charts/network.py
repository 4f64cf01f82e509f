"""A small network: one series amid those that it is linked to, and those beyond them.

Markup, so that every node is a link that the keyboard reaches; on a phone it is a list.
"""

import base64
import math
from collections.abc import Iterator
from html import escape
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.charts import canvas
from lib.theme import Look

MOST: Final = 12  # nodes in a ring; the others stand in the table below
WIDE: Final = 1000  # the lines' own units; they are stretched to the box
DASHES: Final = {"overlaps": "", "split_from": "7 6", "merged_into": ""}
Row = dict[Any, Any]
Places = dict[str, tuple[float, float]]


def html(nodes: pd.DataFrame, edges: pd.DataFrame, look: Look) -> str:
    """The centre, a ring of its neighbours, a ring of theirs.

    *nodes*: ``node`` (an id), ``ring`` (0 the centre, 1, 2), ``by`` (the node of the ring
    within that it belongs to), ``label``, ``note`` (how it is linked, in words), ``href``.
    *edges*: ``a``, ``b`` (nodes), ``relation`` (overlaps, merged_into from a to b,
    split_from).
    """
    if len(nodes) < 2:
        return '<p class="nothing">No overlap, merge or split is known.</p>'
    shown = _kept(nodes)
    places = _places(shown)
    lines = _lines(edges, places, look)
    items = "".join(_node(row, places[row["node"]]) for row in shown.to_dict("records"))
    over = len(nodes) - len(shown)
    more = f" · and {wording.count(over)} more in the numbers below" if over else ""
    return (
        f'<div class="net" style="height:{_height(shown):g}rem">'
        f'<img class="net-lines" alt="" src="{lines}">'
        f"<ul>{items}</ul></div>{_signs(edges, places, more)}"
    )


def finding(linked: int, merged: int, hidden: int, heirs: list[str], round_: bool) -> str:
    """The title: to how many it is linked, a merged one counted once with its heir.

    *linked*: other series, in this scope; *merged* of all those named are not counted beside
    their heirs (metrics count each of them);
    *hidden* are outside of the scope; *heirs* is the way to the series that this one was
    merged into, *round_* whether that way comes back to where it began.
    """
    said = []
    if round_:
        said.append(f"Merged in a circle ({' → '.join(heirs)}): which of them is the heir is open")
    elif heirs:
        said.append(f"Merged into {', then '.join(heirs)}")
    if linked:
        other = "other series" if not heirs else "further series"
        said.append(f"{'linked' if said else 'Linked'} to {wording.count(linked)} {other}")
    if merged and not heirs:
        words = "series was" if merged == 1 else "series were"
        said.append(f"{wording.count(merged)} {words} merged, {_once(merged)} with its heir")
    if hidden:
        said.append(f"{wording.count(hidden)} {wording.noun(hidden, 'link')} out of this scope")
    sentence = "; ".join(said)
    return sentence[:1].upper() + sentence[1:] or "Not linked to any other series"


def _once(merged: int) -> str:
    return "here counted once" if merged == 1 else "each here counted once"


def _kept(nodes: pd.DataFrame) -> pd.DataFrame:
    """As many of each ring as there is room for; none without the one it belongs to."""
    first = nodes[nodes["ring"] == 1].head(MOST)
    second = nodes[(nodes["ring"] == 2) & nodes["by"].isin(first["node"])].head(MOST)
    return pd.concat([nodes[nodes["ring"] == 0], first, second])


def _places(nodes: pd.DataFrame) -> Places:
    """Where each stands, in per cent of width and height."""
    rows = nodes.to_dict("records")
    centre = next(row["node"] for row in rows if row["ring"] == 0)
    first = [row["node"] for row in rows if row["ring"] == 1]
    beyond = {one: [r["node"] for r in rows if r["ring"] == 2 and r["by"] == one] for one in first}
    far = any(beyond.values())
    if len(first) == 1:
        return _row_of(centre, first[0], beyond[first[0]])
    return {centre: (50.0, 50.0), **_rings(first, beyond, (27.0, 27.0) if far else (36.0, 36.0))}


def _height(nodes: pd.DataFrame) -> float:
    """In rem: as high as its nodes need."""
    first, beyond = (int((nodes["ring"] == ring).sum()) for ring in (1, 2))
    if first == 1:
        return max(6.5, 2.75 * beyond)
    return 24.0 if beyond else 12.0 if first == 2 else 17.0


def _row_of(centre: str, one: str, beyond: list[str]) -> Places:
    """A single neighbour beside the centre, and those beyond it below each other."""
    if not beyond:
        return {centre: (24.0, 50.0), one: (72.0, 50.0)}
    step = 84 / len(beyond)
    places = {two: (88.0, 8 + step * (n + 0.5)) for n, two in enumerate(beyond)}
    return {centre: (10.0, 50.0), one: (46.0, 50.0), **places}


def _rings(first: list[str], beyond: dict[str, list[str]], reach: tuple[float, float]) -> Places:
    """The rings: who has more beyond it gets more room."""
    weights = [1 + max(len(beyond[one]) - 1, 0) * 0.75 for one in first]
    places: Places = {}
    turn = math.pi if len(first) < 3 else math.pi * 7 / 6
    angle = turn - math.pi * weights[0] / sum(weights)
    for one, weight in zip(first, weights, strict=True):
        sector = 2 * math.pi * weight / sum(weights)
        places[one] = _at(angle + sector / 2, reach)
        for n, two in enumerate(beyond[one]):
            share = (n + 0.5) / len(beyond[one])
            spread = min(sector, math.pi * 0.9)
            places[two] = _at(angle + sector / 2 + (share - 0.5) * spread, (44.0, 44.0))
        angle += sector
    return places


def _at(angle: float, reach: tuple[float, float]) -> tuple[float, float]:
    return 50 + math.cos(angle) * reach[0], 50 + math.sin(angle) * reach[1]


def _lines(edges: pd.DataFrame, places: Places, look: Look) -> str:
    """The lines as an image of its own: Streamlit's st.html strips inline SVG."""
    drawn = "".join(
        _line(edge["relation"], places[edge["a"]], places[edge["b"]], look)
        for edge in edges.to_dict("records")
        if edge["a"] in places and edge["b"] in places
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {WIDE}"'
        f' preserveAspectRatio="none">{drawn}</svg>'
    )
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def _line(relation: object, a: tuple[float, float], b: tuple[float, float], look: Look) -> str:
    """Plain for an overlap, dashed for a split; strong, with its heir's half stronger, merged."""
    merged = relation == "merged_into"
    (x1, y1), (x2, y2) = ((x * WIDE / 100, y * WIDE / 100) for x, y in (a, b))
    common = 'vector-effect="non-scaling-stroke" stroke-linecap="round"'
    dash = DASHES.get(str(relation), "2 5")
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    colour, width = (look.accent, 2) if merged else (look.axis, 1.5)
    line = (
        f'<line x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" {common}'
        f' stroke="{colour}" stroke-width="{width}"{dashed}/>'
    )
    if not merged:
        return line
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    return line + (
        f'<line x1="{mx:.0f}" y1="{my:.0f}" x2="{x2:.0f}" y2="{y2:.0f}" {common}'
        f' stroke="{colour}" stroke-width="5"/>'
    )


def _node(row: Row, place: tuple[float, float]) -> str:
    note = row.get("note")
    small = f"<small>{escape(note)}</small>" if isinstance(note, str) and note else ""
    label = canvas.linked(str(row["label"]), row.get("href"))
    if row["ring"] == 0:
        label = f"<strong>{label}</strong>"
    return (
        f'<li class="ring-{row["ring"]}" style="left:{place[0]:.1f}%;top:{place[1]:.1f}%">'
        f"{label}{small}</li>"
    )


def _signs(edges: pd.DataFrame, places: Places, more: str) -> str:
    words = {
        "overlaps": "plain line: overlaps",
        "merged_into": "strong line: merged, thicker towards the heir",
        "split_from": "dashed line: split",
    }
    there = set(_relations(edges, places))
    said = " · ".join(text for relation, text in words.items() if relation in there)
    return f'<p class="foot">{said}{more}</p>' if said or more else ""


def _relations(edges: pd.DataFrame, places: Places) -> Iterator[str]:
    for edge in edges.to_dict("records"):
        if edge["a"] in places and edge["b"] in places:
            yield str(edge["relation"])
