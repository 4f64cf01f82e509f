"""The two instants that changes lie between."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pandas as pd

from lib import wording
from lib.database import Snapshot
from lib.errors import Refused
from lib.listing import rows
from lib.panels.panel import horizon, last_briefing
from lib.scope import Scope

DEFAULT = timedelta(hours=24)  # where no briefing is noted


@dataclass(frozen=True)
class Between:
    """The earlier instant and the later, aware and in UTC, and *why* the earlier."""

    before: datetime
    after: datetime
    why: str
    zone: str
    is_now: bool

    @property
    def earlier(self) -> str:
        """``25 Oct 2019 08:45 CEST (Last briefing)``."""
        return f"{wording.moment(self.before, self.zone)} ({self.why})"

    @property
    def later(self) -> str:
        """``28 Oct 2019 09:43 CEST (the newest there is)``."""
        at = wording.moment(self.after.replace(second=0, microsecond=0), self.zone)
        return at + (" (the newest there is)" * self.is_now)

    @property
    def since(self) -> str:
        """``since 25 Oct 08:45``."""
        there = wording.local(self.before, self.zone)
        year = "" if there.year == wording.local(self.after, self.zone).year else f" {there.year}"
        return f"since {wording.short_day(there)}{year} {wording.clock(there)}"


def instants(snapshot: Snapshot, scope: Scope, before: datetime | None = None) -> Between:
    """*before*, or the last briefing, or a day; raises Refused where it is not the earlier."""
    after, zone = horizon(snapshot, scope), snapshot.zone(scope.operation)
    if before is not None and before >= after:
        raise Refused(
            f"“before” is {wording.moment(before, zone)}: an instant before the later one, "
            f"{wording.moment(after, zone)}, is wanted."
        )
    is_now = scope.as_of is None and scope.until is None
    chosen = before or last_briefing(snapshot, scope)
    if chosen is None:
        return Between(after - DEFAULT, after, "a day earlier; no briefing noted", zone, is_now)
    named = dict(briefings(snapshot, scope)).get(chosen)
    return Between(chosen, after, named or "as chosen", zone, is_now)


def briefings(snapshot: Snapshot, scope: Scope) -> list[tuple[datetime, str]]:
    """Each briefing before the later instant with its words, the latest first."""
    notes = rows(snapshot, "notes", scope)
    notes = notes[notes["text"].str.contains("briefing", case=False)]
    times = [at.to_pydatetime() for at in pd.to_datetime(notes["occurred_at"], utc=True)]
    after = horizon(snapshot, scope)
    found = [pair for pair in zip(times, map(str, notes["text"]), strict=True) if pair[0] < after]
    return found[::-1]
