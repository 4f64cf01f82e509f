"""What the campaign brings in, and how much of it helps."""

from lib.panels import tip
from lib.ui.words import axis, beside, header, several, show, tiles

header("Tips")
tiles(tip.TIPS_AT_A_GLANCE)
beside(tip.SILENCE, tip.TRIAGE)
axis("Log axis")
beside(tip.TIPS_OVER_TIME, tip.OUTCOMES, lead=True)
several("Outcome", tip.OUTCOME_WORDS)
show(tip.GALLERY)
beside(tip.YIELD_PER_OBJECT, tip.YIELD_PER_RELEASE)
show(tip.DECAY)
