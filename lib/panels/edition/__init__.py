"""Named questions of the page Editions: what was published, and this operation among it."""

from lib.panels.edition.by_day import EDITION_PINPOINTED_BY_DAY, EDITION_PROCESSED_BY_DAY
from lib.panels.edition.by_edition import (
    EDITION_PEOPLE,
    EDITION_SO_FAR,
    EDITION_VICTIMS,
    EDITION_WORK,
)
from lib.panels.edition.campaign import EDITION_CAMPAIGN
from lib.panels.edition.sources import EDITION_SOURCES

__all__ = [
    "EDITION_CAMPAIGN",
    "EDITION_PEOPLE",
    "EDITION_PINPOINTED_BY_DAY",
    "EDITION_PROCESSED_BY_DAY",
    "EDITION_SOURCES",
    "EDITION_SO_FAR",
    "EDITION_VICTIMS",
    "EDITION_WORK",
]
