"""The address: what follows its ``?``, read before anything else and written back whole."""

from collections.abc import Collection

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from lib.database import Snapshot
from lib.errors import Refused
from lib.scope import Scope

Pairs = list[tuple[str, str]]
FIRST_YEAR, LAST_YEAR = 1900, 2199


def pairs() -> Pairs:
    """Every (key, value) of the address, repeated keys too; Streamlit leaves out its own."""
    return [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]


def read(snapshot: Snapshot, said: Pairs | None = None) -> Scope:
    """The scope of the address; raises Refused where any of it can't be read."""
    said = pairs() if said is None else said
    named = next((value for key, value in said if key == "operation"), None)
    scope = snapshot.checked(Scope.of(said, snapshot.zone(named)))
    for when in (scope.since, scope.until, scope.as_of):
        # Beyond these, a local time may fall outside the calendar that Python has.
        if when is not None and not FIRST_YEAR <= when.year <= LAST_YEAR:
            raise Refused(f"{when.year} can't be shown: {FIRST_YEAR} to {LAST_YEAR} is wanted.")
    return scope


def unreadable(snapshot: Snapshot) -> dict[tuple[str, str], str]:
    """The pairs that can't be read even by themselves, each with what is wrong with it."""
    wrong = ((pair, _wrong(snapshot, pair)) for pair in pairs())
    return {pair: sentence for pair, sentence in wrong if sentence}


def _wrong(snapshot: Snapshot, pair: tuple[str, str]) -> str:
    try:
        read(snapshot, [pair])
    except Refused as error:
        return str(error)
    return ""


def went_back() -> bool:
    """Whether this run was asked for by Back or Forward."""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def write(scope: Scope) -> None:
    """Put the scope into the address: one new entry in the browser's history."""
    put(list(scope.pairs()))


def put(said: Pairs) -> None:
    """Put pairs into the address, in the place of all that stands there."""
    together: dict[str, list[str]] = {}
    for key, value in said:
        together.setdefault(key, []).append(value)
    st.query_params.from_dict(together)


def take_out(unwanted: Collection[tuple[str, str]]) -> None:
    """Take some pairs out of the address."""
    put([pair for pair in pairs() if pair not in unwanted])
