"""The map draws without the internet, a click sets the chip, the sheet is one page of paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from lib import atlas
from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE

A4 = (595, 842)  # points
FITS = """() => {
    const edge = document.documentElement.getBoundingClientRect().right + 1;
    return [...document.querySelectorAll('.stMain :is(th, td, dd, dt, h1, h2, p, b, span, li)')]
        .filter(one => {
            const box = one.getBoundingClientRect();
            const hidden = getComputedStyle(one).clipPath !== 'none' || !box.width;
            return !hidden && !one.closest('caption, .unseen, button') && box.right > edge;
        }).map(one => one.textContent.slice(0, 40));
}"""


def opened(page: Page, board: Board, path: str) -> Page:
    """A page of the board, drawn to its end."""
    page.goto(f"{board.url}/{path}")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


def test_the_map_draws_its_shapes_and_calls_nobody(page: Page, board_server: Board) -> None:
    opened(page, board_server, "countries")  # the fixture fails where another host is called
    for name in ("country_close_up", "country_map"):
        plot = page.locator(f".st-key-panel-{name} .js-plotly-plot")
        shapes = plot.locator(".choroplethlayer path")
        expect(shapes.first).to_be_attached(timeout=PATIENCE)
        assert shapes.count() >= 230
        assert plot.locator(".scatterlayer .point").count() >= 40
        drawn = plot.locator(".layer.rivers path").get_attribute("d")
        assert drawn and len(drawn) > 1000  # borders


def pressed(page: Page, mark: Locator) -> None:
    """Point at a mark until it says what it is, then click it, as a hand does."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x - 30, y - 30)
    page.mouse.move(x, y, steps=5)
    expect(page.locator(".hoverlayer .hovertext").first).to_be_visible(timeout=PATIENCE)
    page.mouse.click(x, y, delay=120)


def test_a_click_on_the_map_sets_the_chip_and_the_chip_clears_it(
    page: Page, board_server: Board
) -> None:
    opened(page, board_server, "countries")
    plot = page.locator(".st-key-panel-country_close_up .js-plotly-plot")
    chips = page.locator(".st-key-chips")
    circle = plot.locator(".scatterlayer .point").first  # the largest
    expect(circle).to_be_attached(timeout=PATIENCE)
    pressed(page, circle)
    expect(page).to_have_url(re.compile("country=DE"), timeout=PATIENCE)
    expect(chips).to_contain_text("Germany", timeout=PATIENCE)
    expect(page.locator(".country-sum .total")).to_contain_text("21", timeout=PATIENCE)
    chips.get_by_role("button", name="Germany").click()
    expect(page).not_to_have_url(re.compile("country=DE"), timeout=PATIENCE)
    expect(page.locator(".country-sum .total")).not_to_contain_text("21", timeout=PATIENCE)
    # A country without a figure has a shape, which can be clicked as well.
    shape = plot.locator(".choroplethlayer path").nth([*atlas.centres()].index("BY") - 1)
    expect(shape).to_be_attached(timeout=PATIENCE)
    pressed(page, shape)
    expect(page).to_have_url(re.compile("country=BY"), timeout=PATIENCE)


def test_a_square_sets_the_scope_and_a_row_opens_the_sheet(page: Page, board_server: Board) -> None:
    opened(page, board_server, "countries")
    page.get_by_role("link", name=re.compile("^Malta: 1 pinpointed")).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-chips")).to_contain_text("Malta", timeout=PATIENCE)
    page.get_by_role("link", name="The sheet of Malta").click()
    expect(page.get_by_role("heading", level=1, name="Malta")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("query", "width", "scheme"),
    [
        ("country=DE", 1440, "light"),  # the most rows
        ("country=US", 390, "dark"),
        ("country=AQ", 1920, "light"),  # nothing
        ("country=unknown", 1440, "dark"),
    ],
)
def test_the_sheet_is_one_page_of_a4_with_nothing_cut(
    page: Page, board_server: Board, query: str, width: int, scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, board_server, f"country?{query}")
    expect(page.locator(".country-facts")).to_be_visible(timeout=PATIENCE)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    box = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed)
    assert [tuple(round(float(side)) for side in each) for each in box] == [A4]
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 718, "height": 1047})  # what A4 has room for
    assert page.evaluate(FITS) == []
    assert page.evaluate("document.querySelector('footer').getBoundingClientRect().bottom") < 1047
    for kept in (".sentence", "footer .marking", ".country-facts"):
        expect(page.locator(kept).first).to_be_visible()
    for gone in ("[data-testid=stHeader]", "[data-testid=stSidebar]"):
        expect(page.locator(gone).first).to_be_hidden()
