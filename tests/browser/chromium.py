"""Finds a Chromium: an installed one, else Debian's package, else Playwright's download."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock
from playwright.sync_api import Playwright

from tests import debian

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = {
    "darwin": [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "~/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ],
    "win32": [
        f"{os.environ.get(root, '')}/{brand}/Application/chrome.exe"
        for root in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        for brand in ("Google/Chrome", "Chromium")
    ],
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def find(playwright: Playwright) -> Path | None:
    """A browser to drive, installed now if need be; None where none can be had."""
    own = Path(playwright.chromium.executable_path)
    with FileLock(Path(tempfile.gettempdir()) / "board-chromium.lock"):
        found = installed() or (own if own.exists() else None)
        if not found and debian.is_root() and debian.install("chromium"):
            found = installed()
        if not found and download_playwrights() and own.exists():
            found = own
    return found


def installed() -> Path | None:
    """The first Chromium or Chrome that this machine has."""
    return next(candidates(), None)


def candidates() -> Iterator[Path]:
    """Every Chromium or Chrome on the path or in the system's usual places."""
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    places = (Path(place).expanduser() for place in PLACES.get(sys.platform, []))
    yield from (place for place in places if place.exists())


def download_playwrights() -> bool:
    """Let Playwright download its own build; False where it can't be had."""
    return debian.tried(
        [sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ)
    )
