"""An address that can't be read: said aloud, with a way out, and no figures."""

import streamlit as st

from lib.database import Snapshot
from lib.errors import Refused
from lib.scope import Scope
from lib.ui import trouble, url
from lib.ui.plain import plain


def scope_of_address(snapshot: Snapshot) -> Scope | None:
    """The scope of the address; where it can't be read, that is drawn, and None."""
    try:
        return url.read(snapshot)
    except Refused as error:
        draw(str(error), url.unreadable(snapshot))
        return None


def draw(sentence: str, unwanted: url.Pairs) -> None:
    """One line: what, where, what is wanted; below it what can be done about it."""
    trouble.say(sentence)
    st.html('<p class="aside">No figures are drawn until the address can be read.</p>')
    with st.container(horizontal=True, gap="small"):
        if unwanted:
            named = ", ".join(f"{key}={value[:24]}" for key, value in unwanted[:3])
            more = "" if len(unwanted) <= 3 else f" and {len(unwanted) - 3} more"
            label = plain(f"Clear {named}{more}")
            st.button(label, on_click=url.take_out, args=(unwanted,), key="clear-unreadable")
        st.button("Clear the whole scope", on_click=url.put, args=([],), key="clear-address")
