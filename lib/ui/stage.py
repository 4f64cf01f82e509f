"""The stage and the presenter's view: all slides are handed over at once, and turned there.

The snapshot is that of the address; where it names none, the browser writes the one that was
drawn into it on arrival, and takes no other from then on. So what is published later changes
nothing but a line that says so.
"""

import hashlib
from pathlib import Path
from typing import Any, Final

import streamlit as st

from lib.ui import live, pinned
from lib.ui.deck import TALL, briefing, deck, frozen, picture, table
from lib.ui.view import View

HERE: Final = Path(__file__).parent
WORDS: Final = {
    "of": "of", "slide": "slide", "controls": "Slides",
    "next": "Next slide (→)", "previous": "Previous slide (←)",
    "pause": "Pause (P)", "resume": "Go on (P)",
    "full": "Full screen (F)", "leave": "Leave (Esc)",
    "newer": "Newer figures exist",
    "title": "Presenter’s view", "upcoming": "Next", "notes": "Notes", "end": "The last slide",
    "now": "Now", "since": "Since the start", "reset": "Begin the time anew",
}  # fmt: skip


def script(name: str) -> str:
    """What both share, and what is a view's own, as one module."""
    return "\n".join((HERE / f"{part}.js").read_text("utf-8") for part in ("deck", name))


onto_stage = st.components.v2.component("stage", js=script("stage"), isolate_styles=False)
beside_it = st.components.v2.component("speaker", js=script("speaker"), isolate_styles=False)


def on_stage(here: View) -> None:
    """One slide over the whole window."""
    slides = [
        given | {"tall": picture(here, n, live.look(), TALL)}
        for n, given in enumerate(_slides(here))
    ]
    onto_stage(key="stage", data=_shared(here) | {"slides": slides})


def for_speaker(here: View) -> None:
    """The slide on stage, the next, notes and clocks, for a second window."""
    zone = here.snapshot.zone(here.scope.operation)
    slides = [
        given | {"notes": list(slide.notes)}
        for given, slide in zip(_slides(here), briefing(here).slides, strict=True)
    ]
    beside_it(key="speaker", data=_shared(here) | {"slides": slides, "zone": zone})


def _shared(here: View) -> dict[str, Any]:
    shown = "\n".join([here.snapshot.id, here.scope.query(), deck(here).query()])
    channel = hashlib.sha256(shown.encode()).hexdigest()[:16]
    return {
        "channel": f"deck-{channel}",
        "drawn": f"{channel}-{live.look()}-{here.focus.every}",
        "snapshot": here.snapshot.id,
        "newer": pinned.newer(here.snapshot),
        "every": here.focus.every,
        "leave": frozen(here, "present"),
        "sentence": f"{briefing(here).sentence} {' '.join(briefing(here).synthetic)}",
        "words": WORDS,
    }


def _slides(here: View) -> list[dict[str, Any]]:
    return [
        {"wide": picture(here, n, live.look()), "title": slide.title, "alt": slide.alt,
         "table": table(slide)}
        for n, slide in enumerate(briefing(here).slides)
    ]  # fmt: skip
