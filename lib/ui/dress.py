"""How every page is dressed: the style sheet, and the marking at its top and bottom."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st

from lib import theme
from lib.charts import style
from lib.database import Operation
from lib.ui.plain import tag
from lib.ui.view import View

HERE = Path(__file__).parent
ICON = HERE / "icon.png"
# Traffic Light Protocol 2.0, mildest first: what is shown of several is the strictest.
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
SAMPLE_OPERATION = "vidtf-7"  # as lib.sample writes it
SAMPLE = "Totals as published by Europol; day-by-day detail is synthetic."


@cache
def sheet() -> str:
    """The style sheet, with the tokens of both looks; the browser picks by its own scheme."""
    light, dark = (theme.properties(look).split("; ") for look in (theme.LIGHT, theme.DARK))
    both = (_either(*pair) for pair in zip(light, dark, strict=True))
    rules = [path.read_text(encoding="utf-8") for path in (style.RULES, HERE / "look.css")]
    return "\n".join(["<style>", f":root {{ {' '.join(both)} }}", *rules, "</style>"])


def _either(light: str, dark: str) -> str:
    name, _, value = light.strip(" ;").partition(": ")
    other = dark.strip(" ;").partition(": ")[2]
    return f"{light.strip(' ;')};" if value == other else f"{name}: light-dark({value}, {other});"


def dress() -> None:
    """Put the style sheet into the page."""
    st.html(sheet())


@contextmanager
def marked(view: View) -> Iterator[None]:
    """The marking at the top and the bottom, whatever happens between them."""
    shown = marking(view)
    tlp = {"data-tlp": shown.partition(" ")[0]}
    st.html(tag("div", shown, "marking high", **tlp))
    try:
        yield
    finally:
        synthetic = tag("p", SAMPLE, "aside") if sample(view) else ""
        st.html(f"<footer>{synthetic}{tag('div', shown, 'marking', **tlp)}</footer>")


def meant(view: View) -> tuple[Operation, ...]:
    """The operations in scope."""
    wanted = view.scope.operation
    return tuple(o for o in view.snapshot.operations if wanted in (None, o.operation_id))


def marking(view: View) -> str:
    """The strictest marking of what is shown, with its handling codes."""
    there = meant(view)
    strictest = max((each.marking for each in there), key=strictness, default=MARKINGS[-1])
    handling = sorted({code for each in there for code in (each.handling or "").split()})
    return " ".join([strictest, *handling])


def strictness(label: str) -> int:
    """Place among the markings; one that is not known counts as the strictest."""
    return MARKINGS.index(label) if label in MARKINGS else len(MARKINGS)


def sample(view: View) -> bool:
    """Whether the sample operation is among what is shown."""
    return any(each.operation_id == SAMPLE_OPERATION for each in meant(view))
