"""The replay as people use it: keys, play, both clocks; and the server is asked nothing."""

import re
from dataclasses import replace
from random import Random

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from lib.database import current
from lib.measure import measure
from lib.panels.replay import course
from lib.panels.status_bars import STATUSES
from lib.panels.tiles import HEADLINES
from lib.scope import Clock, Scope
from tests.browser.board import Board

PATIENCE = 60_000  # milliseconds: CI machines are slow
LEAST = 8.0  # milliseconds that a frame may take of the script, half of the time
SHOWN = """() => ({
    at: Number(document.querySelector('.replay-range').value),
    figures: [...document.querySelectorAll('.replay-figure b')]
        .map(one => one.title || one.textContent),
    statuses: [...document.querySelectorAll('.replay-bars b')].map(one => one.textContent),
    tiles: Object.fromEntries([...document.querySelectorAll('.replay-tiles li')]
        .map(one => [one.querySelector('abbr').textContent, one.querySelector('b').textContent])),
    processed: document.querySelector('.replay-burn .processed .value').textContent,
})"""
DRAWN = 100.0  # and until it is drawn; a machine of CI draws without a graphics card
# What half of the frames take: of the script, and until the browser has drawn them.
SCRUBBED = """async many => {
    const range = document.querySelector('.replay-range');
    // A page that nobody sees draws no frame: then it fails, and does not wait for ever.
    const frame = () => new Promise(done => {
        requestAnimationFrame(done);
        setTimeout(done, 1000);
    });
    const drawn = async () => { await frame(); await frame(); };
    const [script, whole] = [[], []];
    for (let n = 0; n < 61; n++) {
        await drawn();
        const begun = performance.now();
        range.value = (n * 7) % many;
        range.dispatchEvent(new Event('input', { bubbles: true }));
        script.push(performance.now() - begun);
        await drawn();
        whole.push(performance.now() - begun);
    }
    return [script, whole].map(took => took.sort((a, b) => a - b)[30]);
}"""
MOVING = """() => [...document.querySelectorAll('.replay-bar, .replay-tiles li, .lines, .front g')]
    .filter(one => getComputedStyle(one).transitionDuration !== '0s').length"""
SPILT = """() => [...document.querySelector('.replay-screen')
    .querySelectorAll('p, dt, dd, small, li, h2, button')]
    .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1
        && getComputedStyle(one).display !== 'inline')
    .map(one => one.textContent)"""


@pytest.fixture
def replay(page: Page, board_server: Board) -> Page:
    return opened(page, board_server)


def opened(page: Page, board: Board, query: str = "") -> Page:
    """The replay, at its first frame."""
    page.goto(f"{board.url}/replay?{query}")
    expect(page.locator(".replay-range")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


def place(page: Page) -> int:
    return int(page.locator(".replay-range").input_value())


def plain(text: str) -> str:
    return text.replace("\u202f", "")


def measured(board: Board, at: int, clock: Clock) -> dict[str, object]:
    """What a frame must show, from ``measure``."""
    snapshot = current(board.data)
    moment = course(snapshot, Scope()).moments[at]
    scope = replace(Scope(), as_of=moment.as_of, clock=clock)
    names = {*(headline.metric for headline in HEADLINES), *STATUSES.values()}
    row = measure(snapshot, sorted(names), scope).iloc[0]
    by_country = measure(snapshot, ["series_pinpointed"], scope, ["country"])
    tiles = dict(zip(by_country["country"], by_country["series_pinpointed"], strict=True))
    return {
        "at": at,
        "figures": [str(row[headline.metric]) for headline in HEADLINES],
        "statuses": [str(row[name]) for name in STATUSES.values()],
        "tiles": {c: str(n) for c, n in tiles.items() if not pd.isna(n) and n and c != "unknown"},
        "processed": str(row["series_processed"]),
    }


def shown(page: Page) -> dict[str, object]:
    found = page.evaluate(SHOWN)
    return {
        "at": found["at"],
        "figures": [*map(plain, found["figures"])],
        "statuses": [*map(plain, found["statuses"])],
        "tiles": {code: n for code, n in found["tiles"].items() if n},
        "processed": plain(found["processed"]),
    }


def test_each_frame_shows_what_measure_says_by_both_clocks(
    replay: Page, board_server: Board
) -> None:
    many = len(course(current(board_server.data), Scope()).moments)
    chance = Random(7)
    parted = set()
    for at in {0, many - 1, chance.randrange(many), 3}:
        replay.locator(".replay-range").fill(str(at))
        assert shown(replay) == measured(board_server, at, "known")
        known = shown(replay)
        replay.keyboard.press("k")
        assert shown(replay) == measured(board_server, at, "happened")
        parted.add(known != shown(replay))
        replay.get_by_role("button", name="As known").last.click()
    assert True in parted  # the sample has late reports


def test_keys_step_and_leave_other_controls_alone(replay: Page) -> None:
    end = int(str(replay.locator(".replay-range").get_attribute("max")))
    steps = (
        ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", end), ("ArrowRight", end),
        ("Home", 0), ("ArrowLeft", 0),
    )  # fmt: skip
    for key, at in steps:
        replay.keyboard.press(key)
        assert place(replay) == at, key
    for key, speed in (("4", "4×"), ("1", "½×"), ("+", "1×"), ("-", "½×")):
        replay.keyboard.press(key)
        pressed = replay.get_by_role("group", name="Speed").locator("[aria-pressed=true]")
        expect(pressed).to_have_text(speed)
    replay.locator(".replay-range").focus()
    replay.keyboard.press("ArrowRight")
    assert place(replay) == 1  # once, not by the range and by the page both
    replay.get_by_role("combobox", name="Countries").focus()
    replay.keyboard.press("ArrowRight")
    replay.keyboard.press("k")
    assert place(replay) == 1
    expect(replay.locator(".replay-time")).to_contain_text("as known then")


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_it_plays_to_the_end_and_stops_there(replay: Page, motion: str) -> None:
    replay.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    end = int(str(replay.locator(".replay-range").get_attribute("max")))
    play = replay.locator(".replay-play")
    replay.keyboard.press("4")
    replay.keyboard.press("Space")
    expect(play).to_have_text("Pause")
    assert bool(replay.evaluate(MOVING)) == (motion == "no-preference")
    expect(replay.locator(".replay-range")).not_to_have_value("0")
    replay.keyboard.press("Space")
    expect(play).to_have_text("Play")
    stood = place(replay)
    said = replay.get_by_role("status").filter(has_text="as known:")
    expect(said).to_contain_text("series processed")  # told when it rests
    before = said.inner_text()
    replay.locator(".replay-range").fill(str(end - 2))
    play.click()
    expect(replay.locator(".replay-range")).to_have_value(str(end))
    expect(play).to_have_text("Play")
    assert 0 < stood < end
    expect(said).not_to_have_text(before)
    replay.keyboard.press("Space")  # from the end: once more from the beginning
    expect(play).to_have_text("Pause")
    assert place(replay) < end


def test_scrubbing_answers_at_once_and_asks_the_server_nothing(
    page: Page, board_server: Board
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda ws: ws.on("framesent", lambda _: sent.append("message")))
    opened(page, board_server)
    page.wait_for_load_state("networkidle")
    assert "message" in sent  # it would be seen
    sent.clear()
    many = len(course(current(board_server.data), Scope()).moments)
    script, drawn = page.evaluate(SCRUBBED, many)
    assert script < LEAST and drawn < DRAWN
    page.keyboard.press("End")
    page.keyboard.press("k")
    page.wait_for_timeout(600)
    asked = [each for each in sent if not re.search(r"/pulse$", each)]  # of every page, by itself
    assert asked == []


@pytest.mark.parametrize("size", [(1920, 1080), (1440, 900), (390, 844)], ids=str)
def test_all_of_it_is_on_one_screen(page: Page, board_server: Board, size: tuple[int, int]) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    opened(page, board_server)
    for key in ("Home", "End"):
        page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.evaluate(SPILT) == []
    box = page.locator(".replay").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= width
    if width > 390:
        assert box["y"] + box["height"] <= height
    else:  # there it flows; the controls stay in reach
        controls = page.locator(".replay-controls").bounding_box()
        assert controls and controls["y"] + controls["height"] <= height + 1
