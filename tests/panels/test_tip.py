"""The page of tips: what its findings say is so, states add up, and scopes agree with measure."""

from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pandas as pd
import pytest

from lib import theme
from lib.charts.tip_decay import WEEKS as SHOWN
from lib.database import Snapshot, current
from lib.errors import Refused
from lib.listing import rows
from lib.measure import measure
from lib.panels import tip
from lib.panels.panel import Panel, horizon
from lib.panels.tip.silence import WEEK, WEEKS
from lib.publish import publish
from lib.scope import Scope
from tests import random_delivery
from tests.drawn import published
from tests.reference import as_csv

METRICS = [
    "tips_received", "tips_waiting", "tips_useful", "objects_published", "objects_open",
    "objects_identified", "objects_too_widespread", "objects_located",
]  # fmt: skip
PANELS = [
    tip.GALLERY, tip.TRIAGE, tip.OUTCOMES, tip.YIELD_PER_OBJECT, tip.YIELD_PER_RELEASE,
    tip.DECAY, tip.SILENCE, tip.TIPS_OVER_TIME,
]  # fmt: skip


@pytest.fixture(scope="module", params=range(8))
def random(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Snapshot, list[Scope]]:
    """A random delivery, published; and scopes that touch its instants and days."""
    draw = Random(7000 + request.param)
    of = random_delivery.delivery(draw)
    folder = tmp_path_factory.mktemp("random")
    publish([as_csv.write(of, folder / "delivery")], folder / "data", accept_valid_rows=True)
    return current(folder / "data"), [Scope(), *(random_delivery.scope(draw, of) for _ in range(5))]


def told(snapshot: Snapshot, scope: Scope) -> dict[str, Any]:
    """What measure says; None where not delivered."""
    row = measure(snapshot, METRICS, scope).iloc[0]
    return {name: None if pd.isna(row[name]) else int(row[name]) for name in METRICS}


def said(panel: Panel, snapshot: Snapshot, scope: Scope) -> str:
    found = panel.finding(panel.numbers(snapshot, scope))
    return found.replace("\u202f", "").replace("\u00a0", " ")


def holds(snapshot: Snapshot, scope: Scope) -> None:
    """Everything that is claimed of one scope."""
    is_so = told(snapshot, scope)
    triage_adds_up(snapshot, scope, is_so)
    outcomes_agree(snapshot, scope, is_so)
    gallery_agrees(snapshot, scope, is_so)
    yields_add_up(snapshot, scope, is_so)
    decay_is_part(snapshot, scope, is_so)
    silence_is_part(snapshot, scope, is_so)
    for panel in PANELS:
        found = panel.numbers(snapshot, scope)
        panel.figure(found, theme.DARK)
        panel.table(found)


def test_all_holds_on_random_deliveries(random: tuple[Snapshot, list[Scope]]) -> None:
    snapshot, scopes = random
    for scope in scopes:
        holds(snapshot, scope)


@pytest.mark.parametrize(
    "query",
    ["", "country=DE", "country=unknown", "org=nobody", "since=2019-10-01&until=2019-10-20",
     "as_of=2017-08-01T12:00:00Z", "as_of=2017-08-01T12:00:00Z&clock=happened",
     "as_of=2017-01-01T00:00:00Z", "country=DE&country=FR&since=2018-01-01"],
)  # fmt: skip
def test_all_holds_on_the_sample(sample: Snapshot, query: str) -> None:
    holds(sample, sample.scope(query))


def triage_adds_up(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    found = tip.TRIAGE.numbers(snapshot, scope)
    finding = said(tip.TRIAGE, snapshot, scope)
    if is_so["tips_waiting"] is None:
        assert found.states.empty and finding.startswith("Not delivered")
        return
    groups = found.states.groupby("group")["count"].sum() if len(found.states) else {}
    assert sum(found.states["count"]) == is_so["tips_received"] == found.received
    assert groups.get("Waiting", 0) == is_so["tips_waiting"]
    assert groups.get("Useful", 0) == is_so["tips_useful"]
    if is_so["tips_received"]:
        noun, wait = "tip" if is_so["tips_received"] == 1 else "tips", is_so["tips_waiting"]
        start = f"{wait} of {is_so['tips_received']} {noun} wait{'s' if wait == 1 else ''} for"
        assert finding.startswith(start)


def outcomes_agree(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    found = tip.OUTCOMES.numbers(snapshot, scope).ends
    finding = said(tip.OUTCOMES, snapshot, scope)
    if is_so["objects_open"] is None:
        assert finding.startswith("Not delivered")
        return
    ends = {"open": 0.0, "located": 0.0, **dict(zip(found["outcome"], found["count"], strict=True))}
    assert ends["open"] == is_so["objects_open"]
    assert ends["located"] == is_so["objects_located"]
    assert ends.get("too_widespread", 0) <= is_so["objects_too_widespread"]
    assert sum(ends.values()) >= is_so["objects_published"]
    if sum(ends.values()):
        assert f"{ends['located']:.0f} came to a place" in finding
        assert finding.endswith(f"; {ends['open']:.0f} open")


def gallery_agrees(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    found = tip.GALLERY.numbers(snapshot, scope)
    if is_so["tips_received"] is None or is_so["objects_open"] is None:
        return
    tips = measure(snapshot, ["tips_received", "tips_waiting"], scope, ["object"])
    by_object = tips.set_index("object")
    for card in found.there.to_dict("records"):
        there = card["object"] in by_object.index
        assert card["tips"] == (by_object.at[card["object"], "tips_received"] if there else 0)
    if scope == Scope():
        assert len(found.there) == is_so["objects_published"]
        still = found.there[found.there["outcome"] == "open"]
        assert len(still) == is_so["objects_open"]
        finding = said(tip.GALLERY, snapshot, scope)
        if len(found.there):
            assert finding.startswith(f"{len(still)} of {len(found.there)} object")
        if "on “" in finding:
            assert str(int(still["waiting"].max())) in finding.split("on “")[1]


def yields_add_up(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    for panel, one in ((tip.YIELD_PER_OBJECT, "object"), (tip.YIELD_PER_RELEASE, "release")):
        found = panel.numbers(snapshot, scope).found
        finding = said(panel, snapshot, scope)
        if is_so["tips_received"] is None:
            assert finding.startswith("Not delivered")
            continue
        assert found["tips"].sum() == is_so["tips_received"]
        if is_so["tips_useful"] is not None:
            assert found["useful"].sum() == is_so["tips_useful"]
        named = found[found["named"]]
        if named.empty:
            assert finding == f"No tips on any {one} in this scope."
            continue
        most = int(named["tips"].max())
        if len(named) == 1:
            assert f"drew {most} tip" in finding and "most" not in finding
        else:
            assert f"most tips, {most}" in finding
            ties = int((named["tips"] == most).sum()) - 1
            assert (f"as many as {ties} other" in finding) == (ties > 0)
        if is_so["tips_useful"] is not None:
            assert f" {int(named['useful'].max())} of " in finding


def decay_is_part(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    found = tip.DECAY.numbers(snapshot, scope)
    if found.lacking:
        assert said(tip.DECAY, snapshot, scope).startswith("Not delivered")
        return
    every = found.cohorts[0]
    assert every.tips <= is_so["tips_received"]
    day = rows(snapshot, "decay", scope)
    first = day[(day["days"] >= 0) & (day["days"] < 7 * SHOWN)]
    finding = said(tip.DECAY, snapshot, scope)
    assert finding.startswith("No tips on") == (not day["tips"].sum())
    none = f"{day['tips'].sum():.0f} tip" if day["tips"].sum() and not first["tips"].sum() else ""
    assert finding.endswith("none in their first 26 weeks") == bool(none)
    assert finding.startswith(none)
    if every.name == "All objects":
        assert every.tips == first["tips"].sum()
    if every.half:  # half had come by then, and not a day before
        named = set(rows(snapshot, "campaign", scope)["object"])
        assert len(named) >= every.objects
        if every.objects == len(named):
            assert first[first["days"] < every.half]["tips"].sum() * 2 >= every.tips
            assert first[first["days"] < every.half - 1]["tips"].sum() * 2 < every.tips


def silence_is_part(snapshot: Snapshot, scope: Scope, is_so: dict[str, Any]) -> None:
    found = tip.SILENCE.numbers(snapshot, scope).channels
    if found.empty:
        return
    whole = found[found["channel"] == "All channels"]
    parts = found[found["channel"] != "All channels"]
    if len(whole):
        assert whole["tips"].iloc[0] == parts["tips"].sum()
    last = horizon(snapshot, scope)
    since = last - timedelta(hours=WEEKS * WEEK)
    assert parts["tips"].sum() <= is_so["tips_received"]
    there = rows(snapshot, "tips", scope)
    at = pd.to_datetime(there["received_at"], utc=True)
    exact = there[(at <= last) & (at > since + timedelta(hours=2))]["count"].sum()
    assert parts["tips"].sum() >= exact


# ---- what a page says


def test_each_object_counts_once_by_the_furthest_it_came(tmp_path: Path) -> None:
    board = published(
        tmp_path,
        """
        object_event
        event_id  object_id  kind            occurred_at        voids
        e1        o1         published       2019-10-14T08:00Z  .
        e2        o1         too_widespread  2019-10-15T08:00Z  .
        e3        o1         identified      2019-10-16T08:00Z  .
        e4        o2         published       2019-10-14T08:00Z  .
        e5        o2         withdrawn       2019-10-15T08:00Z  .
        e6        o2         published       2019-10-16T08:00Z  .
        e7        o3         published       2019-10-14T08:00Z  .
        e8        o3         located         2019-10-15T08:00Z  .
        e9        o3         .               2019-10-16T08:00Z  e8
        """,
    )
    there = tip.GALLERY.numbers(board, Scope()).there
    assert dict(zip(there["object"], there["outcome"], strict=True)) == {
        "o1": "too_widespread", "o2": "withdrawn", "o3": "open",
    }  # fmt: skip


def test_the_gallery_is_filtered_turned_and_refuses_what_is_no_outcome(sample: Snapshot) -> None:
    every = tip.GALLERY.numbers(sample, Scope())
    assert (len(every.cards), every.turn.page, every.turn.before) == (24, 1, "")
    assert every.turn.after == "/tips?page=2"
    last = tip.GALLERY.numbers(sample, Scope(), page=5)
    assert (last.turn.page, last.turn.after) == (5, "")
    with pytest.raises(Refused, match=r"no page 6: the \d+ objects found fill 5 pages"):
        tip.GALLERY.numbers(sample, Scope(), page=6)
    wide = tip.GALLERY.numbers(sample, Scope(), status=("too_widespread",))
    assert set(wide.cards["outcome"]) == {"too_widespread"}
    assert len(wide.chosen) == told(sample, Scope())["objects_too_widespread"]
    with pytest.raises(Refused, match="solved"):
        tip.GALLERY.numbers(sample, Scope(), status=("solved",))


def test_volume_never_stands_without_yield(sample: Snapshot) -> None:
    for panel in (*tip.TIPS_AT_A_GLANCE, *PANELS):
        tables = panel.table(panel.numbers(sample, Scope()))
        if any(str(name).startswith("tips") for name in tables.columns):
            assert any("useful" in str(name) for name in tables.columns), panel.name
        if any(name in ("tips_received", "tips_waiting") for name in panel.metrics[:1]):
            assert "tips_useful" in panel.metrics, panel.name
            answer = panel.figure(panel.numbers(sample, Scope()), theme.LIGHT)
            text = answer if isinstance(answer, str) else answer.to_json()
            assert "useful" in text.lower(), panel.name


def test_a_log_axis_keeps_nought_apart(sample: Snapshot) -> None:
    scope = sample.scope("since=2019-09-01&until=2019-10-31&country=DE")
    found = tip.TIPS_OVER_TIME.numbers(sample, scope, axis="log")
    drawn = tip.TIPS_OVER_TIME.figure(found, theme.LIGHT)
    by_day = found[0].by_day["tips_received"]
    assert (by_day == 0).any()
    for count, height, real in zip(by_day, drawn.data[0].y, drawn.data[0].customdata, strict=True):
        assert real == count
        assert height == (pytest.approx(np.log10(count)) if count else -0.4)
    assert drawn.layout.yaxis.ticktext[:2] == ("0", "1")
    assert "log axis" in tip.TIPS_OVER_TIME.alt(found)
