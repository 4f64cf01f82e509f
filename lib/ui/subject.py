"""The one thing that a page is about: a series, an object, a country."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib import country as countries
from lib.database import ARGUMENTS
from lib.panels.panel import leads_to
from lib.scope import Scope
from lib.ui.plain import tag
from lib.ui.view import View

SERIES = f"select 1 from series_event({ARGUMENTS}) where series_id = $wanted limit 1"
OBJECT = "select coalesce(title, object_id) from snapshot.object where object_id = $wanted"


@dataclass(frozen=True)
class Subject:
    """What it is called, the page it is chosen on, and its title (None where there is none)."""

    noun: str
    page: str
    named: str
    title: Callable[[View], str | None]


def _series(here: View) -> str | None:
    """Its id, where the viewer may see any of it."""
    wanted = here.focus.series
    seen = Scope(country=here.viewer.country)
    arguments = {**here.snapshot.arguments(seen), "wanted": wanted}
    return f"Series {wanted}" if wanted and here.snapshot.rows(SERIES, arguments) else None


def _object(here: View) -> str | None:
    found = here.snapshot.rows(OBJECT, {"wanted": here.focus.object})
    return found[0][0] if found else None


def _country(here: View) -> str | None:
    return countries.name(here.scope.country[0]) if len(here.scope.country) == 1 else None


SUBJECTS = {
    "series": Subject("series", "series", "Series", _series),
    "object": Subject("object", "tips", "Tips", _object),
    "country": Subject("country", "countries", "Countries", _country),
}


def way_back(subject: Subject, here: View) -> None:
    """A line above the title that leads to where the subject was chosen."""
    href = escape(leads_to(here.asked, subject.page))
    st.html(f'<p class="crumb"><a href="{href}" target="_self">‹ {subject.named}</a></p>')


def none(subject: Subject, here: View) -> None:
    """Say that nothing is chosen, or nothing that there is."""
    focus = {"series": here.focus.series, "object": here.focus.object}.get(subject.noun)
    said = f"There is no {subject.noun} “{focus}” here." if focus else ""
    wanted = "Set one country in the scope." if subject.noun == "country" else ""
    chosen = wanted or f"Choose one on the page {subject.named}."
    st.html(tag("p", f"{said} {chosen}".strip(), "nothing"))
