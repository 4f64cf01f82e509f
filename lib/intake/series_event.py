"""What happened to a series."""

from lib.intake.cell import COUNT, COUNTRY, IDENTIFIER, INSTANT, choice
from lib.intake.shape import Column, Shape

KIND = choice(
    "received",
    "prepared",
    "analysis_started",
    "processed",
    "country_pinpointed",
    "country_notified",
    "country_acknowledged",
    "country_answered",
    "icse_new",
    "icse_added",
    "victim_tentative",
    "victim_identified",
    "victim_safeguarded",
    "offender_identified",
    "offender_arrested",
    "closed",
    "reopened",
)

SHAPE = Shape(
    "series_event",
    (
        Column("event_id", IDENTIFIER, required=True),
        Column("series_id", IDENTIFIER, required=True, refers="series"),
        Column("kind", KIND, required=True, unless="voids"),
        Column("occurred_at", INSTANT, required=True),
        Column("known_at", INSTANT),
        Column("org", IDENTIFIER),
        Column("country", COUNTRY),
        Column("count", COUNT, default="1"),
        Column("confidence", choice("low", "moderate", "high")),
        Column("voids", IDENTIFIER, refers="series_event"),
    ),
    key=("event_id",),
    zone_by="series_id",
)
