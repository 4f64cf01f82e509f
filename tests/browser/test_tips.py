"""The page of tips in a browser: pictures from this host, cards that lead on, a log axis."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board import Board

PATIENCE = 60_000  # milliseconds: CI machines are slow


@pytest.fixture
def tips(page: Page, board_server: Board) -> Page:
    """The page, drawn to its end."""
    page.goto(f"{board_server.url}/tips")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


def test_pictures_load_from_this_host_and_a_card_opens_its_object(
    tips: Page, board_server: Board
) -> None:
    pictures = tips.locator(".gallery img")
    expect(pictures).to_have_count(24)
    pictures.first.scroll_into_view_if_needed()
    expect(pictures.first).to_have_js_property("complete", True, timeout=PATIENCE)
    assert pictures.first.evaluate("image => image.naturalWidth") == 320
    source = pictures.first.get_attribute("src")
    assert source is not None and source.startswith("/thumbnail/")
    with urlopen(board_server.url + source.replace("thumbnail", "picture")) as answer:
        assert answer.headers["Content-Type"] == "image/jpeg"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
    card = tips.locator(".gallery a").first
    card.focus()
    tips.keyboard.press("Enter")
    expect(tips).to_have_url(re.compile(r"/object\?object=OBJ-\d+"), timeout=PATIENCE)


@pytest.mark.parametrize(
    "path",
    [
        "/picture/ffffff/OBJ-001",
        "/thumbnail/../OBJ-001",
        "/picture/{id}/OBJ-999",
        "/picture/{id}/a%20b",
    ],
)
def test_what_is_no_picture_is_one_plain_line(page: Page, board_server: Board, path: str) -> None:
    pointer = (board_server.data / "published" / "CURRENT").read_text().strip()
    snapshot_id = pointer.removesuffix(".duckdb").rsplit("-", 1)[1]
    answer = page.request.get(board_server.url + path.format(id=snapshot_id))
    if path.startswith("/thumbnail/.."):  # resolved by the client: no such address at all
        assert "image" not in answer.headers.get("content-type", "")
        return
    assert (answer.status, answer.text()) == (404, "There is no such picture.\n")


def test_the_log_axis_stands_in_the_address_and_survives_a_reload(tips: Page) -> None:
    tips.get_by_text("Log axis", exact=True).click()
    expect(tips).to_have_url(re.compile(r"axis=log"), timeout=PATIENCE)
    expect(tips.get_by_role("switch", name="Log axis")).to_be_checked(timeout=PATIENCE)
    tips.reload()
    expect(tips.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    expect(tips.get_by_role("switch", name="Log axis")).to_be_checked()


def test_an_outcome_narrows_the_gallery(tips: Page) -> None:
    tips.get_by_role("link", name="Identified but too widespread").click()
    expect(tips).to_have_url(re.compile(r"status=too_widespread"), timeout=PATIENCE)
    states = tips.locator(".card-state")
    expect(states).to_have_count(20, timeout=PATIENCE)
    assert set(states.all_inner_texts()) == {"Identified but too widespread"}
