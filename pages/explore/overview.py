"""The home: where the operation stands."""

from lib import panels
from lib.ui.words import beside, header, tiles

header("Overview")
tiles(panels.HEADLINE_TILES)
beside(
    (panels.BURN_UP, panels.COUNTRY_STATUS, panels.TIPS_PER_DAY),
    (panels.ATTENTION, panels.STATUS_BARS),
    lead=True,
)
