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
SYNTHETIC = "Synthetic data: a made-up operation, for trials."
Operations = tuple[Operation, ...]


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
def marked(shown_of: Operations) -> Iterator[None]:
    """The marking at the top and the bottom, whatever happens between them."""
    shown = strictest(shown_of)
    tlp = {"data-tlp": shown.partition(" ")[0]}
    st.html(tag("div", shown, "marking high", **tlp))
    try:
        yield
    finally:
        made_up = "".join(tag("p", line, "aside") for line in sample(shown_of))
        st.html(f"<footer>{made_up}{tag('div', shown, 'marking', **tlp)}</footer>")


def meant(view: View) -> Operations:
    """The operations in scope."""
    wanted = view.scope.operation
    return tuple(o for o in view.snapshot.operations if wanted in (None, o.operation_id))


def marking(view: View) -> str:
    """The marking of what is shown."""
    return strictest(meant(view))


def strictest(there: Operations) -> str:
    """The strictest marking of some operations, with all their handling codes."""
    label = max((each.marking for each in there), key=strictness, default=MARKINGS[-1])
    handling = sorted({code for each in there for code in (each.handling or "").split()})
    return " ".join([label, *handling])


def strictness(label: str) -> int:
    """Place among the markings; one that is not known counts as the strictest."""
    return MARKINGS.index(label) if label in MARKINGS else len(MARKINGS)


def sample(there: Operations) -> list[str]:
    """What is to be said below figures that are made up, be it in part."""
    known = any(each.operation_id == SAMPLE_OPERATION for each in there)
    synthetic = any("synthetic" in each.name.casefold() for each in there)
    return [SAMPLE] * known + [SYNTHETIC] * synthetic
