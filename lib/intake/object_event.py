"""What happened to an object."""

from lib.intake.cell import COUNT, COUNTRY, IDENTIFIER, INSTANT, choice
from lib.intake.shape import Column, Shape

KIND = choice(
    "published",
    "withdrawn",
    "identified",
    "too_widespread",
    "located",
    "child_identified",
    "offender_prosecuted",
)

SHAPE = Shape(
    "object_event",
    (
        Column("event_id", IDENTIFIER, required=True),
        Column("object_id", IDENTIFIER, required=True, refers="object"),
        Column("kind", KIND, required=True, unless="voids"),
        Column("occurred_at", INSTANT, required=True),
        Column("known_at", INSTANT),
        Column("country", COUNTRY),
        Column("count", COUNT, default="1"),
        Column("voids", IDENTIFIER, refers="object_event"),
    ),
    key=("event_id",),
)
