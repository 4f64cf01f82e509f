"""The frame around every page: sign-in, site map, scope bar, page; nothing else.

Streamlit runs this file anew for every change on a page.
"""

import streamlit as st

from lib.ui import dress, gate, live, scope_bar, site, store
from lib.ui.refusal import address
from lib.ui.trouble import guarded
from lib.ui.view import pin

st.set_page_config(layout="wide", initial_sidebar_state=280, page_icon=dress.ICON)
dress.dress()
with guarded():
    viewer = gate.viewer()
    scope_bar.carry()
    page = site.chosen(viewer)
    live.watch()
    snapshot = store.snapshot()
    if asked := address(snapshot, site.place(page).keys):
        view = pin(viewer, snapshot, *asked)
        scope_bar.draw(view)
        with dress.marked(dress.meant(view)):
            page.run()
