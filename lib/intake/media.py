"""How many files a series holds. Rolled up on the way in: no row per file is kept."""

from lib.intake.cell import COUNT, DAY, IDENTIFIER, choice
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "media",
    (
        Column("series_id", IDENTIFIER, refers="series"),
        Column("kind", choice("image", "video"), required=True),
        Column("added_on", DAY, required=True),
        Column("files", COUNT, default="1"),
        Column("bytes", COUNT),
    ),
    counted=("files", "bytes"),
)
