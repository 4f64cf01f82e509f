"""How much gets through, per organisation and half-day?"""

from dataclasses import dataclass, replace

import pandas as pd

from lib.charts import throughput as chart
from lib.database import Snapshot
from lib.listing import rows
from lib.measure import measure
from lib.panels.panel import Panel
from lib.scope import Scope
from lib.theme import Look

NOON = 13  # o'clock: the morning ends, as for the forecast
MOST_DAYS = 12  # two working weeks: the latest
OTHERS = "Smaller organisations and agencies, together"


@dataclass(frozen=True)
class Throughput:
    """``cells`` as ``lib.charts.throughput`` wants them; whether others are ``withheld``.

    ``nobody``: how many series no stated organisation is said to have processed.
    ``twice``: whether a series counts for several of those that are named.
    """

    cells: pd.DataFrame
    withheld: bool
    delivered: bool
    days: int
    nobody: int = 0
    twice: bool = False


def numbers(snapshot: Snapshot, scope: Scope) -> Throughput:
    """Series processed per named organisation (the others as one row) and half-day.

    The listing decides who is named, so that its rows tell no more than the picture. A
    series counts for each organisation that is named, when it first processed it, and once
    for all the others together.
    """
    found = rows(snapshot, "throughput", scope)
    delivered = "series_event" in snapshot.delivered
    if found.empty:
        return Throughput(_cells(found, {}), _others(snapshot, scope, found), delivered, 0)
    zone = snapshot.zone(scope.operation)
    there = pd.to_datetime(found["hour"], utc=True).dt.tz_convert(zone)
    halves = there.dt.hour.lt(NOON).map({True: "am", False: "pm"})
    found = found.assign(day=there.dt.date, half=halves)
    days = sorted(found["day"].unique())
    recent = found[found["day"].isin(days[-MOST_DAYS:])]
    nobody = recent["organisations"] == 0
    cells = _cells(recent[~nobody], _names(snapshot, scope))
    return Throughput(
        cells,
        _others(snapshot, scope, found),
        delivered,
        len(days),
        int(recent.loc[nobody, "series"].sum()),
        _twice(snapshot, scope, found),
    )


def _twice(snapshot: Snapshot, scope: Scope, found: pd.DataFrame) -> bool:
    """Whether two that are named processed the same series."""
    named = tuple(sorted(found["org"].dropna().unique()))
    if len(named) < 2:
        return False
    distinct = measure(snapshot, ["series_processed"], replace(scope, org=named))
    counted = found.loc[found["org"].notna(), "series"].sum()
    return bool(counted > distinct["series_processed"][0])


def _names(snapshot: Snapshot, scope: Scope) -> dict[str, str]:
    """Each organisation's name, wherever it is from: a scope's country is that of the series."""
    roster = rows(snapshot, "participants", Scope(operation=scope.operation))
    return dict(zip(roster["org"], roster["name"], strict=True))


def _cells(found: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    """Every row with every half-day, idle ones as 0."""
    columns = ["name", "together", "day", "half", "series"]
    if found.empty:
        return pd.DataFrame(columns=columns)
    times = [(day, half) for day in sorted(found["day"].unique()) for half in chart.HALVES]
    said = []
    for org, part in found.groupby("org", dropna=False, sort=False):
        alone = isinstance(org, str)
        together = 1 if alone else int(part["organisations"].iloc[0])
        name = names.get(str(org), str(org)) if alone else f"{OTHERS} ({together})"
        counts = part.groupby(["day", "half"])["series"].sum().to_dict()
        said += [(name, together, *time, int(counts.get(time, 0))) for time in times]
    return pd.DataFrame(said, columns=columns)


def _others(snapshot: Snapshot, scope: Scope, found: pd.DataFrame) -> bool:
    """Whether an organisation processed series and is neither named nor among the others."""
    if (found["organisations"] > 1).any():
        return False
    by_org = measure(snapshot, ["series_processed"], scope, ["org"])
    doers = set(by_org.loc[by_org["series_processed"].fillna(0) > 0, "org"].dropna())
    return bool(doers - set(found["org"]))


def _figure(found: Throughput, look: Look) -> str:
    return chart.html(found.cells, look, _finding(found))


def _finding(found: Throughput) -> str:
    if not found.delivered:
        return "Not delivered: what was processed"
    said = chart.finding(found.cells, found.withheld, found.nobody, found.twice)
    return f"{said}; the last {MOST_DAYS} of {found.days} days" if found.days > MOST_DAYS else said


THROUGHPUT = Panel(
    "throughput",
    "How many series does each organisation process, per half-day?",
    ("series_processed",),
    numbers,
    _figure,
    _finding,
    lambda found: f"Table of organisations by half-day. {_finding(found)}.",
    lambda found: found.cells,
    by=("org",),
    listing="throughput",
)
