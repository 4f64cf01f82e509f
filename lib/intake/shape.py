"""The shape of a table: its columns, what each cell may say, and what makes a row the same row."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Type:
    """What a cell may say.

    ``sql`` is the type it is stored as; ``parse`` an SQL expression over
    ``{cell}`` (text, never empty) and ``{zone}`` (an IANA name) that is null
    where the cell can't be read; ``wanted`` says what would be right.
    """

    sql: str
    parse: str
    wanted: str
    choices: tuple[str, ...] = ()

    def parsed(self, cell: str, zone: str) -> str:
        """The SQL that reads the cell in the expression *cell*."""
        return self.parse.replace("{cell}", cell).replace("{zone}", zone)


@dataclass(frozen=True)
class Column:
    """A column of a table.

    ``unless`` names a column of the same row that makes an empty cell right;
    ``refers`` the table whose key the cell names; ``default`` is an SQL constant.
    """

    name: str
    type: Type
    required: bool = False
    default: str | None = None
    unless: str | None = None
    refers: str | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that the cell may say; empty where it is not a choice."""
        return self.type.choices


@dataclass(frozen=True)
class Shape:
    """A table. ``key`` is empty where the whole row is its identity.

    ``counted`` are the columns that are summed where rows are rolled up on the
    way in: then one row stands for many, and ``delivered_rows`` says for how many.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    zone_by: str | None = None  # the column that leads to the operation, and so to its zone

    def column(self, name: str) -> Column:
        """The column of that name; raises KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @property
    def identity(self) -> tuple[str, ...]:
        """The columns that make two rows the same row."""
        return self.key or self.names


def alike(names: tuple[str, ...], one: str, other: str) -> str:
    """SQL: whether two rows say the same in columns; *known_at* absent is as *occurred_at*."""
    pairs = ((_said(name, one), _said(name, other)) for name in names)
    return " and ".join(f"{left} is not distinct from {right}" for left, right in pairs)


def _said(name: str, row: str) -> str:
    if name == "known_at":
        return f"coalesce({row}.known_at, {row}.occurred_at)"
    return f'{row}."{name}"'
