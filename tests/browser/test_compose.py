"""The desk at which a deck is composed, by keyboard; the address of a view on the clipboard."""

import re

from playwright.sync_api import Page, expect

from lib.database import current
from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE, stay
from tests.browser.test_present import DECK, at, pressed


def copying(page: Page) -> str:
    """Copy the address; what is on the clipboard then."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the address").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_the_desk_turns_to_the_stage_and_back_and_its_address_is_copied(
    page: Page, board_server: Board
) -> None:
    page.goto(f"{board_server.url}/present?{DECK}&country=DE")
    cards = page.locator(".slide-name")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    stay(page)
    earlier = page.get_by_role("button", name=re.compile("^Earlier: How far are we"))
    earlier.focus()
    pressed(page, "Enter")
    expect(cards.nth(1)).to_contain_text("How far are we", timeout=PATIENCE)
    expect(page).to_have_url(re.compile("slide=cover&slide=burn_up&slide=headline"))
    expect(earlier).to_be_focused()
    later = page.get_by_role("button", name=re.compile("^Later: How far are we"))
    pressed(page, "Enter")  # now the first: it can't go on, and the keyboard's place stays near
    expect(cards.first).to_contain_text("How far are we", timeout=PATIENCE)
    expect(later).to_be_focused()
    pressed(page, "Enter")
    expect(cards.nth(1)).to_contain_text("How far are we", timeout=PATIENCE)
    expect(later).to_be_focused()
    for _ in range(3):
        page.go_back()
    expect(cards.nth(2)).to_contain_text("How far are we", timeout=PATIENCE)
    copied = copying(page)
    wanted = f"present?country=DE&{DECK}&snapshot={current(board_server.data).id}"
    assert copied == f"{board_server.url}/{wanted}"
    copy = page.get_by_role("button", name="Copy the address")
    expect(copy).to_be_visible()
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    copy.click()
    field = page.locator("input.address")
    expect(field).to_have_value(copied)
    expect(field).to_be_focused()
    page.get_by_role("link", name="Present", exact=True).last.click()
    at(page, "1 of 4")
    page.go_back()
    expect(cards).to_have_count(4, timeout=PATIENCE)
    assert page.evaluate("window.stayed") is True


def test_the_address_of_any_view_can_be_copied(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/definitions?country=DE&clock=happened")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    stay(page)
    assert copying(page) == page.url
