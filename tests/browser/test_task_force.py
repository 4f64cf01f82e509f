"""The page about the task force: it draws while under way and when all is over, for any key."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE, SIZES

MID_TERM = "as_of=2019-10-18T16:00:00Z"


def opened(page: Page, board: Board, query: str = "") -> Page:
    page.goto(f"{board.url}/task-force?{query}")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


@pytest.mark.parametrize(("query", "charts", "said"), [
    ("", 2, "The last day is over"), (MID_TERM, 4, "in nine of ten runs"),
])  # fmt: skip
def test_it_draws_while_under_way_and_when_all_is_over(
    page: Page, board_server: Board, query: str, charts: int, said: str
) -> None:
    opened(page, board_server, query)
    expect(page.locator("h2.finding", has_text=said)).to_have_count(1)
    drawn = page.locator(".js-plotly-plot:has(.xtick)")
    expect(drawn).to_have_count(charts, timeout=PATIENCE)
    expect(page.locator("table.halfdays tbody tr")).to_have_count(5)
    expect(page.locator("table.roster tbody tr")).to_have_count(23)
    expect(page.locator(".trouble")).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_wider_than_the_screen(
    page: Page, board_server: Board, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    opened(page, board_server, MID_TERM)
    main = page.locator("[data-testid=stMain]")
    assert main.evaluate("box => box.scrollWidth <= box.clientWidth")


def test_a_country_is_reached_by_keyboard_and_sets_the_scope(
    page: Page, board_server: Board
) -> None:
    opened(page, board_server)
    page.get_by_role("link", name="Police, Italy").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_contain_text("Italy", timeout=PATIENCE)
    expect(page).to_have_url(re.compile(r"/task-force\?country=IT"))
