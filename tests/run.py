"""``board.py test``: lint, form, types and contracts, then pytest with what it was given.

Everything runs even where something before it failed. pytest comes last, so that its
closing line is the last one; what failed before it is named in its summary.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINT_IMPORTS = (  # without its cache, which misses that a module has come to be
    "from importlinter.cli import lint_imports;"
    "raise SystemExit(lint_imports(no_logo=True, no_cache=True))"
)
FAILED = "BOARD_FAILED_RULES"  # tells tests/conftest.py what to name in the summary
RULES = {
    "lint": ["-m", "ruff", "check", "--quiet", "."],
    "form": ["-m", "ruff", "format", "--check", "--quiet", "."],
    "types": ["-m", "mypy", "--no-error-summary"],
    "contracts": ["-c", LINT_IMPORTS],
}


def main(said: list[str]) -> int:
    """Run every rule and then the tests; 0 where all passed, else 1."""
    failed = [name for name, words in RULES.items() if run(name, words)]
    if failed:
        os.environ[FAILED] = " and ".join(failed)
    return int(bool(run("tests", ["-m", "pytest", *workers(said), *said]) or failed))


def run(name: str, words: list[str]) -> int:
    """Run one part under its heading; returns its exit code."""
    print(f"── {name} ".ljust(72, "─"), flush=True)
    return subprocess.run([sys.executable, *words], cwd=ROOT, check=False).returncode


def workers(said: list[str]) -> list[str]:
    """Two or more at a time; the browser tests share one, and one server."""
    if "--pdb" in said or os.cpu_count() == 1:
        return []
    return ["-n", str(min(os.cpu_count() or 2, 4)), "--dist=loadgroup"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
