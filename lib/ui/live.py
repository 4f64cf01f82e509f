"""A page left open draws a new snapshot, or another look, by itself.

The browser asks for the name of what is published (one small file is read) and
has the page run again only when it is another: a fragment that runs every few
seconds would cost 30 ms of a processor each time and for each viewer.
"""

from pathlib import Path

import streamlit as st
from starlette.requests import Request
from starlette.responses import PlainTextResponse

from lib import wording
from lib.errors import BoardError
from lib.ui import store

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
watcher = st.components.v2.component("watcher", js=SCRIPT)


def look() -> str:
    """``light`` or ``dark``, as the browser shows the board."""
    return st.context.theme.type or "light"


def watch() -> None:
    """Have this page run again when what is published is not what was drawn."""
    data = {"drawn": published(), "said": said()}
    watcher(key="watcher", data=data, on_changed_change=lambda: None, height=0)


def published() -> str:
    """The name of what is published, empty where nothing is or it can't be told."""
    try:
        return store.published()
    except BoardError:
        return ""


def said() -> str:
    """What a screen reader says when this snapshot takes the place of another."""
    try:
        snapshot = store.snapshot()
    except BoardError:
        return ""  # the frame says so
    at = wording.local(snapshot.published_at, snapshot.zone())
    return f"New snapshot {snapshot.id}, {at:%H:%M}"


async def pulse(_: Request) -> PlainTextResponse:
    """Answer the browser's question: too little work for a thread."""
    return PlainTextResponse(published(), headers={"Cache-Control": "no-store"})
