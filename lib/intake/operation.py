"""The operations: what each delivery is about."""

from lib.intake.cell import COUNT, DAY, HANDLING, IDENTIFIER, MARKING, TEXT, ZONE
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "operation",
    (
        Column("operation_id", IDENTIFIER, required=True),
        Column("name", TEXT, required=True),
        Column("starts_on", DAY, required=True),
        Column("ends_on", DAY, required=True),
        Column("planned_series", COUNT),
        Column("files_available", COUNT),
        Column("time_zone", ZONE, default="'UTC'"),
        Column("marking", MARKING, default="'TLP:AMBER'"),
        Column("handling", HANDLING),
    ),
    key=("operation_id",),
)
