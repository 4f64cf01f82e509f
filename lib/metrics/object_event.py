"""Objects of the public campaign, and what became of them."""

from lib.metric import Grain, Metric

_CAMPAIGN = "Objects belong to the campaign: a choice of operation does not narrow them."
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
    return Metric(
        name,
        label,
        "object_event",
        f"count(distinct object) filter (kind = '{kind}')",
        meaning,
        leaves_out=_CAMPAIGN,
        needs=("object_event",),
    )


def _sum(name: str, label: str, kind: str, meaning: str) -> Metric:
    return Metric(
        name,
        label,
        "object_event",
        f"coalesce(sum(\"count\") filter (kind = '{kind}'), 0)::bigint",
        meaning,
        leaves_out=_CAMPAIGN,
        needs=("object_event",),
    )


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
