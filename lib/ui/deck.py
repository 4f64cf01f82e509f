"""The deck of an address: its briefing, a picture of each slide, and where it leads; kept."""

from dataclasses import replace
from typing import Any, Final

from lib import theme
from lib.briefing.cell import said
from lib.briefing.deck import Deck
from lib.briefing.drawing import slide_picture
from lib.briefing.making import briefing as made
from lib.briefing.slide import Briefing, Slide
from lib.briefing.slides import SLIDES
from lib.briefing.svg import svg
from lib.panels.panel import leads_to
from lib.ui.store import DRAWN, NUMBERS
from lib.ui.view import View

Size = tuple[int, int]
WIDE: Final[Size] = (1920, 1080)
TALL: Final[Size] = (1080, 1920)  # a phone held upright


def deck(here: View) -> Deck:
    """The deck that the address asks for; raises Refused for a slide that there is none of."""
    return Deck.of(here.focus, SLIDES)


def briefing(here: View) -> Briefing:
    """Its slides, measured at the snapshot of the page; shared, so not to be changed."""
    return of_deck(here, deck(here))


def of_deck(here: View, chosen: Deck) -> Briefing:
    """The slides of another deck at the same snapshot and scope."""
    key = (here.snapshot.id, "briefing", here.scope, chosen)
    return NUMBERS.of(key, lambda: made(here.snapshot, here.scope, chosen))


def picture(here: View, n: int, look: str, size: Size = WIDE) -> str:
    """Slide *n* (from 0) of the deck as SVG, in a look."""
    key = (here.snapshot.id, "slide", here.scope, deck(here), n, look, size)
    slides = briefing(here)
    return DRAWN.of(key, lambda: svg(slide_picture(slides, n, theme.look(look), size)))


def frozen(here: View, page: str, **changes: Any) -> str:
    """The address of a page with this deck, at the snapshot that is shown here."""
    focus = replace(here.focus, **({"snapshot": here.snapshot.id, "page": 1} | changes))
    return leads_to(here.asked, page, focus)


def table(slide: Slide) -> dict[str, Any]:
    """What a slide shows as words in rows, for those who don't see it."""
    shown = slide.table
    return {
        "caption": slide.question,
        "head": [column.label for column in shown.columns],
        "rows": [[said(cell) for cell in row] for row in shown.rows],
    }
