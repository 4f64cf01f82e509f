"""What stands on every page and in every file: scope sentence, marking, what is made up."""

from functools import lru_cache

from lib import wording
from lib.database import Operation, Snapshot
from lib.scope import Scope

# Traffic Light Protocol 2.0, mildest first: what is shown of several is the strictest.
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
SAMPLE_OPERATION = "vidtf-7"  # as lib.sample writes it
SAMPLE = "Totals as published by Europol; day-by-day detail is synthetic."
SYNTHETIC = "Synthetic data: a made-up operation, for trials."
ORGS = """
select org, coalesce(max(name), org) as named
from (
    select org, name from snapshot.participant
    union all select distinct org, null from snapshot.series_event where org is not null
)
group by org
order by lower(named)
"""
Operations = tuple[Operation, ...]


def meant(snapshot: Snapshot, scope: Scope) -> Operations:
    """The operations in scope."""
    wanted = scope.operation
    return tuple(o for o in snapshot.operations if wanted in (None, o.operation_id))


def title(snapshot: Snapshot, scope: Scope) -> str | None:
    """The name of the operation in scope; None where there are several."""
    there = meant(snapshot, scope)
    return there[0].name if len(there) == 1 else None


def sentence(snapshot: Snapshot, scope: Scope) -> str:
    """The scope sentence: the same on page, chart, file and slide."""
    return wording.sentence(
        scope,
        title(snapshot, scope),
        snapshot.zone(scope.operation),
        snapshot.id,
        snapshot.published_at,
        strictest(meant(snapshot, scope)),
        orgs(snapshot),
    )


@lru_cache(maxsize=8)  # a published snapshot never changes
def orgs(snapshot: Snapshot) -> dict[str, str]:
    """Names of organisations by code, in the order of the names; not to be changed."""
    return dict(snapshot.rows(ORGS))


def strictest(there: Operations) -> str:
    """The strictest marking of some operations, with all their handling codes."""
    return " ".join([label(there), *handling(there)])


def label(there: Operations) -> str:
    """The strictest label of the Traffic Light Protocol; that of the whole where nothing is."""
    return max((each.marking for each in there), key=strictness, default=MARKINGS[-1])


def handling(there: Operations) -> list[str]:
    """All handling codes of some operations."""
    return sorted({code for each in there for code in (each.handling or "").split()})


def strictness(label: str) -> int:
    """Place among the markings; one that is not known counts as the strictest."""
    return MARKINGS.index(label) if label in MARKINGS else len(MARKINGS)


def made_up(there: Operations) -> list[str]:
    """What is to be said with figures that are made up, be it in part."""
    known = any(each.operation_id == SAMPLE_OPERATION for each in there)
    synthetic = any("synthetic" in each.name.casefold() for each in there)
    return [SAMPLE] * known + [SYNTHETIC] * synthetic
