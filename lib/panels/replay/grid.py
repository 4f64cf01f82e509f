"""The tile grid of a replay: the countries that are ever in it, drawn together where none are.

Half of the atlas' grid is sea for any one operation, and a replay has a third of a screen
for it. So columns, and rows, that lie side by side are made one where they don't collide:
no country that lay west (or north) of another comes to lie east (or south) of it.
"""

from dataclasses import dataclass
from typing import Final

from lib import atlas
from lib.panels.replay.frames import Replay

TOGETHER: Final = 2  # columns, or rows, that become one at most: it is still a map
STEPS: Final = 5  # tints

Place = tuple[int, int]  # column and row, from 0 at the top left


@dataclass(frozen=True)
class Grid:
    """``places``: code -> column and row. ``bounds``: the most that each tint stands for, the
    faintest first; the same for all frames, so that a tint means one thing throughout."""

    places: dict[str, Place]
    bounds: tuple[int, ...]


def grid(found: Replay) -> Grid:
    """Where each country of any frame stands, and what each tint means."""
    every = [frame.countries for frames in found.frames.values() for frame in frames]
    codes = {code for each in every for code in each if code in atlas.tiles()}
    most = max((pinpointed for each in every for pinpointed, _ in each.values()), default=0.0)
    return Grid(folded({code: atlas.tiles()[code] for code in codes}), bounds(int(most)))


def folded(places: dict[str, Place]) -> dict[str, Place]:
    """The same countries in fewer columns and rows."""
    turned = {code: (row, column) for code, (column, row) in _folded(places).items()}
    return {code: (column, row) for code, (row, column) in _folded(turned).items()}


def _folded(places: dict[str, Place]) -> dict[str, Place]:
    """Columns taken together from left to right, as long as no two share a square."""
    moved: dict[int, int] = {}
    taken: set[int] = set()  # rows of the column that is being filled
    column, held = -1, TOGETHER
    for each in sorted({column for column, _ in places.values()}):
        rows = {row for at, row in places.values() if at == each}
        if held >= TOGETHER or taken & rows:
            column, held, taken = column + 1, 0, set()
        moved[each], held, taken = column, held + 1, taken | rows
    return {code: (moved[column], row) for code, (column, row) in places.items()}


def bounds(most: int) -> tuple[int, ...]:
    """Up to STEPS rising whole numbers, the last of them *most*: each a like multiple."""
    if most < 1:
        return ()
    return tuple(sorted({_at_least(most ** (n / STEPS)) for n in range(1, STEPS + 1)} | {most}))


def _at_least(value: float) -> int:
    return max(round(value), 1)
