"""Tips of the public campaign, and what triage made of them."""

from lib.metric import Metric

_CAMPAIGN = "Tips belong to the campaign: a choice of operation does not narrow them."


_USEFUL = ("supports_known", "new_lead", "forwarded", "answered")
_TRIAGE = ("duplicate", "unrelated", "not_useful", *_USEFUL)


def _tips(
    name: str, label: str, which: str, meaning: str, *needs: str, triage: tuple[str, ...] = ()
) -> Metric:
    return Metric(
        name,
        label,
        "tip",
        f'coalesce(sum("count"){which}, 0)::bigint',
        meaning,
        leaves_out=_CAMPAIGN,
        needs=("tip", *needs),
        unit=("tip_id",),
        kinds=(*triage, "received"),  # first what became of it, then the tip itself
        lowered_by=triage if which == " filter (waiting)" else (),
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
        triage=_TRIAGE,
    ),
    _tips(
        "tips_useful",
        "Tips useful",
        " filter (useful)",
        "Tips that support what is known, give a new lead, were forwarded or answered.",
        "tip_event",
        triage=_USEFUL,
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
