"""The site map: three sections, which are three gates."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from lib.access import Section, Viewer, may_open
from lib.errors import NotAllowed

PAGES = Path(__file__).parents[2] / "pages"
# section -> (file, title); the first page of the first section is the home
SITE: dict[Section, tuple[tuple[str, str], ...]] = {
    "explore": (("overview", "Overview"), ("definitions", "Definitions")),
}


def pages(viewer: Viewer) -> dict[str, list[StreamlitPage]]:
    """The pages that *viewer* may open, by section; others do not exist for them."""
    home = next(iter(SITE.values()))[0]
    return {
        section.capitalize(): [
            st.Page(
                PAGES / section / f"{stem}.py",
                title=title,
                url_path=stem,
                default=(stem, title) == home,
            )
            for stem, title in there
        ]
        for section, there in SITE.items()
        if may_open(section, viewer)
    }


def chosen(viewer: Viewer) -> StreamlitPage:
    """Draw the navigation; the page that the address names. Raises NotAllowed without any."""
    there = pages(viewer)
    if not there:
        raise NotAllowed(f"There is no page that {viewer.name} may open.")
    if len(there) == 1:  # a single section needs no menu: its pages stand in the bar
        there = {"": next(iter(there.values()))}
    page = st.navigation(there, position="top")
    st.set_page_config(page_title=f"{page.title} · Task force")
    return page
