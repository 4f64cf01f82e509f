"""What stands in a file is what ``measure`` says, in any scope: from the snapshot to the file."""

import io
from dataclasses import replace
from random import Random
from typing import Any

import openpyxl
import pandas as pd
import pytest
from pptx import Presentation

from lib.briefing.deck import Deck
from lib.briefing.making import briefing
from lib.briefing.pdf import pdf
from lib.briefing.pptx import pptx
from lib.briefing.slide import Plot
from lib.briefing.xlsx import HEAD, xlsx
from lib.country import name
from lib.database import Snapshot
from lib.measure import measure
from lib.panels.status_bars import STATUSES
from lib.scope import Scope
from tests.briefing.paper import pages, plain

SEEDS = range(6)
DECK = Deck(("headline", "status_bars", "country_grid", "tips_per_day"))


def random_scope(draw: Random, snapshot: Snapshot) -> Scope:
    """A scope that somebody might choose in the sample."""
    codes = [code for (code,) in snapshot.rows("select distinct country from snapshot.tip")]
    query = f"as_of=2019-10-{draw.randint(15, 28)}T{draw.randint(0, 23):02}:00:00Z"
    scope = replace(snapshot.scope(query), clock=draw.choice(["known", "happened"]))
    known = sorted(code for code in codes if code)
    return replace(scope, country=tuple(sorted(draw.sample(known, draw.randint(0, 3)))))


def figure(snapshot: Snapshot, metric: str, scope: Scope) -> float | None:
    value = measure(snapshot, [metric], scope)[metric][0]
    return None if pd.isna(value) else float(value)


def charts(data: bytes) -> dict[str, Any]:
    """The native chart of each slide, by the slide's title."""
    deck = Presentation(io.BytesIO(data))
    return {
        plain(slide.shapes.title.text): shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    }


@pytest.fixture(params=SEEDS)
def scope(request: pytest.FixtureRequest, sample: Snapshot) -> Scope:
    return random_scope(Random(request.param), sample)


def test_charts_of_the_deck_hold_what_measure_says(sample: Snapshot, scope: Scope) -> None:
    made = briefing(sample, scope, DECK)
    there = charts(pptx(made))
    [status, countries, tips] = [there.get(plain(slide.title)) for slide in made.slides[1:]]
    assert status is not None and tips is not None
    wanted = [figure(sample, metric, scope) for metric in STATUSES.values()]
    assert [*status.plots[0].series[0].values] == wanted
    sheet = openpyxl.load_workbook(io.BytesIO(status.part.chart_workbook.xlsx_part.blob)).active
    assert [sheet.cell(row, 2).value for row in range(2, 2 + len(wanted))] == wanted
    by_country = measure(sample, ["series_pinpointed"], scope, ["country"])
    known = {
        name(code): float(n)
        for code, n in zip(by_country["country"], by_country["series_pinpointed"], strict=True)
    }
    assert (countries is not None) == any(known.values())
    if countries is not None:
        shown = zip(countries.plots[0].categories, countries.plots[0].series[0].values, strict=True)
        for place, n in shown:
            assert known[str(place)] == n
    body = made.slides[3].body
    assert isinstance(body, Plot)
    step = "week" if body.label.startswith("Week") else "day"
    by_time = measure(sample, ["tips_received"], scope, [step])
    there_are = dict(zip(by_time[step], map(float, by_time["tips_received"]), strict=True))
    values = [*tips.plots[0].series[0].values]
    assert any(values) and values == [there_are.get(when, 0.0) for when in body.over]


def test_the_workbook_and_the_paper_say_the_same(sample: Snapshot, scope: Scope) -> None:
    made = briefing(sample, scope, DECK)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx(made)))["2 Status bars"]
    rows = [
        [cell.value for cell in row[:2]] for row in sheet.iter_rows(min_row=HEAD + 2, max_row=20)
    ]
    wanted = [figure(sample, metric, scope) for metric in STATUSES.values()]
    assert [value for _, value in rows[: len(wanted)]] == wanted
    there = [plain(text) for text in pages(pdf(made))]
    for text in there:
        assert plain(made.sentence) in text
        assert made.snapshot in text and made.marked in text
