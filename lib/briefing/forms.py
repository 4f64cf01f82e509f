"""In which files a briefing leaves the board; each is drawn from the data, without a browser."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from lib.briefing.package import packed
from lib.briefing.slide import Briefing
from lib.release.rules import Rules

Progress = Callable[[str], None]  # is told, in a few words, what is done
OFFICE: Final = "application/vnd.openxmlformats-officedocument"
SIZES: Final = {"wide": (1920, 1080), "square": (1080, 1080)}  # pixels of a card


def untold(_: str) -> None:
    """Progress that nobody wants to hear of."""


@dataclass(frozen=True)
class Wish:
    """What a file is made with: the rules it was checked by, the size of a card, who is told."""

    rules: Rules = field(default_factory=Rules)
    size: str = "wide"
    tell: Progress = untold


@dataclass(frozen=True)
class Form:
    """A kind of file: how people call it, what it is, its type, and how it is made."""

    name: str
    label: str
    about: str
    suffix: str
    mime: str
    make: Callable[[Briefing, Wish], bytes]


def _pptx(briefing: Briefing, wish: Wish) -> bytes:
    from lib.briefing.pptx import pptx

    wish.tell("drawing slides")
    return pptx(briefing)


def _pdf(briefing: Briefing, wish: Wish) -> bytes:
    from lib.briefing.pdf import pdf

    wish.tell("setting pages")
    return pdf(briefing)


def _xlsx(briefing: Briefing, wish: Wish) -> bytes:
    from lib.briefing.xlsx import xlsx

    wish.tell("writing sheets")
    return xlsx(briefing)


def _png(briefing: Briefing, wish: Wish) -> bytes:
    """The card of the first slide."""
    return _card(briefing, 0, wish.size)


def _cards(briefing: Briefing, wish: Wish) -> bytes:
    return packed(dict(cards(briefing, wish)))


def _zip(briefing: Briefing, wish: Wish) -> bytes:
    from lib.briefing.handover import handed_over

    return handed_over(briefing, wish)


def cards(briefing: Briefing, wish: Wish, folder: str = "") -> list[tuple[str, bytes]]:
    """Every slide as a card in both sizes: pairs of a name and a PNG."""
    made = []
    for n, slide in enumerate(briefing.slides):
        wish.tell(f"drawing card {n + 1} of {len(briefing.slides)}")
        for size in SIZES:
            made.append((f"{folder}{n + 1:02}-{slide.name}-{size}.png", _card(briefing, n, size)))
    return made


def _card(briefing: Briefing, n: int, size: str) -> bytes:
    from lib.briefing.png import card

    return card(briefing, n, SIZES[size])


FORMS: Final = {
    form.name: form
    for form in (
        Form("pptx", "PowerPoint", "Slides with charts that can be edited, and notes.", ".pptx",
             f"{OFFICE}.presentationml.presentation", _pptx),
        Form("pdf", "PDF", "A tagged hand-out: each chart with its figures below.", ".pdf",
             "application/pdf", _pdf),
        Form("xlsx", "Excel", "A sheet a slide, with real numbers and dates.", ".xlsx",
             f"{OFFICE}.spreadsheetml.sheet", _xlsx),
        Form("png", "PNG card", "One slide as a picture.", ".png", "image/png", _png),
        Form("cards", "PNG cards", "Each slide as a picture, wide and square, in a zip.", ".zip",
             "application/zip", _cards),
        Form("zip", "Hand-over", "All of these with checksums, to be verified by the board later.",
             ".zip", "application/zip", _zip),
    )
}  # fmt: skip
