"""A named question, and how it is answered, drawn and said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.database import ARGUMENTS, Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.scope import Scope
from lib.theme import Look


@dataclass(frozen=True)
class Panel:
    """A question of the board.

    ``metrics`` (taken ``by``) are what *explain* tells of; ``listing`` names the
    rows behind. ``numbers`` measures; the others only read what it gave:
    ``figure`` draws it (a Plotly figure, or markup), ``finding`` and ``alt`` say it
    in a sentence, ``table`` gives the same numbers as a table. ``clicked`` is the scope
    that a click on a mark leads to, from the numbers and the mark's place (or ``x``); charts are
    never filtered by themselves.

    ``keyed`` are the fields of the focus that ``numbers`` takes by name, such as
    ``numbers(snapshot, scope, series=…)``; ``behind`` narrows the listing by them, as
    (column, field).
    """

    name: str
    title: str
    metrics: tuple[str, ...]
    numbers: Callable[..., Any]
    figure: Callable[[Any, Look], go.Figure | str]
    finding: Callable[[Any], str]
    alt: Callable[[Any], str]
    table: Callable[[Any], pd.DataFrame]
    by: tuple[str, ...] = ()
    listing: str | None = None
    clicked: Callable[[Scope, Any, str], Scope] | None = None
    keyed: tuple[str, ...] = ()
    behind: tuple[tuple[str, str], ...] = ()

    def asked(self, focus: Focus) -> dict[str, Any]:
        """The part of *focus* that ``numbers`` takes."""
        return {name: getattr(focus, name) for name in self.keyed}


def leads_to(scope: Scope, page: str = "", focus: Focus | None = None, **changes: Any) -> str:
    """The address of *page* (``one-series``; the same page without) with *changes* to the scope.

    *focus* is what it looks at there; without one, nothing in particular.
    """
    parts = [replace(scope, **changes).query(), focus.query() if focus else ""]
    return f"{'/' if page else ''}{page}?{'&'.join(filter(None, parts))}"


def is_part(scope: Scope) -> bool:
    """Whether the scope is a part that no plan was made for: the plan is for the whole."""
    return bool(scope.country or scope.org or scope.since or scope.until)


def horizon(snapshot: Snapshot, scope: Scope) -> datetime:
    """The instant that figures speak of: as of, the end of the period, or the newest there is.

    An operation under way is looked at as of its publication, and one of the past as of
    its end or its last event: a wait of seven years would say nothing.
    """
    sql = f"select instant from horizon({ARGUMENTS})"
    instant: datetime = snapshot.rows(sql, snapshot.arguments(scope))[0][0]
    return instant.replace(tzinfo=UTC)


def last_briefing(snapshot: Snapshot, scope: Scope) -> datetime | None:
    """The latest note that names a briefing, before the instant that figures speak of."""
    notes = rows(snapshot, "notes", scope)
    named = notes[notes["text"].str.contains("briefing", case=False)]
    times = pd.to_datetime(named["occurred_at"], utc=True)
    earlier = times[times < horizon(snapshot, scope)]
    return earlier.max().to_pydatetime() if len(earlier) else None
