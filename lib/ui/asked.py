"""What a page asks: a panel, answered from what is kept."""

from dataclasses import dataclass
from typing import Any

from lib import caption, theme
from lib.panels import Panel
from lib.ui.store import DRAWN, NUMBERS
from lib.ui.view import View


@dataclass(frozen=True)
class Drawn:
    """A picture (a Plotly figure, or markup), its finding and its text in place of it."""

    picture: Any
    finding: str
    alt: str


def numbers(view: View, panel: Panel) -> Any:
    """What the panel measures in this view; shared, so not to be changed."""
    asked = panel.asked(view.focus)
    key = (view.snapshot.id, panel.name, view.scope, *asked.values())
    return NUMBERS.of(key, lambda: panel.numbers(view.snapshot, view.scope, **asked))


def drawn(view: View, panel: Panel, look: str) -> Drawn:
    """The panel's picture in a look, with its words; shared, so not to be changed."""
    key = (view.snapshot.id, panel.name, view.scope, look, *panel.asked(view.focus).values())
    return DRAWN.of(key, lambda: _drawn(panel, numbers(view, panel), look))


def _drawn(panel: Panel, found: Any, look: str) -> Drawn:
    picture = panel.figure(found, theme.look(look))
    return Drawn(picture, panel.finding(found), panel.alt(found))


def sentence(view: View) -> str:
    """The scope sentence: the same on page, chart, file and slide."""
    return caption.sentence(view.snapshot, view.scope)
