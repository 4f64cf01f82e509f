"""A link turns the page without loading it: the address first, then what it says."""

import re

from playwright.sync_api import Page, expect

from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE, opened, stay


def test_a_link_of_the_board_turns_the_page_without_loading_it(
    page: Page, board_server: Board
) -> None:
    opened(page, board_server)
    stay(page)
    page.get_by_role("link", name="Italy").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sentence")).to_contain_text("Italy", timeout=PATIENCE)
    assert page.evaluate("window.stayed") is True
    # The keyboard's place is kept: the same link, or the title.
    expect(page.locator("*:focus")).to_have_text(re.compile("Italy|Overview"))
    page.go_back()
    expect(page.locator(".sentence")).not_to_contain_text("Italy", timeout=PATIENCE)


def test_the_way_back_keeps_the_scope_and_is_no_reload(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/one-series?series=S-0001&clock=happened")
    expect(page.get_by_role("heading", name="Series S-0001")).to_be_visible(timeout=PATIENCE)
    stay(page)
    page.get_by_role("link", name="‹ Series").click()
    expect(page.get_by_role("heading", name="Series", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(page.locator("h1")).to_be_focused()
    assert page.url.endswith("/series?clock=happened")
    assert page.evaluate("window.stayed") is True


def test_a_focus_that_a_page_lacks_is_refused_aloud(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/?series=S-0001")
    expect(page.locator(".trouble")).to_contain_text("This page has no “series”", timeout=PATIENCE)
    expect(page.locator("article.tile")).to_have_count(0)
    page.goto(f"{board_server.url}/one-series?series=S-99999")
    said = page.locator(".nothing")
    expect(said).to_contain_text("S-99999 is not in this scope", timeout=PATIENCE)
