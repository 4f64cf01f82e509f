"""The objects that the public is asked about."""

from lib.intake.cell import IDENTIFIER, PICTURE, TEXT, choice, text
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "object",
    (
        Column("object_id", IDENTIFIER, required=True),
        Column("release", text(64)),
        Column("kind", choice("object", "place", "logo", "text", "clothing")),
        Column("title", TEXT),
        Column("image", PICTURE),
    ),
    key=("object_id",),
)
