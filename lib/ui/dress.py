"""How every page is dressed: the style sheet, and the marking at its top and bottom."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from lib import caption, theme
from lib.charts import style
from lib.ui.plain import tag

HERE = Path(__file__).parent
ICON = HERE / "icon.png"


@cache
def sheet() -> str:
    """The style sheet, with the tokens of both looks; the browser picks by its own scheme."""
    light, dark = (theme.properties(look).split("; ") for look in (theme.LIGHT, theme.DARK))
    both = (_either(*pair) for pair in zip(light, dark, strict=True))
    files = [*style.rules(), *style.sheets(HERE / "css")]
    rules = [path.read_text(encoding="utf-8") for path in files]
    return "\n".join(["<style>", f":root {{ {' '.join(both)} }}", *rules, "</style>"])


def _either(light: str, dark: str) -> str:
    name, _, value = light.strip(" ;").partition(": ")
    other = dark.strip(" ;").partition(": ")[2]
    return f"{light.strip(' ;')};" if value == other else f"{name}: light-dark({value}, {other});"


def dress() -> None:
    """Put the style sheet into the page."""
    st.html(sheet())


@contextmanager
def marked(shown_of: caption.Operations) -> Iterator[None]:
    """The marking at the top and the bottom, whatever happens between them."""
    shown = caption.strictest(shown_of)
    tlp = {"data-tlp": shown.partition(" ")[0]}
    st.html(tag("div", shown, "marking high", **tlp))
    try:
        yield
    finally:
        made_up = "".join(tag("p", line, "aside") for line in caption.made_up(shown_of))
        st.html(f"<footer>{made_up}{tag('div', shown, 'marking', **tlp)}</footer>")
