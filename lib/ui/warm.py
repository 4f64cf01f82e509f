"""What is done once, before the first visitor."""

import gc
import logging
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import streamlit as st

from lib import panels
from lib.access import narrowed
from lib.errors import BoardError
from lib.panels import Panel
from lib.scope import Scope
from lib.ui import gate, store
from lib.ui.asked import drawn
from lib.ui.choices import choices
from lib.ui.view import View

LOG = logging.getLogger("board")


@asynccontextmanager
async def warmed(app: st.App) -> AsyncIterator[None]:
    """Draw once, then tell the collector to leave alone what is there for good.

    Streamlit collects all garbage after each run: most of that time goes to modules.
    """
    try:
        draw()
    except BoardError as error:
        LOG.warning("%s", error)
    except Exception:
        LOG.exception("The warm-up failed; the page will say what is wrong")
    gc.collect()
    gc.freeze()
    yield


def draw() -> None:
    """Open the snapshot and draw every panel in both looks, with nothing set in the scope."""
    snapshot = store.snapshot()
    choices(snapshot, None)
    viewer = gate.viewer()
    view = View(viewer, snapshot, Scope(), narrowed(Scope(), viewer))
    for panel in every_panel():
        for look in ("light", "dark"):
            drawn(view, panel, look)


def every_panel() -> Iterator[Panel]:
    """The panels that lib.panels names, by themselves or in rows."""
    for name in panels.__all__:
        found = getattr(panels, name)
        yield from found if isinstance(found, tuple) else (found,) * isinstance(found, Panel)
