"""Words of a slide that give away no figure: what is left of titles, alt texts and notes.

A finding is written from numbers. Where one of them is withheld, "half of them", "the most in a
day" and "3 more than" are figures as well, so nothing of the finding is kept.
"""

import re
from dataclasses import replace
from typing import Any, Final

from lib import wording
from lib.briefing.slide import WITHHELD, Body, Briefing, Cell, Plot, Slide, Table, numbers
from lib.metrics import CATALOGUE

MONTHS: Final = "|".join(wording.MONTHS)
DAY: Final = rf"\b\d{{1,2}}(\s?–\s?\d{{1,2}})?\s({MONTHS})[a-z]*(\s\d{{4}})?"
NO_FIGURE: Final = re.compile(
    rf"{DAY}|\b({MONTHS})[a-z]*\s\d{{4}}|\b\d{{4}}-\d\d-\d\d(T[\d:.]+Z?)?|\b\d{{1,2}}:\d\d(:\d\d)?"
    r"|\bsnapshot \w+|\bTLP:\S+|\bH[0-3]\b|\bUTC[+-]\d+"
)
FIGURE: Final = re.compile(rf"\d+([{wording.THIN}{wording.UNIT} ,.]\d+)*")
DEFINED: Final = tuple(f"{each.label}: {each.meaning}" for each in CATALOGUE.values())
RELEASED: Final = re.compile(rf"{FIGURE.pattern} objects? released")
MARKED: Final = "Some figures are withheld or rounded."


def figures(text: str, *names: str) -> set[str]:
    """The figures in a text, as digits only; dates, clocks and markings are none.

    *names* are words with digits in them that are no figures ("VIDTF 7", "Release 3").
    """
    for name in sorted(filter(None, names), key=len, reverse=True):
        text = text.replace(name, " ")
    return {re.sub(r"\D", "", found[0]) for found in FIGURE.finditer(NO_FIGURE.sub(" ", text))}


def unsaid(slide: Slide, briefing: Briefing, changed: bool) -> Slide:
    """The slide without the words that could give a figure away.

    *changed* says that a figure of it is withheld or rounded. Its body is as it will be shown.
    A title of a person's own is kept: only a person can judge it.
    """
    names = (briefing.title, *_names(slide.body))
    told = {digits for each in numbers(slide.body) for digits in figures(each.text)}
    quiet_title = changed or bool(figures(slide.title, *names) - told)
    alt = "" if changed else _kept(slide.alt, told, names)
    plain = f"{_plain_alt(slide)} {MARKED}" if changed else _plain_alt(slide)
    kept = set() if changed else told
    return replace(
        slide,
        title=slide.question if quiet_title and not slide.own else slide.title,
        alt=alt or plain,
        notes=tuple(each for each in slide.notes if _harmless(each, briefing, kept, names)),
    )


def _kept(text: str, told: set[str], names: tuple[str, ...]) -> str:
    return "" if figures(text, *names) - told else text


def _plain_alt(slide: Slide) -> str:
    """What is drawn, without what it says: the first sentence, if it holds no figure."""
    first = f"{slide.alt.partition('. ')[0].rstrip('.')}."
    return slide.question if first == "." or figures(first) else f"{first} {slide.question}"


def _harmless(note: str, briefing: Briefing, told: set[str], names: tuple[str, ...]) -> bool:
    """Definitions, the scope sentence, and what holds no figure but those *told*."""
    defined = note == briefing.sentence or note.startswith(DEFINED)
    return defined or not figures(note, *names) - told


def _names(body: Body) -> tuple[str, ...]:
    """What is named in a body, and may have digits in its name; a bare number is no name."""
    named: list[Cell] = []
    if isinstance(body, Plot):
        named = [*body.over, *(series.name for series in body.series)]
    elif isinstance(body, Table):
        named = [row[0] for row in body.rows if row]
    return tuple(
        each for each in named if isinstance(each, str) and re.search(r"[^\W\d]", each)
    )  # fmt: skip


def quiet(body: Body, most: int) -> Body:
    """A body without texts that hold a small figure, or one that no rule can judge.

    Notes on a time axis were written by people, and no rule reads "One found in Kyiv": only that
    there was a release is kept of them. How many are left out, or are together, counts things as
    well. In a table, words beside the first column may have been a count before they were words.
    """
    if isinstance(body, Plot):
        notes = tuple((when, "release") for when, text in body.notes if RELEASED.fullmatch(text))
        over: Any = tuple(_uncounted(each) if isinstance(each, str) else each for each in body.over)
        return replace(body, notes=notes, over=over, label=_uncounted(body.label))
    if isinstance(body, Table):
        rows = tuple((*row[:1], *(_quiet(cell, most) for cell in row[1:])) for row in body.rows)
        return replace(body, rows=rows, more=re.sub(rf"{FIGURE.pattern} more\b", "more", body.more))
    return body


def _uncounted(words: str) -> str:
    """Without how many there are: ``Agencies, together (3)``, ``the 12 with most of 25``."""
    words = re.sub(r"(?<=, together) \(\d+\)$", "", words)
    return re.sub(rf"(?<=with most) of {FIGURE.pattern}$", "", words)


def _quiet(cell: Cell, most: int) -> Cell:
    small = isinstance(cell, str) and any(1 <= int(each) <= most for each in figures(cell))
    return WITHHELD if small else cell
