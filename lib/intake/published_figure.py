"""Figures that were published: of every task force, and of the campaign."""

from lib.intake.cell import DAY, NUMBER, TEXT, choice
from lib.intake.shape import Column, Shape

SHAPE = Shape(
    "published_figure",
    (
        Column("subject", choice("vidtf", "trace_an_object"), required=True),
        Column("edition", TEXT),
        Column("as_of", DAY),
        Column("metric", TEXT, required=True),
        Column("value", NUMBER, required=True),
        Column("qualifier", choice("exactly", "more than", "about", "almost")),
        Column("wording", TEXT),
        Column("source", TEXT, required=True),
        Column("confidence", choice("high", "medium")),
    ),
)
