"""How much changed between two instants, by kind of event and by country."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from lib.changes import Changes

COUNTED: Final = ("new", "moved_on", "corrected", "withdrawn", "moved_in", "moved_out")
SEEN: Final = [
    "table", "kind", "cause", "event_id", "about", "count", "occurred_at", "known_from",
    "known_until", "was_in", "is_in",
]  # fmt: skip
NOWHERE: Final = pd.DataFrame(
    columns=["series_id", "country", "from", "kind", "known_from"], dtype=object
)


@dataclass(frozen=True)
class Tally:
    """How many events came, went or were corrected, and how many series moved on.

    Columns of both, as in COUNTED: ``new``, ``moved_on``, ``corrected`` (taken back and
    replaced), ``withdrawn``, ``moved_in`` and ``moved_out`` (the countries of the series
    changed). ``by_kind`` has ``table`` and ``kind``, ``by_country`` has ``country``. ``rows``
    are the events that by_kind counts, with ``what`` became of each.
    """

    by_kind: pd.DataFrame
    by_country: pd.DataFrame
    rows: pd.DataFrame


def tallied(changes: Changes) -> Tally:
    """The events of all facts but files, which are counted by day and have no rows."""
    there = [frame[SEEN] for fact, frame in changes.events.items() if fact != "media"]
    events = pd.concat([frame.astype(object) for frame in there]) if there else _empty()
    moved = changes.moved_on if "series_event" in changes.events else NOWHERE
    moved = moved.assign(table="series_event", what="moved_on", about=moved["series_id"])
    whole = _named(_whole(events.reset_index(drop=True)))
    placed = _named(_placed(events, changes.scope.country))
    rows = pd.concat([whole, moved[moved["country"].isna()].drop(columns="country")])
    return Tally(
        _counted(rows, ["table", "kind"]),
        _counted(pd.concat([placed, moved[moved["country"].notna()]]), ["country"]),
        rows.reset_index(drop=True),
    )


def _empty() -> pd.DataFrame:
    return pd.DataFrame(columns=SEEN, dtype=object)


def _whole(events: pd.DataFrame) -> pd.DataFrame:
    """The events that are in scope at one instant only."""
    came = events["was_in"].isna()
    return events.assign(came=came)[came != events["is_in"].isna()]


def _placed(events: pd.DataFrame, chosen: tuple[str, ...]) -> pd.DataFrame:
    """One row per event and country (of those *chosen*) that it came to or left."""
    found = [
        {**record, "country": place, "came": came}
        for record in events.to_dict("records")
        for place, came in _places(record["was_in"], record["is_in"])
        if not chosen or place in chosen
    ]
    return pd.DataFrame(found, columns=[*SEEN, "country", "came"], dtype=object)


def _places(was: Any, now: Any) -> Iterator[tuple[str, bool]]:
    before, after = (set(each) if isinstance(each, tuple) else set() for each in (was, now))
    yield from ((place, False) for place in sorted(before - after))
    yield from ((place, True) for place in sorted(after - before))


def _named(events: pd.DataFrame) -> pd.DataFrame:
    """With ``what`` became of each; a replacement is told by the event that it replaces."""
    came = events["came"].astype(bool)
    moved = came.map({True: "moved_in", False: "moved_out"})
    what = events["cause"].where(events["cause"] != "moved", moved)
    return events.assign(what=what)[~(came & (events["cause"] == "corrected"))]


def _counted(events: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """One row per group, a column for each of COUNTED."""
    if events.empty:
        return pd.DataFrame(columns=[*by, *COUNTED])
    counts = events.groupby([*by, "what"], dropna=False).size().unstack("what", fill_value=0)
    return counts.reindex(columns=[*COUNTED], fill_value=0).reset_index().rename_axis(columns=None)
