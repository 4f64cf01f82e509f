"""The headline figures of the overview, beside each other."""

from lib import panels
from lib.briefing.slide import Figures, Item, Number, Said
from lib.briefing.slides.shown import Made, Shown, count, spoken, stated
from lib.charts import tile
from lib.database import Snapshot
from lib.panels.headline import Found, Headline, measured
from lib.panels.panel import is_part
from lib.panels.tiles import HEADLINES
from lib.scope import Scope

# metric -> how a figure beside another is said: one, many, and what stands before it
WORDS = {
    "series_planned": ("planned", "", "of"),
    "series_open": ("open", "", ""),
    "files_counted": ("counted", "", ""),
    "countries_pinpointed": ("country", "countries", "in"),
    "referrals_sent": ("referral", "referrals", ""),
    "referrals_waiting": ("waiting", "", ""),
    "victims_tentative": ("tentative", "", ""),
    "victims_safeguarded": ("safeguarded", "", ""),
    "series_icse_new": ("new", "", ""),
    "series_icse_added": ("added", "", ""),
    "tips_useful": ("useful", "", ""),
}


def made(snapshot: Snapshot, scope: Scope) -> Made:
    """What the tiles say; the title is that of the one which leads."""
    found = measured(snapshot, scope, HEADLINES).now
    part = is_part(scope)
    items = tuple(_item(each, found, part) for each in HEADLINES)
    said = [tile.finding(panel.numbers(snapshot, scope)) for panel in panels.HEADLINE_TILES]
    lead = next(n for n, each in enumerate(HEADLINES) if each.lead)
    return Made(Figures(items), said[lead], spoken("Headline figures", *said))


def _item(headline: Headline, found: Found, part: bool) -> Item:
    metric = headline.metric
    beside = tuple(_said(name, found, part) for name in headline.beside if name in found)
    # Files are stated for the whole: in a part, only those counted are of the part.
    label = f"{headline.label}, in all" if part and metric == "files_available" else headline.label
    return Item(label, count(found[metric], metric), beside, headline.lead)


def _said(name: str, found: Found, part: bool) -> Said:
    noun, nouns, before = WORDS[name]
    if part and name == "files_counted":
        noun = "counted in this scope"
    return Said(_number(name, found), noun, nouns, before)


def _number(name: str, found: Found) -> Number:
    return stated(found[name]) if name == "series_planned" else count(found[name], name)


HEADLINE = Shown(
    "headline",
    "Where does the operation stand?",
    tuple(dict.fromkeys(name for each in HEADLINES for name in (each.metric, *each.beside))),
    made,
)
