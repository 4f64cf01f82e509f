"""What ties one series to another."""

from lib.intake.cell import IDENTIFIER, INSTANT, choice
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "series_link",
    (
        Column("link_id", IDENTIFIER, required=True),
        Column("series_id", IDENTIFIER, required=True, refers="series"),
        Column("linked_series_id", IDENTIFIER, required=True, refers="series"),
        Column("basis", choice("digital", "visual", "audio")),
        Column("relation", choice("overlaps", "merged_into", "split_from")),
        Column("occurred_at", INSTANT, required=True),
        Column("known_at", INSTANT),
        Column("voids", IDENTIFIER, refers="series_link"),
    ),
    key=("link_id",),
    zone_by="series_id",
)
