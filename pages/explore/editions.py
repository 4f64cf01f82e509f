"""Figures that were published, beside those of this operation."""

from lib.panels import edition
from lib.ui.words import beside, header, show

header("Editions")
beside(edition.EDITION_PROCESSED_BY_DAY, edition.EDITION_PINPOINTED_BY_DAY)
show(edition.EDITION_WORK)
show(edition.EDITION_VICTIMS)
show(edition.EDITION_PEOPLE)
show(edition.EDITION_SO_FAR)
show(edition.EDITION_CAMPAIGN)
show(edition.EDITION_SOURCES)
