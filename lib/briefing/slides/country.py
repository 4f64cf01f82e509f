"""Countries: where each stands, how many series each has, how long its referrals take."""

from typing import Any

import pandas as pd

from lib import country as countries
from lib import panels, wording
from lib.briefing.slide import Cell, Column, Plot, Series, Table
from lib.briefing.slides.shown import MOST, count, fitting, hours, key, more, of
from lib.charts import country_status as status_chart
from lib.charts import referral_ageing as ageing_chart
from lib.database import Snapshot
from lib.panels.country import REFERRAL_AGEING, TILE_GRID
from lib.panels.country_status import COLUMNS
from lib.release.cell import Key
from lib.scope import Scope

# step -> the counts that its median hours rest on
STEPS = {
    "to_notify": ("series_pinpointed", "referrals_sent"),
    "to_acknowledge": ("referrals_sent", "referrals_acknowledged"),
    "to_answer": ("referrals_acknowledged", "referrals_answered"),
}


def status(found: pd.DataFrame, _: Snapshot, __: Scope) -> Table:
    """A row per country, what waits longest first."""
    rows = status_chart.sorted_rows(found)
    columns = (
        Column("country", "Country", "text"),
        Column("longest_wait", "Longest wait", "hours", "waiting"),
        Column("waiting", "Waiting", "count", "waiting"),
        *(
            Column(name, status_chart.COLUMNS[name], "count", "received")
            for name in ("pinpointed", "notified", "acknowledged", "answered")
        ),
    )
    shown = tuple(_status(row, [column.name for column in columns[2:]]) for row in rows)
    return Table(columns, shown[: fitting(len(rows))], more(len(rows), "countries"))


def _status(row: dict[Any, Any], names: list[str]) -> tuple[Cell, ...]:
    code = row["country"]
    counts = [count(row[name], COLUMNS[name], country=code) for name in names]
    return (
        _named(code), _wait(row["longest_wait"], key(COLUMNS["waiting"], country=code)), *counts
    )  # fmt: skip


def _named(code: str) -> str:
    words = countries.name(code)
    return words[:1].upper() + words[1:]


def _wait(value: float, rests_on: Key) -> Cell:
    """The longest wait; an empty cell where nothing waits."""
    return "" if wording.missing(value) else hours(value, rests_on)


def pinpointed(found: pd.DataFrame, _: Snapshot, __: Scope) -> Plot:
    """The countries with most series, those not known last."""
    there = found[found["pinpointed"] > 0]
    rows = sorted(
        there.to_dict("records"),
        key=lambda row: (
            row["country"] == countries.UNKNOWN, -row["pinpointed"], countries.name(row["country"])
        ),
    )[:MOST]  # fmt: skip
    numbers = [
        count(row["pinpointed"], "series_pinpointed", country=row["country"]) for row in rows
    ]
    many = len(there)
    label = f"Country, the {MOST} with most of {wording.count(many)}" if many > MOST else "Country"
    over = tuple(_named(row["country"]) for row in rows)
    return Plot("bars", over, (Series("series", tuple(numbers), "pinpointed"),), "series", label)


def ageing(found: pd.DataFrame, _: Snapshot, __: Scope) -> Table:
    """A row per country: the oldest open wait, and the median hours of each step."""
    rows = ageing_chart.ranked(found)
    columns = (
        Column("country", "Country", "text"),
        Column("oldest", "Oldest open wait", "hours", "waiting"),
        Column("waiting", "Waiting", "count", "waiting"),
        Column("notified", "Notified", "count"),
        Column("to_notify", "Pinpointed to notified", "hours"),
        Column("to_acknowledge", "Notified to acknowledged", "hours"),
        Column("to_answer", "Acknowledged to answered", "hours"),
    )
    shown = rows[: fitting(len(rows))]
    return Table(columns, tuple(map(_ageing, shown)), more(len(rows), "countries"))


def _ageing(row: dict[Any, Any]) -> tuple[Cell, ...]:
    code = row["country"]
    steps = (
        ""
        if wording.missing(row[step])
        else hours(
            row[step], *(key(metric, country=code) for metric in metrics), n=row[f"{step}_n"]
        )
        for step, metrics in STEPS.items()
    )
    return (
        _named(code),
        _wait(row["oldest"], key("referrals_waiting", country=code)),
        count(row["waiting"], "referrals_waiting", country=code),
        count(row["notified"], "referrals_sent", country=code),
        *steps,
    )


STATUS = of(panels.COUNTRY_STATUS, "Table of countries by status", status)
GRID = of(TILE_GRID, "Bars of series by country", pinpointed)
AGEING = of(REFERRAL_AGEING, "Table of median hours from step to step, by country", ageing)
