"""Links in markup: a mark leads to a scope, which is an address of the board itself."""

from html import escape


def linked(words: str, href: object) -> str:
    """*words*, escaped, as a link where *href* is an address that stays on the board."""
    if isinstance(href, str) and stays(href):
        return f'<a href="{escape(href)}" target="_self">{escape(words)}</a>'
    return escape(words)


def stays(href: str) -> bool:
    """Whether a link leads to the board itself: a path or a query, no scheme and no host."""
    plain = href.replace("\\", "/")
    return plain.startswith(("/", "?", "#")) and not plain.startswith("//") and plain.isprintable()
