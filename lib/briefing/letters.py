"""Letters that no file can hold, or that would hide or turn others: taken out in every mouth."""

import re
from typing import Final

BREAKS: Final = re.compile(r" *[\t-\r\x85\u2028\u2029][ \t-\r\x85\u2028\u2029]*")
# Control characters, marks that turn a line around, a byte order mark, halves of pairs
UNSEEN: Final = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def printable(words: str) -> str:
    """*words* in one line, with a space for each break, and only letters that can be seen."""
    return UNSEEN.sub("", BREAKS.sub(" ", words))
