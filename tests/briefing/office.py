"""Finds a LibreOffice, else Debian's package of it; without one, tests skip aloud (CI fails)."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

OS_RELEASE = Path("/etc/os-release")
NAMES = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    f"{os.environ.get('PROGRAMFILES', '')}/LibreOffice/program/soffice.exe",
)


def pdf(document: bytes, suffix: str, folder: Path) -> Path:
    """*document* as LibreOffice prints it, in a profile of its own in *folder*."""
    program = find() or without()
    given = folder / f"briefing{suffix}"
    given.write_bytes(document)
    words = [
        str(program), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder), str(given),
    ]  # fmt: skip
    done = subprocess.run(words, capture_output=True, timeout=180, check=False)
    made = given.with_suffix(".pdf")
    assert made.exists(), done.stderr.decode(errors="replace")
    return made


def find() -> Path | None:
    """LibreOffice, installed now if need be; None where none can be had."""
    with FileLock(Path(tempfile.gettempdir()) / "board-office.lock"):
        found = installed()
        if not found and is_debian_root() and install_debians():
            found = installed()
    return found


def without() -> Path:
    """No LibreOffice: a skip that says so, and in CI a failure."""
    words = "No LibreOffice here: that files open cleanly is not tried"
    print(words, file=sys.stderr, flush=True)
    if os.environ.get("CI") == "true":
        pytest.fail(words)
    pytest.skip(words)


def installed() -> Path | None:
    """The LibreOffice of this machine."""
    found = (shutil.which(name) for name in NAMES)
    places = (place for place in PLACES if Path(place).exists())
    program = next(filter(None, [*found, *places]), None)
    return Path(program) if program else None


def is_debian_root() -> bool:
    """Whether Debian's own package can be installed here."""
    if sys.platform != "linux" or os.geteuid() != 0 or not OS_RELEASE.exists():
        return False
    return "ID=debian" in OS_RELEASE.read_text("utf-8").splitlines()


def install_debians() -> bool:
    """Install Debian's package; False where it can't be had."""
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    package = ["apt-get", "install", "-y", "--no-install-recommends", "libreoffice-impress"]
    return all(tried(step, silent) for step in (["apt-get", "update"], package))


def tried(words: list[str], environment: dict[str, str]) -> bool:
    """Run *words* for at most ten minutes; whether it ended well."""
    print("No LibreOffice here yet:", " ".join(words), file=sys.stderr, flush=True)
    try:
        done = subprocess.run(words, env=environment, timeout=600, capture_output=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
