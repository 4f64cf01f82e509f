"""What the rows say of one series: read once, for every panel of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import pandas as pd

from lib.database import Snapshot
from lib.focus import Focus
from lib.listing import rows
from lib.panels.panel import horizon, leads_to
from lib.scope import Scope

CIRCLES = 64  # steps from heir to heir, at most


@dataclass(frozen=True)
class About:
    """One series in one scope; the frames are rows of the listings of these names, not to be
    changed.

    ``heirs`` is the way from heir to heir (``None`` for one outside of the scope); ``circle``
    is whether that way comes back on itself. ``reached`` is its row of the table of series
    (empty where no event stands).
    """

    series: str | None
    scope: Scope
    zone: str
    until: datetime
    events: pd.DataFrame
    links: pd.DataFrame
    files: pd.DataFrame
    listed: Mapping[Any, Any]
    reached: Mapping[Any, Any]
    heirs: tuple[str | None, ...]
    circle: bool

    @property
    def there(self) -> bool:
        """Whether the series is in the scope at all.

        One that nothing happened to has no instant: it is there where no time is chosen.
        """
        scope = self.scope
        timed = scope.since or scope.until or scope.as_of or scope.org
        found = len(self.events) or len(self.links) or len(self.files)
        return bool(found or (self.listed and not timed))

    @property
    def missing(self) -> str:
        """Why there is nothing to show; empty where the series is in the scope."""
        return "" if self.there else f"Series {self.series} is not in this scope"

    @property
    def standing(self) -> pd.DataFrame:
        """The events that stand, in the order in which they happened."""
        return self.events[self.events["taken_back_at"].isna()]

    def leads(self, series: str, **changes: Any) -> str:
        """The address of a series in this scope."""
        return leads_to(self.scope, "one-series", Focus(series=series), **changes)


@lru_cache(maxsize=64)  # a published snapshot never changes
def about(snapshot: Snapshot, scope: Scope, series: str | None) -> About:
    """All of it: a query for each listing, and one more for each step to an heir."""
    where = {"series_id": series or ""}
    links = rows(snapshot, "links", scope, where=where)
    listed = rows(snapshot, "listed", scope, where=where).to_dict("records")
    reached = rows(snapshot, "series", scope, where=where).to_dict("records")
    heirs, circle = _heirs(snapshot, scope, series, links)
    return About(
        series,
        scope,
        snapshot.zone(scope.operation),
        horizon(snapshot, scope),
        rows(snapshot, "events", scope, where=where),
        links,
        rows(snapshot, "files", scope, where=where),
        listed[0] if listed else {},
        reached[0] if reached else {},
        heirs,
        circle,
    )


def _heirs(
    snapshot: Snapshot, scope: Scope, series: str | None, links: pd.DataFrame
) -> tuple[tuple[str | None, ...], bool]:
    """The way from heir to heir, and whether it comes back on itself."""
    way: list[str | None] = []
    seen = {series}
    for _ in range(CIRCLES):
        merged, heir = heir_of(links)
        if not merged:
            return tuple(way), False
        way.append(heir)
        if heir is None:
            return tuple(way), False
        if heir in seen:
            return tuple(way), True
        seen.add(heir)
        links = rows(snapshot, "links", scope, where={"series_id": heir})
    return tuple(way), True


def heir_of(links: pd.DataFrame) -> tuple[bool, str | None]:
    """Whether the series of these links was merged into another, and into which.

    The latest standing merge counts; the heir is None where it is outside of the scope.
    """
    merges = links[(links["relation"] == "merged_into") & links["outward"].astype(bool)]
    if merges.empty:
        return False, None
    last = merges.sort_values(["occurred_at", "known_at", "link_id"]).iloc[-1]
    heir = last["linked_series_id"]
    return True, heir if isinstance(heir, str) else None


def is_there(snapshot: Snapshot, scope: Scope, series: str) -> bool:
    """Whether the scope holds anything of this series."""
    return about(snapshot, scope, series).there
