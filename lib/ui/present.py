"""The desk at which a deck is composed. Each change is written into the address: Back undoes it."""

from collections.abc import Iterable
from dataclasses import replace
from html import escape
from typing import Final

import streamlit as st

from lib import wording
from lib.briefing.deck import Deck
from lib.briefing.slide import Slide
from lib.briefing.slides import SLIDES, USUAL
from lib.errors import Refused
from lib.focus import LONGEST_TITLE, Focus
from lib.panels.panel import leads_to
from lib.ui import live, pinned, share
from lib.ui.deck import briefing, deck, frozen, picture
from lib.ui.plain import plain, tag
from lib.ui.thumb import thumb
from lib.ui.trouble import say
from lib.ui.turn import change, mirrored, turned
from lib.ui.view import View, view

SECONDS: Final = (10, 20, 30, 60)


def ways() -> bool:
    """The ways on, and the snapshot that all stands at; whether there is such a deck."""
    here = view()
    try:
        with st.spinner("Measuring the slides …"):
            many = len(briefing(here).slides)
    except Refused as error:
        say(str(error))
        usual = escape(leads_to(here.asked, "present"))
        st.html(f'<p><a href="{usual}" target="_self">The usual deck</a></p>')
        return False
    with st.container(key="ways", horizontal=True, gap="medium", vertical_alignment="bottom"):
        st.html(links(here))
        by_itself(here)
        st.button("Usual deck", on_click=change, kwargs={"slide": (), "title": ()},
                  disabled=deck(here) == Deck(), key="usual")  # fmt: skip
    st.html(standing(here, many))
    return True


def cards() -> None:
    """A card for each slide, in their order."""
    here = view()
    slides = briefing(here).slides
    with st.container(key="cards"):
        for n, slide in enumerate(slides):
            with st.container(key=f"slide-{slide.name}", gap=None):
                card(here, slides, n)


def more_slides() -> None:
    """A button for each slide that is not in the deck."""
    there = [slide.name for slide in briefing(view()).slides]
    left = [name for name in SLIDES if name not in there]
    if not left:
        return
    st.html(tag("h2", "Not in this deck", "finding apart"))
    with st.container(key="more", horizontal=True, gap="small"):
        for name in left:
            st.button(
                f"\\+ {plain(question(name))}", key=f"add-{name}", on_click=added, args=(name,)
            )


def links(here: View) -> str:
    """Links to the stage, the presenter's view and the files; the address to be copied."""
    stage, speaker = (escape(frozen(here, page)) for page in ("stage", "speaker"))
    files = escape(frozen(here, "download", every=None))
    return (
        '<div class="ways">'
        f'<a class="way lead" href="{stage}" target="_self">Present</a>'
        f'<a class="way" href="{speaker}" target="_blank" '
        'aria-label="Presenter’s view, in a new window">Presenter’s view</a>'
        f"{share.button(frozen(here, 'present'))}"
        f'<a class="way" href="{files}" target="_self">Download</a></div>'
    )


def by_itself(here: View) -> None:
    """After how many seconds the deck goes on by itself."""
    every = here.focus.every or 0
    options = sorted({0, *SECONDS, every})
    st.selectbox(
        "Go on by itself", options, key=mirrored("every", every),
        format_func=lambda s: f"after {s} s" if s else "never",
        on_change=turned, args=("every", lambda said: said or None), width=180,
    )  # fmt: skip


def standing(here: View, many: int) -> str:
    """How many slides, and at which snapshot they stand."""
    at = wording.moment(here.snapshot.published_at.replace(second=0, microsecond=0),
                        here.snapshot.zone(here.scope.operation))  # fmt: skip
    named = f"snapshot {here.snapshot.id} of {at}"
    slides = wording.plural(many, "slide")
    if here.focus.snapshot is None:
        return tag("p", f"{slides}. Presenting freezes them at {named}.", "standing")
    loose = escape(leads_to(here.asked, "present", replace(here.focus, snapshot=None)))
    said = f"{slides}. Frozen at {named}"
    words = "Follow what is published"
    if pinned.newer(here.snapshot):
        said, words = f"{said}; newer figures exist", "Show the newest"
    link = f'<a href="{loose}" target="_self">{words}</a>'
    kind = "standing amber" if pinned.newer(here.snapshot) else "standing"
    return f'<p class="{kind}">{escape(said)}. {link}</p>'


def card(here: View, slides: tuple[Slide, ...], n: int) -> None:
    """A slide, small, with its title to be changed, its place, and the way out of the deck."""
    slide = slides[n]
    asked = question(slide.name)
    thumb(f"thumb-{slide.name}", picture(here, n, live.look()), f"Slide {n + 1}: {slide.title}")
    st.html(f'<h2 class="slide-name"><b>{n + 1}</b> <span>{escape(asked)}</span></h2>')
    st.text_input(
        f"Title of slide {n + 1}: {asked}",
        key=mirrored(f"title-{slide.name}", deck(here).title(slide.name) or ""),
        placeholder=slide.title, label_visibility="collapsed",
        on_change=retitled, args=(slide.name,),
    )  # fmt: skip
    with st.container(key=f"moves-{slide.name}", horizontal=True, gap="xsmall"):
        for word, key, to, off in (
            ("Earlier", "earlier", n - 1, n == 0),
            ("Later", "later", n + 1, n == len(slides) - 1),
            ("Take out", "take-out", None, len(slides) == 1),
        ):
            st.button(
                plain(f"{word}: {asked}"), key=f"{key}-{slide.name}",
                on_click=moved, args=(slide.name, to), disabled=off,
            )  # fmt: skip


def names(focus: Focus) -> list[str]:
    """The slides of the deck that is looked at."""
    return list(focus.slide or USUAL)


def moved(name: str, to: int | None) -> None:
    """A slide goes to another place, or out of the deck (None); the last one stays."""
    order = names(view().focus)
    if name not in order or (to is None and len(order) == 1):
        return  # clicked once more before the page was drawn anew
    order.remove(name)
    if to is not None:
        order.insert(to, name)
    ordered(order)


def added(name: str) -> None:
    """A slide comes into the deck, as its last one; clicked twice, once."""
    order = names(view().focus)
    if name not in order:
        ordered([*order, name])


def ordered(order: Iterable[str]) -> None:
    """Write another order; titles of slides that went go as well. The usual one needs no words."""
    there = tuple(order)
    titles = tuple(each for each in view().focus.title if each.partition(":")[0] in there)
    change(slide=() if there == tuple(USUAL) else there, title=titles)


def retitled(name: str) -> None:
    """A person wrote a title: into the address with it; without one the finding stands."""
    said = st.session_state[f"turn-title-{name}"]
    words = "".join(letter for letter in said if letter.isprintable()).strip()[:LONGEST_TITLE]
    others = tuple(t for t in view().focus.title if t.partition(":")[0] != name)
    change(title=(*others, f"{name}:{words}") if words else others)


def question(name: str) -> str:
    """What a slide asks, in short: without what is said of how it counts."""
    asked, mark, _ = SLIDES[name].question.partition("?")
    return asked + mark
