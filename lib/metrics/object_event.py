"""Objects of the public campaign, and what became of them."""

from lib.metric import Grain, Metric, distinct, total

_CAMPAIGN = "Objects belong to the campaign: a choice of operation does not narrow them."
_ENDS = ("identified", "too_widespread", "located", "withdrawn")
OBJECT = Grain(
    "object",
    ("object",),
    (
        ("published", "bool_or(kind = 'published')"),
        (
            "ended",
            "bool_or(kind in ('identified', 'too_widespread', 'located', 'withdrawn'))",
        ),
    ),
)


def _objects(name: str, label: str, kind: str, meaning: str) -> Metric:
    return distinct("object", f"'{kind}'", name, label, "object_event", meaning, _CAMPAIGN)


def _sum(name: str, label: str, kind: str, meaning: str) -> Metric:
    return total(kind, name, label, "object_event", meaning, _CAMPAIGN)


METRICS = (
    _objects(
        "objects_published",
        "Objects published",
        "published",
        "Objects shown to the public, whose help is asked for.",
    ),
    _objects(
        "objects_identified",
        "Objects identified",
        "identified",
        "Objects of which it became known what they are.",
    ),
    _objects(
        "objects_too_widespread",
        "Objects too widespread",
        "too_widespread",
        "Objects identified but sold or found too widely to lead anywhere.",
    ),
    _objects("objects_located", "Objects located", "located", "Objects traced to a place."),
    Metric(
        "objects_open",
        "Objects open",
        "object_event",
        "count(*) filter (published and not ended)",
        "Objects published and neither identified, too widespread, located nor withdrawn.",
        leaves_out=_CAMPAIGN,
        grain=OBJECT,
        needs=("object_event",),
        unit=OBJECT.keys,
        kinds=(*_ENDS, "published"),
        lowered_by=_ENDS,
    ),
    _sum(
        "children_identified",
        "Children identified",
        "child_identified",
        "Children identified through the campaign.",
    ),
    _sum(
        "offenders_prosecuted",
        "Offenders prosecuted",
        "offender_prosecuted",
        "Offenders prosecuted through the campaign.",
    ),
)
