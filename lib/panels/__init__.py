"""Named questions: what is measured, by what, and how it is drawn and said."""

from lib.panels.attention import ATTENTION
from lib.panels.burn_up import BURN_UP
from lib.panels.country_status import COUNTRY_STATUS
from lib.panels.panel import Panel
from lib.panels.status_bars import STATUS_BARS
from lib.panels.tiles import HEADLINE_TILES
from lib.panels.tips_per_day import TIPS_PER_DAY

__all__ = [
    "ATTENTION",
    "BURN_UP",
    "COUNTRY_STATUS",
    "HEADLINE_TILES",
    "STATUS_BARS",
    "TIPS_PER_DAY",
    "Panel",
]
