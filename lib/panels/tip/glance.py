"""Tips at a glance: what came and what it was worth, and what became of the objects."""

from lib import wording
from lib.panels.headline import Found, Headline, row, said
from lib.panels.tiles import HEADLINES


def _of_received(found: Found) -> str:
    received = found["tips_received"]
    return f"of {wording.count(received)} received" if received is not None else ""


RECEIVED = next(each for each in HEADLINES if each.metric == "tips_received")

TIPS_AT_A_GLANCE = row(
    (
        Headline(
            "tips_waiting",
            "Tips waiting",
            ("tips_received", "tips_useful"),
            of=_of_received,
            second=lambda found: said(found, "tips_useful", "useful so far"),
            listing="tips",
        ),
        RECEIVED,
        Headline(
            "objects_open",
            "Objects open",
            ("objects_published",),
            second=lambda found: said(found, "objects_published", "published"),
            listing="outcomes",
        ),
        Headline("objects_identified", "Objects identified", listing="outcomes"),
        Headline("objects_too_widespread", "Too widespread", listing="outcomes"),
        Headline("objects_located", "Objects located", listing="outcomes"),
        Headline(
            "children_identified",
            "Children identified",
            ("offenders_prosecuted",),
            second=lambda found: said(found, "offenders_prosecuted", "offenders prosecuted"),
            listing="object_ends",
        ),
    ),
    page="tips",
)
