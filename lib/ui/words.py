"""What a page may say. Pages are written in these words and in nothing else."""

from collections.abc import Iterable, Mapping
from functools import partial
from html import escape
from typing import Any

import streamlit as st

from lib.metric import Metric
from lib.metrics import CATALOGUE, TOPICS, dims
from lib.panels import Panel
from lib.ui import chips, detail, doubt, freshness, live, scope_bar, subject, url
from lib.ui.asked import Drawn, drawn, numbers, sentence
from lib.ui.detail import table
from lib.ui.download import audience, files, preview, release_check
from lib.ui.plain import tag
from lib.ui.present import cards, more_slides, ways
from lib.ui.register import register
from lib.ui.replay import about, playback
from lib.ui.stage import for_speaker, on_stage
from lib.ui.trouble import guarded
from lib.ui.turn import axis, instants, search, several
from lib.ui.view import view

__all__ = [
    "about", "audience", "axis", "beside", "cards", "catalogue", "files", "header", "instants",
    "more_slides", "note", "one", "playback", "preview", "register", "release_check", "search",
    "several", "show", "speaker", "stage", "table", "tiles", "ways",
]  # fmt: skip


def header(title: str, *, shared: bool = True) -> None:
    """The title, the scope sentence, a chip for each thing set, and how fresh it all is.

    Its address can be copied, unless the page offers that itself (not *shared*).
    """
    here = view()
    with st.container(key="head", gap=None):
        head(title)
        freshness.draw(here, shared=shared)
        chips.draw(here)


def head(title: str) -> None:
    """The title and the scope sentence."""
    st.html(tag("h1", title, "title") + tag("p", sentence(view()), "sentence"))


def one(noun: str) -> bool:
    """The head of a page about one *noun* (series, object, country); whether there is one."""
    here, about = view(), subject.SUBJECTS[noun]
    title = about.title(here)
    with st.container(key="head", gap=None):
        subject.way_back(about, here)
        head(title or f"One {noun}")
        freshness.draw(here)
        chips.draw(here)
    if title is None:
        subject.none(about, here)
    return title is not None


def tiles(panels: Iterable[Panel]) -> None:
    """Headline figures beside each other, each with its explanation."""
    st.html(tag("h2", "Headline figures", "unseen"))
    with st.container(key="tiles", horizontal=True, gap="small"):
        for panel in panels:
            with st.container(key=f"tile-{panel.name}", gap=None), guarded():
                place(panel, drawn(view(), panel, live.look()))
                detail.explain(panel)
                doubt.badge(panel)


def show(panel: Panel) -> None:
    """A chart as a triple: its finding, its picture, the same numbers as a table."""
    with st.container(key=f"panel-{panel.name}", gap="xsmall"), guarded():
        answer = drawn(view(), panel, live.look())
        with st.container(key=f"said-{panel.name}", horizontal=True, gap="small"):
            st.html(tag("h2", answer.finding, "finding") + tag("p", panel.title, "aside"))
            doubt.badge(panel)
            detail.explain(panel)
        place(panel, answer)
        detail.table(panel)


def beside(*columns: Panel | tuple[Panel, ...], lead: bool = False) -> None:
    """Columns of panels next to each other where there is room, below each other where not.

    With *lead* the first column has two thirds of the width.
    """
    stacks = [column if isinstance(column, tuple) else (column,) for column in columns]
    kind = "lead" if lead else {3: "trio"}.get(len(stacks), "beside")
    with st.container(key=f"{kind}-{stacks[0][0].name}"):
        for stack in stacks:
            with st.container(key=f"stack-{stack[0].name}"):
                for panel in stack:
                    show(panel)


def stage(title: str) -> None:
    """The deck of the address over the whole window, one slide at a time."""
    curtain = st.empty()  # nothing of the board is seen while slides are made
    curtain.html('<div class="curtain" role="status">Preparing the slides …</div>')
    head(title)
    with guarded():
        on_stage(view())
    curtain.empty()


def speaker(title: str) -> None:
    """The same deck for who speaks."""
    head(title)
    with guarded():
        for_speaker(view())


def note(text: str) -> None:
    """A plain line of text."""
    st.html(tag("p", text, "aside"))


def catalogue() -> None:
    """Every metric, as the catalogue has it, gathered by what it is measured on."""
    together: dict[str, list[Metric]] = {}
    for metric in CATALOGUE.values():
        together.setdefault(metric.fact, []).append(metric)
    st.html(contents(together))
    for fact, there in together.items():
        st.html(tag("h2", TOPICS[fact], "finding"))
        st.html("".join(map(definition, there)))


def contents(together: Mapping[str, Iterable[Metric]]) -> str:
    """What the definitions define, by topic; each leads to its place on the page."""
    topics = (
        tag("dt", TOPICS[fact])
        + "".join(f'<dd><a href="#{each.name}">{escape(each.label)}</a></dd>' for each in there)
        for fact, there in together.items()
    )
    lists = "".join(f"<dl>{topic}</dl>" for topic in topics)
    return f'<nav class="contents" aria-label="Definitions">{lists}</nav>'


def definition(metric: Metric) -> str:
    """A metric as an entry of the list of definitions."""
    name, by = escape(metric.name), tag("p", f"By {', '.join(dims(metric.name))}.", "aside")
    said = detail.meaning(metric, tag("code", metric.name))
    return f'<article class="definition" id="{name}">{said}{by}</article>'


def place(panel: Panel, answer: Drawn) -> None:
    """Put a panel's picture on the page, with its words for those who don't see it."""
    alt = f"{answer.alt} {sentence(view())}"
    if isinstance(answer.picture, str):
        st.html(f'<div role="group" aria-label="{escape(alt)}">{answer.picture}</div>')
    else:
        key = f"chart-{panel.name}"
        given = {"theme": None, "alt": alt, "key": key, "config": detail.CONFIG}
        if panel.clicked:
            given |= {"on_select": partial(clicked, panel, key), "selection_mode": "points"}
        st.plotly_chart(answer.picture, **given)


def clicked(panel: Panel, key: str) -> None:
    """A mark was clicked: set the control that narrows to it, where everyone can see it."""
    points = st.session_state[key]["selection"]["points"]
    if points and panel.clicked:
        scope = url.read(view().snapshot)
        scope_bar.change(panel.clicked(scope, numbers(view(), panel), mark(points[0])))


def mark(point: Mapping[str, Any]) -> str:
    """What a clicked mark stands for: its place on a map, its ``x``, or the data it carries."""
    carried = point.get("customdata") or [""]
    carried = carried[0] if isinstance(carried, list) else carried
    return str(point.get("location") or point.get("x") or carried)
