"""What the browser is sent to play the operation back."""

import json
from pathlib import Path

import pytest

from lib import panels
from lib.database import Snapshot
from lib.panels.replay import replay
from lib.scope import Scope
from lib.ui.replay import course, sent
from tests.drawn import published
from tests.panels.test_panels import BARE


@pytest.mark.parametrize("name", [*BARE])
def test_json_can_hold_it_whatever_is_lacking(tmp_path: Path, name: str) -> None:
    said = sent(replay(published(tmp_path, BARE[name]), Scope()))
    assert json.dumps(said, allow_nan=False)
    if "series_event" not in BARE[name]:  # not delivered is a dash, never a 0
        assert {frame[0][0] for frame in said["clocks"]["known"]["figures"]} == {"–"}
        assert said["clocks"]["known"]["statuses"][0] == [None] * 7


@pytest.mark.parametrize("query", ["", "country=DE", "as_of=2019-10-18T14:00:00Z"])
def test_the_last_frame_says_what_the_tiles_of_the_overview_say(
    sample: Snapshot, query: str
) -> None:
    scope = sample.scope(query)
    found = replay(sample, scope)
    told = sent(found)["clocks"][scope.clock]
    for words, change, panel in zip(
        told["figures"][-1], told["changes"][-1], panels.HEADLINE_TILES, strict=True
    ):
        tile = panel.numbers(sample, scope)
        figure, beside, whole = words
        assert (whole or figure).replace("\u202f", "") == f"{tile.value:.0f}"
        assert beside == ", ".join(filter(None, [tile.of, tile.second]))
        assert change in ("", *(f"{sign}{n}" for sign in "+−" for n in range(1, 1000)))
    assert told["changes"][0] == [""] * len(panels.HEADLINE_TILES)
    assert bool(sent(found)["plan"]) == (query != "country=DE")


def test_the_tile_grid_is_told_in_words(sample: Snapshot, tmp_path: Path) -> None:
    found = replay(sample, Scope())
    for clock, frames in found.frames.items():
        for frame, (title, foot) in zip(
            frames, sent(found)["clocks"][clock]["pinpointed"], strict=True
        ):
            many = sum(1 for c, n in frame.countries.items() if n[0] and c != "unknown")
            assert title == (
                f"Series pinpointed, in {many} {'country' if many == 1 else 'countries'}"
                if many
                else "No country pinpointed yet"
            )
            assert bool(foot) == (frame.countries.get("unknown", (0, 0))[0] > 0)
    assert sent(found)["clocks"]["known"]["pinpointed"][0] == ["No country pinpointed yet", ""]


def test_days_are_named_and_what_was_left_out_is_said(sample: Snapshot, tmp_path: Path) -> None:
    found = replay(sample, Scope())
    first, second = sent(found)["moments"][:2]
    assert (first["day"], first["part"]) == ("Mon 14 Oct 2019", "before the first morning")
    assert (second["part"], second["time"], second["now"]) == ("morning", "13:00 CEST", False)
    assert sent(found)["moments"][-1]["now"]
    assert course(found) == "The operation half-day by half-day, 14–31 Oct 2019."
    long = published(
        tmp_path,
        """
        operation
        operation_id  name  starts_on   ends_on     time_zone
        v8            Long  2018-01-01  2019-12-31  UTC

        tip
        tip_id  received_at
        t1      2021-10-14
        """,
    )
    assert course(replay(long, Scope())) == (
        "The operation every 7 days, as it is long, 1 Jan 2018 – 14 Oct 2021; "
        "the last step leaps over days after the operation."
    )
