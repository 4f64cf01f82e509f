"""Download in a browser: made with its progress, saved, and the register knows what was saved."""

import hashlib
from pathlib import Path

from playwright.sync_api import Page, expect

from lib.briefing.release import register
from tests.browser.board import Board


def test_a_file_is_made_saved_and_registered(page: Page, own_board: Board, tmp_path: Path) -> None:
    page.goto(f"{own_board.url}/download?audience=partner&slide=headline&slide=status_bars")
    make = page.get_by_role("button", name="Make PowerPoint")
    expect(make).to_be_visible()
    expect(
        page.get_by_text("Partners may have these 2 slides, marked TLP:AMBER H1.")
    ).to_be_visible()
    make.click()
    expect(page.locator("[data-testid=stExpander], [data-testid=stSpinner]").first).to_be_visible()
    save = page.get_by_role("button", name="Save PowerPoint")
    expect(save).to_be_visible()
    with page.expect_download() as saving:
        save.click()
    saved = tmp_path / saving.value.suggested_filename
    saving.value.save_as(saved)
    [entry] = register(own_board.data).entries()
    assert hashlib.sha256(saved.read_bytes()).hexdigest() == entry.sha256
    assert saved.name.startswith("vidtf-7_as-known-now_snapshot-") and saved.suffix == ".pptx"
    assert (entry.audience, entry.form) == ("partner", "pptx")
    expect(page.get_by_role("cell", name=entry.id)).to_be_visible()
