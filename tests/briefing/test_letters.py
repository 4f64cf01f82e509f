"""Letters that can be seen, and nothing else, in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lib.briefing.letters import printable


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Türkiye  1\u202f000\u00a0%", "Türkiye  1\u202f000\u00a0%"),  # all spaces are kept
        ("a\x00b\x07c\x7fd\x9fe", "abcde"),
        ("a\nb\tc \r\n d\u2028e\x0bf", "a b c d e f"),
        ("a\u202ec\u2066d\u200fe\ufefff", "acdef"),  # what turns a line around
        ("a\ud800b\udfffc\ufffed\uffff", "abcd"),
        ("👩\u200d👧 日本 é", "👩\u200d👧 日本 é"),
    ],
)
def test_printable(words: str, left: str) -> None:
    assert printable(words) == left


@given(st.text(st.characters(exclude_categories=())))
def test_any_file_can_hold_what_is_left(words: str) -> None:
    left = printable(words)
    assert printable(left) == left and len(left.splitlines()) <= 1
    element = etree.Element("a")
    element.text = left  # raises where XML can't hold it
    seen = [[c for c in text if c.isprintable() and c != " "] for text in (words, left)]
    assert seen[0] == seen[1]
