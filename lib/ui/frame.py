"""The frame around every page: sign-in, site map, scope bar, page; nothing else.

Streamlit runs this file anew for every change on a page.
"""

import streamlit as st

from lib import caption
from lib.ui import dress, gate, live, pinned, scope_bar, site
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
    keys = site.place(page).keys
    snapshot = pinned.snapshot(keys)
    if asked := address(snapshot, keys):
        view = pin(viewer, snapshot, *asked)
        scope_bar.draw(view)
        with dress.marked(caption.meant(snapshot, view.scope)):
            page.run()
