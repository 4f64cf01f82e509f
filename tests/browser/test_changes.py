"""Changes between two instants, and the questions that stand at the figures they touch."""

import re
from urllib.parse import unquote

from playwright.sync_api import Page, expect

from tests.browser.board import Board
from tests.browser.test_overview import PATIENCE

DRAWN = "footer .marking"


def test_an_earlier_instant_is_chosen_written_and_refused(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/changes")
    expect(page.locator(DRAWN)).to_be_visible(timeout=PATIENCE)
    line = page.locator(".st-key-instants p").first
    expect(line).to_contain_text("25 Oct 2019 08:45 CEST (Last briefing)")
    figure = page.locator("details.line", has_text="Series processed").locator("summary")
    expect(figure).to_contain_text("925")

    field = page.get_by_label("Since another instant")
    field.fill("2019-10-18 16:00")
    field.press("Enter")
    expect(line).to_contain_text("18 Oct 2019 16:00 CEST (as chosen)", timeout=PATIENCE)
    assert "before=2019-10-18T14:00:00Z" in unquote(page.url)
    page.reload()
    expect(line).to_contain_text("18 Oct 2019 16:00 CEST (as chosen)", timeout=PATIENCE)

    field.fill("yesterday")
    field.press("Enter")
    expect(page.locator(".trouble")).to_contain_text("“yesterday” can't be read", timeout=PATIENCE)
    page.goto(f"{board_server.url}/changes?before=2030-01-01T00:00:00Z")
    expect(page.locator(".trouble")).to_contain_text("before the later one", timeout=PATIENCE)
    expect(page.locator(".changed")).to_have_count(0)


def test_counts_lead_to_their_rows_by_the_keyboard(page: Page, board_server: Board) -> None:
    page.goto(f"{board_server.url}/changes?as_of=2019-10-18T16:00:00Z")
    expect(page.locator(DRAWN)).to_be_visible(timeout=PATIENCE)
    row = page.locator(".counted tr", has=page.get_by_role("rowheader", name="processed")).first
    corrected = row.get_by_role("link").last
    corrected.focus()
    page.keyboard.press("Enter")
    listed = page.locator(".st-key-panel-changed_rows")
    expect(listed.get_by_role("heading")).to_contain_text("of corrected", timeout=PATIENCE)
    assert "status=corrected" in page.url
    expect(listed.get_by_role("link", name=re.compile("S-"))).to_have_attribute(
        "href", re.compile("/one-series")
    )
    # A figure opens to the events that moved it.
    line = page.locator("details.line", has_text="Series processed")
    line.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(line.locator("li a").first).to_be_visible()


def test_a_badge_opens_the_questions_and_their_rows(page: Page, board_server: Board) -> None:
    page.goto(board_server.url)
    badge = page.locator(".st-key-doubt-tile_series_processed button")
    expect(badge).to_contain_text(re.compile(r"\d+ question"), timeout=PATIENCE)
    expect(page.locator(".st-key-doubt-tile_victims_identified")).to_have_count(0)
    badge.focus()
    page.keyboard.press("Enter")
    told = page.locator(".doubts li").first
    expect(told).to_contain_text("was processed on 15 Oct 2019 11:11 CEST", timeout=PATIENCE)
    expect(told).to_contain_text("series events, delivery 1")
    told.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Series S-0662")).to_be_visible(timeout=PATIENCE)
