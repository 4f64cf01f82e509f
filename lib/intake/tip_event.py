"""What became of a tip."""

from lib.intake.cell import COUNTRY, IDENTIFIER, INSTANT, choice
from lib.intake.shape import Column, Shape

KIND = choice(
    "duplicate",
    "unrelated",
    "not_useful",
    "supports_known",
    "new_lead",
    "forwarded",
    "answered",
)

SHAPE = Shape(
    "tip_event",
    (
        Column("event_id", IDENTIFIER, required=True),
        Column("tip_id", IDENTIFIER, required=True, refers="tip"),
        Column("kind", KIND, required=True, unless="voids"),
        Column("occurred_at", INSTANT, required=True),
        Column("known_at", INSTANT),
        Column("org", IDENTIFIER),
        Column("country", COUNTRY),
        Column("voids", IDENTIFIER, refers="tip_event"),
    ),
    key=("event_id",),
)
