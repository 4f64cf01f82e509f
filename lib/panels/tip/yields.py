"""Which objects, and which releases, bring tips that help?"""

from dataclasses import dataclass
from functools import partial

import pandas as pd

from lib import wording
from lib.charts import tip_yield as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

TIPS = ["tips_received", "tips_useful"]
MOST = 200  # rows that are drawn; the table has all


@dataclass(frozen=True)
class Yields:
    """``found``: rows of ``lib.charts.tip_yield``; ``overall``: useful tips, of how many."""

    found: pd.DataFrame
    overall: tuple[float, float] | None
    heads: tuple[str, str]
    delivered: bool


def per_object(snapshot: Snapshot, scope: Scope) -> Yields:
    """Tips by object, most first; those that name none in the last row."""
    found = measure(snapshot, TIPS, scope, ["object"])
    there = rows(snapshot, "campaign", scope)
    titles = dict(zip(there["object"], there["title"], strict=True))
    found = _named(found, "object", "No object named", titles)
    hrefs = [
        leads_to(scope, "object", Focus(object=key)) if key in titles else ""
        for key in found["key"]
    ]
    found = found.assign(href=hrefs, detail=found["key"].fillna(""))
    found = found.sort_values(["named", "tips", "label"], ascending=[False, False, True])
    return _yields(snapshot, scope, found, ("Object", ""))


def per_release(snapshot: Snapshot, scope: Scope) -> Yields:
    """Tips by release of their object, the earliest first; with the objects of each."""
    found = measure(snapshot, TIPS, scope, ["release"])
    order = rows(snapshot, "releases", scope)
    place = {release: n for n, release in enumerate(order["release"])}
    objects = dict(zip(order["release"], order["objects"], strict=True))
    found = _named(found, "release", "No release", {})
    found = found.assign(
        href="",
        detail=[wording.count(objects[key]) if key in objects else "" for key in found["key"]],
        place=found["key"].map(place).astype(float),
    )
    found = found.sort_values(["named", "place", "label"], ascending=[False, True, True])
    return _yields(snapshot, scope, found, ("Release", "Objects"))


def _named(found: pd.DataFrame, by: str, none: str, titles: dict[str, str]) -> pd.DataFrame:
    """The rows with their labels; ``named`` where the tips say what they are on."""
    known = found[by].notna()
    labels = [
        titles.get(key) or _call(by, key) if there else none
        for key, there in zip(found[by], known, strict=True)
    ]
    found = found.rename(columns={by: "key", "tips_received": "tips", "tips_useful": "useful"})
    found = found.astype({"tips": "float64", "useful": "float64"})
    return found.assign(key=found["key"].astype(object), label=labels, named=known)


def _call(by: str, key: str) -> str:
    return f"Release {key}" if by == "release" else str(key)


def _yields(
    snapshot: Snapshot, scope: Scope, found: pd.DataFrame, heads: tuple[str, str]
) -> Yields:
    total = measure(snapshot, TIPS, scope).iloc[0]
    known = not total.isna().any() and total["tips_received"] > 0
    overall = (float(total["tips_useful"]), float(total["tips_received"])) if known else None
    there = "tip" in snapshot.delivered
    return Yields(found[found["tips"] > 0].reset_index(drop=True), overall, heads, there)


def _figure(found: Yields, _: Look) -> str:
    caption = f"Tips and useful tips by {found.heads[0].lower()}"
    return chart.html(found.found.head(MOST), found.overall, found.heads, caption)


def _finding(one: str, found: Yields) -> str:
    return chart.finding(found.found, one) if found.delivered else "Not delivered: tips"


def _table(one: str, found: Yields) -> pd.DataFrame:
    named = found.found.rename(columns={"key": one, "label": "title"})
    return named[[one, "title", "tips", "useful"]]


def _alt(one: str, found: Yields) -> str:
    return f"Table with bars and dots, a row per {one}. {_finding(one, found)}."


YIELD_PER_OBJECT = Panel(
    "yield_per_object",
    "Which objects bring tips that help?",
    ("tips_received", "tips_useful", "share_of_tips_useful"),
    per_object,
    _figure,
    partial(_finding, "object"),
    partial(_alt, "object"),
    partial(_table, "object"),
    by=("object",),
    listing="tips",
)
YIELD_PER_RELEASE = Panel(
    "yield_per_release",
    "Which releases bring tips that help?",
    ("tips_received", "tips_useful", "share_of_tips_useful"),
    per_release,
    _figure,
    partial(_finding, "release"),
    partial(_alt, "release"),
    partial(_table, "release"),
    by=("release",),
    listing="tips",
)
