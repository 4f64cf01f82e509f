"""The cells of a table as they were delivered: text, in the schema *raw*, a row per row.

Beside its cells each row has its number in the file (``row``, from 1) and, where
it can't be taken apart into cells, what is wrong (``fault``) and what is wanted
(``fault_wanted``). Nothing of a column that the shape does not have is kept.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lib.intake.delivery import left_out
from lib.intake.problem import Problem
from lib.intake.shape import Shape


@dataclass(frozen=True)
class Header:
    """Which columns of a shape a file has, and where. ``place`` counts from 0."""

    place: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    is_seen: bool = True  # False where no row was whole enough to show any column

    @classmethod
    def of(cls, cells: Iterable[str], shape: Shape) -> "Header":
        """Match *cells* with the columns of *shape*: trimmed, in any case."""
        place: dict[str, int] = {}
        unknown, twice = [], []
        for number, cell in enumerate(cells):
            name = cell.strip().lower()
            if name in place:
                twice.append(name)
            elif name in shape.names:
                place[name] = number
            elif name:
                unknown.append(cell.strip())
        return cls(place, tuple(unknown), tuple(twice))

    def problems(self, shape: Shape) -> list[Problem]:
        """What is to be said of the columns: named twice, missing, unknown."""
        errors = [
            Problem(shape.name, None, name, "named twice", "a column named once", "error")
            for name in sorted(set(self.twice))
        ] + [
            Problem(shape.name, None, name, None, f"the column {name}, which is not there", "error")
            for name in self.missing(shape)
        ]
        wanted = f"a column of {shape.name} (see DATA.md)"
        return errors + left_out(shape.name, self.unknown, wanted)

    def missing(self, shape: Shape) -> list[str]:
        """The required columns that are not there."""
        if not self.is_seen:
            return []
        return [
            each.name for each in shape.columns if each.required and each.name not in self.place
        ]

    def is_whole(self, shape: Shape) -> bool:
        """Whether rows can be read by it at all."""
        return not self.twice and not self.missing(shape)


def cell(expression: str) -> str:
    """The SQL of one cell: trimmed, null where it is empty."""
    return f"nullif(trimmed({expression}), '')"
