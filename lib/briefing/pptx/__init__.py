"""A briefing as PowerPoint: native charts and tables, a master of its own, no clock in the file."""

import io
from datetime import UTC
from typing import Any

from pptx.enum.chart import XL_CHART_TYPE
from pptx.presentation import Presentation
from pptx.slide import Slide as Page

from lib.briefing.package import fixed
from lib.briefing.pptx import chart, figures, layout, master, notes, place, table, text
from lib.briefing.slide import AUTHOR, Briefing, Cover, Figures, Plot, Slide, Table, numbers

PROPERTY = 255  # characters
NOTHING = "Nothing to draw in this scope."


def pptx(briefing: Briefing) -> bytes:
    """The deck, a slide for each slide; the same briefing gives the same bytes."""
    deck = master.presentation(briefing)
    for slide in briefing.slides:
        _add(deck, slide, briefing)
    _describe(deck, briefing)
    buffer = io.BytesIO()
    deck.save(buffer)
    return fixed(buffer.getvalue())


def _add(deck: Presentation, slide: Slide, briefing: Briefing) -> None:
    made = _layout(slide)
    page = deck.slides.add_slide(deck.slide_layouts[layout.LAYOUTS.index(made)])
    text.name_after_layout(page)
    lines = text.title(page, slide.title, made is layout.COVER)
    left_out = _body(page, slide, briefing, place.body(lines))
    if made is not layout.COVER:
        text.question(page, slide.asked)
    if made in (layout.CHART, layout.TABLE):
        text.fill_or_drop(page, layout.NOTE, left_out)
    text.foot(page, briefing)
    text.in_english(page._element)
    notes.write(page, slide, briefing, left_out)


def _layout(slide: Slide) -> layout.Layout:
    kinds: dict[type, layout.Layout] = {
        Cover: layout.COVER,
        Figures: layout.FIGURES,
        Plot: layout.CHART,
        Table: layout.TABLE,
    }
    return kinds[type(slide.body)]


def _body(page: Page, slide: Slide, briefing: Briefing, room: place.Box) -> str:
    """Draw the body in its *room*; the words for what is not in it."""
    body, alt = slide.body, slide.alt or slide.title
    if isinstance(body, Figures):
        figures.figures(page, body, room)
    elif isinstance(body, Cover):
        lines = [(line, min(n, 1)) for n, line in enumerate(body.lines)]
        text.write(text.placeholder(page, 1), lines)
    elif isinstance(body, Table):
        return table.table(page, body, alt, room)
    else:
        return _chart(page, body, alt, briefing.zone, room)
    return ""


def _chart(page: Page, plot: Plot, alt: str, zone: str, room: place.Box) -> str:
    if not any(n.shown is not None or n.state == "withheld" for n in numbers(plot)):
        text.fill_or_drop(page, layout.BODY, "")
        note = text.placeholder(page, layout.NOTE)
        note.left, note.top, note.width, _ = room.emu
        note.height = place.NOTE.emu[3]
        return NOTHING
    drawn: Any = chart.Drawn(plot, zone, room.height)
    below = notes.below(plot, zone)
    holder = text.placeholder(page, layout.BODY)
    holder.left, holder.top, holder.width, holder.height = room.emu
    frame = holder.insert_chart(XL_CHART_TYPE.BAR_CLUSTERED, drawn)
    drawn.write_inside(frame.chart.part)
    text.describe(frame, f"{alt} {below}.".strip() if below else alt)
    return below


def _describe(deck: Presentation, briefing: Briefing) -> None:
    """The file's own properties; its dates are those of the snapshot, not of a clock."""
    about = deck.core_properties
    about.title, about.subject = _short(briefing.title), _short(briefing.sentence)
    about.author = about.last_modified_by = AUTHOR
    about.comments = _short(" ".join([briefing.marked, *briefing.synthetic, *briefing.remarks]))
    about.language, about.category = "en-GB", _short(briefing.marked)
    about.keywords = _short(briefing.snapshot)
    about.revision = 1
    about.created = about.modified = briefing.published_at.astimezone(UTC)


def _short(words: str) -> str:
    """As much as a property of a file may hold."""
    words = place.unbroken(words)
    return words if len(words) <= PROPERTY else f"{words[: PROPERTY - 1]}…"
