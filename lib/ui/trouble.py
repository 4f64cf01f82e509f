"""What people see when something fails: one line. The trace is for the log alone."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from lib.errors import BoardError

LOG = logging.getLogger("board")


@contextmanager
def guarded() -> Iterator[None]:
    """Turn whatever is raised within into one line in its place."""
    try:
        yield
    except BoardError as error:
        say(str(error))
    except Exception as error:
        unexpected(error)


def say(*sentences: str, amiss: bool = False) -> None:
    """A line each that a screen reader announces; *amiss* is the board's own fault."""
    kind = "trouble amiss" if amiss else "trouble"
    said = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    st.html(f'<div class="{kind}" role="alert">{said}</div>')


def unexpected(error: Exception) -> bool:
    """A bug: say so with a number under which the log has the trace. Shown here, so True."""
    number = secrets.token_hex(3)
    LOG.error("Something went wrong (id %s)", number, exc_info=error)
    say(f"Something went wrong; the log has the trace (id {number}).", amiss=True)
    return True
