"""A slide, small: a component, since Streamlit's own markup leaves out SVG."""

from pathlib import Path
from typing import Final

import streamlit as st

SCRIPT: Final = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")
_thumb = st.components.v2.component("thumb", js=SCRIPT, isolate_styles=False)


def thumb(key: str, svg: str, alt: str) -> None:
    """Draw *svg*, with *alt* for those who don't see it."""
    _thumb(key=key, data={"svg": svg, "alt": alt})
