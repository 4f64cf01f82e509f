"""What the rows say of one object of the campaign: read once, for every panel of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

import pandas as pd

from lib import wording
from lib.database import Snapshot
from lib.listing import rows
from lib.panels.panel import horizon
from lib.scope import Scope


@dataclass(frozen=True)
class About:
    """One object in one scope; the frames are rows of the listings, not to be changed.

    ``listed`` is how the campaign lists it, ``campaign`` where it stands (whatever the
    country); both may be empty. ``picture`` is the address of its picture, where it has one.
    ``today`` is the day that figures speak of.
    """

    object: str | None
    scope: Scope
    zone: str
    today: date
    delivered: frozenset[str]
    listed: Mapping[Any, Any]
    campaign: Mapping[Any, Any]
    events: pd.DataFrame
    tips: pd.DataFrame
    picture: str | None

    @property
    def there(self) -> bool:
        """Whether it is in the scope at all; what was never published has no instant.

        That it is published is of no country or organisation: those narrow to what came of it.
        """
        scope = self.scope
        if len(self.events) or len(self.tips):
            return True
        if scope.country or scope.org:
            return False
        timed = scope.since or scope.until or scope.as_of
        return bool(self.campaign or (self.listed and not timed))

    @property
    def missing(self) -> str:
        """Why there is nothing to show; empty where the object is in the scope."""
        return "" if self.there else f"Object {self.object} is not in this scope"

    @property
    def title(self) -> str:
        """Its question, or its id where it has none."""
        return str(self.listed.get("title") or self.object)

    @property
    def standing(self) -> pd.DataFrame:
        """The events that stand, in the order in which they happened."""
        return self.events[self.events["taken_back_at"].isna()]

    def tips_by(self, column: str) -> pd.DataFrame:
        """``name`` (missing where it is not known), ``tips``, ``useful``: most tips first.

        ``useful`` is missing where triage was not delivered.
        """
        tips = self.tips.assign(useful=self.tips["count"].where(self.tips["useful"], 0))
        found = tips.groupby(column, dropna=False)[["count", "useful"]].sum().astype(float)
        found = found.reset_index().set_axis(["name", "tips", "useful"], axis=1)
        if "tip_event" not in self.delivered:
            found["useful"] = float("nan")
        return found.sort_values(["tips", "name"], ascending=[False, True], ignore_index=True)


@lru_cache(maxsize=64)  # a published snapshot never changes
def about(snapshot: Snapshot, scope: Scope, object: str | None) -> About:
    """All of it: a query for each listing."""
    where = {"object": object or ""}
    read = {
        name: rows(snapshot, name, scope, where=where)
        for name in ("object_listed", "campaign", "object_events", "object_tips")
    }
    listed = read["object_listed"].to_dict("records")
    campaign = read["campaign"].to_dict("records")
    pictured = bool(listed and listed[0]["pictured"])
    zone = snapshot.zone(scope.operation)
    return About(
        object,
        scope,
        zone,
        wording.local(horizon(snapshot, scope), zone).date(),
        snapshot.delivered,
        listed[0] if listed else {},
        campaign[0] if campaign else {},
        read["object_events"],
        read["object_tips"],
        f"/picture/{snapshot.id}/{quote(object)}" if pictured and object else None,
    )


def is_there(snapshot: Snapshot, scope: Scope, object: str) -> bool:
    """Whether the scope holds anything of this object."""
    return about(snapshot, scope, object).there


def title(snapshot: Snapshot, scope: Scope, object: str) -> str:
    """What it is called."""
    return about(snapshot, scope, object).title
