"""Public rounding: a figure in words that are true, and that don't single out round numbers.

The counts are cut into bands, and each band has its words:

    0                 0                  nothing is nothing
    1–9               fewer than 10      nothing hides below that
    10–17             at least 10
    18–22             about 20           a tenth of the step to either side, 2 at least
    23–27             more than 20
    …
    890–910           about 900
    911–989           more than 900
    990–1010          about 1 000
    1011–1089         more than 1 000    from here on two digits are kept
    23 900–24 100     about 24 000
    24 101–24 899     more than 24 000

The words are those of the published figures ("more than", "about"). "More than 900" for
exactly 900 would be a lie, and "at least 900" for 900 alone would give it away: so 900 shares its
words with its neighbours. Each band holds more counts than one, so no word says a figure.
"""

from dataclasses import dataclass

from lib import wording
from lib.release.rules import MOST

EDGE = 10  # a tenth of the step is "about"
NARROWEST = 2  # … but never less to either side


@dataclass(frozen=True)
class Rounded:
    """``value`` is the number in the ``words``: what a chart draws. The count that is meant
    lies from ``lower`` to ``upper``; the words are true for all of them."""

    value: int
    words: str
    lower: int
    upper: int


def rounded(value: float, most: int = MOST) -> Rounded:
    """The band of a count (a whole number, 0 or more); ``fewer than`` reaches beyond *most*."""
    count, first = round(value), _first(most)
    if count <= 0:
        return Rounded(0, wording.count(0), 0, 0)
    if count < first:
        return Rounded(first, f"fewer than {wording.count(first)}", 1, first - 1)
    step = _step(count)
    below = count // step * step
    above = below + step
    if below <= first and count < above - _edge(above):
        return Rounded(first, f"at least {wording.count(first)}", first, above - _edge(above) - 1)
    for middle in (below, above):
        if abs(count - middle) <= _edge(middle):
            edge = _edge(middle)
            return Rounded(middle, f"about {wording.count(middle)}", middle - edge, middle + edge)
    words = f"more than {wording.count(below)}"
    return Rounded(below, words, below + _edge(below) + 1, above - _edge(above) - 1)


def changed(value: float, most: int = MOST) -> Rounded:
    """The same of a change, which may be less than nothing: ``down by about 20``."""
    if value >= 0:
        found = rounded(value, most)
        return Rounded(
            found.value, f"up by {found.words}" if value else "±0", found.lower, found.upper
        )
    found = rounded(-value, most)
    return Rounded(-found.value, f"down by {found.words}", -found.upper, -found.lower)


def _first(most: int) -> int:
    """The first count that is not "fewer than": a ten beyond all small ones."""
    return 10 * (most // 10 + 1)


def _step(count: int) -> int:
    """Tens to 99, hundreds to 999; then two digits are kept."""
    digits = len(str(count))
    return int(10 ** (digits - 1 if digits <= 3 else digits - 2))


def _edge(middle: int) -> int:
    """How far "about" reaches to either side: by the smaller step where two of them meet."""
    return int(max(NARROWEST, _step(middle - 1) // EDGE))
