"""Slides as data: what is said and shown, before any file or screen is drawn of it.

Every mouth (present, PowerPoint, PDF, PNG, XLSX) reads these values and nothing else, so
that what is withheld from a slide is withheld from all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from lib import wording
from lib.release.cell import Key
from lib.theme import Status

Kind = Literal["count", "share", "hours", "change", "plain"]
State = Literal["exact", "withheld", "rounded"]
Role = Status | Literal["accent", "muted", "plan", "forecast"]
When = date | datetime

WITHHELD = "withheld"
AUTHOR = "Task-force progress board"  # of every file


@dataclass(frozen=True)
class Number:
    """A figure of a slide.

    ``value`` is None where it is not delivered, and where it is withheld. A share is a part of
    1, hours are hours. ``of`` says what it counts; None for what no release rule touches (a plan,
    a figure that was published, a forecast). A figure that is derived (a share, a median)
    ``rests_on`` others, and is withheld with any of them. ``words`` stand in place of the value
    where it is rounded ("more than 900"). ``n`` is how many things a median is taken over.
    """

    value: float | None
    of: Key | None = None
    kind: Kind = "count"
    rests_on: tuple[Key, ...] = ()
    state: State = "exact"
    words: str = ""
    n: float | None = None

    @property
    def text(self) -> str:
        """As people read it: ``1 000``, ``12 %``, ``26 h``, ``+3``, ``–``, ``withheld``."""
        if self.state == "withheld":
            return WITHHELD
        if self.words:
            return self.words
        if self.value is None or wording.missing(self.value):
            return wording.NOTHING
        if self.kind == "share":
            return f"{wording.count(100 * self.value)}{wording.UNIT}%"
        if self.kind == "hours":
            return wording.hours(self.value)
        if self.kind == "change":
            return wording.signed(self.value)
        return wording.count(self.value) if self.kind == "count" else wording.exact(self.value)

    @property
    def shown(self) -> float | None:
        """What it is to a reader: nothing for what is withheld or not delivered."""
        known = self.state != "withheld" and self.value is not None
        return self.value if known and not wording.missing(self.value) else None

    @property
    def drawn(self) -> float | None:
        """Its length, height or tint: nothing also for "fewer than 10", which is no one figure."""
        return None if self.state == "rounded" and "fewer than" in self.words else self.shown


@dataclass(frozen=True)
class Said:
    """A figure in a few words: ``132 waiting``, ``of 1 000 planned``."""

    number: Number
    noun: str
    nouns: str = ""
    before: str = ""

    @property
    def text(self) -> str:
        """The words; what is withheld or not delivered is said so, never 0."""
        number, many = self.number, self.nouns or self.noun
        if number.state == "withheld":
            return f"{many}: {WITHHELD}"
        if number.shown is None and not number.words:
            return f"{many}: not delivered"
        noun = many if number.words else wording.noun(number.value or 0, self.noun, many)
        return " ".join(filter(None, (self.before, number.text, noun)))


@dataclass(frozen=True)
class Item:
    """A headline figure and what stands beside it; the ``lead`` of a slide is its message."""

    label: str
    number: Number
    beside: tuple[Said, ...] = ()
    lead: bool = False


@dataclass(frozen=True)
class Cover:
    """The first slide: ``lines`` below the title, the first of them the largest."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Figures:
    """Headline figures beside each other, seven at most."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Series:
    """Figures of one name, one for each place of the plot; the ``role`` gives the colour."""

    name: str
    numbers: tuple[Number, ...]
    role: Role


@dataclass(frozen=True)
class Plot:
    """A chart: figures ``over`` categories or times.

    ``bars`` lie, from the top down in the order of ``over``, and have one series; ``columns`` stand
    over time, one series; ``stack`` are bars that lie, of several series; ``lines`` run over time.
    ``unit`` is what is counted ("series"). ``notes`` are moments named on the time axis.
    ``ties`` are figures between a bar and the one above it (the median hours of a step), as
    many as there are bars, None for none. ``bands`` are pairs of names of series of the role
    *forecast*: the edges of what is forecast, widest first.
    """

    kind: Literal["bars", "columns", "stack", "lines"]
    over: tuple[str, ...] | tuple[When, ...]
    series: tuple[Series, ...]
    unit: str
    label: str = ""  # what ``over`` is: "Day", "Status"
    notes: tuple[tuple[When, str], ...] = ()
    ties: tuple[Number | None, ...] = ()
    bands: tuple[tuple[str, str], ...] = ()
    strong: tuple[str | When, ...] = ()  # members of ``over`` that are the message: the accent

    @property
    def table(self) -> "Table":
        """The same figures as a table: a row per category, a column per series."""
        first = Column("over", self.label or "What", "text" if self._words else "day")
        if any(isinstance(each, datetime) for each in self.over):
            first = replace(first, kind="moment")
        columns = [first, *(Column(s.name, s.name, _kind(s.numbers)) for s in self.series)]
        rows: list[tuple[Cell, ...]] = [
            (place, *(series.numbers[n] for series in self.series))
            for n, place in enumerate(list[str | When](self.over))
        ]
        if any(self.ties):
            columns.append(Column("ties", "Median from the one above", "hours"))
            rows = [(*row, tie) for row, tie in zip(rows, self.ties, strict=True)]
        return Table(tuple(columns), tuple(rows))

    @property
    def ends(self) -> bool:
        """Whether a point of a line is the end of a day: midnight after it, not before."""
        days = (isinstance(each, date) and not isinstance(each, datetime) for each in self.over)
        return self.kind == "lines" and all(days)

    @property
    def _words(self) -> bool:
        return all(isinstance(each, str) for each in self.over)


@dataclass(frozen=True)
class Column:
    """A column of a table; ``heat`` tints its cells by their value, in the colour of a status."""

    name: str
    label: str
    kind: Kind | Literal["text", "day", "moment"]
    heat: Status | None = None


Cell = Number | str | date | datetime | None


@dataclass(frozen=True)
class Table:
    """Rows of cells under columns; instants are in the zone of the briefing already.

    ``more`` says what is left out below the last row ("and 12 more countries").
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str = ""


Body = Cover | Figures | Plot | Table


@dataclass(frozen=True)
class Slide:
    """One slide: its ``title`` states the finding, ``question`` is that of the panel.

    ``alt`` says in words what is drawn; ``notes`` are paragraphs for who speaks: definitions of
    ``metrics``, and the scope. ``own`` titles were written by a person.
    """

    name: str
    title: str
    question: str
    body: Body
    alt: str = ""
    notes: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    own: bool = False

    @property
    def asked(self) -> str:
        """The question, where the title is not just that."""
        return "" if self.question == self.title else self.question

    @property
    def table(self) -> Table:
        """What the slide shows, as a table: under a chart, for a screen reader, as a sheet."""
        if isinstance(self.body, Plot):
            return self.body.table
        if isinstance(self.body, Table):
            return self.body
        if isinstance(self.body, Figures):
            return _table(self.body)
        return Table((Column("line", "What", "text"),), tuple((each,) for each in self.body.lines))


@dataclass(frozen=True)
class Briefing:
    """Slides, and what stands on each of them: scope sentence, snapshot, marking, handling.

    ``marking`` is the label of the Traffic Light Protocol, ``handling`` its codes (may be empty).
    ``synthetic`` are the lines to be said of made-up figures, ``remarks`` those of the release
    check ("Counts of 1 to 4 are withheld."). ``scope`` and ``deck`` are query strings.
    """

    title: str
    slides: tuple[Slide, ...]
    sentence: str
    snapshot: str
    published_at: datetime
    scope: str
    deck: str
    zone: str
    marking: str
    handling: str = ""
    synthetic: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    audience: str = "internal"

    @property
    def marked(self) -> str:
        """Marking and handling codes, as they stand at the top and the bottom."""
        return " ".join(filter(None, (self.marking, self.handling)))


def numbers(body: Body) -> Iterator[Number]:
    """Every figure of a body, in the order in which it is read."""
    if isinstance(body, Figures):
        for item in body.items:
            yield item.number
            yield from (said.number for said in item.beside)
    elif isinstance(body, Plot):
        for series in body.series:
            yield from series.numbers
        yield from (tie for tie in body.ties if tie is not None)
    elif isinstance(body, Table):
        for row in body.rows:
            yield from (cell for cell in row if isinstance(cell, Number))


def _kind(numbers: tuple[Number, ...]) -> Kind:
    return numbers[0].kind if numbers else "count"


def _table(body: Figures) -> Table:
    columns = Column("figure", "Figure", "text"), Column("value", "Value", "count")
    rows: list[tuple[Cell, ...]] = []
    for item in body.items:
        rows.append((item.label, item.number))
        rows += [(_named(item, said), said.number) for said in item.beside]
    return Table(columns, tuple(rows))


def _named(item: Item, said: Said) -> str:
    """What a figure beside another is called in a table: ``Series processed: open``."""
    words = " ".join(filter(None, (said.before, said.nouns or said.noun)))
    return f"{item.label}: {words}"
