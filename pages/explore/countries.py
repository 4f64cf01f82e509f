"""Where series were likely produced, and what became of the referrals."""

from lib.panels import country
from lib.ui.words import beside, header, show, tiles

header("Countries")
tiles(country.COUNTRIES_AT_A_GLANCE)
beside(country.MAP, (country.WORLD, country.COUNTRY_SUM))
show(country.TILE_GRID)
show(country.SMALL_MULTIPLES)
show(country.REFERRAL_AGEING)
