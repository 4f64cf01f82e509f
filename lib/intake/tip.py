"""The tips of the public; a row may be a statistic that stands for many."""

from lib.intake.cell import COUNT, COUNTRY, IDENTIFIER, INSTANT_OR_DAY, LANGUAGE, choice
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "tip",
    (
        Column("tip_id", IDENTIFIER, required=True),
        Column("object_id", IDENTIFIER, refers="object"),
        Column("received_at", INSTANT_OR_DAY, required=True),
        Column("country", COUNTRY),
        Column("channel", choice("web", "phone", "email", "partner", "other")),
        Column("language", LANGUAGE),
        Column("count", COUNT, default="1"),
    ),
    key=("tip_id",),
)
