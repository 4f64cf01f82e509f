"""The site map: three sections, which are three gates."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.access import Section, Viewer, may_open
from lib.errors import NotAllowed

PAGES = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Place:
    """A page: its file and title, what of the focus its address may hold, where it belongs.

    A page *under* another is not in the navigation: a row of that other leads to it.
    """

    stem: str
    title: str
    keys: tuple[str, ...] = ()
    under: str = ""

    @property
    def path(self) -> str:
        """What its address is called: ``one-series``."""
        return self.stem.replace("_", "-")


DECK = ("slide", "title", "snapshot")
# section -> its pages; the first page of the first section is the home
SITE: dict[Section, tuple[Place, ...]] = {
    "explore": (
        Place("overview", "Overview"),
        Place("series", "Series", ("find", "status", "sort", "page")),
        Place("one_series", "One series", ("series",), "series"),
        Place("countries", "Countries"),
        Place("country", "One country", (), "countries"),
        Place("tips", "Tips", ("axis", "status", "page")),
        Place("object", "One object", ("object",), "tips"),
        Place("task_force", "Task force"),
        Place("changes", "Changes", ("before", "status", "page")),
        Place("editions", "Editions"),
        Place("definitions", "Definitions"),
    ),
    "brief": (
        Place("present", "Present", (*DECK, "every")),
        Place("stage", "Stage", (*DECK, "every", "page"), "present"),
        Place("speaker", "Presenter’s view", (*DECK, "every", "page"), "present"),
        Place("replay", "Replay"),
        Place("download", "Download", (*DECK, "audience", "most", "rounded", "fitted")),
    ),
}


def pages(viewer: Viewer) -> dict[str, list[StreamlitPage]]:
    """The pages that *viewer* may open, by section; others do not exist for them."""
    home = next(iter(SITE.values()))[0]
    return {
        section.capitalize(): [
            st.Page(
                PAGES / section / f"{there.stem}.py",
                title=there.title,
                url_path=there.path,
                default=there == home,
                visibility="hidden" if there.under else "visible",
            )
            for there in places
        ]
        for section, places in SITE.items()
        if may_open(section, viewer)
    }


def chosen(viewer: Viewer) -> StreamlitPage:
    """Draw the navigation; the page that the address names. Raises NotAllowed without any."""
    there = pages(viewer)
    if not there:
        raise NotAllowed(f"There is no page that {viewer.name} may open.")
    # All stand in the bar, a click away; as menus of sections each would take two.
    page = st.navigation([each for section in there.values() for each in section], position="top")
    st.set_page_config(page_title=f"{page.title} · Task force")
    return page


def place(page: StreamlitPage) -> Place:
    """The place of a page on the site map."""
    every = (there for places in SITE.values() for there in places)
    return next(there for there in every if there.title == page.title)
