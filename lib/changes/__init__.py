"""What two instants see otherwise: which events came, went or were corrected between them.

One SQL file per fact gives the rows; ``explained`` says of every unit of a count (a series,
a pair of series and country, an event) which of these rows moved it, so that what is said
adds up to the difference, to the event.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from lib import measure
from lib.database import Snapshot
from lib.metric import Metric
from lib.metrics import CATALOGUE
from lib.scope import Scope

FILES: Final = {
    path.stem: path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.sql")
}
# fact -> the tables that its rows come from
TABLES: Final = {
    "series_event": ("series_event",),
    "series_link": ("series_link",),
    "object_event": ("object_event",),
    "tip": ("tip", "tip_event"),
    "media": ("media",),
}
# How the furthest state of a series (``stage_of``) is called as an event.
STAGES: Final = {
    "started": "analysis_started",
    "pinpointed": "country_pinpointed",
    "notified": "country_notified",
    "answered": "country_answered",
}


@dataclass(frozen=True)
class Changes:
    """What differs between the instant *before* and that of *scope*."""

    snapshot: Snapshot
    scope: Scope
    before: datetime

    @cached_property
    def events(self) -> dict[str, pd.DataFrame]:
        """By fact, one row per event that is in scope at one instant only, or in other countries.

        ``was_in`` and ``is_in`` are its countries then and now, None where it was not in
        scope. ``cause`` is *new*, *corrected*, *withdrawn* (as the books went) or *moved*:
        it stands at both, but its series came to be in other countries.
        """
        there = set(self.snapshot.delivered)
        arguments = self._arguments()
        return {
            fact: _read(self.snapshot.query(FILES[fact], arguments))
            for fact, tables in TABLES.items()
            if there & set(tables)
        }

    @cached_property
    def moved_on(self) -> pd.DataFrame:
        """One row per series whose furthest state differs; new series are not among them.

        ``series_id``, ``country`` (missing: in the whole scope), the states ``from`` and
        ``kind``, ``known_from``.
        """
        found = self.snapshot.query(FILES["moved_on"], self._arguments())
        stages = {name: found[name].replace(STAGES) for name in ("from", "kind")}
        return found.assign(**stages)

    def differences(self, metrics: list[Metric]) -> pd.DataFrame:
        """By how much each thing counted differs; see ``measure.differences``."""
        return measure.differences(self.snapshot, metrics, self.scope, self.before)

    def _arguments(self) -> dict[str, Any]:
        before = self.before.astimezone(UTC).replace(tzinfo=None)
        return {**self.snapshot.arguments(self.scope), "before": before}


def _read(found: pd.DataFrame) -> pd.DataFrame:
    """Lists as tuples: a frame's own arrays can neither be compared nor kept."""
    places = {
        name: pd.Series(
            [None if pd.api.types.is_scalar(each) else tuple(each) for each in found[name]],
            index=found.index,
            dtype=object,
        )
        for name in ("was_in", "is_in")
    }
    return found.assign(**places)


@lru_cache(maxsize=16)  # a published snapshot never changes
def between(snapshot: Snapshot, scope: Scope, before: datetime) -> Changes:
    """What differs between *before* (aware, UTC) and the instant of *scope*."""
    snapshot.checked(scope)
    return Changes(snapshot, scope, before)


def explained(changes: Changes, names: tuple[str, ...]) -> pd.DataFrame:
    """Why each metric differs: one row per thing counted that came, went or changed.

    ``metric``, ``difference``, then the event that decided it: ``cause``, ``kind``, ``came``
    (it was not there before), ``table``, ``event_id``, ``about``, ``occurred_at``,
    ``known_from``, ``known_until``. The differences of a metric sum to its own. What does
    not add up (medians, shares), was not delivered, or has no instant is not among them.
    """
    together: dict[tuple[Any, ...], list[Metric]] = {}
    for name in names:
        found = CATALOGUE[name]
        if found.unit and set(found.needs) <= changes.snapshot.delivered:
            together.setdefault((found.fact, found.grain, found.unit), []).append(found)
    said = [
        _decided(metric, differing, changes.events[metric.fact])
        for metrics in together.values()
        for differing in [changes.differences(metrics)]
        for metric in metrics
    ]
    columns = ["metric", "difference", *TOLD]
    return pd.concat([frame[columns] for frame in said]) if said else pd.DataFrame(columns=columns)


TOLD: Final = (
    "cause", "kind", "came", "table", "event_id", "about", "occurred_at", "known_from",
    "known_until",
)  # fmt: skip


def _decided(metric: Metric, differing: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """For each thing that *metric* counts otherwise, the event that decided it."""
    wanted = differing[differing[metric.name] != 0].rename(columns={metric.name: "difference"})
    there = events[events["was_in"].isna() != events["is_in"].isna()]
    kinds = (*metric.kinds, *metric.there_by)
    there = there[there["kind"].isin(kinds)]
    there = there.assign(
        came=there["was_in"].isna(),
        rank=there["kind"].map(kinds.index),
        raises=there["was_in"].isna() != there["kind"].isin(metric.lowered_by),
    )
    unit = [*metric.unit]
    met = wanted[[*unit, "difference"]].reset_index(drop=True)
    met = met.assign(thing=met.index).merge(there, on=unit)  # null keys meet each other
    met = met[(met["difference"] > 0) == met["raises"]]
    first = met.sort_values(["thing", "rank", "known_from", "event_id"], kind="stable")
    return first.drop_duplicates("thing").assign(metric=metric.name)
