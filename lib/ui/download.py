"""Download: for whom, the release check before every file, the files, and what they will show."""

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
from lib.errors import BoardError, NotAllowed
from lib.release.rules import LARGEST, MOST
from lib.ui import live, store
from lib.ui.plain import tag
from lib.ui.register import AUDIENCES, standing
from lib.ui.store import DRAWN, NUMBERS
from lib.ui.thumb import thumb
from lib.ui.trouble import guarded, say
from lib.ui.turn import change, mirrored, turned
from lib.ui.view import View, view

IN_TEXT: Final = {"internal": "the task force", "partner": "partners", "public": "the public"}
OFFERED: Final = [form for form in FORMS.values() if form.name != "png"]  # cards are all slides


@dataclass(frozen=True)
class Made:
    """A file that was made in this session, and what it was made for."""

    asked: Asked
    data: bytes
    name: str
    release: str


def audience() -> None:
    """For whom it is, and what is small; both stand in the address."""
    here = view()
    audience = here.focus.audience or "internal"
    with st.container(key="rules", horizontal=True, gap="large", vertical_alignment="bottom"):
        st.segmented_control(
            "For", list(AUDIENCES), key=mirrored("audience", audience), required=True,
            format_func=AUDIENCES.__getitem__, on_change=turned,
            args=("audience", lambda said: None if said == "internal" else said),
        )  # fmt: skip
        if audience != "internal":
            small(here)


def small(here: View) -> None:
    """Which counts are small, and whether all are rounded."""
    st.number_input(
        "Small counts are 1 to", 1, LARGEST, step=1, width=160,
        key=mirrored("most", here.focus.most or MOST),
        on_change=turned, args=("most", int),
    )  # fmt: skip
    st.toggle(
        "Round every count", key=mirrored("rounded", here.focus.rounded),
        on_change=turned, args=("rounded", bool),
    )  # fmt: skip
    if here.focus.fitted:
        st.toggle(
            "Withhold what earlier releases would reveal", key=mirrored("fitted", True),
            on_change=turned, args=("fitted", bool),
        )  # fmt: skip


def release_check() -> bool:
    """What may leave, in words; whether files may follow."""
    with st.container(key="panel-check", gap="xsmall"), guarded():
        wanted = asked(view())
        forget(wanted)
        st.html(tag("h2", "Release check", "finding"))
        try:
            checked = review(wanted)
            refused = compared(wanted, checked)
        except BoardError as error:
            refused = str(error)
        if refused:
            say(refused)
            instead(wanted)
            return False
        lines = "".join(tag("li", line) for line in findings(wanted, checked))
        st.html(f'<ul class="check">{lines}</ul>')
        return True
    return False


def instead(wanted: Asked) -> None:
    """What may help against a refusal by the figures, a click away."""
    if not wanted.rules.strict:
        return
    with st.container(key="instead", horizontal=True, gap="small"):
        for words, field in (
            ("Round every count", "rounded"),
            ("Withhold what earlier releases would reveal", "fitted"),
        ):
            if not getattr(wanted.rules, field):
                st.button(words, on_click=change, kwargs={field: True}, key=f"instead-{field}")


def files() -> None:
    """A row a kind of file: what it is, and how it is had."""
    wanted = asked(view())
    with st.container(key="panel-files", gap=None):
        st.html(tag("h2", "Files", "finding"))
        for form in OFFERED:
            key = f"file-{form.name}"
            with st.container(key=key, horizontal=True, vertical_alignment="center"):
                st.html(tag("h3", form.label) + tag("p", form.about, "aside"))
                file(wanted, form)


def preview() -> None:
    """Each slide as this audience will see it, in words and small."""
    here = view()
    wanted = asked(here)
    with st.container(key="panel-seen", gap="xsmall"), guarded():
        made = review(wanted).briefing
        st.html(tag("h2", f"What {IN_TEXT[wanted.rules.audience]} will see", "finding"))
        with st.container(key="seen"):
            for n, picture in enumerate(pictures(here, wanted)):
                with st.container(key=f"seen-{n}", gap="xxsmall"):
                    title = made.slides[n].title
                    thumb(f"thumb-{n}", picture, f"Slide {n + 1}: {title}")
                    st.html(tag("p", title, "aside"))


def pictures(here: View, wanted: Asked) -> list[str]:
    """The slides drawn, as SVG."""
    made, look = review(wanted).briefing, theme.look(live.look())
    asked_for = (wanted.scope, wanted.deck, wanted.rules, *before(wanted))
    key = (here.snapshot.id, "seen", *asked_for, look.name)
    slides = range(len(made.slides))
    return DRAWN.of(key, lambda: [svg(slide_picture(made, n, look)) for n in slides])


def asked(here: View) -> Asked:
    """What the address asks for, of what the viewer may see."""
    deck = Deck.of(here.focus, SLIDES)
    return Asked(here.snapshot, here.scope, deck, release.rules(here.focus))


def review(wanted: Asked) -> Checked:
    """The release check, kept: the same question has the same answer."""
    key = (wanted.snapshot.id, "release", wanted.scope, wanted.deck, wanted.rules, *before(wanted))
    return NUMBERS.of(key, lambda: release.review(wanted, release.register(store.data())))


def before(wanted: Asked) -> tuple[object, ...]:
    """What the check rests on beside the question: earlier releases, where it is fitted to them."""
    return standing() if wanted.rules.fitted else ()


def compared(wanted: Asked, checked: Checked) -> str:
    """Why those before forbid this release, empty where none does; kept until there are others."""
    key = (wanted.snapshot.id, "compared", wanted.scope, wanted.deck, wanted.rules, *standing())

    def refused() -> str:
        try:
            release.compare(wanted, checked, release.register(store.data()))
        except NotAllowed as error:
            return str(error)
        return ""

    return NUMBERS.of(key, refused)


def forget(wanted: Asked) -> None:
    """Let go of files that were made for another question: a session would hold them for long."""
    for form in OFFERED:
        made: Made | None = st.session_state.get(f"made-{form.name}")
        if made and made.asked != wanted:
            del st.session_state[f"made-{form.name}"]


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


@st.fragment
def file(wanted: Asked, form: Form) -> None:
    """Make it, with its progress; then save it."""
    made: Made | None = st.session_state.get(f"made-{form.name}")
    if made and made.asked == wanted:
        st.download_button(
            f"Save {form.label}", made.data, made.name, form.mime,
            key=f"save-{form.name}", on_click="ignore", width="stretch",
        )  # fmt: skip
        st.html(tag("p", f"Release {made.release}", "aside"))
    elif st.button(f"Make {form.label}", key=f"make-{form.name}", width="stretch"):
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
    said = done.checked.briefing.sentence
    st.session_state[f"made-{form.name}"] = Made(
        wanted, done.data, named(said, wanted, form), done.entry.id
    )


def named(sentence: str, wanted: Asked, form: Form) -> str:
    """The name of a file: its scope, for whom it is, and what of a zip; no two are alike."""
    parts = [wording.slug(sentence)]
    if wanted.rules.strict:
        parts.append(f"for-{IN_TEXT[wanted.rules.audience].replace(' ', '-')}")
    if wanted.rules.rounded:
        parts.append("rounded")
    if form.suffix == ".zip":
        parts.append(form.label.lower().replace(" ", "-"))
    return f"{'_'.join(parts)}{form.suffix}"
