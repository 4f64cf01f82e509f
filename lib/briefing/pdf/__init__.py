"""A briefing as a tagged PDF (PDF/UA-1), typeset by typst from the data alone.

``page.typ`` is all the code that typst runs. The words of a briefing reach it as JSON and are
set as text, never as code; its root is this folder, so that it can read nothing else.
"""

import json
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from lib import wording
from lib.briefing.letters import printable
from lib.briefing.pdf.words import words
from lib.briefing.slide import Briefing

HERE: Final = Path(__file__).parent
FONTS: Final = HERE.parent / "fonts"
AGES: Final = 11  # typst keeps what it set (150 MB for 12 slides) until ten more were made
UNKNOWN: Final = "\ufffd"  # in place of a letter that no font here has


def pdf(briefing: Briefing) -> bytes:
    """The briefing as a hand-out on A4; the same briefing gives the same bytes.

    Its date is that of the snapshot. A letter that no font here has is written as ``�``.
    """
    said = _each(words(briefing), printable)
    made_at = int(wording.local(briefing.published_at, "UTC").timestamp())
    try:
        return _made(said, made_at)
    except typst.TypstError as refusal:  # PDF/UA refuses a letter that it can't draw
        if "could not be displayed" not in str(refusal):
            raise
        return _made(_each(said, _drawable), made_at)


def _made(said: Any, made_at: int) -> bytes:
    try:
        return _set("page.typ", {"briefing": json.dumps(said)}, made_at)
    finally:
        for _ in range(AGES):
            _set("letter.typ", {"letter": "a"})


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])


def _set(source: str, told: dict[str, str], made_at: int = 0) -> bytes:
    """What typst makes of a file of this folder; raises typst.TypstError."""
    return typst.compile(
        HERE / source,
        root=HERE,
        font_paths=_fonts(),
        sys_inputs=told,
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )


def _each(value: Any, change: Any) -> Any:
    """The same tree of lists and dicts, each text in it changed; keys stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {key: _each(below, change) for key, below in value.items()}
    return [_each(below, change) for below in value] if isinstance(value, list) else value


def _drawable(text: str) -> str:
    return text if text.isascii() else "".join(map(_drawn, _letters(text)))


def _letters(text: str) -> list[str]:
    """Letters, each with the marks that stand on it."""
    found: list[str] = []
    for letter in text:
        if found and unicodedata.category(letter).startswith("M"):
            found[-1] += letter
        else:
            found.append(letter)
    return found


@cache
def _drawn(letter: str) -> str:
    """The letter, or UNKNOWN where typst has no font for it."""
    try:
        _set("letter.typ", {"letter": letter})
    except typst.TypstError:
        return UNKNOWN
    return letter
