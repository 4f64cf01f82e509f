"""The overview, as people use it: filters, Back, reload, broken links, live figures."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board import ROOT, Board, cli, environment
from tests.drawn import write

PATIENCE = 60_000  # milliseconds: CI machines are slow
SIZES = [(1920, 1080), (1440, 900), (390, 844)]
MORE = """
    operation
    operation_id  name  starts_on   ends_on     time_zone
    extra         More  2019-10-14  2019-10-25  Europe/Amsterdam

    tip
    tip_id    received_at           count
    another   2019-10-31T10:00:00Z  7
"""


@pytest.fixture
def overview(page: Page, board_server: Board) -> Page:
    return opened(page, board_server)


def opened(page: Page, board: Board, query: str = "") -> Page:
    """The overview, drawn to its end."""
    page.goto(f"{board.url}/?{query}")
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    return page


def stay(page: Page) -> None:
    """Mark the page, so that a reload is seen; the script that turns links must have come."""
    for _ in range(PATIENCE // 100):
        if page.evaluate("window.boardLinks"):
            break
        page.wait_for_timeout(100)
    page.evaluate("window.stayed = true")


def figure(page: Page, label: str) -> str:
    """The figure of a tile, as a person reads it."""
    tile = page.locator("article.tile", has=page.get_by_text(label, exact=True))
    return tile.locator(".tile-value").inner_text().replace("\u202f", "").replace("\xa0", "")


def measured(board: Board, metric: str, scope: str) -> str:
    """What the command line says."""
    words = [*cli(), "measure", metric, "--scope", scope, "--data", str(board.data)]
    said = subprocess.run(
        words, cwd=ROOT, env=environment(ROOT), capture_output=True, text=True, check=True
    )
    return str(json.loads(said.stdout)["rows"][0][metric])


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a multiple choice by typing, as a person without a mouse does."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    page.keyboard.press("Escape")


def test_a_country_changes_tiles_address_and_table_and_back_undoes(
    overview: Page, board_server: Board
) -> None:
    assert figure(overview, "Series processed") == "925"
    table = overview.get_by_role("region", name="Countries by status")
    expect(table.get_by_role("rowheader", name="France")).to_be_visible()
    choose(overview, "Countries", "Germany")
    expect(overview).to_have_url(re.compile(r"country=DE"), timeout=PATIENCE)
    expect(table.get_by_role("rowheader", name="France")).to_have_count(0, timeout=PATIENCE)
    expect(table.get_by_role("rowheader", name="Germany")).to_be_visible()
    assert figure(overview, "Series processed") == measured(
        board_server, "series_processed", "country=DE"
    )
    expect(overview.locator(".sentence")).to_contain_text("Germany")
    overview.go_back()
    expect(table.get_by_role("rowheader", name="France")).to_be_visible(timeout=PATIENCE)
    assert "country" not in overview.url
    assert figure(overview, "Series processed") == "925"


def test_a_chip_takes_back_what_it_shows(page: Page, board_server: Board) -> None:
    opened(page, board_server, "country=DE&country=FR")
    page.get_by_role("button", name="Germany").first.click()
    expect(page).not_to_have_url(re.compile("country=DE"), timeout=PATIENCE)
    expect(page).to_have_url(re.compile("country=FR"))
    expect(page.locator(".sentence")).not_to_contain_text("Germany", timeout=PATIENCE)


def test_a_reload_and_a_shared_link_keep_all(page: Page, board_server: Board) -> None:
    query = "country=DE&country=FR&since=2019-10-15&as_of=2019-10-18T16:00:00Z&clock=happened"
    opened(page, board_server, query)
    said = page.locator(".sentence").inner_text()
    assert "Germany and France" in said or "France and Germany" in said
    assert "as happened by 18 Oct 2019 18:00 CEST" in said
    found = figure(page, "Series processed")
    assert found == measured(board_server, "series_processed", query)
    page.reload()
    expect(page.locator("footer .marking")).to_be_visible(timeout=PATIENCE)
    assert (page.locator(".sentence").inner_text(), figure(page, "Series processed")) == (
        said,
        found,
    )
    for part in query.split("&"):
        assert part.replace(":", "%3A") in page.url.replace(":", "%3A")


def test_the_scope_goes_along_to_another_page(page: Page, board_server: Board) -> None:
    opened(page, board_server, "country=DE")
    page.get_by_role("link", name="Definitions").click()
    expect(page.get_by_role("heading", name="Definitions")).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("country=DE"))
    expect(page.locator(".sentence")).to_contain_text("Germany")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("country=Atlantis", "Atlantis"),
        ("contry=DE", "contry"),
        ("operation=vidtf-99", "vidtf-99"),
        ("as_of=yesterday", "yesterday"),
    ],
)
def test_a_broken_value_is_refused_aloud_and_nothing_wider_is_shown(
    page: Page, board_server: Board, query: str, names: str
) -> None:
    page.goto(f"{board_server.url}/?{query}")
    expect(page.locator(".trouble")).to_contain_text(names, timeout=PATIENCE)
    expect(page.locator("article.tile")).to_have_count(0)
    assert query in page.url


def test_a_new_snapshot_shows_by_itself_and_the_scope_stays(
    page: Page, own_board: Board, tmp_path: Path
) -> None:
    opened(page, own_board, "country=unknown")
    before = int(figure(page, "Tips received"))
    page.evaluate("window.stayed = true")
    own_board.publish(write(tmp_path / "more", MORE))
    tile = page.locator("article.tile", has=page.get_by_text("Tips received", exact=True))
    shown = f"{before + 7:,}".replace(",", "\u202f")
    expect(tile.locator(".tile-value")).to_have_text(shown, timeout=PATIENCE)
    assert page.evaluate("window.stayed") is True  # no reload
    assert "country=unknown" in page.url


def test_every_figure_explains_itself(overview: Page) -> None:
    overview.get_by_role("button", name="Explain Series processed").click()
    told = overview.get_by_test_id("stPopoverBody")
    expect(told).to_contain_text("experts have been through them", timeout=PATIENCE)
    expect(told).to_contain_text("count(distinct series_id)")
    expect(told).to_contain_text("Rows behind")


def test_a_chart_has_its_numbers_as_table_and_file(overview: Page) -> None:
    panel = overview.locator(".st-key-panel-status_bars")
    panel.get_by_text("Numbers").click()
    expect(panel.get_by_test_id("stDataFrame")).to_be_visible(timeout=PATIENCE)
    with overview.expect_download() as download:
        panel.get_by_role("button", name="CSV", exact=True).click()
    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert text.startswith("# VIDTF 7 · as known now · snapshot ")
    assert "processed,925" in text
    assert re.fullmatch(
        r"status_bars_vidtf-7_as-known-now_snapshot-[0-9a-f]{6}-of-.*_tlp-amber.*\.csv",
        download.value.suggested_filename,
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_nothing_is_cut_off_at_any_size(
    page: Page, board_server: Board, size: tuple[int, int], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, board_server)
    expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=PATIENCE)
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= size[0]
    cut = page.evaluate("""() => [...document.querySelectorAll('.js-plotly-plot text')]
        .filter(text => {
            const plot = text.closest('.js-plotly-plot').getBoundingClientRect();
            const box = text.getBoundingClientRect();
            return box.width && (box.left < plot.left - 1 || box.right > plot.right + 1);
        }).map(text => text.textContent)""")
    assert cut == []


def test_the_keyboard_reaches_every_control(overview: Page) -> None:
    seen = set()
    for _ in range(80):
        overview.keyboard.press("Tab")
        seen.add(
            overview.evaluate("""() => {
                const at = document.activeElement;
                return at.getAttribute('aria-label') || at.textContent.trim().slice(0, 40);
            }""")
        )
    for wanted in ("Explain Series processed", "Countries by status", "Numbers"):
        assert any(wanted in each for each in seen), (wanted, seen)


def test_a_country_in_the_table_leads_to_its_scope_and_its_chip_clears_it(overview: Page) -> None:
    table = overview.get_by_role("region", name="Countries by status")
    table.get_by_role("link", name="Italy").click()
    expect(overview).to_have_url(re.compile("country=IT"), timeout=PATIENCE)
    expect(overview.locator(".sentence")).to_contain_text("Italy", timeout=PATIENCE)
    overview.locator(".st-key-chips").get_by_role("button", name="Italy").click()
    expect(overview).not_to_have_url(re.compile("country=IT"), timeout=PATIENCE)


def test_a_click_on_a_bar_sets_the_period_and_back_undoes(overview: Page) -> None:
    bars = overview.locator(".st-key-panel-tips_per_day .js-plotly-plot")
    bars.scroll_into_view_if_needed()
    where = bars.locator(".barlayer .point").nth(44).bounding_box()
    assert where
    overview.mouse.click(where["x"] + where["width"] / 2, where["y"] + where["height"] - 1)
    expect(overview).to_have_url(re.compile(r"since=2019-10-\d\d"), timeout=PATIENCE)
    expect(overview.locator(".st-key-chips")).to_contain_text("to ", timeout=PATIENCE)
    overview.go_back()
    expect(overview.locator(".st-key-chips")).to_have_count(0, timeout=PATIENCE)
    expect(overview).not_to_have_url(re.compile("since="))
