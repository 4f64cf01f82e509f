"""All that a page says, as a tree of texts and numbers for ``page.typ``."""

from typing import Any, Final

from lib import theme
from lib.briefing.cell import absent
from lib.briefing.pdf.marks import pictures
from lib.briefing.pdf.table import table
from lib.briefing.slide import AUTHOR, Briefing, Cover, Figures, Item, Slide
from lib.metrics import CATALOGUE
from lib.theme import LIGHT

ACROSS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 3, 6: 3}  # headline figures beside each other; else 4


def words(briefing: Briefing) -> dict[str, Any]:
    """The briefing as lists, dicts, texts and numbers, and nothing else."""
    first, rest = _parted(briefing)
    return {
        "title": briefing.title or "Briefing",
        "author": AUTHOR,
        "cover": {"title": first.title or briefing.title, "lines": _lines(first)} if first else {},
        "sentence": briefing.sentence,
        "snapshot": briefing.snapshot,
        "marked": briefing.marked,
        "marking": theme.marking(briefing.marking),
        "audience": briefing.audience,
        "said": [*briefing.synthetic, *briefing.remarks],
        "slides": _slides(briefing, rest),
        "colour": {
            name: getattr(LIGHT, name)
            for name in ("text", "muted", "hairline", "grid", "axis", "accent", "sunken")
        },
    }


def _parted(briefing: Briefing) -> tuple[Slide | None, tuple[Slide, ...]]:
    """The cover, where the first slide is one, and the others."""
    slides = briefing.slides
    if slides and isinstance(slides[0].body, Cover):
        return slides[0], slides[1:]
    return None, slides


def _lines(slide: Slide) -> list[str]:
    return list(slide.body.lines) if isinstance(slide.body, Cover) else []


def _slides(briefing: Briefing, slides: tuple[Slide, ...]) -> list[dict[str, Any]]:
    """The slides; a definition stands with the first that needs it, later ones point there.

    The scope, which stands at the foot of every page, is not said in their notes.
    """
    met: dict[str, int] = {}  # a head, and the slide where it is explained
    said = []
    for n, slide in enumerate(slides):
        notes = [_note(slide, each) for each in slide.notes if each != briefing.sentence]
        new = [each for each in notes if each["head"] not in met]
        said.append(_slide(slide) | {"n": n, "notes": new, "met": _met(notes, met)})
        met = dict.fromkeys((each["head"] for each in new if each["head"]), n) | met
    return said


def _met(notes: list[dict[str, str]], met: dict[str, int]) -> list[dict[str, Any]]:
    """Slides where some of *notes* are explained already, and which."""
    again = [each["head"] for each in notes if each["head"] in met]
    return [
        {"slide": n, "heads": ", ".join(head for head in again if met[head] == n)}
        for n in sorted({met[head] for head in again})
    ]


def _note(slide: Slide, note: str) -> dict[str, str]:
    """A definition, parted into what it is of and what it says; other notes have no head."""
    labels = (CATALOGUE[name].label for name in slide.metrics if name in CATALOGUE)
    head = next((label for label in labels if note.startswith(f"{label}: ")), "")
    return {"head": head, "text": note[len(head) + 2 :] if head else note}


def _slide(slide: Slide) -> dict[str, Any]:
    title = slide.title or slide.question or slide.name or "Untitled"
    return {
        "title": title,
        "question": slide.question if slide.question != title else "",
        "alt": slide.alt or title,
        "lines": _lines(slide),
        "figures": _figures(slide.body) if isinstance(slide.body, Figures) else {},
        "pictures": pictures(slide.body),
        "table": {} if isinstance(slide.body, Cover | Figures) else table(slide.table),
    }


def _figures(body: Figures) -> dict[str, Any]:
    """The items, and how many stand beside each other; a lead at the start fills what is over."""
    across = ACROSS.get(len(body.items), 4)
    items = [_item(item) for item in body.items]
    if items and items[0]["lead"]:
        items[0]["span"] = 1 + -len(items) % across
    return {"across": across, "items": items}


def _item(item: Item) -> dict[str, Any]:
    return {
        "label": item.label,
        "value": item.number.text,
        "faint": absent(item.number),
        "beside": [said.text for said in item.beside],
        "lead": item.lead,
        "span": 1,
    }
