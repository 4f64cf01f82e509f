"""Which objects is the public asked about, and what did they bring?"""

from dataclasses import dataclass
from urllib.parse import quote

import pandas as pd

from lib import wording
from lib.charts import tip_gallery as chart
from lib.database import Snapshot
from lib.errors import Refused
from lib.focus import Focus
from lib.listing import rows
from lib.panels.panel import Panel, horizon, is_part, leads_to
from lib.scope import Scope
from lib.theme import Look

OUTCOME_WORDS = {key: word for key, (word, _) in chart.OUTCOMES.items()}
CARDS = 24  # on a page
COLUMNS = ["object", "title", "outcome", "days", "tips", "useful", "waiting"]


@dataclass(frozen=True)
class Gallery:
    """``there``: every object in scope; ``cards``: those of the page that is looked at."""

    there: pd.DataFrame
    chosen: pd.DataFrame
    cards: pd.DataFrame
    status: tuple[str, ...]
    turn: chart.Turn
    delivered: bool
    is_part: bool


def numbers(
    snapshot: Snapshot, scope: Scope, status: tuple[str, ...] = (), page: int = 1
) -> Gallery:
    """The objects of ``lib.charts.tip_gallery``.

    Raises Refused for an outcome that is none, or a page that there is not.
    """
    for word in status:
        if word not in OUTCOME_WORDS:
            raise Refused(f"“status={word}” is no outcome: {', '.join(OUTCOME_WORDS)} are.")
    there = _there(snapshot, scope)
    chosen = there[there["outcome"].isin(status)] if status else there
    pages = max(1, -(-len(chosen) // CARDS))
    if page > pages:
        raise Refused(
            f"There is no page {wording.count(page)}: the {wording.plural(len(chosen), 'object')} "
            f"found {wording.noun(len(chosen), 'fills', 'fill')} {wording.plural(pages, 'page')}."
        )
    cards = chosen.iloc[(page - 1) * CARDS : page * CARDS]
    turn = chart.Turn(
        page, pages, *(_turned(scope, status, n, pages) for n in (page - 1, page + 1))
    )
    delivered = "object_event" in snapshot.delivered
    return Gallery(there, chosen, cards, status, turn, delivered, is_part(scope))


def _turned(scope: Scope, status: tuple[str, ...], page: int, pages: int) -> str:
    if not 1 <= page <= pages:
        return ""
    return leads_to(scope, "tips", Focus(status=status, page=page))


def _there(snapshot: Snapshot, scope: Scope) -> pd.DataFrame:
    """Every object in scope, open ones first, then by what waits."""
    found = rows(snapshot, "gallery", scope)
    last = wording.local(horizon(snapshot, scope), snapshot.zone(scope.operation)).date()
    days = (pd.Timestamp(last) - pd.to_datetime(found["published_on"])).dt.days.clip(lower=0)
    found = found.assign(
        days=days,
        href=[leads_to(scope, "object", Focus(object=each)) for each in found["object"]],
        thumbnail=[
            f"/thumbnail/{snapshot.id}/{quote(each)}" if there else ""
            for each, there in zip(found["object"], found["pictured"], strict=True)
        ],
    )
    lacking = {"tip": ["tips", "useful", "waiting"], "tip_event": ["useful", "waiting"]}
    for table, columns in lacking.items():
        if table not in snapshot.delivered:
            found = found.assign(**dict.fromkeys(columns, float("nan")))
    return found


def _figure(found: Gallery, _: Look) -> str:
    return chart.html(found.cards, found.turn, "No object to show.")


def _finding(found: Gallery) -> str:
    if not found.delivered:
        return "Not delivered: which objects were published"
    return chart.finding(found.there, len(found.chosen), found.status, found.is_part)


GALLERY = Panel(
    "gallery",
    "Which objects is the public asked about, and what did they bring?",
    ("objects_published", "objects_open", "tips_received", "tips_useful", "tips_waiting"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Cards of objects. {_finding(found)}.",
    lambda found: found.chosen[COLUMNS],
    by=("object",),
    listing="gallery",
    keyed=("status", "page"),
)
