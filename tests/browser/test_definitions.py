"""The index of the definitions leads to each, and the page is neither loaded nor lost."""

from playwright.sync_api import Page, expect

from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE


def test_the_index_leads_to_a_definition_and_keeps_the_scope(
    page: Page, board_server: Board
) -> None:
    page.goto(f"{board_server.url}/definitions?country=DE")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    page.evaluate("window.stayed = true")
    page.get_by_role("navigation", name="Definitions").get_by_role(
        "link", name="Tips useful", exact=True
    ).click()
    expect(page.locator("#tips_useful")).to_be_in_viewport(timeout=PATIENCE)
    page.wait_for_timeout(1500)  # what Streamlit makes of a changed address
    expect(page.locator("h1")).to_have_text("Definitions")
    expect(page.locator(".sentence")).to_contain_text("Germany")
    expect(page.locator("#tips_useful")).to_be_in_viewport()
    top = page.locator("#tips_useful").evaluate("one => one.getBoundingClientRect().top")
    assert top > 40  # not below the bar
    assert page.evaluate("window.stayed") is True
    assert page.url.endswith("/definitions?country=DE#tips_useful")
