"""Tips of the public campaign, and what triage made of them."""

from lib.metric import Metric

_CAMPAIGN = "Tips belong to the campaign: a choice of operation does not narrow them."


def _tips(name: str, label: str, which: str, meaning: str, *needs: str) -> Metric:
    return Metric(
        name,
        label,
        "tip",
        f'coalesce(sum("count"){which}, 0)::bigint',
        meaning,
        leaves_out=_CAMPAIGN,
        needs=("tip", *needs),
    )


METRICS = (
    _tips(
        "tips_received",
        "Tips received",
        "",
        "Tips received; a row may be a statistic that stands for many.",
    ),
    _tips(
        "tips_waiting",
        "Tips waiting",
        " filter (waiting)",
        "Tips that nobody has dealt with yet: without a standing tip event.",
        "tip_event",
    ),
    _tips(
        "tips_useful",
        "Tips useful",
        " filter (useful)",
        "Tips that support what is known, give a new lead, were forwarded or answered.",
        "tip_event",
    ),
    Metric(
        "share_of_tips_useful",
        "Share of tips useful",
        "tip",
        "",
        "Useful tips as a share of tips received.",
        leaves_out=_CAMPAIGN,
        kind="share",
        over=("tips_useful", "tips_received"),
    ),
)
