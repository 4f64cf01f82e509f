"""Measure: metric × scope × by → numbers. The only composer of SQL.

What is taken by a dimension equals what a scope narrowed to that value gives:
rows are grouped first and each figure is measured anew within its group, so
that distinct counts and medians are right and never summed.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from math import prod
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from lib.database import ARGUMENTS, Snapshot
from lib.errors import Refused
from lib.metric import Grain, Metric
from lib.metrics import CATALOGUE, dims, metric
from lib.scope import Clock, Scope

Key = tuple[Any, ...]
Numbers = dict[Key, dict[str, Any]]  # one entry a group: its key, its figures
Moment = tuple[datetime | None, Clock]  # an as-of, and by which clock
TIME = ("hour", "day", "week")
LONGEST_AXIS = 100_000  # points; a longer axis is a slip, not a question
DIMENSION = {
    "week": "date_trunc('week', day)::date",
    "country": "by_country.it",
    "org": "by_org.it",
}
MEMBERS = {"country": "countries", "org": "orgs"}  # a row may be in several


def measure(
    snapshot: Snapshot, metrics: Sequence[str], scope: Scope, by: Sequence[str] = ()
) -> pd.DataFrame:
    """Measure *metrics* over *scope*, one row per group of *by* (one row without).

    Columns: the dimensions in order (day and week as dates, hour as an aware
    instant in UTC, a country not known as ``unknown``), then the metrics
    (Int64, shares and hours Float64); what was not delivered is NA. Raises
    Refused for an unknown metric, or a dimension that its fact lacks.
    """
    check(metrics, by)
    snapshot.checked(scope)
    numbers = _numbers(snapshot, _parts(metrics), scope, tuple(by))
    keys = _axis(snapshot, numbers, scope, tuple(by))
    rows = [key + _figures(snapshot, metrics, numbers.get(key, {})) for key in keys]
    frame = pd.DataFrame(rows, columns=[*by, *metrics])
    kinds = {name: "Int64" if metric(name).kind == "count" else "Float64" for name in metrics}
    return frame.astype({name: kind for name, kind in kinds.items() if name not in by})


def measure_at(
    snapshot: Snapshot,
    metrics: Sequence[str],
    scope: Scope,
    moments: Sequence[Moment],
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """What ``measure`` gives for *scope* at each of *moments*, in one query per fact for all.

    Columns: ``moment``, its place among *moments* from 0; then those of ``measure``.
    """
    check(metrics, by)
    snapshot.checked(scope)
    each = _numbers_at(snapshot, _parts(metrics), scope, moments, tuple(by))
    rows = [
        (place, *key, *_figures(snapshot, metrics, numbers.get(key, {})))
        for place, numbers in enumerate(each)
        for key in _axis(snapshot, numbers, scope, tuple(by))
    ]
    frame = pd.DataFrame(rows, columns=["moment", *by, *metrics])
    kinds = {name: "Int64" if metric(name).kind == "count" else "Float64" for name in metrics}
    return frame.astype({name: kind for name, kind in kinds.items() if name not in by})


def check(metrics: Sequence[str], by: Sequence[str]) -> None:
    """Raise Refused where a metric is not there, or has no such dimension."""
    if len(set(by)) < len(by):
        raise Refused(f"“by” names a dimension twice: {', '.join(by)}.")
    for name in metrics:
        metric(name)
        for dim in by:
            if dim not in dims(name):
                has = ", ".join(dims(name))
                raise Refused(f"“{name}” can't be taken by “{dim[:64]}”; it has {has}.")


def statement(fact: str, grain: Grain | None, metrics: Iterable[Metric], by: Sequence[str]) -> str:
    """The SQL that measures metrics of one fact and grain; also what *explain* shows."""
    keys = [f'{DIMENSION.get(dim, dim)} as "by_{dim}"' for dim in by]
    figures = [f'{each.aggregate} as "{each.name}"' for each in metrics]
    rows = f"{fact}({ARGUMENTS})" + "".join(_members(dim) for dim in by if dim in MEMBERS)
    chosen = [f"any_of([{DIMENSION[dim]}], ${dim}::varchar[])" for dim in by if dim in MEMBERS]
    where = f"\nwhere {' and '.join(chosen)}" if chosen else ""
    if grain is None:
        return f"select {', '.join(keys + figures)}\nfrom {rows}{where}\ngroup by all"
    columns = [*keys, *grain.keys, *(f'{sql} as "{name}"' for name, sql in grain.columns)]
    inner = f"select {', '.join(columns)}\nfrom {rows}{where}\ngroup by all"
    outer = [f'"by_{dim}"' for dim in by] + figures
    return f"select {', '.join(outer)}\nfrom (\n{inner}\n)\ngroup by all"


def differences(
    snapshot: Snapshot, metrics: Sequence[Metric], scope: Scope, before: datetime
) -> pd.DataFrame:
    """By how much each thing counted differs between *before* and the instant of *scope*.

    One row per thing that differs: the columns of its unit, then a column per metric. The
    metrics have fact, grain and unit in common; a column sums to the metric's difference.
    """
    unit, names = metrics[0].unit, [each.name for each in metrics]
    now = statement(metrics[0].fact, metrics[0].grain, metrics, unit)
    then = now.replace("$as_of::timestamp", "$before::timestamp")
    keys = [f'coalesce(now."by_{key}", was."by_{key}") as "{key}"' for key in unit]
    moved = [f'coalesce(now."{name}", 0) - coalesce(was."{name}", 0)' for name in names]
    figures = [f'{sql} as "{name}"' for sql, name in zip(moved, names, strict=True)]
    met = " and ".join(f'now."by_{key}" is not distinct from was."by_{key}"' for key in unit)
    sql = (
        f"select {', '.join([*keys, *figures])}\nfrom ({now}) as now\n"
        f"full join ({then}) as was on {met}\nwhere {' or '.join(f'{m} <> 0' for m in moved)}"
    )
    instant = before.astimezone(UTC).replace(tzinfo=None)
    return snapshot.query(sql, {**snapshot.arguments(scope), "before": instant})


def _members(dim: str) -> str:
    return f" cross join unnest({MEMBERS[dim]}) as by_{dim}(it)"


def _parts(metrics: Iterable[str]) -> list[Metric]:
    """The metrics that are measured themselves: a share by its parts, a stand-in beside."""
    found: dict[str, Metric] = {}
    for each in map(metric, metrics):
        names = each.over or tuple(filter(None, (each.name, each.otherwise)))
        found.update({name: CATALOGUE[name] for name in names})
    return list(found.values())


def _numbers(snapshot: Snapshot, parts: list[Metric], scope: Scope, by: tuple[str, ...]) -> Numbers:
    """One query per fact and grain; figures of the same group meet under one key."""
    arguments = snapshot.arguments(scope)
    numbers: Numbers = {}
    for (fact, grain), metrics in _together(snapshot, parts).items():
        for row in snapshot.rows(statement(fact, grain, metrics, by), arguments):
            _add(numbers, metrics, by, row)
    return numbers


def _numbers_at(
    snapshot: Snapshot,
    parts: list[Metric],
    scope: Scope,
    moments: Sequence[Moment],
    by: tuple[str, ...],
) -> list[Numbers]:
    """The same for each moment: the fact is joined to all of them, and read once."""
    instants = [at.astimezone(UTC).replace(tzinfo=None) if at else None for at, _ in moments]
    arguments = snapshot.arguments(scope) | {
        "instants": instants, "clocks": [clock for _, clock in moments],
    }  # fmt: skip
    found: list[Numbers] = [{} for _ in moments]
    for (fact, grain), metrics in _together(snapshot, parts).items():
        once = statement(fact, grain, metrics, by)
        for name, kind in (("as_of", "timestamp"), ("clock", "varchar")):
            once = once.replace(f"${name}::{kind}", f"moment.{name}")
        sql = (
            "select moment.place, found.*\nfrom (select unnest($instants::timestamp[]) as as_of, "
            "unnest($clocks::varchar[]) as clock, unnest(range(len($clocks::varchar[]))) as place)"
            f" as moment, lateral (\n{once}\n) as found"
        )
        named = {name: value for name, value in arguments.items() if f"${name}::" in sql}
        for place, *row in snapshot.rows(sql, named):
            _add(found[place], metrics, by, row)
    return found


def _together(
    snapshot: Snapshot, parts: Iterable[Metric]
) -> dict[tuple[str, Grain | None], list[Metric]]:
    """The metrics of what was delivered, by what one query can read."""
    together: dict[tuple[str, Grain | None], list[Metric]] = {}
    for each in parts:
        if set(each.needs) <= snapshot.delivered:
            together.setdefault((each.fact, each.grain), []).append(each)
    return together


def _add(
    numbers: Numbers, metrics: Iterable[Metric], by: tuple[str, ...], row: Sequence[Any]
) -> None:
    """Put the figures of a row to those of its group."""
    figures = zip((m.name for m in metrics), row[len(by) :], strict=True)
    numbers.setdefault(tuple(map(_value, by, row)), {}).update(figures)


def _value(dim: str, value: Any) -> Any:
    return value.replace(tzinfo=UTC) if dim == "hour" and value is not None else value


def _figures(snapshot: Snapshot, metrics: Sequence[str], found: dict[str, Any]) -> Key:
    return tuple(_figure(snapshot, metric(name), found) for name in metrics)


def _figure(snapshot: Snapshot, wanted: Metric, found: dict[str, Any]) -> Any:
    """One figure of one group: None where not delivered, 0 where nothing was counted."""
    if wanted.over:
        part, whole = (_figure(snapshot, CATALOGUE[each], found) for each in wanted.over)
        return part / whole if part is not None and whole else None
    value = found.get(wanted.name)
    if value is not None or not set(wanted.needs) <= snapshot.delivered:
        return value
    if wanted.otherwise:
        return _figure(snapshot, CATALOGUE[wanted.otherwise], found)
    return 0 if wanted.kind == "count" and wanted.fact != "operation" else None


def _axis(snapshot: Snapshot, numbers: Numbers, scope: Scope, by: tuple[str, ...]) -> list[Key]:
    """The groups in order: time without gaps, each with every other value that occurs."""
    times = [dim for dim in by if dim in TIME]
    if not by:
        return [()]
    if not times:
        return sorted(numbers, key=_order)
    zone = ZoneInfo(snapshot.zone(scope.operation))
    values: list[list[Any]] = []
    for place, dim in enumerate(by):
        there = {key[place] for key in numbers}
        values.append(_steps(dim, there, scope, zone) if dim in TIME else list(there))
    if prod(map(len, values)) > LONGEST_AXIS * len(by):
        raise Refused(f"By {', '.join(by)} that is too many rows; take fewer at once.")
    keys = {key for key in product(*values) if _agree(by, key, zone)} | set(numbers)
    return sorted(keys, key=_order)


def _agree(by: tuple[str, ...], key: Key, zone: ZoneInfo) -> bool:
    """Whether hour, day and week of a key name the same time."""
    found = dict(zip(by, key, strict=True))
    hour, day, week = (found.get(dim) for dim in TIME)
    if hour is not None:
        local = hour.astimezone(zone).date()
        if day is not None and day != local:
            return False
        day = local
    return day is None or week is None or week == day - timedelta(days=day.weekday())


def _steps(dim: str, there: set[Any], scope: Scope, zone: ZoneInfo) -> list[Any]:
    """Every step of a time axis, from the first to the last that is meant or occurs."""
    ends = [
        _step(dim, each, zone, end) for end, each in ((0, scope.since), (1, scope.until)) if each
    ]
    marks = sorted({*there, *ends})
    if not marks:
        return []
    first, last = marks[0], marks[-1]
    step = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(days=7)}[dim]
    many = (last - first) // step + 1
    if many > LONGEST_AXIS:
        raise Refused(f"By {dim} that is {many:,} steps; set since and until closer together.")
    return [first + step * n for n in range(many)]


def _step(dim: str, day: date, zone: ZoneInfo, end: int) -> Any:
    """The step that holds the beginning (or the last hour) of a local day."""
    if dim == "day":
        return day
    if dim == "week":
        return day - timedelta(days=day.weekday())
    try:
        local = datetime.combine(day + timedelta(days=end), time(), zone)
        return local.astimezone(UTC) - timedelta(hours=end)
    except OverflowError:
        raise Refused(f"{day} has no hours that can be counted; name a nearer day.") from None


def _order(key: Key) -> tuple[Any, ...]:
    """Sort keys by value, what is not known last."""
    return tuple((value is None, "" if value is None else value) for value in key)
