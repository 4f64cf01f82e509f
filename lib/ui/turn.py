"""What a page may be turned by: widgets that mirror the focus of the address, and write to it.

As in the scope bar the address is the only truth: each widget is set to what it says
before it is drawn.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from html import escape
from typing import Any

import streamlit as st

from lib import wording
from lib.errors import Refused
from lib.panels.change.instants import briefings
from lib.panels.change.instants import instants as between
from lib.scope import instant, read_instant
from lib.ui import url
from lib.ui.trouble import say
from lib.ui.view import View, view

Reading = Callable[[Any], Any]


def search(label: str) -> None:
    """A field for the beginning of an id."""
    key = mirrored("find", view().focus.find or "")
    st.text_input(
        label, key=key, type="search",
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


def instants() -> bool:
    """Both instants that a page compares, and a choice of the earlier; whether they can be.

    The earlier one is a briefing, or any instant that a person writes.
    """
    here = view()
    try:
        found = between(here.snapshot, here.scope, here.focus.before)
    except Refused as error:
        say(str(error))
        found = None
    named = {instant(at): f"{_short(at, here)} {text}" for at, text in briefings_of(here)}
    shown = instant(found.before) if found else None
    with st.container(key="instants", horizontal=True, vertical_alignment="bottom"):
        if found:
            st.html(f"<p>From <b>{escape(found.earlier)}</b> to <b>{escape(found.later)}</b></p>")
        if named:
            options = [*named] if shown in named else [None, *named]
            st.selectbox(
                "Since the briefing", options, key=mirrored("before", shown),
                format_func=lambda at: named.get(at, "None of these"),
                on_change=turned, args=("before", _read_before),
            )  # fmt: skip
        st.text_input(
            f"Since another instant ({here.snapshot.zone(here.scope.operation)})",
            key=mirrored("instant", ""), on_change=typed, placeholder="such as 2019-10-18 16:00",
        )  # fmt: skip
    if unread := st.session_state.pop("turn-unread", None):
        say(f"“{unread}” can't be read: an instant such as 2019-10-18 16:00 is wanted.")
    return found is not None


def briefings_of(here: View) -> list[tuple[datetime, str]]:
    """The briefings that may be chosen."""
    return briefings(here.snapshot, here.scope)


def _short(at: datetime, here: View) -> str:
    there = wording.local(at, here.snapshot.zone(here.scope.operation))
    return f"{wording.day(there)} {wording.clock(there)}"


def _read_before(said: str | None) -> datetime | None:
    return read_instant(said, "UTC") if said else None


def typed() -> None:
    """A person wrote an instant, in the operation's zone."""
    here = view()
    said = st.session_state["turn-instant"].strip()
    found = read_instant(said, here.snapshot.zone(here.scope.operation))
    if said and found is None:
        st.session_state["turn-unread"] = said
        return
    change(before=found)


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
