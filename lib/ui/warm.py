"""What is done once, before the first visitor."""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import streamlit as st

from lib import panels
from lib.access import narrowed
from lib.errors import BoardError
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
    """Open the snapshot and draw the overview in both looks, with nothing set in the scope."""
    snapshot = store.snapshot()
    choices(snapshot, None)
    viewer = gate.viewer()
    view = View(viewer, snapshot, Scope(), narrowed(Scope(), viewer))
    for panel in (*panels.HEADLINE_TILES, *panels.OVERVIEW):
        for look in ("light", "dark"):
            drawn(view, panel, look)
