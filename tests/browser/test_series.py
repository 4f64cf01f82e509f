"""The page about series by keyboard: search, sort, turn, filter, open a row, Back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE, choose, stay


@pytest.fixture
def series(page: Page, board_server: Board) -> Page:
    page.goto(f"{board_server.url}/series")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    stay(page)
    return page


def first(page: Page) -> str:
    return page.locator(".series-table tbody th a").first.inner_text()


def test_a_head_sorts_and_the_pager_turns_and_back_undoes(series: Page) -> None:
    head = series.locator(".series-table thead").get_by_role("link", name="Series", exact=True)
    head.focus()
    series.keyboard.press("Enter")
    sorted_by = series.locator(".series-table th[aria-sort]")
    expect(sorted_by).to_have_attribute("aria-sort", "ascending", timeout=PATIENCE)
    assert first(series) == "S-0001"
    series.get_by_role("link", name="Next", exact=True).press("Enter")
    expect(series.locator(".series-pager")).to_contain_text("Rows 51–100", timeout=PATIENCE)
    assert series.evaluate("window.stayed") is True
    series.go_back()
    expect(series.locator(".series-pager")).to_contain_text("Rows 1–50", timeout=PATIENCE)
    assert first(series) == "S-0001"


def test_search_filter_and_open_a_row(series: Page) -> None:
    field = series.get_by_label("Find a series by id")
    field.fill("s-00")
    field.press("Enter")
    found = series.locator(".st-key-panel-series_table .finding")
    expect(found).to_contain_text("id begins with “s-00”", timeout=PATIENCE)
    choose(series, "Status", "Now: in analysis")
    expect(found).to_contain_text("now: in analysis", timeout=PATIENCE)
    expect(series).to_have_url(re.compile(r"status=at_started"))
    row = series.locator(".series-table tbody th a").first
    name = row.inner_text()
    row.press("Enter")
    expect(series.get_by_role("heading", name=f"Series {name}")).to_be_visible(timeout=PATIENCE)
    series.go_back()
    expect(found).to_contain_text("id begins with “s-00”; now: in analysis", timeout=PATIENCE)
    assert series.evaluate("window.stayed") is True


def test_a_status_that_there_is_not_is_refused_aloud(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/series?status=ghost")
    expect(page.locator(".trouble")).to_contain_text("no status “ghost”", timeout=PATIENCE)
