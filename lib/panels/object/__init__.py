"""Named questions of the page about one object."""

from lib.panels.object.about import is_there as is_there
from lib.panels.object.about import title as title
from lib.panels.object.parts import CHANNEL, LANGUAGE, POINTS_TO
from lib.panels.object.sheet import SHEET
from lib.panels.object.time_line import TIME_LINE
from lib.panels.object.tips import TIPS, TRIAGE

__all__ = ["CHANNEL", "LANGUAGE", "POINTS_TO", "SHEET", "TIME_LINE", "TIPS", "TRIAGE"]
