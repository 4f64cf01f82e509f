"""The register of releases on a page: as much of it as the viewer may see; read when it grew."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import streamlit as st

from lib import wording
from lib.access import Viewer, narrowed
from lib.briefing import release
from lib.briefing.forms import FORMS
from lib.errors import BoardError
from lib.release.register import Entry
from lib.scope import Scope
from lib.ui import store
from lib.ui.plain import tag
from lib.ui.store import Kept
from lib.ui.trouble import guarded
from lib.ui.view import View, view

AUDIENCES: Final = {"internal": "The task force", "partner": "Partners", "public": "The public"}
HEAD: Final = ("Release", "Made", "For", "Form", "Snapshot", "Scope", "Slides")
SHOWN: Final = 10
READ: Final = Kept(2)  # the register as it stood last; lines are only ever added to it


def register() -> None:
    """The latest releases, for the next one to an audience is compared with them."""
    with st.container(key="panel-register", gap="xsmall"), guarded():
        st.html(tag("h2", "Register of releases", "finding"))
        here = view()
        there = seen(entries(), here.viewer)
        if not there:
            whose = " in what you may see" if here.viewer.country else ""
            st.html(tag("p", f"Nothing was released{whose} yet.", "aside"))
            return
        st.html(table(there[-SHOWN:], here))
        if len(there) > SHOWN:
            rest = wording.count(len(there) - SHOWN)
            st.html(tag("p", f"And {rest} before: “board.py releases” lists them all.", "aside"))


def standing() -> tuple[Path, int, int]:
    """The register as it stands now: another one where a line was added or mended."""
    path = release.register(store.data()).path
    try:
        found = path.stat()
    except OSError:
        return (path, 0, 0)
    return (path, found.st_size, found.st_mtime_ns)


def entries() -> tuple[Entry, ...]:
    """All releases, oldest first; raises Refused where the register is damaged."""
    return READ.of(standing(), release.register(store.data()).entries)


def seen(there: Iterable[Entry], viewer: Viewer) -> list[Entry]:
    """The releases of which the viewer may see everything that they are about."""
    return [each for each in there if not viewer.country or within(each.scope, viewer)]


def within(query: str, viewer: Viewer) -> bool:
    """Whether the viewer may see all of a scope; none that can't be read."""
    try:
        scope = Scope.parse(query)
        return narrowed(scope, viewer) == scope
    except BoardError:
        return False


def table(there: Iterable[Entry], here: View) -> str:
    """A row a release, the newest first."""
    zone = here.snapshot.zone(here.scope.operation)
    head = "".join(tag("th", name) for name in HEAD)
    body = "".join(f"<tr>{row(each, zone)}</tr>" for each in reversed([*there]))
    rows = f'<table class="small"><tr>{head}</tr>{body}</table>'
    return f'<div class="rolls" role="region" aria-label="Register" tabindex="0">{rows}</div>'


def row(entry: Entry, zone: str) -> str:
    """A row of the register."""
    cells = (
        entry.id,
        wording.moment(entry.made_at, zone),
        AUDIENCES.get(entry.audience, entry.audience),
        FORMS[entry.form].label if entry.form in FORMS else entry.form,
        entry.snapshot,
        entry.scope or "everything",
        entry.deck or "the usual ones",
    )
    return "".join(tag("td", each) for each in cells)
