"""What one run of a page is about: who looks, at which snapshot, through which scope."""

from dataclasses import dataclass, field

import streamlit as st

from lib.access import Viewer, narrowed
from lib.database import Snapshot
from lib.focus import Focus
from lib.scope import Scope


@dataclass(frozen=True)
class View:
    """Pinned when a run begins, so that all of a page is drawn from one snapshot.

    ``asked`` is the scope of the address, ``scope`` the part of it that the viewer may see,
    ``focus`` what the page looks at within it.
    """

    viewer: Viewer
    snapshot: Snapshot
    asked: Scope
    scope: Scope
    focus: Focus = field(default_factory=Focus)


def pin(viewer: Viewer, snapshot: Snapshot, asked: Scope, focus: Focus) -> View:
    """Pin the view of this run; raises NotAllowed where the viewer may see none of it."""
    pinned = View(viewer, snapshot, asked, narrowed(asked, viewer), focus)
    st.session_state["view"] = pinned
    return pinned


def view() -> View:
    """The view that this run (or the fragment of it that runs again) is about."""
    pinned: View = st.session_state["view"]
    return pinned
