"""The one thing that a page is about: a series, an object, a country."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from lib import country as countries
from lib.panels import object, one_series
from lib.panels.panel import leads_to
from lib.scope import Scope
from lib.ui.plain import tag
from lib.ui.view import View


@dataclass(frozen=True)
class Subject:
    """What it is called, the page it is chosen on, and its title (None where there is none)."""

    noun: str
    page: str
    named: str
    title: Callable[[View], str | None]

    @property
    def path(self) -> str:
        """The address of its own page."""
        return "one-series" if self.noun == "series" else self.noun


def _series(here: View) -> str | None:
    """Its id, where any of it is in scope."""
    wanted = here.focus.series
    there = bool(wanted) and one_series.is_there(here.snapshot, here.scope, wanted)
    return f"Series {wanted}" if there else None


def _object(here: View) -> str | None:
    """Its question, where any of it is in scope."""
    wanted = here.focus.object
    if not wanted or not object.is_there(here.snapshot, here.scope, wanted):
        return None
    return object.title(here.snapshot, here.scope, wanted)


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
    """Say that nothing is chosen, or nothing that is in this scope."""
    focus = {"series": here.focus.series, "object": here.focus.object}.get(subject.noun)
    if subject.noun == "country":
        st.html(tag("p", "Set one country in the scope.", "nothing"))
    elif focus is None:
        st.html(tag("p", f"Choose one on the page {subject.named}.", "nothing"))
    else:
        st.html(f'<p class="nothing">{"".join(outside(subject, here, focus))}</p>')


def outside(subject: Subject, here: View, focus: str) -> Iterator[str]:
    """That it is not in this scope; where it is in all that the viewer may see, a link to it."""
    yield escape(f"{subject.noun.capitalize()} {focus} is not in this scope.")
    wide = Scope(operation=here.scope.operation, country=here.viewer.country)
    seen = subject.title(replace(here, scope=wide))
    if seen and here.asked != Scope(operation=here.scope.operation):
        whole = Scope(operation=here.asked.operation)
        href = escape(leads_to(whole, subject.path, here.focus))
        yield f' <a href="{href}">See it without filters</a>.'
