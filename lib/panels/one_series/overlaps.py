"""What is this series linked to?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.charts import network as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.one_series.about import About, about, heir_of
from lib.panels.panel import Panel
from lib.scope import Scope

# How it is linked, as seen from the series in the middle: (relation, outward)
WORDS = {
    ("overlaps", True): "overlaps",
    ("overlaps", False): "overlaps",
    ("merged_into", True): "its heir: merged into it",
    ("merged_into", False): "merged into this one",
    ("split_from", True): "this one was split from it",
    ("split_from", False): "split from this one",
}
MOST = 64  # neighbours that are asked for theirs
NODES = ["node", "ring", "by", "label", "note", "href"]


@dataclass(frozen=True)
class Overlaps:
    """Nodes and edges as ``lib.charts.network`` takes them, and what is to be counted.

    ``linked`` are the other series, a merged one in the place of its heir; ``merged`` those
    that were merged into another; ``hidden`` the links that lead out of the scope.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    linked: frozenset[str]
    merged: frozenset[str]
    hidden: int
    found: About


def numbers(snapshot: Snapshot, scope: Scope, series: str | None) -> Overlaps:
    """The links of the series, and those of its neighbours in their turn."""
    found = about(snapshot, scope, series)
    links = found.links
    beyond = _beyond(snapshot, scope, links)
    merged = _merged(found, beyond)
    others = set(links["linked_series_id"].dropna())
    return Overlaps(
        pd.DataFrame(_nodes(found, beyond), columns=NODES),
        pd.DataFrame(_edges(found, beyond), columns=["a", "b", "relation"]),
        frozenset(_heir(one, merged) for one in others) - {series or "", *_own(found, merged)},
        frozenset(one for one in others if one in merged),
        int(links["linked_series_id"].isna().sum()),
        found,
    )


NO_LINKS = pd.DataFrame(
    columns=["series_id", "link_id", "linked_series_id", "relation", "basis", "outward"]
)


def _beyond(snapshot: Snapshot, scope: Scope, links: pd.DataFrame) -> pd.DataFrame:
    """The links of its neighbours: a query each, which is faster than one for all of them."""
    others = list(dict.fromkeys(links["linked_series_id"].dropna()))[:MOST]
    found = [rows(snapshot, "links", scope, where={"series_id": one}) for one in others]
    return pd.concat(found, ignore_index=True) if found else NO_LINKS


def _merged(found: About, beyond: pd.DataFrame) -> dict[str, str]:
    """Series -> the one that it was merged into, as far as these links say."""
    every = {str(one): group for one, group in beyond.groupby("series_id")}
    heirs = {one: heir_of(group)[1] for one, group in every.items()}
    heirs[str(found.series)] = heir_of(found.links)[1]
    return {one: heir for one, heir in heirs.items() if heir}


def _heir(one: str, merged: Mapping[str, str]) -> str:
    """The last of its heirs; in a circle, where it was closed."""
    seen = {one}
    while (heir := merged.get(one)) and heir not in seen:
        seen.add(heir)
        one = heir
    return one


def _own(found: About, merged: Mapping[str, str]) -> set[str]:
    """The heirs of the series itself: with them it is one."""
    return {_heir(str(found.series), merged), *(heir for heir in found.heirs if heir)}


def _nodes(found: About, beyond: pd.DataFrame) -> Iterator[dict[str, Any]]:
    series = str(found.series)
    if found.links.empty:
        return
    yield {"node": series, "ring": 0, "by": "", "label": series, "note": "this series"}
    seen = {series}
    for one, links in _gathered(found.links):
        seen.add(one)
        yield {**_node(one, 1, series, found), "note": "; ".join(map(_note, links))}
    for link in beyond.to_dict("records"):
        other = link["linked_series_id"]
        if isinstance(other, str) and other not in seen:
            seen.add(other)
            yield {**_node(other, 2, link["series_id"], found), "note": ""}


def _gathered(links: pd.DataFrame) -> Iterator[tuple[str, list[dict[Any, Any]]]]:
    """Each neighbour with all its links; one out of the scope stands by its link alone."""
    together: dict[str, list[dict[Any, Any]]] = {}
    for link in links.to_dict("records"):
        other = link["linked_series_id"]
        together.setdefault(other if isinstance(other, str) else f"?{link['link_id']}", []).append(
            link
        )
    yield from together.items()


def _node(one: str, ring: int, by: str, found: About) -> dict[str, Any]:
    hidden = one.startswith("?")  # which no id does
    label = "out of this scope" if hidden else one
    href = None if hidden else found.leads(one)
    return {"node": one, "ring": ring, "by": by, "label": label, "href": href}


def _note(link: Mapping[Any, Any]) -> str:
    words = WORDS.get((link["relation"], bool(link["outward"])), "linked")
    basis = link["basis"]
    return f"{words} · {basis}" if isinstance(basis, str) else words


def _edges(found: About, beyond: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Each link once, from the series that was merged or split to the other."""
    own = found.links.assign(series_id=found.series)
    seen = set()
    for link in [*own.to_dict("records"), *beyond.to_dict("records")]:
        other = link["linked_series_id"]
        if not isinstance(other, str):
            if link["series_id"] != found.series:
                continue
            other = f"?{link['link_id']}"
        if link["link_id"] in seen:
            continue
        seen.add(link["link_id"])
        a, b = link["series_id"], other
        a, b = (a, b) if link["outward"] else (b, a)
        yield {"a": a, "b": b, "relation": link["relation"]}


def _finding(over: Overlaps) -> str:
    found = over.found
    heirs = [heir or "a series out of this scope" for heir in found.heirs]
    return found.missing or chart.finding(
        len(over.linked), len(over.merged), over.hidden, heirs, found.circle
    )


def _table(over: Overlaps) -> pd.DataFrame:
    return over.found.links.drop(columns="series_id")


OVERLAPS = Panel(
    "one_series_overlaps",
    "What is it linked to?",
    ("series_linked",),
    numbers,
    lambda over, look: chart.html(over.nodes, over.edges, look),
    _finding,
    lambda over: f"Network of linked series. {_finding(over)}.",
    _table,
    listing="links",
    keyed=("series",),
    behind=(("series_id", "series"),),
)
