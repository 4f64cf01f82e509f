"""The address: what follows its ``?``, read before anything else and written back whole."""

from collections.abc import Collection

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.database import Snapshot
from lib.errors import Refused
from lib.focus import FOCUS_KEYS, Focus
from lib.scope import Scope

Pairs = list[tuple[str, str]]
FIRST_YEAR, LAST_YEAR = 1900, 2199


def pairs() -> Pairs:
    """Every (key, value) of the address, repeated keys too; Streamlit leaves out its own."""
    return [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]


def read(snapshot: Snapshot, said: Pairs | None = None) -> Scope:
    """The scope of the address; raises Refused where any of it can't be read."""
    there = pairs() if said is None else said
    said = [(key, value) for key, value in there if key not in FOCUS_KEYS]
    named = next((value for key, value in said if key == "operation"), None)
    scope = snapshot.checked(Scope.of(said, snapshot.zone(named)))
    for when in (scope.since, scope.until, scope.as_of):
        # Beyond these, a local time may fall outside the calendar that Python has.
        if when is not None and not FIRST_YEAR <= when.year <= LAST_YEAR:
            raise Refused(f"{when.year} can't be shown: {FIRST_YEAR} to {LAST_YEAR} is wanted.")
    return scope


def focus(snapshot: Snapshot, keys: Collection[str], said: Pairs | None = None) -> Focus:
    """What the address looks at; raises Refused for a key that the page (*keys*) lacks."""
    said = pairs() if said is None else said
    of_focus = [(key, value) for key, value in said if key in FOCUS_KEYS]
    for key, value in of_focus:
        if key not in keys:
            raise Refused(f"This page has no “{key}”, so “{key}={value[:64]}” is not for it.")
    named = next((value for key, value in said if key == "operation"), None)
    found = Focus.of(of_focus, snapshot.zone(named))
    if found.before and not FIRST_YEAR <= found.before.year <= LAST_YEAR:
        raise Refused(f"{found.before.year} can't be shown: {FIRST_YEAR} to {LAST_YEAR} is wanted.")
    return found


def unreadable(snapshot: Snapshot, keys: Collection[str]) -> dict[tuple[str, str], str]:
    """The pairs that can't be read even by themselves, each with what is wrong with it."""
    wrong = ((pair, _wrong(snapshot, keys, pair)) for pair in pairs())
    return {pair: sentence for pair, sentence in wrong if sentence}


def _wrong(snapshot: Snapshot, keys: Collection[str], pair: tuple[str, str]) -> str:
    try:
        if pair[0] in FOCUS_KEYS:
            focus(snapshot, keys, [pair])
        else:
            read(snapshot, [pair])
    except Refused as error:
        return str(error)
    return ""


def went_back() -> bool:
    """Whether this run was asked for by Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def write(scope: Scope, focus: Focus | None = None) -> None:
    """Put the scope into the address: one new entry in the browser's history.

    Without a *focus* the page goes on looking at what it does, from the first page on.
    """
    said = [pair for pair in pairs() if pair[0] in FOCUS_KEYS and pair[0] != "page"]
    put([*scope.pairs(), *(said if focus is None else focus.pairs())])


def put(said: Pairs) -> None:
    """Put pairs into the address, in the place of all that stands there."""
    together: dict[str, list[str]] = {}
    for key, value in said:
        together.setdefault(key, []).append(value)
    st.query_params.from_dict(together)


def take_out(unwanted: Collection[tuple[str, str]]) -> None:
    """Take some pairs out of the address."""
    put([pair for pair in pairs() if pair not in unwanted])
