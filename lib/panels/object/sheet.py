"""What was asked about this object, and what came of it?"""

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import object_sheet as chart
from lib.charts.tip_gallery import OUTCOMES
from lib.database import Snapshot
from lib.panels.object.about import About, about
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

# What an object may have come to besides the outcome that counts.
BESIDES = {
    "identified": "identified",
    "too_widespread": "too widespread",
    "child_identified": "a child identified",
    "offender_prosecuted": "an offender prosecuted",
}
Facts = list[tuple[str, str, str]]


def numbers(snapshot: Snapshot, scope: Scope, object: str | None) -> About:
    """Everything known of the object in scope."""
    return about(snapshot, scope, object)


def facts(found: About) -> Facts:
    """What it is, since when it is public, what became of it, and what it brought."""
    kind, release = (found.listed.get(name) for name in ("kind", "release"))
    return [
        ("Outcome", *_outcome(found)),
        ("Published", *_published(found)),
        ("Tips", *_tips(found)),
        ("Kind", kind.capitalize() if isinstance(kind, str) else wording.NOTHING, ""),
        ("Release", release if isinstance(release, str) else wording.NOTHING, ""),
    ]


def outcome(found: About) -> str:
    """The furthest that it came, in words; every end is a state of its own."""
    key = found.campaign.get("outcome")
    if key is None:
        return "Not published" if "object_event" in found.delivered else "Not delivered"
    return OUTCOMES[key][0]


def _outcome(found: About) -> tuple[str, str]:
    """The outcome, and what else it came to besides."""
    key = found.campaign.get("outcome")
    kinds = set(found.standing["kind"]) - {key}
    if key == "too_widespread":
        kinds -= {"identified"}  # it is in the word already
    also = wording.listing(words for kind, words in BESIDES.items() if kind in kinds)
    places = found.standing["country"][found.standing["kind"] == "located"].dropna().unique()
    where = wording.listing(map(countries.name, places)) if key == "located" else ""
    wide = "known what it is, but found in too many places" if key == "too_widespread" else ""
    return outcome(found), "; ".join(filter(None, [where, wide, also and f"also {also}"]))


def _published(found: About) -> tuple[str, str]:
    on = found.campaign.get("published_on")
    if on is None or pd.isna(on):
        return wording.NOTHING, "no publication in this scope"
    day = pd.Timestamp(on).date()
    days = max((found.today - day).days, 0)
    again = int((found.standing["kind"] == "published").sum()) - 1
    more = f"; again {wording.plural(again, 'time')}" if again > 0 else ""
    return wording.day(day), f"{wording.plural(days, 'day')} ago{more}"


def received(found: About) -> float | None:
    """How many tips; None where none were delivered."""
    return float(found.tips["count"].sum()) if "tip" in found.delivered else None


def useful(found: About) -> float | None:
    """How many of them were useful; None where their triage was not delivered."""
    if not {"tip", "tip_event"} <= found.delivered:
        return None
    return float(found.tips["count"][found.tips["useful"].astype(bool)].sum())


def _tips(found: About) -> tuple[str, str]:
    came = received(found)
    return wording.count(came), yielded(came, useful(found))


def yielded(came: float | None, helped: float | None) -> str:
    """What stands beside a number of tips: never the volume without the yield."""
    if came is None:
        return "not delivered"
    if helped is None:
        return "how many were useful is not delivered"
    share = wording.share(helped, came)
    part = f" ({share.split(' of ')[0]})" if share else ""
    return f"{wording.count(helped)} useful{part}"


def _finding(found: About) -> str:
    if not found.there:
        return found.missing
    came = received(found)
    if came is None:
        return f"{outcome(found)}; tips not delivered"
    return f"{outcome(found)}; {wording.plural(came, 'tip')}, {yielded(came, useful(found))}"


def _figure(found: About, _: Look) -> str:
    if not found.there:
        return f'<p class="nothing">{chart.NONE_DRAWN}.</p>'
    return chart.html(found.title, found.picture, facts(found))


def _table(found: About) -> pd.DataFrame:
    return pd.DataFrame(facts(found) if found.there else [], columns=["fact", "value", "more"])


SHEET = Panel(
    "object_sheet",
    "What became of it, and what did it bring?",
    ("objects_open", "objects_too_widespread", "tips_received", "tips_useful"),
    numbers,
    _figure,
    _finding,
    lambda found: f"Picture and facts. {_finding(found)}.",
    _table,
    listing="campaign",
    keyed=("object",),
    behind=(("object", "object"),),
)
