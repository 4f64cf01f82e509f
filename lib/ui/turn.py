"""What a page may be turned by: widgets that mirror the focus of the address, and write to it.

As in the scope bar the address is the only truth: each widget is set to what it says
before it is drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from lib.ui import url
from lib.ui.view import view

Reading = Callable[[Any], Any]


def search(label: str) -> None:
    """A field for the beginning of an id."""
    key = mirrored("find", view().focus.find or "")
    st.text_input(
        label, key=key, max_chars=64, type="search",
        on_change=turned, args=("find", lambda said: said.strip() or None),
    )  # fmt: skip


def several(label: str, options: Mapping[str, str]) -> None:
    """A multiple choice of status words, each with what it says to people."""
    there = [each for each in view().focus.status if each in options]
    st.multiselect(
        label, list(options), key=mirrored("status", there), format_func=options.__getitem__,
        on_change=turned, args=("status", lambda said: tuple(sorted(said))),
        placeholder="All", select_all=False,
    )  # fmt: skip


def axis(label: str) -> None:
    """Whether counts stand on a log axis."""
    st.toggle(
        label, key=mirrored("axis", view().focus.axis == "log"),
        on_change=turned, args=("axis", lambda on: "log" if on else "linear"),
    )  # fmt: skip


def mirrored(name: str, shown: Any) -> str:
    """The key of the widget for a field of the focus, set to what the address says."""
    key = f"turn-{name}"
    if key not in st.session_state or st.session_state[key] != shown:
        st.session_state[key] = shown
    return key


def turned(name: str, read: Reading) -> None:
    """A person turned a widget: write it into the address, and begin at the first page."""
    change(**{name: read(st.session_state[f"turn-{name}"])})


def change(**changes: Any) -> None:
    """Look at something else in the same scope; for callbacks."""
    url.write(url.read(view().snapshot), replace(view().focus, **({"page": 1} | changes)))
