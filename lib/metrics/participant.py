"""Who takes part."""

from lib.metric import Metric


def _taking_part(name: str, label: str, aggregate: str, meaning: str) -> Metric:
    return Metric(
        name,
        label,
        "participant",
        aggregate,
        meaning,
        leaves_out="Not narrowed by period or clock.",
        needs=("participant",),
    )


METRICS = (
    _taking_part(
        "experts",
        "Experts",
        "coalesce(sum(experts), 0)::bigint",
        "Experts sent by the organisations that take part.",
    ),
    _taking_part(
        "organisations_taking_part",
        "Organisations taking part",
        "count(distinct orgs[1])",
        "Distinct organisations that take part.",
    ),
    _taking_part(
        "countries_taking_part",
        "Countries taking part",
        "count(distinct own_country)",
        "Distinct countries whose organisations take part; agencies have none.",
    ),
)
