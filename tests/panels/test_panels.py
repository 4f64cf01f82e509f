"""Every panel, on the sample and on operations that lack nearly everything."""

from pathlib import Path

import plotly.graph_objects as go
import pytest

from lib import panels, theme
from lib.database import Snapshot
from lib.focus import Focus
from lib.measure import measure
from lib.metrics import CATALOGUE
from lib.panels.panel import Panel, horizon, last_briefing
from lib.scope import Scope
from tests.drawn import published

EVERY = [*panels.every()]
CHOSEN = Focus(series="S-0001", object="OBJ-001")  # for panels about one thing
SCOPES = [
    "",
    "country=DE",
    "country=unknown&clock=happened",
    "as_of=2019-10-18T16:00:00Z",
    "as_of=2019-09-01T00:00:00Z",
    "since=2019-10-15&until=2019-10-16",
    "org=nobody",
]
BARE = {
    "nothing but an operation": "participant\noperation_id  org  name\nv7  A  A",
    "one series": """
        series_event
        event_id  series_id  kind      occurred_at
        e1        s1         received  2019-10-14T08:00Z
    """,
    "tips only": "tip\ntip_id  received_at\nt1  2019-10-14",
    "empty tables": """
        series_event
        event_id  series_id  kind  occurred_at

        tip
        tip_id  received_at
    """,
}


@pytest.fixture(scope="module", params=[*BARE])
def bare(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return published(tmp_path_factory.mktemp("bare"), BARE[request.param])


def draws(panel: Panel, snapshot: Snapshot, query: str) -> None:
    asked = panel.asked(CHOSEN)
    found = panel.numbers(snapshot, snapshot.scope(query), **asked)
    for look in (theme.LIGHT, theme.DARK):
        assert isinstance(panel.figure(found, look), go.Figure | str)
    assert panel.finding(found)
    assert panel.alt(found)
    assert panel.table(found) is not None


@pytest.mark.parametrize("query", SCOPES)
@pytest.mark.parametrize("panel", EVERY, ids=lambda panel: panel.name)
def test_every_panel_draws_in_every_scope(panel: Panel, sample: Snapshot, query: str) -> None:
    draws(panel, sample, query)


@pytest.mark.parametrize("panel", EVERY, ids=lambda panel: panel.name)
def test_every_panel_draws_whatever_is_lacking(panel: Panel, bare: Snapshot) -> None:
    draws(panel, bare, "")


def test_a_name_stands_for_one_panel() -> None:
    """Numbers are kept by it: of two panels of one name, one would show the other's."""
    shown = [*panels.HEADLINE_TILES, *panels.OVERVIEW]
    for shelf in panels.SHELVES:
        for found in (getattr(shelf, name) for name in shelf.__all__):
            shown += found if isinstance(found, tuple) else (found,)
    each = {id(panel): panel.name for panel in shown if isinstance(panel, Panel)}
    assert len(set(each.values())) == len(each)


@pytest.mark.parametrize("panel", EVERY, ids=lambda panel: panel.name)
def test_panels_name_metrics_that_exist(panel: Panel) -> None:
    assert set(panel.metrics) <= set(CATALOGUE)
    assert panel.title
    assert panel.name.isidentifier()


@pytest.mark.parametrize("query", SCOPES)
def test_tiles_say_what_measure_says(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    for panel in panels.HEADLINE_TILES:
        metric = panel.metrics[0]
        assert panel.numbers(sample, scope).value == measure(sample, [metric], scope)[metric][0]


def test_the_burn_up_ends_where_the_tile_stands(sample: Snapshot) -> None:
    for query in SCOPES:
        scope = sample.scope(query)
        drawn = panels.BURN_UP.numbers(sample, scope).by_time["series_processed"].iloc[-1]
        assert drawn == measure(sample, ["series_processed"], scope)["series_processed"][0]


def test_what_was_not_delivered_is_said_and_never_nought(tmp_path: Path) -> None:
    board = published(tmp_path, BARE["tips only"])
    told = (*panels.HEADLINE_TILES, *panels.OVERVIEW)
    said = {panel.name: panel.finding(panel.numbers(board, Scope())) for panel in told}
    assert said["tile_series_processed"] == "Series processed: not delivered"
    assert said["burn_up"].startswith("Not delivered")
    assert "0" not in said["tile_victims_identified"]


def test_figures_speak_of_the_newest_event_where_no_instant_is_chosen(sample: Snapshot) -> None:
    assert horizon(sample, Scope()).year == 2019
    chosen = sample.scope("as_of=2019-10-18T16:00:00Z")
    assert horizon(sample, chosen) == chosen.as_of
    briefing = last_briefing(sample, chosen)
    assert briefing is not None
    assert f"{briefing:%d %b %H:%M}" == "18 Oct 06:45"
