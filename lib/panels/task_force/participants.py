"""Who takes part?"""

from collections.abc import Callable
from functools import partial

import pandas as pd

from lib import wording
from lib.charts import participants as chart
from lib.charts import tile
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel, leads_to
from lib.scope import Scope
from lib.theme import Look

Beside = Callable[[pd.DataFrame], str]


def numbers(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """One row per organisation, by name: ``name``, ``country``, ``experts``, ``href``."""
    found = rows(snapshot, "participants", scope)
    hrefs = [leads_to(scope, country=(code,)) for code in found["country"]]
    found = found.assign(experts=found["experts"].astype("Int64"), href=hrefs)
    found.attrs["not delivered"] = "participant" not in snapshot.delivered
    return found[["name", "country", "experts", "href"]]


def _finding(found: pd.DataFrame) -> str:
    if found.attrs.get("not delivered"):
        return "Not delivered: who takes part"
    return chart.finding(found)


def _agencies(found: pd.DataFrame) -> str:
    many = int((found["country"] == "unknown").sum())
    return f"{wording.plural(many, 'agency', 'agencies')} among them" if many else ""


def _silent(found: pd.DataFrame) -> str:
    many = int(found["experts"].isna().sum())
    words = wording.noun(many, "organisation does", "organisations do")
    return f"{wording.count(many)} {words} not say" if many else ""


def _tile(metric: str, label: str, beside: Beside, snapshot: Snapshot, scope: Scope) -> tile.Tile:
    """The figure; *unknown*, not 0, where no organisation says how many experts it sent."""
    found = numbers(snapshot, scope)
    value = measure(snapshot, [metric], scope)[metric][0]
    known = None if pd.isna(value) else float(value)
    nobody_says = metric == "experts" and len(found) > 0 and bool(found["experts"].isna().all())
    state: tile.State = "unknown" if nobody_says else "known"
    return tile.Tile(label, known, second=beside(found), state=state)


def _table(found: tile.Tile) -> pd.DataFrame:
    value = found.value if found.shown == "known" else None
    return pd.DataFrame({"figure": [found.label], "value": [value]})


def _glance(metric: str, label: str, beside: Beside) -> Panel:
    return Panel(
        f"taking_part_{metric}",
        label,
        (metric,),
        partial(_tile, metric, label, beside),
        tile.html,
        tile.finding,
        tile.finding,
        _table,
        listing="participants",
    )


AT_A_GLANCE = (
    _glance("countries_taking_part", "Countries taking part", lambda _: ""),
    _glance("organisations_taking_part", "Organisations taking part", _agencies),
    _glance("experts", "Experts", _silent),
)


def _figure(found: pd.DataFrame, look: Look) -> str:
    return chart.html(found, look)


TAKING_PART = Panel(
    "taking_part",
    "Who takes part?",
    ("organisations_taking_part", "countries_taking_part", "experts"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of organisations by name. {_finding(found)}.",
    lambda found: found.drop(columns="href"),
    listing="participants",
)
