"""Every slide that there is, in the order in which a chooser lists them.

A slide takes its numbers from the panel of the same name, so that slide and page can't
differ. Days in bodies are those of the operation's zone, instants are aware in it.
"""

from lib.briefing.slides.attention import ATTENTION
from lib.briefing.slides.burn_up import BURN_UP, HOW_MANY_BY
from lib.briefing.slides.change import CHANGES
from lib.briefing.slides.country import AGEING, GRID, STATUS
from lib.briefing.slides.cover import COVER
from lib.briefing.slides.edition import EDITIONS
from lib.briefing.slides.headline import HEADLINE
from lib.briefing.slides.series import STATUS_BARS, WORK
from lib.briefing.slides.shown import Made, Shown
from lib.briefing.slides.task_force import ORGANISATIONS
from lib.briefing.slides.tip import ENDS, PER_DAY, PER_RELEASE, STATES

__all__ = ["SLIDES", "USUAL", "Made", "Shown"]

_EVERY = (
    COVER, HEADLINE, BURN_UP, HOW_MANY_BY, STATUS_BARS, WORK, ORGANISATIONS,
    STATUS, GRID, AGEING, PER_DAY, STATES, PER_RELEASE, ENDS, CHANGES, ATTENTION, EDITIONS,
)  # fmt: skip
SLIDES: dict[str, Shown] = {each.name: each for each in _EVERY}

# What a coordinator goes through in ten minutes.
_USUAL = (
    COVER,
    HEADLINE,
    BURN_UP,
    STATUS_BARS,
    STATUS,
    AGEING,
    PER_DAY,
    STATES,
    CHANGES,
    ATTENTION,
)
USUAL: tuple[str, ...] = tuple(each.name for each in _USUAL)
