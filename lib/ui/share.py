"""The address of exactly this view, to be copied; the browser does it (``live.js``)."""

from html import escape


def button(address: str = "", words: str = "Copy the address") -> str:
    """A button, as markup. *address* is a path of the board; without one, the page as it is."""
    return (
        f'<button type="button" class="copy" data-address="{escape(address)}">{escape(words)}'
        "</button>"
    )
