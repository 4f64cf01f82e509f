"""How did the headline figures change, and because of what?"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pandas as pd

from lib import wording
from lib.changes import between, explained
from lib.charts import change_figures as chart
from lib.database import Snapshot
from lib.focus import Focus
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.panels.change import words
from lib.panels.change.instants import Between, instants
from lib.panels.panel import Panel, leads_to
from lib.panels.tiles import HEADLINES
from lib.scope import Scope
from lib.theme import Look

MOST = 12  # rows that are shown of one part
NO_SUM = {
    "median_hours_to_process": "series_processed",
    "median_hours_to_notify": "countries_notified",
    "share_of_tips_useful": "tips_received",
}  # each below the figure that it goes with
GROUPS = tuple(
    (
        headline.metric,
        *(name for name in headline.beside if name != "series_planned"),
        *(name for name, under in NO_SUM.items() if under == headline.metric),
    )
    for headline in HEADLINES
)
METRICS = tuple(name for group in GROUPS for name in group)
PAGES = {"series_event": "series", "series_link": "series", "media": "series",
         "object_event": "object"}  # fmt: skip


@dataclass(frozen=True)
class Figures:
    """Groups of lines, the headline first, and the instants between which they changed."""

    between: Between
    groups: tuple[tuple[chart.Line, ...], ...]

    @property
    def lines(self) -> list[chart.Line]:
        return [line for group in self.groups for line in group]


def numbers(snapshot: Snapshot, scope: Scope, before: datetime | None = None) -> Figures:
    """Every figure of the overview at both instants, and what its difference is made of."""
    found = instants(snapshot, scope, before)
    now = measure(snapshot, METRICS, scope).iloc[0]
    then = measure(snapshot, METRICS, replace(scope, as_of=found.before)).iloc[0]
    changes = between(snapshot, scope, found.before)
    parts = explained(changes, METRICS)
    by_metric = {str(name): rows for name, rows in parts.reset_index(drop=True).groupby("metric")}
    line = _Lines(scope, found.zone, now, then, by_metric, before)
    return Figures(found, tuple(tuple(map(line.of, group)) for group in GROUPS))


@dataclass(frozen=True)
class _Lines:
    """What lines are made from."""

    scope: Scope
    zone: str
    now: "pd.Series[Any]"
    then: "pd.Series[Any]"
    parts: dict[str, pd.DataFrame]
    before: datetime | None

    def of(self, name: str) -> chart.Line:
        metric = CATALOGUE[name]
        before, after = _known(self.then[name]), _known(self.now[name])
        counted = metric.kind == "count"
        why = self.parts.get(name)
        if why is None and metric.otherwise:  # stated figures don't move; what stands in does
            why = self.parts.get(metric.otherwise) if before != after else None
        parts = self._parts(name, why) if why is not None else ()
        whole = metric.over[1] if metric.over else name
        wholes = (_known(self.then[whole]), _known(self.now[whole]))
        return chart.Line(
            name, metric.label, before, after, metric.kind, parts if counted else (), wholes
        )

    def _parts(self, name: str, why: pd.DataFrame) -> tuple[chart.Part, ...]:
        said = [
            _said(name, *each) for each in zip(why["cause"], why["kind"], why["came"], strict=True)
        ]
        found = [
            chart.Part(
                str(label),
                int(rows["difference"].sum()),
                self._rows(rows),
                len(rows),
                self._all(rows.iloc[0].to_dict()),
            )
            for label, rows in why.groupby(pd.Series(said, index=why.index), sort=False)
        ]
        return tuple(sorted(found, key=lambda part: (part.difference < 0, -abs(part.difference))))

    def _all(self, record: dict[Any, Any]) -> str | None:
        """All rows of the kind and the cause of one, below on the page."""
        table, kind, cause = (str(record[name]) for name in ("table", "kind", "cause"))
        if kind not in words.KINDS.get(table, {}):
            return None
        if cause == "moved":
            cause = "moved_in" if record["came"] else "moved_out"
        status = tuple(sorted((cause, words.word(table, kind))))
        return leads_to(self.scope, "", Focus(status=status, before=self.before))

    def _rows(self, rows: pd.DataFrame) -> tuple[chart.Row, ...]:
        shown = rows.sort_values(["known_from", "about"], ascending=[False, True]).head(MOST)
        return tuple(self._row(record) for record in shown.to_dict("records"))

    def _row(self, record: dict[Any, Any]) -> chart.Row:
        href = None
        page, about = PAGES.get(record["table"]), record["about"]
        if page and isinstance(about, str):
            focus = Focus(series=about) if page == "series" else Focus(object=about)
            href = leads_to(self.scope, "one-series" if page == "series" else "object", focus)
        instant = record["occurred_at"] if self.scope.clock == "happened" else record["known_from"]
        if not record["came"] and not pd.isna(record["known_until"]):
            instant = record["known_until"]
        when = wording.local(pd.Timestamp(instant).to_pydatetime(), self.zone)
        moved = f"{wording.short_day(when)} {wording.clock(when.replace(second=0))}"
        named = about if isinstance(about, str) else "in no series"
        return chart.Row(named, moved, float(record["difference"]), href)


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _said(name: str, cause: str, kind: str, came: bool) -> str:
    """What a part of a difference is called: ``processed``, ``corrected``, ``left this scope``."""
    if cause == "moved":
        return "came into this scope" if came else "left this scope"
    lowers = kind in CATALOGUE[name].lowered_by
    if cause == "new":
        return "dealt with" if name == "tips_waiting" and lowers else words.part(kind)
    return f"“{words.part(kind)}” {cause}" if lowers else cause


def _finding(found: Figures) -> str:
    return chart.finding([*found.groups], found.between.since)


def _alt(found: Figures) -> str:
    return f"Figures between {found.between.earlier} and {found.between.later}. {_finding(found)}."


def _figure(found: Figures, _: Look) -> str:
    return chart.html([*found.groups])


def _table(found: Figures) -> pd.DataFrame:
    """One row per figure and part of its difference."""
    made = [
        {
            "figure": line.label,
            "earlier": line.before,
            "later": line.after,
            "difference": line.difference,
            "part": part.words if part else None,
            "part_difference": part.difference if part else None,
            "earlier_instant": found.between.before,
            "later_instant": found.between.after,
        }
        for line in found.lines
        for part in (line.parts or (None,))
    ]
    return pd.DataFrame(made)


FIGURES = Panel(
    "change_figures",
    "What changed in the figures of the overview, and because of what?",
    METRICS,
    numbers,
    _figure,
    _finding,
    _alt,
    _table,
    keyed=("before",),
)
