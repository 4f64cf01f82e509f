"""Figures of slides held against ``measure``, each in the part of the scope that its key says."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache

import pandas as pd

from lib.briefing import making
from lib.briefing.deck import Deck
from lib.briefing.slide import Number, Slide, numbers
from lib.briefing.slides import SLIDES
from lib.database import Snapshot
from lib.measure import measure
from lib.metrics import CATALOGUE, dims
from lib.release.cell import Key
from lib.scope import Scope, read_instant

SCOPES = [
    "",
    "country=DE&country=FR",
    "country=unknown&clock=happened",
    "as_of=2019-10-22T16:00:00Z",
    "as_of=2019-10-01T12:00:00Z&clock=happened",  # before the operation began
    "org=DE-POLICE&since=2019-10-16&until=2019-10-21",
    "since=2017-06-01&until=2018-06-30",  # tips by week
    "org=nobody",
]
LONG = os.environ.get("BOARD_LONG") == "1"
NOT_MEASURED = "change:", "first:"  # families of figures that are no metrics of the catalogue


@cache
def drawn(snapshot: Snapshot, scope: Scope) -> tuple[Slide, ...]:
    """Every slide."""
    return making.briefing(snapshot, scope, Deck(tuple(SLIDES))).slides


def figures(slide: Slide) -> Iterator[tuple[Number, Key]]:
    """What a slide shows of the catalogue."""
    for number in numbers(slide.body):
        if number.of is not None:
            yield number, number.of


def narrowed(scope: Scope, at: dict[str, str]) -> Scope:
    """The part of the scope that a key speaks of."""
    found = scope
    for dim, value in at.items():
        if dim in ("country", "org"):
            found = replace(found, **{dim: (value,)})
        elif dim == "as_of":
            found = replace(found, as_of=read_instant(value, "UTC"))
        elif dim == "until":
            until = date.fromisoformat(value)
            found = replace(found, until=min(until, scope.until or until))
        elif dim in ("day", "week"):
            first = date.fromisoformat(value)
            last = first + timedelta(days=6 if dim == "week" else 0)
            since, until = max(first, scope.since or first), min(last, scope.until or last)
            found = replace(found, since=since, until=until)
    return found


def measured(snapshot: Snapshot, scope: Scope, key: Key) -> float | None:
    """What ``measure`` says of a key: of the part of the scope that it speaks of."""
    metric, at = key
    if "release" in dict(at):  # no scope narrows it
        return grouped(snapshot, scope, (metric,), "release").get((metric, at))
    return at_once(snapshot, narrowed(scope, dict(at)), (metric,))[metric]


@cache
def at_once(snapshot: Snapshot, scope: Scope, metrics: tuple[str, ...]) -> dict[str, float | None]:
    row = measure(snapshot, metrics, scope).iloc[0]
    return {name: None if pd.isna(row[name]) else float(row[name]) for name in metrics}


def grouped(
    snapshot: Snapshot, scope: Scope, metrics: tuple[str, ...], dim: str
) -> dict[Key, float | None]:
    frame = measure(snapshot, metrics, scope, [dim]).astype(object)
    return {
        (name, ((dim, "" if pd.isna(value) else str(value)),)): None if pd.isna(n) else float(n)
        for name in metrics
        for value, n in zip(frame[dim], frame[name], strict=True)
    }


def wanted(snapshot: Snapshot, scope: Scope, keys: set[Key]) -> dict[Key, float | None]:
    """What ``measure`` says of each key; what it gives by a dimension is asked for once."""
    found: dict[Key, float | None] = {}
    together: dict[tuple[tuple[str, str], ...], set[str]] = {}
    by: dict[str, set[str]] = {}
    for metric, at in keys:
        dim = next(iter(dict(at)), "")
        if len(at) == 1 and dim in ("day", "week", "release"):
            by.setdefault(dim, set()).add(metric)
        else:
            together.setdefault(at, set()).add(metric)
    for dim, metrics in by.items():
        found |= grouped(snapshot, scope, tuple(sorted(metrics)), dim)
    for at, metrics in together.items():
        row = at_once(snapshot, narrowed(scope, dict(at)), tuple(sorted(metrics)))
        found |= {(metric, at): value for metric, value in row.items()}
    return {key: found.get(key, _nothing(snapshot, key[0])) for key in keys}


def _nothing(snapshot: Snapshot, metric: str) -> float | None:
    """What a group that does not occur comes to: nothing, if it was delivered at all."""
    return 0.0 if {*CATALOGUE[metric].needs} <= snapshot.delivered else None


def checked(snapshot: Snapshot, scope: Scope) -> int:
    """Hold every figure of every slide against ``measure``; returns how many were held."""
    shown = [
        (slide.name, number, key)
        for slide in drawn(snapshot, scope)
        for number, key in figures(slide)
        if not key[0].startswith(NOT_MEASURED) and "state" not in dict(key[1])
    ]
    for name, _, (metric, at) in shown:
        assert metric in CATALOGUE, (name, metric)
        assert set(dict(at)) <= {*dims(metric), "until", "as_of"}, (name, metric, at)
    measure_says = wanted(snapshot, scope, {key for _, _, key in shown})
    for name, number, key in shown:
        assert number.value == measure_says[key], (name, key)
    return len(shown)
