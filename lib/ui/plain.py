"""Text of other people, safe where Streamlit reads Markdown and where it reads HTML."""

import re
from html import escape

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^=&])")


def plain(text: str) -> str:
    """*text* as it stands, in a label that is read as Markdown."""
    return MARKDOWN.sub(r"\\\1", text)


def tag(name: str, text: str, kind: str = "", **attributes: str) -> str:
    """One HTML element around escaped text."""
    named = {"class": kind, **attributes}
    said = "".join(f' {key}="{escape(value)}"' for key, value in named.items() if value)
    return f"<{name}{said}>{escape(text)}</{name}>"
