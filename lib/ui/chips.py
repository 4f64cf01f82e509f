"""Chips: what is set, each with its ×, and *clear all*."""

import streamlit as st

from lib import country as countries
from lib import wording
from lib.scope import Scope
from lib.ui import scope_bar, url
from lib.ui.choices import Choices, choices
from lib.ui.plain import plain
from lib.ui.view import View, view


def draw(here: View) -> None:
    """A button for each value that is set; none where nothing is."""
    there = choices(here.snapshot, here.asked.operation)
    said = [(key, value, label(here.asked, there, key, value)) for key, value in here.asked.pairs()]
    if not said:
        return
    with st.container(key="chips", horizontal=True, gap="xsmall"):
        for key, value, words in said:
            st.button(
                f"{plain(words)} ×", key=f"chip-{key}-{value}", on_click=clear, args=(key, value)
            )
        st.button(
            "Clear all",
            key="chips-clear",
            type="tertiary",
            on_click=scope_bar.change,
            args=(Scope(),),
        )


def clear(key: str, value: str) -> None:
    """Take one value out of the address."""
    scope_bar.change(url.read(view().snapshot).without(key, value))


def label(scope: Scope, there: Choices, key: str, value: str) -> str:
    """What a chip says: the value in words."""
    if key == "operation":
        return there.operations.get(value, value)
    if key == "country":
        return countries.name(value)
    if key == "org":
        return there.orgs.get(value, value)
    if key == "as_of" and scope.as_of:
        return f"as of {wording.moment(scope.as_of, there.zone)}"
    if key == "clock":
        return "as happened"
    return f"{'from' if key == 'since' else 'to'} {wording.day(getattr(scope, key))}"
