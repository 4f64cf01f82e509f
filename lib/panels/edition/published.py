"""What was published, read: which figures, of when, and which of them conflict."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from lib import wording
from lib.database import Operation, Snapshot
from lib.listing import rows
from lib.metrics import CATALOGUE
from lib.panels.panel import is_part
from lib.scope import Scope

VIDTF, CAMPAIGN = "vidtf", "trace_an_object"
# Figures that were published and that the board does not measure; what they leave open is said.
WORDS: Final = {
    "offenders": "Offenders, identified or arrested",
    "disseminated": "Series sent out, to whom is not said",
    "cumulative_children_safeguarded": "Children safeguarded, all task forces so far",
    "cumulative_offenders": "Offenders, all task forces so far",
    "likely_country_instances": "Likely countries, once per object",
}
NUMBERED: Final = re.compile(r"\bvidtf[\s_-]*(\d{1,3})\b", re.IGNORECASE)
MONTH: Final = re.compile(r"\b(20\d\d)-(\d\d)\b(?!-\d)")
YEAR: Final = re.compile(r"\b(early |mid-|late )?(20\d\d)\b(?!-)")
THIRDS: Final = {"early ": (1, 4), "mid-": (5, 8), "late ": (9, 12), None: (1, 12)}
OTHER: Final = re.compile(r"another \w+ says (\d[\d.,]*)")


@dataclass(frozen=True)
class Published:
    """The figures of the listing, what this operation is, and what is to be said beside them.

    ``figures`` has the columns of the listing, and ``conflict``; *delivered* is whether
    there are any at all, be it later ones.
    """

    figures: pd.DataFrame
    operation: Operation | None
    number: int | None
    remarks: tuple[str, ...]
    delivered: bool


def nothing(delivered: bool) -> str:
    """The title where there is no figure."""
    none = "None of these figures is among those published"
    return none if delivered else "Not delivered: published figures"


def label(metric: str) -> str:
    """What a published figure is called; one that the board does not know by its own name."""
    known = CATALOGUE.get(metric)
    return known.label if known else WORDS.get(metric, metric.replace("_", " ").capitalize())


def published(snapshot: Snapshot, scope: Scope) -> Published:
    """What was published by the instant that is looked at."""
    figures = rows(snapshot, "published_figures", scope)
    figures = figures.assign(conflict=conflicts(figures))
    operation = snapshot.operation(scope.operation)
    number = edition_number(operation)
    delivered = "published_figure" in snapshot.delivered
    return Published(figures, operation, number, remarks(snapshot, scope, figures), delivered)


def edition_number(operation: Operation | None) -> int | None:
    """The 7 of “VIDTF 7”; None for an operation that is not called so."""
    if operation is None:
        return None
    named = (NUMBERED.search(text) for text in (operation.name, operation.operation_id))
    return next((int(found[1]) for found in named if found), None)


def remarks(snapshot: Snapshot, scope: Scope, figures: pd.DataFrame) -> tuple[str, ...]:
    """What the scope does not do to published figures, and what it leaves out."""
    said = []
    if is_part(scope):
        said.append(
            "Published figures are of whole task forces: country, organisation and period "
            "do not narrow them. What was measured here is of the scope."
        )
    if scope.as_of:
        every = rows(snapshot, "published_figures", Scope())
        later = len(every) - len(figures)
        if later:
            verb = wording.noun(later, "is", "are")
            said.append(
                f"{wording.plural(later, 'figure')} published later, or on a day that is "
                f"not stated, {verb} left out."
            )
    return tuple(said)


def conflicts(figures: pd.DataFrame) -> "pd.Series[bool]":
    """Whether another source says otherwise.

    Of one task force, or of one day of the campaign, two values of a figure differ; or the
    words of a figure say that it conflicts, and name the other value.
    """
    found = pd.Series(False, index=figures.index)
    if figures.empty:
        return found
    when = figures["edition"].where(figures["subject"] == VIDTF, figures["as_of"].astype(str))
    keys = [figures["subject"], figures["metric"], when.fillna("NaT").replace("NaT", pd.NA)]
    values = figures.groupby(keys, dropna=True)["value"].transform("nunique")
    found |= values.fillna(0) > 1
    for row in figures[figures["wording"].str.contains("conflict", na=False)].to_dict("records"):
        named = {float(number) for number in re.findall(r"\d+", str(row["wording"]))}
        alike = (figures["subject"] == row["subject"]) & (figures["metric"] == row["metric"])
        found |= alike & figures["value"].isin(named | {row["value"]})
    return found


def when(row: dict[Any, Any]) -> str:
    """The task force or the day of a figure, in words: ``VIDTF 5``, ``Oct 2018``."""
    if row["subject"] == VIDTF and not pd.isna(row["edition"]):
        return f"VIDTF {row['edition']}"
    if not pd.isna(row["as_of"]):
        return wording.day(row["as_of"].date())
    words = "" if pd.isna(row["wording"]) else str(row["wording"])
    if month := MONTH.search(words):
        return f"{wording.MONTHS[int(month[2]) - 1]} {month[1]}"
    year = YEAR.search(words)
    later = " or later" if year and f"{year[2]} or later" in words else ""
    return f"{year[1] or ''}{year[2]}{later}" if year else "day not stated"


def days(row: dict[Any, Any]) -> tuple[date, date] | None:
    """The first and the last day that a figure may be of; None where nothing is said.

    “Early” 2018 is read as its first four months, “mid-” as the next, “late” as the last.
    """
    if not pd.isna(row["as_of"]):
        return row["as_of"].date(), row["as_of"].date()
    words = "" if pd.isna(row["wording"]) else str(row["wording"])
    if month := MONTH.search(words):
        number = int(month[2])
        return _months(int(month[1]), number, number) if 1 <= number <= 12 else None
    year = YEAR.search(words)
    return _months(int(year[2]), *THIRDS[year[1]]) if year else None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def elsewhere(row: dict[Any, Any]) -> str:
    """What another source says, where only the words of a figure tell of it."""
    found = OTHER.search("" if pd.isna(row["wording"]) else str(row["wording"]))
    return f"{when(row)}: {found[0]}." if found else ""
