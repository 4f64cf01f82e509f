"""The page about the task force: its figures are true."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
import pytest

from lib import wording
from lib.charts.tile import Tile
from lib.database import Snapshot, current
from lib.listing import rows
from lib.measure import measure
from lib.panels import task_force
from lib.publish import publish
from lib.scope import Scope
from tests import random_delivery
from tests.drawn import published
from tests.reference.as_csv import write

START = datetime(2019, 10, 14, 6, tzinfo=UTC)
MID_TERM = "as_of=2019-10-18T16:00:00Z"


def line(*cells: object) -> str:
    return "  ".join("." if cell is None else str(cell) for cell in cells)


def steps(draw: Random) -> str:
    """Sixty series with instants in any order, some steps missing."""
    kinds = ("received", "analysis_started", "processed", "icse_new", "closed")
    referral = ("country_pinpointed", "country_notified", "country_answered")
    events = []
    for series in range(60):
        for kind in (*kinds, *referral):
            for _ in range(draw.choice((0, 1, 1, 2)) if draw.random() < 0.8 else 0):
                at = START + timedelta(minutes=draw.randrange(20_000))
                country = draw.choice(("DE", "FR")) if kind in referral else None
                event = f"e{len(events)}"
                events.append(line(event, f"s{series}", kind, f"{at:%Y-%m-%dT%H:%MZ}", country))
    return "series_event\nevent_id series_id kind occurred_at country\n" + "\n".join(events)


@pytest.mark.parametrize("seed", range(2))
def test_percentiles_are_those_of_a_slow_implementation(seed: int, tmp_path: Path) -> None:
    drawn = steps(Random(seed))
    board = published(tmp_path, drawn)
    events = pd.DataFrame(
        [row.split() for row in drawn.splitlines()[2:]],
        columns=["event_id", "series_id", "kind", "occurred_at", "country"],
    )
    events["occurred_at"] = pd.to_datetime(events["occurred_at"])
    found = task_force.STATUS_HOURS.numbers(board, Scope())
    said = {(one["earlier"], one["later"]): one for one in found.to_dict("records")}
    of_kind = {"started": "analysis_started", "uploaded": "icse_new"}
    referred = {"pinpointed", "notified", "acknowledged", "answered"}
    assert said
    for (earlier, later), row in said.items():
        keys = ["series_id", "country"] if earlier in referred else ["series_id"]
        first = events.groupby(["kind", *keys])["occurred_at"].min()
        names = [of_kind.get(s, f"country_{s}" if s in referred else s) for s in (earlier, later)]
        ends = [first.get(name, first.iloc[:0]) for name in names]
        hours = [
            (ends[1][key] - ends[0][key]).total_seconds() / 3600
            for key in ends[0].index
            if key in ends[1].index
        ]
        assert row["n"] == len(hours)
        assert row["turned"] == sum(each < 0 for each in hours)
        for level in (50, 85, 95):
            told = row[f"p{level}"]
            assert pd.isna(told) if len(hours) < 20 else told == pytest.approx(
                np.percentile(hours, level), abs=1e-6)  # fmt: skip


@pytest.mark.parametrize("query", ["", MID_TERM, "country=DE&clock=happened", "org=DE-POLICE"])
def test_half_of_a_step_is_the_median_of_the_catalogue(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    found = task_force.STATUS_HOURS.numbers(sample, scope).set_index(["earlier", "later"])
    for step, metric in (
        (("started", "processed"), "median_hours_to_process"),
        (("pinpointed", "notified"), "median_hours_to_notify"),
    ):
        if found.loc[step, "n"] >= wording.ENOUGH:
            median = measure(sample, [metric], scope)[metric][0]
            assert found.loc[step, "p50"] == pytest.approx(median)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_in_progress_adds_up_to_the_open_series(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    made = random_delivery.delivery(draw)
    publish([write(made, tmp_path / "delivery")], tmp_path / "data")
    board = current(tmp_path / "data")
    for _ in range(8):
        scope = random_delivery.scope(draw, made)
        moved = rows(board, "work_in_progress", scope)
        open_now = measure(board, ["series_open"], scope)["series_open"][0]
        total = int(moved[["waiting", "under_way", "reopened"]].to_numpy().sum())
        assert total == (0 if pd.isna(open_now) else open_now)
        assert (moved[["waiting", "under_way", "reopened"]].cumsum() >= 0).all(axis=None)


@pytest.mark.parametrize("query", ["", MID_TERM, "country=DE", "clock=happened"])
def test_work_in_progress_ends_where_the_figures_stand(sample: Snapshot, query: str) -> None:
    scope = sample.scope(query)
    last = task_force.WORK_IN_PROGRESS.numbers(sample, scope).by_time.iloc[-1]
    there = last[["waiting", "under_way", "reopened"]].sum()
    assert there == measure(sample, ["series_open"], scope)["series_open"][0]


def test_experts_who_are_not_stated_are_not_nought(tmp_path: Path) -> None:
    roster = """
        participant
        operation_id  org  name  country  experts
        v7            A    Aa    DE       .
        v7            B    Bb    .        .
    """
    board = published(tmp_path, roster)
    found = task_force.TAKING_PART.numbers(board, Scope())
    markup = str(task_force.TAKING_PART.figure(found, None))  # type: ignore[arg-type]
    assert markup.count('"not stated"') == 2 and ">0<" not in markup
    assert task_force.TAKING_PART.finding(found) == (
        "1 country and 1 agency take part, how many experts is not stated"
    )
    tile = task_force.AT_A_GLANCE[2].numbers(board, Scope())
    assert isinstance(tile, Tile) and tile.shown == "unknown"
    assert [panel.numbers(board, Scope()).value for panel in task_force.AT_A_GLANCE[:2]] == [1, 2]


def test_who_takes_part_counts_as_the_catalogue_does(sample: Snapshot) -> None:
    for query in ("", "country=DE&country=FR", "org=EUROPOL", "country=unknown"):
        scope = sample.scope(query)
        found = task_force.TAKING_PART.numbers(sample, scope)
        names = ["organisations_taking_part", "countries_taking_part", "experts"]
        told = measure(sample, names, scope).iloc[0]
        known = found[found["country"] != "unknown"]["country"].nunique()
        assert [len(found), known, found["experts"].sum()] == told.tolist()
