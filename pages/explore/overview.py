"""The home: where the operation stands."""

from lib import panels
from lib.ui.words import beside, header, show, tiles

header("Overview")
tiles(panels.HEADLINE_TILES)
beside(
    (panels.BURN_UP, panels.COUNTRY_STATUS),
    (panels.ATTENTION, panels.STATUS_BARS),
    lead=True,
)
show(panels.TIPS_PER_DAY)
