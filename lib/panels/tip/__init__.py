"""Named questions of the page about tips and the objects that they are on."""

from lib.panels.tip.decay import DECAY
from lib.panels.tip.gallery import GALLERY, OUTCOME_WORDS
from lib.panels.tip.glance import TIPS_AT_A_GLANCE
from lib.panels.tip.outcome import OUTCOMES
from lib.panels.tip.over_time import TIPS_OVER_TIME
from lib.panels.tip.silence import SILENCE
from lib.panels.tip.triage import TRIAGE
from lib.panels.tip.yields import YIELD_PER_OBJECT, YIELD_PER_RELEASE

__all__ = [
    "DECAY",
    "GALLERY",
    "OUTCOMES",
    "OUTCOME_WORDS",
    "SILENCE",
    "TIPS_AT_A_GLANCE",
    "TIPS_OVER_TIME",
    "TRIAGE",
    "YIELD_PER_OBJECT",
    "YIELD_PER_RELEASE",
]
