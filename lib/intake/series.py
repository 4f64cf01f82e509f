"""The series of an operation."""

from lib.intake.cell import COUNT, IDENTIFIER, choice
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "series",
    (
        Column("series_id", IDENTIFIER, required=True),
        Column("operation_id", IDENTIFIER, required=True, refers="operation"),
        Column("priority", choice("high", "normal", "low")),
        Column("images", COUNT),
        Column("videos", COUNT),
        Column("bytes", COUNT),
    ),
    key=("series_id",),
)
