"""The page about series: the table's filters, order and pages; findings that hold."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from lib import theme
from lib.charts import ageing as ageing_chart
from lib.charts import series_table as table_chart
from lib.charts.cumulative_flow import BANDS
from lib.database import Snapshot
from lib.errors import Refused
from lib.listing import rows
from lib.measure import measure
from lib.panels import series
from lib.panels.series import table
from lib.scope import Scope
from tests.drawn import published

SCOPES = ["", "country=DE", "as_of=2019-10-18T16:00:00Z", "clock=happened&until=2019-10-20"]
MERGED = """
    series_event
    event_id  series_id  kind              occurred_at        country
    e1        s1         received          2019-10-14T08:00Z  .
    e2        s2         received          2019-10-14T09:00Z  .
    e3        s3         received          2019-10-14T10:00Z  .
    e4        s1         analysis_started  2019-10-15T10:00Z  .
    e5        s9         country_pinpointed  2019-10-15T10:00Z  FR

    series_link
    link_id  series_id  linked_series_id  relation     occurred_at
    l1       s1         s2                merged_into  2019-10-16T08:00Z
    l2       s2         s3                merged_into  2019-10-16T09:00Z
"""


@pytest.mark.parametrize("query", SCOPES)
@pytest.mark.parametrize("sort", [None, *table.SORTS, *(f"-{word}" for word in table.SORTS)])
def test_pages_in_any_order_join_to_the_whole(sample: Snapshot, query: str, sort: str) -> None:
    scope = sample.scope(query)
    first = table.numbers(sample, scope, sort=sort)
    pages = -(-first.page.found // table.ROWS)
    shown = [
        each
        for page in {1, 2, pages} & set(range(1, pages + 1))
        for each in table.numbers(sample, scope, sort=sort, page=page).page.rows["series_id"]
    ]
    whole = list(first.whole()["series_id"])
    assert sorted(whole) == sorted(rows(sample, "series", scope)["series_id"])
    assert len(shown) == len(set(shown))
    assert list(first.page.rows["series_id"]) == whole[: table.ROWS]


def test_the_usual_order_is_that_of_the_listing(sample: Snapshot) -> None:
    found = table.numbers(sample, Scope()).whole()
    assert list(found["series_id"]) == list(rows(sample, "series", Scope())["series_id"])


def test_an_order_is_one_with_the_unknown_last(sample: Snapshot) -> None:
    for sort, rising in (("processed", True), ("-processed", False)):
        times = table.numbers(sample, Scope(), sort=sort).whole()["processed_at"]
        known = times.dropna()
        assert known.is_monotonic_increasing if rising else known.is_monotonic_decreasing
        assert times.isna().sum() > 0
        assert times.tail(times.isna().sum()).isna().all()


def test_the_search_is_for_the_beginning_whatever_its_case(sample: Snapshot) -> None:
    found = table.numbers(sample, Scope(), find="s-000")
    every = rows(sample, "series", Scope())["series_id"]
    assert found.page.found == every.str.startswith("S-000").sum() == len(found.page.rows)
    assert table.numbers(sample, Scope(), find="%").page.found == 0


def test_statuses_of_now_add_up_to_all(sample: Snapshot) -> None:
    found = [table.numbers(sample, Scope(), status=(f"at_{s}",)).page for s in table_chart.STAGES]
    assert sum(page.found for page in found) == found[0].there
    both = table.numbers(sample, Scope(), status=("at_prepared", "at_started")).page.found
    assert both == found[1].found + found[2].found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"status": ("ghost",)}, "no status “ghost”; there are such as received"),
        ({"sort": "ghost"}, "can't be sorted by “ghost”; by series"),
        ({"page": 22}, "no page 22: the 1\u202f001 series found fill 21 pages"),
        ({"find": "zz", "page": 2}, "no page 2"),
    ],
)
def test_what_there_is_not_is_refused_aloud(sample: Snapshot, asked: dict, said: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(Refused, match=said):
        table.numbers(sample, Scope(), **asked)


def test_links_keep_the_scope_and_the_filter(sample: Snapshot) -> None:
    scope = sample.scope("as_of=2019-10-18T16:00:00Z")
    found = table.numbers(sample, scope, status=("processed",), sort="since", page=2)
    html = unescape(str(series.SERIES_TABLE.figure(found, theme.LIGHT)))
    kept = "as_of=2019-10-18T16:00:00Z&status=processed"
    assert f'href="?{kept}&sort=-since"' in html
    assert f'href="?{kept}&sort=since"' in html  # the first page
    assert f'href="?{kept}&sort=since&page=3"' in html
    assert 'aria-sort="ascending"' in html
    assert "/one-series?as_of=2019-10-18T16:00:00Z&series=" in html


def test_merged_series_lead_to_their_heir_where_it_is_in_scope(tmp_path: Path) -> None:
    board = published(tmp_path, MERGED)
    found = table.numbers(board, Scope(), status=("merged",)).page
    assert dict(zip(found.rows["series_id"], found.rows["merged_into"], strict=True)) == {
        "s1": "s3",
        "s2": "s3",
    }
    html = str(series.SERIES_TABLE.figure(table.numbers(board, Scope()), theme.LIGHT))
    assert 'merged into <a href="/one-series?series=s3"' in html
    earlier = board.scope("as_of=2019-10-16T08:30:00Z")
    assert list(table.numbers(board, earlier, status=("merged",)).page.rows["merged_into"]) == [
        "s2"
    ]


@pytest.mark.parametrize("query", SCOPES)
def test_the_ageing_counts_those_in_work(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    found = series.AGEING.numbers(sample, scope)
    every = rows(sample, "series", scope)
    in_work = every[every["stage"].isin(table_chart.WORK)]
    assert found.stages["there"].sum() == len(in_work) == len(rows(sample, "series_waiting", scope))
    waiting = rows(sample, "series_waiting", scope)
    for stage in found.stages.to_dict("records"):
        dots = found.dots[found.dots["stage"] == stage["stage"]]
        every = waiting[waiting["stage"] == stage["stage"]]
        assert (every["hours"] > stage["most"]).sum() == stage["beyond"]
        assert len(dots) == stage["there"] if stage["there"] <= 300 else len(dots) <= 320
        assert dots["hours"].max() == stage["longest"]


def test_half_of_those_that_moved_on_took_no_longer_than_the_line(sample: Snapshot) -> None:
    every = rows(sample, "series", Scope())
    took = (every["processed_at"] - every["started_at"]).dropna()
    took = took[took >= took * 0].dt.total_seconds() / 3600
    stays = rows(sample, "stays", Scope()).set_index("stage").loc["started"]
    assert stays["half"] == pytest.approx(took.median(), rel=0.05)
    assert stays["half"] <= stays["most"]


def test_no_share_is_said_of_few(tmp_path: Path) -> None:
    board = published(tmp_path, MERGED)
    finding = series.AGEING.finding(series.AGEING.numbers(board, Scope()))
    assert finding == "4 series in work; too few have moved on to say what is long"
    assert "%" not in str(
        ageing_chart.figure(
            *[getattr(series.AGEING.numbers(board, Scope()), name) for name in ("stages", "dots")],
            theme.LIGHT,
        ).layout.annotations
    )


@pytest.mark.parametrize("query", SCOPES)
def test_the_flow_ends_where_measure_stands(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    last = series.CUMULATIVE_FLOW.numbers(sample, scope).by_time.iloc[-1]
    assert sum(last[band] for band in BANDS) == len(rows(sample, "series", scope))
    if not scope.until:
        done = measure(sample, ["series_closed"], scope)["series_closed"][0]
        assert last["done"] + last["analysis"] >= done


def test_the_last_instant_is_that_of_the_scope(sample: Snapshot) -> None:
    scope = sample.scope("as_of=2019-10-18T16:10:00Z")
    by_time = series.CUMULATIVE_FLOW.numbers(sample, scope).by_time
    assert by_time["at"].iloc[-1].to_pydatetime() == scope.as_of
    assert by_time["at"].is_monotonic_increasing
    earlier = replace(scope, as_of=by_time["at"].iloc[-5].to_pydatetime())
    assert sum(by_time.iloc[-5][band] for band in BANDS) == len(rows(sample, "series", earlier))
