"""Questions about the data at the figure that they touch: a badge that leads to the rows."""

from html import escape

import streamlit as st

from lib import listing, question, wording
from lib.charts.canvas import linked
from lib.focus import Focus
from lib.metrics import CATALOGUE
from lib.panels import Panel
from lib.panels.panel import leads_to
from lib.question import Question
from lib.ui.plain import tag
from lib.ui.store import NUMBERS
from lib.ui.view import View, view

MOST = 12  # questions that a badge tells in full
# Panels that list the questions themselves, or stand below a figure that has their badge.
TOLD = {"attention", "changes_by_kind", "changes_by_country", "changed_rows", "ledger"}
PAGES = {"series_event": "series", "series_link": "series", "media": "series",
         "object_event": "object", "object": "object"}  # fmt: skip


def asked(here: View) -> list[Question]:
    """Every question in scope: one query per snapshot and scope, whatever the page holds."""
    key = (here.snapshot.id, "questions", here.scope)
    return NUMBERS.of(
        key, lambda: listing.rows(here.snapshot, "questions", here.scope).to_dict("records")
    )


def touching(here: View, panel: Panel) -> list[Question]:
    """The questions about rows that enter a figure of the panel."""
    parts = {part for name in panel.metrics for part in CATALOGUE[name].over or (name,)}
    metrics = [CATALOGUE[name] for name in parts]
    subject = next(iter(panel.asked(here.focus).get(key) for key in ("series", "object")
                        if key in panel.keyed), None)  # fmt: skip
    return [
        one
        for one in asked(here)
        if subject in (None, one["about"]) and any(question.touches(one, each) for each in metrics)
    ]


def badge(panel: Panel) -> None:
    """A button that counts the questions at this figure and opens them; nothing where none are."""
    here = view()
    found = [] if panel.name in TOLD else touching(here, panel)
    if not found:
        return
    words = wording.noun(len(found), "question")  # for a screen reader: the flag is for the eye
    label = f"⚑ {wording.count(len(found))} :gray[{words}]"
    with st.popover(label, type="tertiary", key=f"doubt-{panel.name}"):
        st.html(told(here, panel, found))


def told(here: View, panel: Panel, found: list[Question]) -> str:
    """The questions as a list of sentences, each with its row and where that leads."""
    items = "".join(_item(here, one) for one in found[:MOST])
    more = len(found) - MOST
    left = tag("p", f"and {wording.count(more)} more, on the overview", "aside") if more > 0 else ""
    head = tag("h3", f"Questions about the data behind: {panel.title}")
    return f'{head}<ul class="doubts">{items}</ul>{left}'


def _item(here: View, one: Question) -> str:
    said = question.sentence(one, here.snapshot.zone(here.scope.operation))
    about, page = one["about"], PAGES.get(one["table"])
    if isinstance(about, str) and page and about in said:
        focus = Focus(series=about) if page == "series" else Focus(object=about)
        href = leads_to(here.asked, "one-series" if page == "series" else "object", focus)
        before, _, after = said.partition(about)
        said = f"{escape(before)}{linked(about, href)}{escape(after)}"
    else:
        said = escape(said)
    return f"<li>{said} <small>{escape(question.place(one))}</small></li>"
