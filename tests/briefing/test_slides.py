"""A slide's figure is the page's figure is what ``measure`` says, in any scope, on any delivery."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings

from lib import panels
from lib.briefing import making
from lib.briefing.slide import Figures, Number, Plot, Slide, Table, numbers
from lib.briefing.slides import SLIDES, USUAL
from lib.database import Snapshot, current
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.publish import publish
from lib.release.cell import Key
from lib.scope import Scope
from tests.briefing.held import LONG, SCOPES, checked, drawn, figures, measured
from tests.drawn import published
from tests.pages.test_every_page import OPERATIONS
from tests.random_delivery import SEEDS, delivery, scope
from tests.reference.as_csv import write


@pytest.mark.parametrize("query", SCOPES)
def test_every_figure_is_what_measure_says(sample: Snapshot, query: str) -> None:
    assert checked(sample, sample.scope(query)) > 25


@settings(max_examples=40 if LONG else 2, phases=[Phase.explicit, Phase.generate])
@given(SEEDS)
def test_so_it_is_on_any_delivery(seed: int) -> None:
    draw = Random(seed)
    made = delivery(draw)
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        publish([write(made, Path(folder) / "delivery")], data)
        snapshot = current(data)
        for _ in range(2):
            checked(snapshot, scope(draw, made))
        snapshot.connection.close()


def parts(slide: Slide) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    """Figures parted by a state, summed: by metric and what else their keys say."""
    sums: dict[Key, float] = {}
    for number, (metric, at) in figures(slide):
        if "state" in dict(at):
            whole = metric, tuple(pair for pair in at if pair[0] != "state")
            sums[whole] = sums.get(whole, 0) + (number.value or 0)
    return sums


@pytest.mark.parametrize("query", SCOPES)
def test_states_sum_to_what_they_part(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    found = {slide.name: parts(slide) for slide in drawn(sample, scope)}
    assert {name for name, sums in found.items() if sums} <= {
        "triage", "work_in_progress", "outcomes"
    }  # fmt: skip
    for name in ("triage", "work_in_progress"):
        for key, value in found[name].items():
            assert value == measured(sample, scope, key), (name, key)


@pytest.mark.parametrize("query", SCOPES)
def test_changes_are_differences(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    slide = next(each for each in drawn(sample, scope) if each.name == "change_figures")
    for number, (metric, at) in figures(slide):
        if metric.startswith("change:"):
            name = metric.removeprefix("change:")
            then, now = (measured(sample, scope, (name, key)) for key in (at, ()))
            wanted = None if then is None or now is None else now - then
            assert number.value == wanted, (metric, at)


def test_a_key_stands_for_one_figure(sample: Snapshot) -> None:
    for query in SCOPES:
        seen: dict[Key, float | None] = {}
        for slide in drawn(sample, sample.scope(query)):
            for number, key in figures(slide):
                assert seen.setdefault(key, number.value) == number.value, (query, key)


def test_derived_figures_name_what_they_rest_on(sample: Snapshot) -> None:
    """Hours and shares have no key of their own: they are withheld with what they rest on."""
    for slide in drawn(sample, sample.scope("as_of=2019-10-22T16:00:00Z")):
        for number in numbers(slide.body):
            if number.kind in ("hours", "share"):
                assert number.of is None and number.rests_on, slide.name
            for key in number.rests_on:
                assert key[0] in CATALOGUE, (slide.name, key)


@pytest.mark.parametrize("query", ["as_of=2019-10-22T16:00:00Z", "org=nobody"])
def test_titles_are_the_findings_of_the_page(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    there = {panel.name: panel for panel in panels.every()}
    by_name = {slide.name: slide for slide in drawn(sample, scope)}
    assert [*by_name] == [*SLIDES]
    assert set(by_name) - set(there) == {"cover", "headline"}
    for name, slide in by_name.items():
        if name in there:
            panel = there[name]
            assert slide.title == panel.finding(panel.numbers(sample, scope))
            assert slide.question == panel.title
        assert slide.title in slide.alt + "." or slide.title.rstrip(".") in slide.alt, name
        assert not slide.own


@pytest.mark.parametrize("query", SCOPES)
def test_a_slide_holds_no_more_than_can_be_read(sample: Snapshot, query: str) -> None:
    for slide in drawn(sample, sample.scope(query)):
        body = slide.body
        if isinstance(body, Table):
            assert len(body.rows) <= 12, slide.name
            assert all(len(row) == len(body.columns) for row in body.rows), slide.name
        if isinstance(body, Figures):
            assert len(body.items) == 7
            assert [item.label for item in body.items if item.lead] == ["Series processed"]
        if isinstance(body, Plot):
            whole(body)
            assert len(body.over) <= (12 if body.kind in ("bars", "stack") else 62), slide.name
            assert len(body.notes) <= 4, slide.name
            assert len(body.series) == 1 or body.kind == "lines", slide.name


def whole(plot: Plot) -> None:
    """Whether a plot keeps to what is promised of it."""
    names = [series.name for series in plot.series]
    assert len(set(names)) == len(names)
    assert all(len(series.numbers) == len(plot.over) for series in plot.series)
    assert len(plot.ties) in (0, len(plot.over))
    for pair in plot.bands:
        low, high = (plot.series[names.index(name)] for name in pair)
        assert {low.role, high.role} == {"forecast"}
        for one, other in zip(low.numbers, high.numbers, strict=True):
            assert one.value is other.value is None or (one.value or 0) <= (other.value or 0)
    for when, _ in plot.notes:
        assert not isinstance(when, datetime) or when.utcoffset() is not None
    if plot.kind in ("lines", "columns"):
        assert [*plot.over] == sorted(set(plot.over))


def plot(snapshot: Snapshot, query: str, name: str) -> Plot:
    body = making.slide(snapshot, snapshot.scope(query), name).body
    assert isinstance(body, Plot)
    return body


def said(body: Plot, name: str) -> list[str]:
    return [each.text for each in next(s for s in body.series if s.name == name).numbers]


def test_the_burn_up_opens_its_forecast_at_what_is_known(sample: Snapshot) -> None:
    """The ends of days, the last count as of the instant, and what is to come."""
    body = plot(sample, "as_of=2019-10-22T16:00:00Z", "burn_up")
    days = [date(2019, 10, 14) + timedelta(days=n) for n in range(12)]
    assert [*body.over] == days
    assert [series.name for series in body.series] == [
        "processed", "received", "planned", "low", "high", "forecast"
    ]  # fmt: skip
    done = next(series for series in body.series if series.name == "processed")
    keys = [number.of for number in done.numbers]
    assert keys[0] == ("series_processed", (("until", "2019-10-14"),))
    assert keys[8:] == [("series_processed", ()), None, None, None]
    low, high = said(body, "low"), said(body, "high")
    assert low[:8] == high[:8] == ["–"] * 8
    assert low[8] == high[8] == said(body, "processed")[8] == "570"
    assert low[9:] != high[9:]
    texts = [text for _, text in body.notes]
    assert texts[0] == "New batch: 90 series" and "Case system down" in texts


def test_midnight_is_the_end_of_the_last_day(sample: Snapshot) -> None:
    """The picture ends with the operation, and no day after it is begun."""
    body = plot(sample, "", "burn_up")
    assert body.over[-1] == date(2019, 10, 25)
    assert said(body, "processed")[-1] == "925"


def test_on_the_last_day_the_forecast_opens_a_day_before(sample: Snapshot) -> None:
    body = plot(sample, "as_of=2019-10-25T06:50:00Z", "burn_up")
    low, high, done = (said(body, name) for name in ("low", "high", "processed"))
    assert low[10] == high[10] == done[10]
    assert low[11] != high[11]


def test_medians_stand_between_the_bars(sample: Snapshot) -> None:
    body = plot(sample, "", "status_bars")
    ties = dict(zip(body.over, body.ties, strict=True))
    found = measure(sample, ["median_hours_to_process", "median_hours_to_notify"], Scope()).iloc[0]
    process, notify = ties["Processed"], ties["Country notified"]
    assert process and process.value == pytest.approx(found["median_hours_to_process"])
    assert notify and notify.value == pytest.approx(found["median_hours_to_notify"])
    assert [each for each in ties.values() if each] == [process, notify]
    assert process.rests_on == (("series_started", ()), ("series_processed", ()))


def test_plans_and_published_figures_are_nobodys_count(sample: Snapshot) -> None:
    body = making.slide(sample, Scope(), "edition_worked").body
    assert isinstance(body, Table)
    rows = {row[0]: row[1:] for row in body.rows}
    *published_rows, here = rows
    assert here == "VIDTF 7, here"
    for name in published_rows:
        assert all(
            cell == "" or (isinstance(cell, Number) and cell.of is None) for cell in rows[name]
        )
    own = dict(zip([column.name for column in body.columns[1:]], rows[here], strict=True))
    assert isinstance(own["series_processed"], Number) and own["series_processed"].of
    assert isinstance(own["series_planned"], Number) and own["series_planned"].of is None
    assert rows["VIDTF 8"][0].text == "≥200"  # type: ignore[union-attr]
    headline = making.slide(sample, Scope(), "headline").body
    assert isinstance(headline, Figures)
    planned = headline.items[0].beside[0]
    assert (planned.text, planned.number.of) == ("of 1\u202f000 planned", None)


def test_nobody_is_named_who_may_not_be(sample: Snapshot) -> None:
    """Throughput shows those that the page shows, by name and not by rank."""
    body = plot(sample, "", "throughput")
    *alone, others = (str(each) for each in body.over)
    assert alone == sorted(alone) and len(alone) == 4
    assert others.startswith("Smaller organisations")


def test_what_lists_single_rows_is_internal() -> None:
    assert {name for name, each in SLIDES.items() if each.internal} == {"attention"}
    assert set(USUAL) <= set(SLIDES) and USUAL[0] == "cover" and len(USUAL) <= 12


@pytest.mark.parametrize("named", OPERATIONS)
def test_every_slide_is_whole_where_nearly_all_is_lacking(named: str, tmp_path: Path) -> None:
    snapshot = published(tmp_path, OPERATIONS[named])
    for query in ("", "country=DE&as_of=2019-10-15T12:00:00Z"):
        scope = snapshot.scope(query)
        checked(snapshot, scope)
        for slide in drawn(snapshot, scope):
            assert slide.title.strip() and slide.alt.strip(), slide.name
            assert "nan" not in (slide.title + slide.alt).lower().split(), slide.name
            assert slide.table.columns, slide.name
            if isinstance(slide.body, Plot):
                whole(slide.body)


def test_a_long_operation_is_drawn_by_every_other_day(tmp_path: Path) -> None:
    snapshot = published(
        tmp_path,
        """
        operation
        operation_id  name   starts_on   ends_on     planned_series  time_zone
        v7            VIDTF  2019-01-01  2019-12-31  10              Europe/Amsterdam

        series_event
        event_id  series_id  kind       occurred_at
        e1        S-1        received   2019-03-01T08:00Z
        e2        S-1        processed  2019-03-05T08:00Z
        """,
    )
    body = plot(snapshot, "as_of=2019-10-22T16:00:00Z", "burn_up")
    assert date(2019, 10, 22) in body.over and len(body.over) <= 62
    assert said(body, "processed")[0] == "0"
    checked(snapshot, snapshot.scope("as_of=2019-10-22T16:00:00Z"))


def test_words_of_the_data_are_left_as_they_are(tmp_path: Path) -> None:
    snapshot = published(
        tmp_path,
        """
        participant
        operation_id  org  name              country  experts
        v7            A    <b>&amp;|A|</b>   DE       3

        series_event
        event_id  series_id  kind       occurred_at        org
        e1        S-1        processed  2019-10-15T08:00Z  A

        series
        series_id  operation_id
        S-1        v7
        """,
    )
    assert plot(snapshot, "", "throughput").over == ("<b>&amp;|A|</b>",)


def test_instants_are_those_of_the_operation(sample: Snapshot) -> None:
    """A note at 10:40 UTC is one of 12:40 in Amsterdam."""
    body = plot(sample, "", "burn_up")
    when = next(when for when, text in body.notes if text == "New batch: 90 series")
    assert isinstance(when, datetime)
    assert (when.hour, when.astimezone(UTC).hour) == (10, 8)
