"""Countries: where series were likely produced, what became of referrals, one country's sheet."""

from lib.panels.country.ageing import REFERRAL_AGEING
from lib.panels.country.growth import COUNTRY_GROWTH, SMALL_MULTIPLES
from lib.panels.country.sheet import (
    COUNTRIES_AT_A_GLANCE,
    COUNTRY_FACTS,
    COUNTRY_SERIES,
    SHEET_TILES,
)
from lib.panels.country.where import COUNTRY_SUM, MAP, TILE_GRID, WORLD

__all__ = [
    "COUNTRIES_AT_A_GLANCE",
    "COUNTRY_FACTS",
    "COUNTRY_GROWTH",
    "COUNTRY_SERIES",
    "COUNTRY_SUM",
    "MAP",
    "REFERRAL_AGEING",
    "SHEET_TILES",
    "SMALL_MULTIPLES",
    "TILE_GRID",
    "WORLD",
]
