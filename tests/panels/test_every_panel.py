"""What every panel says of a part is what ``measure`` says of that part, unasked."""

from functools import cache
from html import unescape
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib import panels, theme
from lib.charts.tile import Tile
from lib.database import Snapshot
from lib.focus import Focus
from lib.measure import measure
from lib.metric import Metric
from lib.metrics import CATALOGUE, dims
from lib.panels import Panel
from lib.scope import Scope

EVERY = [*panels.every()]
SCOPES = ["", "country=DE&country=FR", "country=unknown", "country=IT&clock=happened"]
CHOSEN = Focus(series="S-0251", object="OBJ-001")


@cache
def answered(panel: Panel, snapshot: Snapshot, scope: Scope) -> Any:
    """What a panel measures; kept, as several tests ask."""
    return panel.numbers(snapshot, scope, **panel.asked(CHOSEN))


def measured(snapshot: Snapshot, metric: str, scope: Scope) -> float | None:
    value = measure(snapshot, [metric], scope)[metric][0]
    return None if pd.isna(value) else float(value)


def same(one: object, other: object) -> bool:
    if pd.isna(one) or pd.isna(other):  # type: ignore[call-overload]
        return bool(pd.isna(one) and pd.isna(other))  # type: ignore[call-overload]
    return float(one) == pytest.approx(float(other))  # type: ignore[arg-type]


@pytest.mark.parametrize("query", SCOPES)
def test_every_tile_says_what_measure_says(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    tiles = 0
    for panel in EVERY:
        found = answered(panel, sample, scope)
        if isinstance(found, Tile) and not panel.keyed:
            tiles += 1
            assert same(found.value, measured(sample, panel.metrics[0], scope)), panel.name
    assert tiles >= 7


def by_metric(panel: Panel, found: Any) -> dict[str, "pd.Series[Any]"]:
    """The columns of a panel's table that bear the name of one of its metrics."""
    table = panel.table(found)
    return {name: table[name] for name in panel.metrics if name in table.columns}


@pytest.mark.parametrize("query", SCOPES)
def test_every_table_taken_by_something_says_what_measure_says(
    sample: Snapshot, query: str
) -> None:
    """Where a panel names what it is taken by, its table holds the groups that there are."""
    scope = sample.scope(query)
    for panel in EVERY:
        found = answered(panel, sample, scope)
        table = panel.table(found)
        by = [dim for dim in panel.by if dim in table.columns]
        if panel.keyed or by != [*panel.by] or not by or table.empty:
            continue
        for name in by_metric(panel, found):
            if not set(by) <= set(dims(name)):
                continue
            wanted = measure(sample, [name], scope, by)
            keys = [*zip(*(wanted[dim].astype(str) for dim in by), strict=True)]
            there = dict(zip(keys, wanted[name], strict=True))
            for row in table.to_dict("records"):
                key = tuple(str(row[dim]) for dim in by)
                if key in there:
                    assert same(row[name], there[key]), (panel.name, name, key)


@pytest.mark.parametrize("query", SCOPES[:2])
def test_every_panel_has_words_and_numbers_of_its_own(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    for panel in EVERY:
        found = answered(panel, sample, scope)
        finding, alt = panel.finding(found), panel.alt(found)
        assert finding.strip() and alt.strip(), panel.name
        assert isinstance(panel.table(found), pd.DataFrame), panel.name
        for text in (finding, alt, panel.title):
            assert "nan" not in text.lower().split() and "None" not in text, (panel.name, text)
            assert "<" not in text and unescape(text) == text, (panel.name, text)
        assert not finding.endswith("."), (panel.name, finding)


def test_every_picture_is_quiet_where_there_is_nothing(sample: Snapshot) -> None:
    """No axis without something on it, in a scope that holds nothing."""
    scope = sample.scope("org=nobody")
    for panel in EVERY:
        drawn = panel.figure(answered(panel, sample, scope), theme.LIGHT)
        if not isinstance(drawn, go.Figure):
            assert drawn.strip(), panel.name
            continue
        seen = any(axis.visible is not False for axis in drawn.select_xaxes())
        filled = any(
            len(values) > 0
            for trace in drawn.data
            for values in (getattr(trace, key, None) for key in ("x", "y", "lat", "locations"))
            if values is not None
        )
        assert filled or not seen, panel.name


def test_panels_name_metrics_that_may_be_taken_so() -> None:
    """Each dimension of a panel is one that at least one of its metrics has."""
    for panel in EVERY:
        known: list[Metric] = [CATALOGUE[name] for name in panel.metrics]
        for dim in panel.by:
            assert any(dim in dims(metric.name) for metric in known), (panel.name, dim)
