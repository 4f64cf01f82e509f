"""Finds a Chromium: an installed one, else Debian's package, else Playwright's download."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock
from playwright.sync_api import Playwright

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
OS_RELEASE = Path("/etc/os-release")


def find(playwright: Playwright) -> Path | None:
    """A browser to drive, installed now if need be; None where none can be had."""
    own = Path(playwright.chromium.executable_path)
    with FileLock(Path(tempfile.gettempdir()) / "board-chromium.lock"):
        found = installed() or (own if own.exists() else None)
        if not found and is_debian_root() and install_debians():
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


def is_debian_root() -> bool:
    """Whether Debian's own package can be installed here."""
    if sys.platform != "linux" or os.geteuid() != 0 or not OS_RELEASE.exists():
        return False
    return "ID=debian" in OS_RELEASE.read_text("utf-8").splitlines()


def install_debians() -> bool:
    """Install Debian's package; False where it can't be had."""
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"])
    return all(tried(step, silent) for step in steps)


def download_playwrights() -> bool:
    """Let Playwright download its own build; False where it can't be had."""
    return tried([sys.executable, "-m", "playwright", "install", "chromium"], dict(os.environ))


def tried(words: list[str], environment: dict[str, str]) -> bool:
    """Run *words* for at most ten minutes; whether it ended well."""
    print("No browser here yet:", " ".join(words), file=sys.stderr, flush=True)
    try:
        done = subprocess.run(words, env=environment, timeout=600, capture_output=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
