"""Small multiples: series pinpointed and processed by day, a picture per country, one scale."""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from lib import country as countries
from lib import wording
from lib.charts import canvas
from lib.theme import Look

MOST: Final = 10  # countries with a picture
LINES: Final = ("pinpointed", "processed")


@dataclass(frozen=True)
class Rest:
    """The countries without a picture: how many, and their series together (each once)."""

    countries: int
    pinpointed: float
    processed: float


NONE: Final = Rest(0, 0, 0)


def largest(by_day: pd.DataFrame) -> list[str]:
    """Every country with a series pinpointed, the most first (then by code)."""
    if by_day.empty:
        return []
    ends = by_day.groupby("country")[[*LINES]].max()
    ends = ends[(ends["pinpointed"] > 0) & (ends.index != countries.UNKNOWN)].reset_index()
    ranked = ends.sort_values(["pinpointed", "country"], ascending=[False, True])
    return [*ranked["country"]]


def html(by_day: pd.DataFrame, rest: Rest, hrefs: dict[str, str], look: Look) -> str:
    """A picture per country, the same scale in each.

    *by_day*: ``country``, ``day`` (each day of each), ``pinpointed``, ``processed``, cumulative.
    *hrefs*: where a country leads.
    """
    shown = largest(by_day)[:MOST]
    if not shown:
        return '<p class="nothing">Nothing to draw in this scope.</p>'
    there = by_day[by_day["country"].isin(shown)]
    top = float(there[[*LINES]].max().max()) or 1.0
    cells = "".join(
        _cell(code, there[there["country"] == code], top, hrefs.get(code, ""), look)
        for code in shown
    )
    return f'<ul class="country-multiples">{cells}</ul><p class="foot">{foot(there, rest, top)}</p>'


def _cell(code: str, days: pd.DataFrame, top: float, href: str, look: Look) -> str:
    name = canvas.linked(countries.name(code), href)
    ends = {line: float(days[line].iloc[-1]) for line in LINES}
    said = "".join(
        f'<span class="{line}"><b>{wording.count(ends[line])}</b> {line}</span>' for line in LINES
    )
    alt = f"{countries.name(code)}: {_ends(ends)}"
    return f"<li><h3>{name}</h3><p>{said}</p>{_picture(days, top, look, alt)}</li>"


def _picture(days: pd.DataFrame, top: float, look: Look, alt: str) -> str:
    found = canvas.steps.Steps([*days["pinpointed"]], look.status["pinpointed"], 2.25)
    done = canvas.steps.Steps([*days["processed"]], look.status["processed"])
    return canvas.steps.img((found, done), top, look, alt)


def _ends(ends: dict[str, float]) -> str:
    return ", ".join(f"{wording.count(ends[line])} {line}" for line in LINES)


def foot(there: pd.DataFrame, rest: Rest, top: float) -> str:
    """The scale and the days in words, and the countries without a picture."""
    first, last = there["day"].min(), there["day"].max()
    scale = f"Cumulative series by day, {_span(first, last)}; all from 0 to {wording.count(top)}."
    if not rest.countries:
        return scale
    more = wording.plural(rest.countries, "more country", "more countries")
    return (
        f"{scale} And {more}, together {wording.count(rest.pinpointed)} pinpointed and "
        f"{wording.count(rest.processed)} processed."
    )


def _span(first: date, last: date) -> str:
    return wording.day(first) if first == last else wording.period(first, last)


def finding(by_day: pd.DataFrame) -> str:
    """The title: the day on which most series of the largest country were pinpointed."""
    shown = largest(by_day)
    if not shown:
        return "No country pinpointed in this scope"
    code = shown[0]
    days = by_day[by_day["country"] == code].sort_values("day")
    total = float(days["pinpointed"].iloc[-1])
    half = days[days["pinpointed"] * 2 >= total]["day"].iloc[0]
    name = countries.name(code)
    one_year = days["day"].min().year == days["day"].max().year
    if total < 2:
        return (
            f"{wording.plural(len(shown), 'country', 'countries')}, one series pinpointed to each"
        )
    return (
        f"{name}: half of its {wording.count(total)} series were pinpointed by "
        f"{wording.short_day(half) if one_year else wording.day(half)}"
    )
