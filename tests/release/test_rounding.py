"""Round words are true, hide the count, and never single one out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import wording
from lib.release.rounding import changed, rounded

DRAWN = [
    (0, "0"), (1, "fewer than 10"), (4, "fewer than 10"), (9, "fewer than 10"),
    (10, "at least 10"), (17, "at least 10"), (18, "about 20"), (20, "about 20"),
    (23, "more than 20"), (98, "about 100"), (103, "more than 100"), (189, "more than 100"),
    (890, "about 900"), (900, "about 900"), (910, "about 900"), (911, "more than 900"),
    (925, "more than 900"), (989, "more than 900"), (1000, "about 1 000"),
    (1234, "more than 1 200"), (24_000, "about 24 000"), (24_101, "more than 24 000"),
    (48_127_350, "more than 48 000 000"),
]  # fmt: skip


@pytest.mark.parametrize(("count", "words"), DRAWN)
def test_words(count: int, words: str) -> None:
    assert rounded(count).words.replace(wording.THIN, " ") == words


@given(st.integers(0, 10**7), st.sampled_from([1, 4, 9, 10, 25, 99]))
def test_words_are_true_and_shared(count: int, most: int) -> None:
    found = rounded(count, most)
    assert found.lower <= count <= found.upper
    assert rounded(found.lower, most) == rounded(found.upper, most) == found
    if count:
        assert found.upper > found.lower, "a word for one count says that count"
    if found.words.startswith("more than"):
        assert found.lower > found.value
    if found.words.startswith("fewer than"):
        assert found.upper < found.value
        assert found.upper >= most and found.lower == 1, "all small counts share their words"
    if found.words.startswith("at least"):
        assert found.lower == found.value


@given(st.integers(0, 10**6))
def test_a_larger_count_has_no_smaller_words(count: int) -> None:
    one, next_one = rounded(count), rounded(count + 1)
    assert one == next_one or (one.upper + 1 == next_one.lower and one.value <= next_one.value)


def test_changes() -> None:
    assert changed(0).words == "±0"
    assert changed(23).words == "up by more than 20"
    assert changed(-3).words == "down by fewer than 10"
    assert (changed(-3).lower, changed(-3).upper) == (-9, -1)
