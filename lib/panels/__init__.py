"""Named questions: what is measured, by what, and how it is drawn and said.

Those of the overview stand here; each other page has a package of its own, whose
``__all__`` names panels, or tuples of them. ``every()`` finds them all.
"""

from collections.abc import Iterator
from types import ModuleType

from lib.panels import change, country, edition, object, one_series, series, task_force, tip
from lib.panels.attention import ATTENTION
from lib.panels.burn_up import BURN_UP
from lib.panels.country_status import COUNTRY_STATUS
from lib.panels.panel import Panel
from lib.panels.status_bars import STATUS_BARS
from lib.panels.tiles import HEADLINE_TILES
from lib.panels.tips_per_day import TIPS_PER_DAY

OVERVIEW = (BURN_UP, COUNTRY_STATUS, TIPS_PER_DAY, ATTENTION, STATUS_BARS)
SHELVES: tuple[ModuleType, ...] = (
    series, one_series, country, tip, object, task_force, change, edition,
)  # fmt: skip

__all__ = [
    "ATTENTION",
    "BURN_UP",
    "COUNTRY_STATUS",
    "HEADLINE_TILES",
    "OVERVIEW",
    "STATUS_BARS",
    "TIPS_PER_DAY",
    "Panel",
    "every",
]


def every() -> Iterator[Panel]:
    """Every panel of every page, each once."""
    seen: dict[str, Panel] = {panel.name: panel for panel in (*HEADLINE_TILES, *OVERVIEW)}
    for shelf in SHELVES:
        for name in shelf.__all__:
            found = getattr(shelf, name)
            panels = found if isinstance(found, tuple) else (found,)
            seen.update({each.name: each for each in panels if isinstance(each, Panel)})
    yield from seen.values()
