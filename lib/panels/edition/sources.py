"""Where does each published figure come from, and how sure is it?"""

from dataclasses import dataclass

import pandas as pd

from lib import wording
from lib.charts import edition_table as chart
from lib.charts.edition_dots import MARKS
from lib.database import Snapshot
from lib.panels.edition.published import label, nothing, published, when
from lib.panels.panel import Panel
from lib.scope import Scope

COLUMNS = [
    "when", "day", "figure", "said", "value", "qualifier", "confidence", "wording", "source",
    "conflict",
]  # fmt: skip


@dataclass(frozen=True)
class Sources:
    """See ``lib.charts.edition_table`` for the columns."""

    figures: pd.DataFrame
    remarks: tuple[str, ...]
    delivered: bool


def numbers(snapshot: Snapshot, scope: Scope) -> Sources:
    """Every figure that was published by the instant that is looked at."""
    there = published(snapshot, scope)
    records = there.figures.to_dict("records")
    figures = there.figures.assign(
        when=[when(row) for row in records],
        day=["" if pd.isna(row["as_of"]) else wording.day(row["as_of"].date()) for row in records],
        figure=[label(str(row["metric"])) for row in records],
        said=[_said(row["qualifier"], row["value"]) for row in records],
    )[COLUMNS]
    same = figures["when"] == figures["day"]
    return Sources(
        figures.assign(day=figures["day"].mask(same, "")), there.remarks, there.delivered
    )


def _finding(found: Sources) -> str:
    return nothing(found.delivered) if found.figures.empty else chart.finding(found.figures)


def _said(qualifier: object, value: float) -> str:
    return f"{MARKS.get(str(qualifier), '')}{wording.exact(value)}"


EDITION_SOURCES = Panel(
    "edition_sources",
    "Where does each published figure come from?",
    ("series_processed",),
    numbers,
    lambda found, look: chart.html(found.figures, look, found.remarks),
    _finding,
    lambda found: f"Table of published figures. {_finding(found)}.",
    lambda found: found.figures.drop(columns="said"),
    listing="published_figures",
)
