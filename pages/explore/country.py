"""One country's sheet: everything about it, on one page."""

from lib.panels import country
from lib.ui.words import beside, one, tiles

if one("country"):
    tiles(country.SHEET_TILES)
    beside(country.COUNTRY_SERIES, (country.COUNTRY_GROWTH, country.COUNTRY_FACTS), lead=True)
