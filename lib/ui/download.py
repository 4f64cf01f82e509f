"""Download: the release check before every file, the files, and the register of releases."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import streamlit as st

from lib import theme, wording
from lib.briefing import release
from lib.briefing.check import Checked
from lib.briefing.deck import Deck
from lib.briefing.drawing import slide_picture
from lib.briefing.forms import FORMS, Form
from lib.briefing.release import Asked
from lib.briefing.slides import SLIDES
from lib.briefing.svg import svg
from lib.errors import BoardError
from lib.release.register import Entry
from lib.release.rules import LARGEST, MOST
from lib.ui import live, store
from lib.ui.plain import tag
from lib.ui.store import DRAWN, NUMBERS
from lib.ui.thumb import thumb
from lib.ui.trouble import guarded, say
from lib.ui.turn import mirrored, turned
from lib.ui.view import View, view

AUDIENCES: Final = {"internal": "The task force", "partner": "Partners", "public": "The public"}
IN_TEXT: Final = {"internal": "the task force", "partner": "partners", "public": "the public"}
OFFERED: Final = [form for form in FORMS.values() if form.name != "png"]  # cards are all slides
SHOWN: Final = 10  # of the register


@dataclass(frozen=True)
class Made:
    """A file that was made in this session, and what it was made for."""

    asked: Asked
    data: bytes
    name: str
    release: str


def download() -> None:
    """The page below its head."""
    here = view()
    wanted = asked(here)
    controls(here)
    with st.container(key="panel-check", gap="xsmall"), guarded():
        may = reviewed(wanted) is not None
    if may:
        with st.container(key="panel-files", gap=None):
            files(wanted)
        with st.container(key="panel-seen", gap="xsmall"), guarded():
            seen(here, wanted)
    with st.container(key="panel-register", gap="xsmall"), guarded():
        registered(here)


def asked(here: View) -> Asked:
    """What the address asks for, of what the viewer may see."""
    deck = Deck.of(here.focus, SLIDES)
    return Asked(here.snapshot, here.scope, deck, release.rules(here.focus))


def controls(here: View) -> None:
    """For whom it is, and what is small; both stand in the address."""
    audience = here.focus.audience or "internal"
    with st.container(key="rules", horizontal=True, gap="large", vertical_alignment="bottom"):
        st.segmented_control(
            "For", list(AUDIENCES), key=mirrored("audience", audience), required=True,
            format_func=AUDIENCES.__getitem__, on_change=turned,
            args=("audience", lambda said: None if said == "internal" else said),
        )  # fmt: skip
        if audience != "internal":
            st.number_input(
                "Small counts are 1 to", 1, LARGEST, step=1, width=160,
                key=mirrored("most", here.focus.most or MOST),
                on_change=turned, args=("most", int),
            )  # fmt: skip
            st.toggle(
                "Round every count", key=mirrored("rounded", here.focus.rounded),
                on_change=turned, args=("rounded", bool),
            )  # fmt: skip


def reviewed(wanted: Asked) -> Checked | None:
    """The release check, said in words; None where nothing may leave."""
    st.html(tag("h2", "Release check", "finding"))
    try:
        checked = review(wanted)
        release.compare(wanted, checked, release.register(store.data()))
    except BoardError as error:
        say(str(error))
        return None
    lines = "".join(tag("li", line) for line in findings(wanted, checked))
    st.html(f'<ul class="check">{lines}</ul>')
    return checked


def seen(here: View, wanted: Asked) -> None:
    """Each slide as this audience will see it, in words and small."""
    made = review(wanted).briefing
    st.html(tag("h2", f"What {IN_TEXT[wanted.rules.audience]} will see", "finding"))
    look, slides = theme.look(live.look()), range(len(made.slides))
    key = (here.snapshot.id, "seen", wanted.scope, wanted.deck, wanted.rules, look.name)
    drawn = DRAWN.of(key, lambda: [svg(slide_picture(made, n, look)) for n in slides])
    with st.container(key="seen"):
        for n, picture in zip(slides, drawn, strict=True):
            with st.container(key=f"seen-{n}", gap="xxsmall"):
                title = made.slides[n].title
                thumb(f"thumb-{n}", picture, f"Slide {n + 1}: {title}")
                st.html(tag("p", title, "aside"))


def review(wanted: Asked) -> Checked:
    """The release check, kept: the same question has the same answer."""
    key = (wanted.snapshot.id, "release", wanted.scope, wanted.deck, wanted.rules)
    return NUMBERS.of(key, lambda: release.review(wanted))


def findings(wanted: Asked, checked: Checked) -> Iterator[str]:
    """What the check found, a line each: who may have it, what is held back, what is unchecked."""
    made = checked.briefing
    who, slides = AUDIENCES[wanted.rules.audience], wording.plural(len(made.slides), "slide")
    yield f"{who} may have these {slides}, marked {made.marked}."
    if wanted.rules.strict:
        held, there = (wording.count(len(each)) for each in (checked.withheld, checked.cells))
        yield f"{held} of {there} counts are withheld."
    yield from made.remarks
    if checked.own_titles:
        titles = wording.listing((f"“{each}”" for each in checked.own_titles), most=99)
        yield f"Look at titles of your own, which nothing checks: {titles}."


def files(wanted: Asked) -> None:
    """A row a kind of file: what it is, and how it is had."""
    st.html(tag("h2", "Files", "finding"))
    for form in OFFERED:
        with st.container(key=f"file-{form.name}", horizontal=True, vertical_alignment="center"):
            st.html(tag("h3", form.label) + tag("p", form.about, "aside"))
            file(wanted, form)


@st.fragment
def file(wanted: Asked, form: Form) -> None:
    """Make it, with its progress; then save it."""
    made: Made | None = st.session_state.get(f"made-{form.name}")
    if made and made.asked == wanted:
        st.download_button(
            f"Save {form.label}", made.data, made.name, form.mime,
            key=f"save-{form.name}", on_click="ignore", type="primary",
        )  # fmt: skip
        st.html(tag("p", f"Release {made.release}", "aside"))
    elif st.button(f"Make {form.label}", key=f"make-{form.name}"):
        with guarded():
            make(wanted, form)
            st.rerun()


def make(wanted: Asked, form: Form) -> None:
    """Make and register the file; what it does is said while it is made."""
    with st.status(f"Making {form.label} …") as status:
        done = release.release(
            wanted, form.name, release.register(store.data()), lambda _: None,
            lambda line: status.update(label=f"{line.capitalize()} …"),
        )  # fmt: skip
    name = f"{wording.slug(done.checked.briefing.sentence)}{form.suffix}"
    st.session_state[f"made-{form.name}"] = Made(wanted, done.data, name, done.entry.id)


def registered(here: View) -> None:
    """The latest releases, for the audience's next one is compared with them."""
    st.html(tag("h2", "Register of releases", "finding"))
    entries = release.register(store.data()).entries()
    if not entries:
        st.html(tag("p", "Nothing was released yet.", "aside"))
        return
    zone = here.snapshot.zone(here.scope.operation)
    names = ("Release", "Made", "For", "Form", "Snapshot", "Scope", "Slides")
    head = "".join(tag("th", name) for name in names)
    body = "".join(f"<tr>{_entry(each, zone)}</tr>" for each in reversed(entries[-SHOWN:]))
    table = f'<table class="small"><tr>{head}</tr>{body}</table>'
    st.html(f'<div class="rolls" role="region" aria-label="Register" tabindex="0">{table}</div>')
    if len(entries) > SHOWN:
        rest = wording.count(len(entries) - SHOWN)
        st.html(tag("p", f"And {rest} before: “board.py releases” lists them all.", "aside"))


def _entry(entry: Entry, zone: str) -> str:
    """A row of the register."""
    scope, deck = entry.scope or "everything", entry.deck or "the usual ones"
    cells = (
        entry.id, wording.moment(entry.made_at, zone), AUDIENCES[entry.audience],
        FORMS[entry.form].label if entry.form in FORMS else entry.form, entry.snapshot, scope, deck,
    )  # fmt: skip
    return "".join(tag("td", each) for each in cells)
