"""Boards that run and a Chromium that opens them; no test may reach another host.

``page``          a page of a fresh Chromium context; every request is recorded, and the
                  test fails where one goes to any host but a board's own
``board_server``  one board with the sample operation, for all tests that only read
``own_board``     a board of its own, for a test that publishes
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser import chromium
from tests.browser.board import SAMPLE, Board, publish, running

expect.set_options(timeout=60_000)  # milliseconds: CI machines are slow

NONE_TO_BE_HAD = (
    "No browser: neither Chromium nor Chrome is installed, and neither Debian's package "
    "nor Playwright's download could be had."
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what opens a browser; all of this folder shares one worker and one server."""
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.xdist_group("browser"))
            if "browser" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def hosts() -> set[str]:
    """Host and port of every board that these tests started."""
    return set()


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the sample operation is published; not to be written to."""
    data = tmp_path_factory.mktemp("sample") / "data"
    publish(data, SAMPLE)
    return data


@pytest.fixture(scope="session")
def board_server(
    sample_data: Path, hosts: set[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Board]:
    """One board with the sample operation, shared by all tests that only read."""
    with running(sample_data, tmp_path_factory.mktemp("server") / "log") as board:
        hosts.add(board.host)
        yield board


@pytest.fixture
def own_board(sample_data: Path, hosts: set[str], tmp_path: Path) -> Iterator[Board]:
    """A board with the sample operation, for one test that publishes into it."""
    data = Path(shutil.copytree(sample_data, tmp_path / "data"))
    with running(data, tmp_path / "log") as board:
        hosts.add(board.host)
        yield board


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium. Where none is to be had the test is skipped, and fails when ``CI=true``.

    It ends with this folder: Playwright keeps an event loop running, which other tests
    of the same worker could not bear.
    """
    with sync_playwright() as playwright:
        path = chromium.find(playwright)
        if path is None and os.environ.get("CI") == "true":
            pytest.fail(NONE_TO_BE_HAD)
        if path is None:
            pytest.skip(NONE_TO_BE_HAD)
        with playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS) as one:
            yield one


@pytest.fixture
def context(browser: Browser, hosts: set[str]) -> Iterator[BrowserContext]:
    """A browser without a past; fails the test where it called any host but a board's."""
    asked: list[str] = []
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        context.on("request", lambda request: asked.append(request.url))
        context.on("page", lambda page: page.on("websocket", lambda ws: asked.append(ws.url)))
        yield context
    foreign = sorted(url for url in set(asked) if is_foreign(url, hosts))
    assert not foreign, f"The page called other hosts: {', '.join(foreign)}"


def is_foreign(url: str, hosts: set[str]) -> bool:
    """Whether *url* leads away from the boards of these tests (``data:``, ``blob:`` don't)."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.netloc not in hosts


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """One page of that browser, 1440 by 900."""
    return context.new_page()
