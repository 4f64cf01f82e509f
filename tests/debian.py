"""Programs that tests need, as Debian's packages: installed where that can be done."""

import os
import subprocess
import sys
from pathlib import Path

OS_RELEASE = Path("/etc/os-release")


def is_root() -> bool:
    """Whether Debian's own packages can be installed here."""
    if sys.platform != "linux" or os.geteuid() != 0 or not OS_RELEASE.exists():
        return False
    return "ID=debian" in OS_RELEASE.read_text("utf-8").splitlines()


def install(*package: str) -> bool:
    """Install a package (and options of ``apt-get install``); False where it can't be had."""
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    steps = (["apt-get", "update"], ["apt-get", "install", "-y", *package])
    return all(tried(step, silent) for step in steps)


def tried(words: list[str], environment: dict[str, str]) -> bool:
    """Run *words* for at most ten minutes; whether it ended well."""
    print("A program for the tests is not here yet:", " ".join(words), file=sys.stderr, flush=True)
    try:
        done = subprocess.run(words, env=environment, timeout=600, capture_output=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
