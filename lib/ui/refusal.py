"""An address that can't be read: said aloud, with a way out, and no figures."""

from collections.abc import Collection
from itertools import islice

import streamlit as st

from lib.database import Snapshot
from lib.errors import Refused
from lib.focus import Focus
from lib.scope import Scope
from lib.ui import dress, trouble, url
from lib.ui.plain import plain, tag

MOST = 20  # sentences; an address may hold hundreds of values


def address(snapshot: Snapshot, keys: Collection[str]) -> tuple[Scope, Focus] | None:
    """Scope and focus of the address; where it can't be read, that is drawn, and None.

    *keys* are those of the focus that the page has.
    """
    try:
        return url.read(snapshot), url.focus(snapshot, keys)
    except Refused as error:
        with dress.marked(snapshot.operations):
            draw(str(error), url.unreadable(snapshot, keys))
        return None


def draw(first: str, unreadable: dict[tuple[str, str], str]) -> None:
    """What, where, what is wanted, a sentence each; below them what can be done about it."""
    sentences = [*dict.fromkeys([*unreadable.values(), first])]
    more = [f"And {len(sentences) - MOST} more."] if len(sentences) > MOST else []
    st.html(tag("h1", "This address can't be read", "title"))
    trouble.say(*sentences[:MOST], *more)
    st.html(tag("p", "No figures are drawn until the address can be read.", "aside"))
    with st.container(horizontal=True, gap="small"):
        if unreadable:
            label, args = plain(offer(unreadable)), ([*unreadable],)
            st.button(label, on_click=url.take_out, args=args, key="clear-unreadable")
        st.button("Clear the whole scope", on_click=url.put, args=([],), key="clear-address")


def offer(unreadable: dict[tuple[str, str], str]) -> str:
    """What the button says that clears the pairs that can't be read."""
    named = ", ".join(f"{key[:24]}={value[:24]}" for key, value in islice(unreadable, 3))
    return f"Clear {named}" + (f" and {len(unreadable) - 3} more" if len(unreadable) > 3 else "")
