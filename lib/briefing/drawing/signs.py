"""Signs for figures that have no length, and the key to them beside the unit."""

from collections.abc import Iterable
from typing import Final

from lib.briefing.slide import WITHHELD, Number, Plot

MISSING: Final = "not delivered"
SIGNS: Final = {WITHHELD: "×", MISSING: "–"}
FEWER: Final = "•"  # of figures that are said to be small, and no more


def why(number: Number) -> str:
    """What is said in the place of a figure that is not drawn: ``withheld``, ``fewer than 10``,
    ``not delivered``; empty for one that is."""
    if number.drawn is not None:
        return ""
    return WITHHELD if number.state == "withheld" else number.words or MISSING


def sign(number: Number) -> str:
    """The same as a sign, where there is no room for words."""
    return SIGNS.get(why(number), FEWER)


def key(numbers: Iterable[Number], gap: str = "") -> str:
    """After the unit: `` · × withheld · • fewer than 10``; *gap* stands for each of the signs."""
    there = {why(number): sign(number) for number in numbers if number.drawn is None}
    ranked = sorted(there, key=lambda words: (words == MISSING, words != WITHHELD, words))
    return "".join(f" · {gap or there[words]} {words}" for words in ranked)


def unit(plot: Plot) -> str:
    """What is counted; of rounded figures over time it says so, as no words stand beside each."""
    numbers = (number for series in plot.series for number in series.numbers)
    rounded = any(number.state == "rounded" for number in numbers)
    return ", ".join(filter(None, (plot.unit, "rounded" if rounded else "")))
