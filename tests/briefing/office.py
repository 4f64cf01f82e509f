"""Finds a LibreOffice, else Debian's package of it; without one, tests skip aloud (CI fails)."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from filelock import FileLock

from tests import debian

PACKAGE = ("--no-install-recommends", "libreoffice-impress")
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
        if not found and debian.is_root() and debian.install(*PACKAGE):
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
