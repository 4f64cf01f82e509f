"""Present, as people use it: keys, the clock, the second window, what is published meanwhile."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lib.database import current
from tests.browser.board import Board
from tests.browser.test_overview import MORE, PATIENCE, stay
from tests.drawn import write

NASTY = "<img src=x onerror=alert(1)>"
DECK = "slide=cover&slide=headline&slide=burn_up&slide=status_bars"
# Texts of the slide on stage: what they say, how large they are on the screen, and where; and from
# where to where their letters reach (`over`, `under`), as a box has room above and below them.
TEXTS = """() => [...document.querySelectorAll('.slide:not([hidden]) svg.wide text')].map(text => {
    const box = text.getBoundingClientRect();
    const ink = document.createElement('canvas').getContext('2d');
    const { fontWeight, fontSize, fontFamily } = getComputedStyle(text);
    ink.font = `${fontWeight} ${fontSize} ${fontFamily}`;
    const { actualBoundingBoxAscent: rise, actualBoundingBoxDescent: fall } =
        ink.measureText(text.textContent);
    const on = text.getScreenCTM();
    const line = text.getNumberOfChars()
        ? text.getStartPositionOfChar(0).matrixTransform(on).y : box.top;
    return {
        over: line - rise * on.d, under: line + fall * on.d,
        said: text.textContent, serif: getComputedStyle(text).fontFamily.includes('Serif'),
        size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
        left: box.left, right: box.right, top: box.top, bottom: box.bottom,
    };
})"""
REACHED = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return 'nothing';
    return one.closest('.on-stage') ? one.ariaLabel ?? one.className : 'elsewhere';
}"""


def shown(page: Page) -> Locator:
    """The slide on stage, or in the presenter's view."""
    return page.locator(".on-stage .slide:not([hidden]), .on-stage > .now")


def at(page: Page, place: str) -> None:
    """Wait until slide *place* (``2 of 4``) is shown."""
    now = page.locator(f'.on-stage .slide[aria-label="{place}"]:not([hidden])')
    expect(now.or_(page.locator(".on-stage > .now h2", has_text=place))).to_be_visible(
        timeout=PATIENCE
    )


def opened(page: Page, board: Board, path: str) -> Page:
    """The stage, or the presenter's view, drawn to its end."""
    page.goto(f"{board.url}/{path}")
    expect(shown(page)).to_be_visible(timeout=PATIENCE)
    return page


def pressed(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def filled(page: Page, wanted: bool) -> None:
    """Wait until the screen is filled, or no longer."""
    for _ in range(PATIENCE // 100):
        if page.evaluate("document.fullscreenElement !== null") is wanted:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"full screen is not {wanted}")


def test_keys_turn_slides_and_the_server_is_asked_nothing(page: Page, board_server: Board) -> None:
    sent: list[Any] = []
    page.on("websocket", lambda ws: ws.on("framesent", lambda frame: sent.append(frame)))
    opened(page, board_server, f"stage?{DECK}")
    expect(page).to_have_url(re.compile("snapshot="))  # pinned on arrival
    page.wait_for_timeout(500)
    before = len(sent)
    for key, place in (
        ("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowRight", 4), ("ArrowLeft", 3),
        ("PageUp", 2), ("End", 4), ("Home", 1), ("ArrowLeft", 1), ("End", 4),
    ):  # fmt: skip
        pressed(page, key)
        at(page, f"{place} of 4")
    pressed(page, "r", "c", "Shift+R", "C")  # Streamlit's own: they do nothing here
    pressed(page, "PageUp")
    expect(page.get_by_role("status").filter(has_text="3 of 4")).to_be_attached()
    page.wait_for_timeout(300)
    assert len(sent) == before
    assert page.url.endswith("page=3") or "page=3&" in page.url
    page.reload()
    at(page, "3 of 4")


def test_full_screen_and_the_way_out(page: Page, board_server: Board) -> None:
    opened(page, board_server, f"stage?{DECK}&country=DE&title=cover:Good%20morning")
    stay(page)
    pressed(page, "f")
    filled(page, True)
    pressed(page, "Escape")
    filled(page, False)
    at(page, "1 of 4")
    pressed(page, "Escape")
    expect(page.get_by_role("heading", level=1, name="Present")).to_be_focused(timeout=PATIENCE)
    expect(page.locator(".standing")).to_contain_text("Frozen at", timeout=PATIENCE)
    assert page.evaluate("window.stayed") is True
    there = unquote(page.url)
    assert "/present?country=DE&slide=cover&slide=headline" in there
    assert "title=cover:Good morning" in there and "page=" not in there
    pressed(page, "End", "Space")  # what is left turns nothing any more
    assert "page=" not in page.url


def test_it_goes_on_by_itself_and_can_be_paused(page: Page, board_server: Board) -> None:
    page.clock.install()
    opened(page, board_server, f"stage?{DECK}&every=3")
    line = page.locator(".on-stage .passing")
    expect(line).to_be_visible()
    at(page, "1 of 4")
    page.clock.run_for(3000)
    at(page, "2 of 4")
    pressed(page, "p")
    page.clock.run_for(30_000)
    at(page, "2 of 4")
    assert page.evaluate("document.querySelector('.passing').getAnimations()[0].playState") == (
        "paused"
    )
    pressed(page, "p")
    page.clock.run_for(3000)
    at(page, "3 of 4")
    page.clock.run_for(60_000)
    at(page, "4 of 4")  # and no further
    expect(line).to_be_hidden()
    # The button says what it does, and works by the keyboard.
    pause = page.get_by_role("button", name="Pause (P)")
    pause.focus()
    pressed(page, "Space")
    expect(page.get_by_role("button", name="Go on (P)")).to_be_visible()
    at(page, "4 of 4")


def test_reduced_motion_is_obeyed(page: Page, board_server: Board) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.clock.install()
    opened(page, board_server, f"stage?{DECK}&every=3")
    expect(page.locator(".on-stage .passing")).to_be_hidden()
    page.clock.run_for(3000)
    at(page, "2 of 4")
    assert page.evaluate("document.getAnimations().filter(a => a.playState === 'running')") == []


@pytest.mark.parametrize("name", ["stage", "speaker"])
def test_nothing_of_the_board_around_it_is_seen_or_reached(
    page: Page, board_server: Board, name: str
) -> None:
    opened(page, board_server, f"{name}?{DECK}")
    for part in ("stHeader", "stSidebar"):
        expect(page.get_by_test_id(part)).to_be_hidden()
    reached = set()
    for _ in range(20):
        pressed(page, "Tab")
        reached.add(page.evaluate(REACHED))
    assert "elsewhere" not in reached and "Next slide (→)" in reached


@pytest.mark.parametrize(
    ("instant", "now", "zone"),
    [
        ("2026-10-25T00:59:58Z", "02:59:58", "CEST"),
        ("2026-10-25T01:00:02Z", "02:00:02", "CET"),
    ],
)
def test_the_presenters_clock_names_the_zone_of_this_moment(
    page: Page, board_server: Board, instant: str, now: str, zone: str
) -> None:
    page.clock.set_fixed_time(instant)
    opened(page, board_server, f"speaker?{DECK}")
    expect(page.locator(".wall")).to_have_text(now)
    expect(page.locator(".clock h2").first).to_have_text(f"Now ({zone})")


def test_the_presenters_view_goes_along_and_other_decks_do_not(
    page: Page, context: BrowserContext, board_server: Board
) -> None:
    page.goto(f"{board_server.url}/present?{DECK}&every=600")
    with context.expect_page() as second:
        page.get_by_role("link", name=re.compile("Presenter’s view")).click(timeout=PATIENCE)
    beside = second.value
    expect(shown(beside)).to_be_visible(timeout=PATIENCE)
    expect(beside.locator(".wall")).to_have_text(re.compile(r"\d\d:\d\d:\d\d"))
    pressed(beside, "ArrowRight")  # before the stage is there: it asks
    page.get_by_role("link", name="Present", exact=True).last.click()
    at(page, "2 of 4")
    pressed(page, "ArrowRight")
    at(beside, "3 of 4")
    expect(beside.locator(".notes .shown")).to_contain_text("Series processed:")
    snapshot = current(board_server.data).id
    for part in (".now .shown", ".next .shown"):
        expect(beside.locator(part)).to_contain_text(f"snapshot {snapshot}")
    pressed(beside, "End")
    at(page, "4 of 4")
    expect(beside.locator(".next .shown")).to_have_text("The last slide")
    pressed(beside, "p")
    expect(page.get_by_role("button", name="Go on (P)")).to_be_attached()
    other = opened(context.new_page(), board_server, f"stage?{DECK}&country=DE")
    at(other, "1 of 4")
    pressed(other, "ArrowRight")
    at(other, "2 of 4")
    at(page, "4 of 4")


def test_what_is_published_meanwhile_changes_nothing_but_a_hint(
    page: Page, own_board: Board, tmp_path: Path
) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    opened(page, own_board, "stage?slide=headline&slide=tips_per_day&every=600")
    pressed(page, "End")
    at(page, "2 of 2")
    before = page.locator(".on-stage .frame").inner_html()
    page.evaluate("document.querySelector('.on-stage').stayed = true")
    expect(page.locator(".newer")).to_be_hidden()
    old = current(own_board.data).id
    own_board.publish(write(tmp_path / "more", MORE))
    hint = page.locator(".newer")
    expect(hint).to_be_visible(timeout=PATIENCE)
    expect(hint).to_have_text("Newer figures exist")
    after = page.locator(".on-stage .frame").inner_html()
    assert after == before.replace('class="newer" hidden=""', 'class="newer"')
    assert page.evaluate("document.querySelector('.on-stage').stayed") is True
    box = hint.bounding_box()
    assert box and not [t for t in page.evaluate(TEXTS) if t["bottom"] > box["y"] + 1]
    page.reload()
    at(page, "2 of 2")
    assert f"snapshot={old}" in page.url
    expect(shown(page)).to_contain_text(f"snapshot {old}")
    expect(hint).to_be_visible()
    # The desk says so too, and the newest is a click away.
    pressed(page, "Escape")
    said = page.locator(".standing")
    expect(said).to_contain_text("newer figures exist", timeout=PATIENCE)
    said.get_by_role("link", name="Show the newest").click()
    expect(said).to_contain_text(f"at snapshot {current(own_board.data).id}", timeout=PATIENCE)


def test_a_title_of_ones_own_is_nothing_but_text(page: Page, board_server: Board) -> None:
    titles = "&".join(
        quote(f"title={name}:{said}", safe="=:")
        for name, said in (("burn_up", NASTY), ("cover", "=1+1"))
    )
    opened(page, board_server, f"stage?slide=burn_up&slide=cover&{titles}")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(NASTY)
    assert NASTY in " ".join(text["said"] for text in page.evaluate(TEXTS))
    assert page.locator("img[src=x]").count() == 0
    pressed(page, "ArrowRight")
    expect(heading).to_have_text("=1+1")


def test_what_is_no_deck_is_refused_in_sight(page: Page, board_server: Board) -> None:
    for path, sentence in (
        ("stage?slide=nonsense", "There is no slide “nonsense”"),
        ("speaker?snapshot=000000", "Snapshot 000000 is not kept here"),
    ):
        page.goto(f"{board_server.url}/{path}")
        expect(page.locator(".trouble")).to_contain_text(sentence, timeout=PATIENCE)
        expect(page.locator(".on-stage")).to_have_count(0)
