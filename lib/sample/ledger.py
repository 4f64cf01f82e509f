"""The books of a case system: what happened, when it was learned, what was taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(eq=False)
class Event:
    """One row of an event table before it has its number.

    ``subject`` is the series, object or tip; ``kind`` is empty for a row that
    only takes back. Instants are local and naive; ``known`` None: the same.
    """

    subject: str
    kind: str
    occurred: datetime
    known: datetime | None = None
    org: str = ""
    country: str = ""
    count: int | None = None
    confidence: str = ""
    voids: "Event | None" = None

    @property
    def learned(self) -> datetime:
        """When the books learned of it."""
        return self.known or self.occurred


class Ledger:
    """Events gathered in any order, numbered in the order in which they were learned."""

    def __init__(self, prefix: str, digits: int) -> None:
        self._prefix, self._digits = prefix, digits
        self.events: list[Event] = []

    def add(self, event: Event) -> Event:
        """Take an event in."""
        self.events.append(event)
        return event

    def standing(self, *kinds: str) -> list[Event]:
        """Events of these kinds that no row takes back, in the order they occurred."""
        voided = {id(event.voids) for event in self.events if event.voids}
        found = [e for e in self.events if e.kind in kinds and id(e) not in voided]
        return sorted(found, key=lambda e: (e.occurred, e.subject, e.country))

    def rows(self, columns: Sequence[str]) -> Iterator[tuple[object, ...]]:
        """The numbered rows: number first, then *columns*, which are names of ``Event``."""
        ordered = sorted(
            self.events,
            key=lambda e: (e.learned, e.occurred, e.subject, e.kind, e.country),
        )
        number = {id(e): f"{self._prefix}{n:0{self._digits}d}" for n, e in enumerate(ordered, 1)}
        for event in ordered:
            values = [getattr(event, column) for column in columns]
            yield (number[id(event)], *values, number[id(event.voids)] if event.voids else None)
