"""The ASGI app only: the frame behind its gate. Run by ``board.py run`` or ``streamlit run``."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from lib.ui import live, picture, trouble, warm
from lib.ui.compression import Compressed
from lib.ui.gate import Gate

app = st.App(
    Path(__file__).parent / "lib" / "ui" / "frame.py",
    routes=[Route("/pulse", live.pulse), *picture.ROUTES],
    middleware=[Middleware(Gate), Middleware(Compressed)],
    lifespan=warm.warmed,
    on_script_error=trouble.unexpected,
)
