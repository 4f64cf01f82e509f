"""One object of the campaign: what was asked, and what came of it."""

from lib.panels import object
from lib.ui.words import beside, one, show

if one("object"):
    show(object.SHEET)
    show(object.TIPS)
    beside(object.TRIAGE, object.POINTS_TO)
    show(object.TIME_LINE)
    beside(object.CHANNEL, object.LANGUAGE)
