"""The style sheet of all markup that charts and pages write: tokens of a Look, then rules."""

from functools import cache
from pathlib import Path
from typing import Final

from lib.theme import Look, properties

FOLDER: Final = Path(__file__).with_name("css")


@cache
def sheet(look: Look) -> str:
    """Style rules for one ``<style>``, colours and fonts as custom properties on ``:root``."""
    written = "\n".join(path.read_text(encoding="utf-8") for path in rules())
    return f":root {{ color-scheme: {look.name}; {properties(look)} }}\n{written}"


def rules() -> list[Path]:
    """The files of rules for what charts write."""
    return sheets(FOLDER)


def sheets(folder: Path) -> list[Path]:
    """The style sheets in *folder*, the common one (``_…``) first."""
    return sorted(folder.glob("*.css"))
