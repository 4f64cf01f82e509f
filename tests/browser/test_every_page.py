"""Every page of the site map in a browser: whole at any size, by keyboard alone, without axe.

Nothing here names a page. Each is opened once and then turned: two looks, three sizes, a
walk by Tab, and axe-core, which may find what it finds on a bare Streamlit page, and no more.
"""

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from lib.database import current
from lib.ui.site import Place
from tests.browser.board import Board, free_port, serving
from tests.browser.test_overview import PATIENCE, SIZES
from tests.pages.test_every_page import PLACES, subject

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
SETTLED = 60.0  # seconds until all charts of a page must be drawn
# Streamlit asks for these below the page first, and then where they are.
OF_STREAMLIT = ("/_stcore/health", "/_stcore/host-config")
BARE = """
import datetime
import streamlit as st

st.set_page_config(layout="wide", initial_sidebar_state=280)

def one():
    st.title("One")
    with st.popover("Explain", type="tertiary"):
        st.write("said")
    with st.expander("Numbers", type="compact"):
        st.write("told")
    st.toggle("Log axis")
    st.text_input("Find", type="search")
    st.multiselect("Status", ["a", "b"], placeholder="All")
    st.plotly_chart({"data": [{"x": [1, 2], "y": [1, 2]}], "layout": {}}, alt="a line")
    st.html('<p class="end">the end</p>')

def two():
    st.title("Two")

with st.sidebar:
    st.selectbox("Operation", ["a"])
    st.multiselect("Countries", ["a", "b"], default=["a"])
    st.date_input("From", value=None)
    st.toggle("Now", value=True)
    days = datetime.datetime(2019, 10, 14), datetime.datetime(2019, 10, 25)
    st.slider("As of", *days, disabled=True)
    st.segmented_control("Clock", ["a", "b"], default="a")
st.navigation([st.Page(one), st.Page(two)], position="top").run()
"""
WIDER = """() => [document.scrollingElement, ...document.querySelectorAll('[data-testid=stMain]')]
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => `${box.dataset.testid ?? 'page'}: ${box.scrollWidth} in ${box.clientWidth}`)"""
CUT = """() => [...document.querySelectorAll('.js-plotly-plot text')].filter(text => {
    const plot = text.closest('.js-plotly-plot').getBoundingClientRect();
    const box = text.getBoundingClientRect();
    const off = box.bottom < plot.top || box.top > plot.bottom
        || box.right < plot.left || box.left > plot.right;
    if (off && text.closest('.geolayer')) return false; // beyond the edge of the map
    return box.width && text.checkVisibility({ opacityProperty: true })
        && (box.left < plot.left - 1 || box.right > plot.right + 1
            || box.top < plot.top - 2 || box.bottom > plot.bottom + 2);
}).map(text => text.textContent)"""
DRAWN = """() => document.querySelectorAll('[data-testid=stPlotlyChart]').length
    === document.querySelectorAll('.js-plotly-plot .main-svg:first-of-type').length
    && [...document.querySelectorAll('.js-plotly-plot')].every(plot =>
        Math.abs(plot.querySelector('.main-svg')?.clientWidth - plot.clientWidth) <= 1)
    && !document.querySelector('[data-stale=true]')"""
# What can be reached is numbered; who takes the keyboard's place is written down.
NUMBERED = """() => {
    const wanted = 'a[href], button, input, select, textarea, summary, [tabindex], [role=slider]';
    const there = [...document.querySelectorAll(wanted)].filter(one =>
        one.tabIndex >= 0 && !one.disabled && one.checkVisibility({ visibilityProperty: true })
        && !one.closest('[inert], [aria-hidden=true], [aria-disabled=true]'));
    window.reached = new Set();
    there.forEach((one, n) => { one.dataset.walk = n; });
    document.addEventListener('focusin', event =>
        window.reached.add(event.target.closest('[data-walk]')?.dataset.walk));
    document.activeElement.blur();
    return there.length;
}"""
MISSED = """() => [...document.querySelectorAll('[data-walk]')]
    .filter(one => !window.reached.has(one.dataset.walk))
    // Within a group of choices one walks by arrow keys, once Tab has come to it.
    .filter(one => ![...one.closest('[role=radiogroup], [role=toolbar]')
        ?.querySelectorAll('[data-walk]') ?? []].some(it => window.reached.has(it.dataset.walk)))
    .map(one => one.outerHTML.slice(0, 140))"""
SCROLLERS = """() => [...document.querySelectorAll('.stMain .stHtml *')].filter(one => {
    const how = getComputedStyle(one);
    const rolls = (how.overflowX + how.overflowY).match(/auto|scroll/)
        && (one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1);
    return rolls && one.tabIndex < 0 && !one.querySelector('a[href], button');
}).map(one => one.outerHTML.slice(0, 140))"""
FINDINGS = """async only => {
    const how = { resultTypes: ['violations'] };
    if (only) how.runOnly = { type: 'rule', values: [only] };
    const { violations } = await axe.run(document, how);
    return violations.flatMap(({ id, nodes }) => nodes.map(node => {
        const one = document.querySelector(node.target.at(-1));
        return {
            rule: id, html: node.html.slice(0, 160),
            ours: !!one?.closest('.stHtml, .js-plotly-plot'),
            part: one?.closest('[data-testid]:not([data-testid=stMarkdownContainer])')
                ?.dataset.testid ?? '',
        };
    }));
}"""


@pytest.fixture(scope="module")
def of_streamlit(
    browser: Browser, hosts: set[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[set[tuple[str, str]]]:
    """What axe finds on a bare Streamlit page with the same widgets: rule and part."""
    folder = tmp_path_factory.mktemp("bare")
    (folder / "bare.py").write_text(BARE, "utf-8")
    port = free_port()
    words = [sys.executable, "-m", "streamlit", "run", str(folder / "bare.py")]
    words += [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    with serving(words, port, folder / "log", folder) as url, browser.new_context() as context:
        page = context.new_page()
        found: set[tuple[str, str]] = set()
        page.goto(url)
        expect(page.locator(".end")).to_be_visible(timeout=PATIENCE)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(300)
            found |= {(each["rule"], each["part"]) for each in axe(page)}
        yield found


def axe(page: Page, only: str | None = None) -> list[dict[str, Any]]:
    """What axe-core finds; *only* is a rule."""
    page.evaluate(AXE)
    found: list[dict[str, Any]] = page.evaluate(FINDINGS, only)
    return found


def settled(page: Page) -> None:
    """The page is drawn to its end, its charts and pictures too."""
    # The stage and the presenter's view hide all of the board around them.
    drawn = page.locator("footer .marking:visible, .on-stage :is(.slide, .now):visible")
    expect(drawn.first).to_be_visible(timeout=PATIENCE)
    end = time.monotonic() + SETTLED
    calm = 0
    while calm < 2:
        calm = calm + 1 if page.evaluate(DRAWN) else 0
        assert time.monotonic() < end, "charts are not drawn"
        page.wait_for_timeout(120)


def is_ours(message: ConsoleMessage) -> bool:
    """Whether an error in the console is one of the board's."""
    return message.type == "error" and not str(message.location["url"]).endswith(OF_STREAMLIT)


@pytest.mark.parametrize("place", [place for _, place in PLACES], ids=lambda place: place.stem)
def test_every_page_is_whole_and_reached_by_keyboard_and_axe_is_content(
    place: Place, page: Page, board_server: Board, of_streamlit: set[tuple[str, str]]
) -> None:
    errors: list[str] = []
    page.on("console", lambda said: errors.append(said.text) if is_ours(said) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    path = "" if place == PLACES[0][1] else place.path
    page.goto(f"{board_server.url}/{path}?{subject(current(board_server.data), place)}")
    found: dict[str, object] = {}
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            settled(page)
            look = f"{width} {scheme}"
            found[f"wider than the screen at {look}"] = page.evaluate(WIDER)
            found[f"cut off at {look}"] = page.evaluate(CUT)
    page.set_viewport_size({"width": 1440, "height": 900})
    settled(page)
    found["axe in the dark"] = beyond(axe(page, "color-contrast"), of_streamlit)
    page.emulate_media(color_scheme="light")
    settled(page)
    found["axe"] = beyond(axe(page), of_streamlit)
    found["out of the keyboard's reach"] = walked(page)
    found["rolls by mouse alone"] = page.evaluate(SCROLLERS)
    found["in the console"] = errors
    assert {what: each for what, each in found.items() if each} == {}


def beyond(found: list[dict[str, Any]], of_streamlit: set[tuple[str, str]]) -> list[str]:
    """What is not Streamlit's own."""
    return [
        f"{each['rule']}: {each['html']}"
        for each in found
        if each["ours"] or (each["rule"], each["part"]) not in of_streamlit
    ]


def walked(page: Page) -> list[str]:
    """What can be worked and was not reached by Tab."""
    there = page.evaluate(NUMBERED)
    for _ in range(there + 10):
        page.keyboard.press("Tab")
    missed: list[str] = page.evaluate(MISSED)
    return missed
