"""What became of the objects?"""

from dataclasses import dataclass

import pandas as pd

from lib import wording
from lib.charts import tip_states
from lib.charts.tip_gallery import OUTCOMES as WORDS
from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.panels.panel import Panel, is_part, leads_to
from lib.scope import Scope
from lib.theme import Look

ORDER = ("open", "located", "identified", "too_widespread", "withdrawn")


@dataclass(frozen=True)
class Outcomes:
    """``ends``: rows of ``lib.charts.tip_states``, one per end state.

    In a part (a country, a period) they are what happened there; the gallery says of its
    objects where they stand as a whole, so no link leads there.
    """

    ends: pd.DataFrame
    delivered: bool
    is_part: bool = False


def numbers(snapshot: Snapshot, scope: Scope) -> Outcomes:
    """Objects with a publication or an end in scope, by the furthest that they came there."""
    found = rows(snapshot, "outcomes", scope)["outcome"].value_counts()
    part = is_part(scope)
    hrefs = {each: "" if part else leads_to(scope, "tips", Focus(status=(each,))) for each in ORDER}
    ends = pd.DataFrame(
        [
            {"outcome": each, "group": "", "label": WORDS[each][0],
             "count": float(found.get(each, 0)), "colour": WORDS[each][1], "href": hrefs[each]}
            for each in ORDER
        ]
    )  # fmt: skip
    if not ends["count"].any():
        ends = ends.iloc[:0]
    return Outcomes(ends, "object_event" in snapshot.delivered, part)


def _figure(found: Outcomes, _: Look) -> str:
    whole = float(found.ends["count"].sum())
    return tip_states.html(found.ends, whole, "object", "Objects by what became of them")


def _finding(found: Outcomes) -> str:
    if not found.delivered:
        return "Not delivered: what became of objects"
    if found.ends.empty:
        return "No object in this scope."
    ends = dict(zip(found.ends["outcome"], found.ends["count"], strict=True))
    whole = wording.plural(sum(ends.values()), "object")
    wide = wording.count(ends["too_widespread"])
    there = " with an event in this scope," if found.is_part else ""
    return (
        f"Of {whole}{there} {wording.count(ends['located'])} came to a place, "
        f"{wide} proved too widespread; {wording.count(ends['open'])} open"
    )


OUTCOMES = Panel(
    "outcomes",
    "What became of the objects? Each counts once: located, else too widespread, else "
    "identified, else withdrawn, else open.",
    ("objects_open", "objects_identified", "objects_too_widespread", "objects_located"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Bars in a table, a row per outcome. {_finding(found)}.",
    lambda found: found.ends[["outcome", "count"]],
    listing="outcomes",
)
