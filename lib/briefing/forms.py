"""In which files a briefing leaves the board; each is drawn from the data, without a browser."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from lib.briefing.package import packed
from lib.briefing.slide import Briefing

Told = Callable[[str], None]
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
SIZES: Final = {"wide": (1920, 1080), "square": (1080, 1080)}  # pixels of a card


@dataclass(frozen=True)
class Form:
    """A kind of file: how people call it, what it ends in, its type, and how it is made."""

    name: str
    label: str
    suffix: str
    mime: str
    make: Callable[[Briefing, Told], bytes]


def _pptx(briefing: Briefing, tell: Told) -> bytes:
    from lib.briefing.pptx import pptx

    tell("drawing slides")
    return pptx(briefing)


def _pdf(briefing: Briefing, tell: Told) -> bytes:
    from lib.briefing.pdf import pdf

    tell("setting pages")
    return pdf(briefing)


def _xlsx(briefing: Briefing, tell: Told) -> bytes:
    from lib.briefing.xlsx import xlsx

    tell("writing sheets")
    return xlsx(briefing)


def _cards(briefing: Briefing, tell: Told) -> bytes:
    """Every slide as a card in both sizes, in a zip."""
    files = {}
    for n, slide in enumerate(briefing.slides):
        tell(f"drawing card {n + 1} of {len(briefing.slides)}")
        for size in SIZES:
            files[f"{n + 1:02}-{slide.name}-{size}.png"] = card(briefing, n, size)
    return packed(files)


def card(briefing: Briefing, n: int, size: str) -> bytes:
    """Slide *n* (from 0) as a PNG, ``wide`` or ``square``."""
    from lib.briefing.png import card as drawn

    return drawn(briefing, n, SIZES[size])


FORMS: Final = {
    form.name: form
    for form in (
        Form("pptx", "PowerPoint", ".pptx", f"{OFFICE}.presentationml.presentation", _pptx),
        Form("pdf", "PDF", ".pdf", "application/pdf", _pdf),
        Form("xlsx", "Excel", ".xlsx", f"{OFFICE}.spreadsheetml.sheet", _xlsx),
        Form("cards", "PNG cards", ".zip", "application/zip", _cards),
    )
}
