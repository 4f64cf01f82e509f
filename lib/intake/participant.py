"""Who takes part: an organisation in an operation."""

from lib.intake.cell import COUNT, COUNTRY, IDENTIFIER, TEXT
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "participant",
    (
        Column("operation_id", IDENTIFIER, required=True, refers="operation"),
        Column("org", IDENTIFIER, required=True),
        Column("name", TEXT, required=True),
        Column("country", COUNTRY),
        Column("experts", COUNT),
    ),
    key=("operation_id", "org"),
)
