"""The scope bar: widgets that mirror the address, and write to it when they are turned.

The address is the only truth. Before every draw each widget is set to what the
address says; a widget that then differs is one that a person has turned. So
deep links, reload and Back need no code of their own.
"""

from collections.abc import Callable, Iterable
from datetime import timedelta
from zoneinfo import ZoneInfo

import streamlit as st

from lib import country as countries
from lib import wording
from lib.scope import Scope
from lib.ui import url
from lib.ui.choices import Choices, choices
from lib.ui.controls import CONTROLS, applied, hours, local
from lib.ui.view import View, view

EVERY = "Every operation"
CLOCKS = {"known": "As known", "happened": "As happened"}


def draw(pinned: View) -> None:
    """Draw the scope bar into the sidebar."""
    scope = pinned.asked
    there = choices(pinned.snapshot, scope.operation)
    mirror(scope, there)
    with st.sidebar:
        st.html('<h2 class="scope-title">Scope</h2>')
        operation(there)
        places(scope, there)
        period(scope, there)
        clock(scope, there)


def mirror(scope: Scope, there: Choices) -> None:
    """Set every widget to what the address says."""
    for control in CONTROLS:
        wanted = control.shown(scope, there)
        if control.key not in st.session_state or st.session_state[control.key] != wanted:
            st.session_state[control.key] = wanted


def turned() -> None:
    """A person turned a widget: write what differs from the address into the address."""
    scope = url.read(view().snapshot)
    change(applied(values(), scope, choices(view().snapshot, scope.operation)))


def values() -> dict[str, object]:
    """What the widgets show."""
    return {control.key: st.session_state[control.key] for control in CONTROLS}


def change(scope: Scope) -> None:
    """Set address and widgets to another scope; for callbacks, which run before the frame."""
    url.write(scope)
    mirror(scope, choices(view().snapshot, scope.operation))


def carry() -> None:
    """Put the scope back where Streamlit has dropped it: at each switch of the page.

    Only then is the address empty while the widgets are not; Back is told apart.
    To be called before the navigation, so that both are one entry in the history.
    """
    if url.pairs() or url.went_back() or CONTROLS[0].key not in st.session_state:
        return
    there = choices(view().snapshot, st.session_state[CONTROLS[0].key] or None)
    scope = applied(values(), Scope(), there)
    if scope != Scope():
        url.write(scope)


def operation(there: Choices) -> None:
    """Which operation; *every* is offered only where there are several."""
    options = [*there.operations] if len(there.operations) == 1 else ["", *there.operations]
    st.selectbox(
        "Operation",
        options,
        format_func=lambda code: there.operations.get(code, EVERY),
        key="scope-operation",
        on_change=turned,
    )


def places(scope: Scope, there: Choices) -> None:
    """Countries and organisations; what the address names is offered though it may not occur."""

    def named(code: str) -> str:
        return there.orgs.get(code, code)

    for key, label, codes, name in (
        ("country", "Countries", {*there.countries, countries.UNKNOWN}, countries.name),
        ("org", "Organisations", {*there.orgs}, named),
    ):
        st.multiselect(
            label,
            by_name(codes.union(getattr(scope, key)), name),
            format_func=name,
            key=f"scope-{key}",
            on_change=turned,
            placeholder=f"All {label.lower()}",
            select_all=False,
        )


def period(scope: Scope, there: Choices) -> None:
    """First and last day; neither can pass the other."""
    first = min(filter(None, (there.first, scope.since, scope.until)))
    last = max(filter(None, (there.last, scope.since, scope.until)))
    for key, label, low, high in (
        ("since", "From", first, scope.until or last),
        ("until", "To", scope.since or first, last),
    ):
        st.date_input(
            label,
            value=None,
            min_value=low,
            max_value=high,
            format="DD/MM/YYYY",
            key=f"scope-{key}",
            on_change=turned,
        )


def clock(scope: Scope, there: Choices) -> None:
    """The instant as of which (now, or one of the slider), and by which clock."""
    low, high = hours(there)
    asked = local(scope.as_of, there) if scope.as_of else high
    zone = wording.zone_name(asked.replace(tzinfo=ZoneInfo(there.zone)))
    st.toggle("Now", key="scope-now", on_change=turned)
    st.slider(
        f"As of ({zone})",
        min_value=min(low, asked),
        max_value=max(high, asked),
        step=timedelta(hours=1),
        format="D MMM HH:mm",
        key="scope-as_of",
        on_change=turned,
        disabled=scope.as_of is None,
    )
    st.segmented_control(
        "Clock",
        list(CLOCKS),
        format_func=lambda name: CLOCKS[name],
        required=True,
        key="scope-clock",
        on_change=turned,
        width="stretch",
    )


def by_name(codes: Iterable[str], name: Callable[[str], str]) -> list[str]:
    """Codes in the order of their names, what is not known last."""
    return sorted(codes, key=lambda code: (code == countries.UNKNOWN, name(code).casefold()))
