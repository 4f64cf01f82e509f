"""Chance that falls the same on every machine."""

from collections import Counter

import pytest

from lib.sample.chance import Chance, Weighted


def test_the_stream_is_known() -> None:
    """These numbers are the same wherever Python runs; if not, the sample would differ."""
    chance = Chance("test")
    assert [chance.whole(0, 999) for _ in range(6)] == [581, 990, 866, 445, 672, 711]


def test_topics_do_not_disturb_each_other() -> None:
    one, other = Chance("one"), Chance("other")
    assert [one.share() for _ in range(3)] != [other.share() for _ in range(3)]


@pytest.mark.parametrize(
    ("knots", "below", "share"),
    [
        ((0, 10), 5, 0.5),
        ((0, 10, 100), 10, 0.5),
        ((0, 10, 100), 55, 0.75),
        ((0, 1, 2, 3, 1000), 3, 0.75),
    ],
)
def test_numbers_lie_along_their_quantiles(
    knots: tuple[float, ...], below: float, share: float
) -> None:
    chance = Chance("along")
    drawn = [chance.along(knots) for _ in range(4000)]
    assert min(knots) <= min(drawn) and max(drawn) < max(knots)
    assert sum(each < below for each in drawn) / 4000 == pytest.approx(share, abs=0.03)


def test_weights_weigh() -> None:
    chance, coin = Chance("weighted"), Weighted({"a": 3.0, "b": 1.0, "never": 0.0})
    drawn = Counter(coin.draw(chance) for _ in range(4000))
    assert drawn["a"] / 4000 == pytest.approx(0.75, abs=0.03)
    assert drawn["never"] == 0


def test_several_are_different_and_whole_has_both_ends() -> None:
    chance = Chance("several")
    assert sorted(chance.several("abcdef", 6)) == list("abcdef")
    assert {chance.whole(1, 3) for _ in range(200)} == {1, 2, 3}
