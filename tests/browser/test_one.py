"""One series, one object: opened by their own address, left and read by the keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.browser.board import Board

PATIENCE = 60_000  # milliseconds: CI machines are slow


def opened(page: Page, board: Board, address: str) -> Page:
    """A page, drawn to its end."""
    page.goto(f"{board.url}/{address}")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


def test_a_series_opens_by_its_address_and_leads_to_its_heir(
    page: Page, board_server: Board
) -> None:
    opened(page, board_server, "one-series?series=S-0061")
    expect(page.get_by_role("heading", level=1)).to_have_text("Series S-0061")
    heir = page.locator(".one-facts").get_by_role("link", name="S-0118")
    heir.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Series S-0118", timeout=PATIENCE)
    expect(page).to_have_url(re.compile("series=S-0118"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Series S-0061", timeout=PATIENCE)


def test_a_time_line_is_a_table_that_can_be_read_without_its_picture(
    page: Page, board_server: Board
) -> None:
    opened(page, board_server, "one-series?series=S-0181")
    row = page.get_by_role("row", name=re.compile("Pinpointed: Germany")).first
    expect(row).to_contain_text("taken back 17 Oct 16:50")
    expect(row.locator("s")).to_have_text("Pinpointed: Germany")
    country = page.locator(".one-candidates").get_by_role("link", name="Canada")
    country.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("country=CA.*series=S-0181"), timeout=PATIENCE)
    expect(page.locator(".one-line")).not_to_contain_text("Romania", timeout=PATIENCE)


def test_a_series_out_of_scope_is_one_line(page: Page, board_server: Board) -> None:
    opened(page, board_server, "one-series?series=S-0181&country=FR")
    said = page.locator("p.nothing")
    expect(said).to_contain_text("Series S-0181 is not in this scope.")
    said.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Series S-0181", timeout=PATIENCE)


def test_an_object_opens_by_its_address_with_its_picture(page: Page, board_server: Board) -> None:
    opened(page, board_server, "object?object=OBJ-001")
    expect(page.get_by_role("heading", level=1)).to_have_text("Baseball cap, green")
    picture = page.get_by_role("img", name="Published picture: Baseball cap, green")
    expect(picture).to_be_visible(timeout=PATIENCE)
    assert picture.evaluate("one => one.naturalWidth") > 100
    expect(page.locator(".one-object")).to_contain_text("Identified but too widespread")
