"""What is written on the time axes: a briefing, a new batch."""

from lib.intake.cell import IDENTIFIER, INSTANT, text
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "note",
    (
        Column("note_id", IDENTIFIER, required=True),
        Column("operation_id", IDENTIFIER, required=True, refers="operation"),
        Column("occurred_at", INSTANT, required=True),
        Column("text", text(140), required=True),
    ),
    key=("note_id",),
    zone_by="operation_id",
)
