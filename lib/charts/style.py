"""The style sheet of all markup that charts and pages write: tokens of a Look, then rules."""

from functools import cache
from pathlib import Path
from typing import Final

from lib.theme import Look, properties

RULES: Final = Path(__file__).with_name("board.css")


@cache
def sheet(look: Look) -> str:
    """Style rules for one ``<style>``, colours and fonts as custom properties on ``:root``."""
    rules = RULES.read_text(encoding="utf-8")
    return f":root {{ color-scheme: {look.name}; {properties(look)} }}\n{rules}"
