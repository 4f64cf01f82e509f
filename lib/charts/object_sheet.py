"""An object of the campaign: its picture, its question, and what is known of it."""

from collections.abc import Sequence
from html import escape

from lib.charts import canvas

NONE_DRAWN = "No picture delivered"


def html(title: str, picture: str | None, facts: Sequence[tuple[str, str, str]]) -> str:
    """The picture beside the facts (name, what it is, a smaller word below), all plain texts.

    *picture* is an address on the board, or None where none was delivered.
    """
    return (
        f'<div class="one-object">{_picture(title, picture)}'
        f"<dl>{''.join(_fact(*fact) for fact in facts)}</dl></div>"
    )


def _picture(title: str, picture: str | None) -> str:
    if picture is None or not canvas.stays(picture):
        return f'<p class="one-no-picture">{NONE_DRAWN}</p>'
    words = escape(f"Published picture: {title}")
    return f'<img class="one-picture" src="{escape(picture)}" alt="{words}" loading="lazy">'


def _fact(name: str, value: str, more: str) -> str:
    small = f"<small>{escape(more)}</small>" if more else ""
    return f"<div><dt>{escape(name)}</dt><dd>{escape(value)}{small}</dd></div>"
