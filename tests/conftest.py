"""What all tests share: hypothesis' settings, and a summary that keeps nothing quiet."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from lib.database import Snapshot, current
from lib.publish import publish
from tests.run import FAILED

settings.register_profile("house", deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say aloud which rules failed before pytest began, and that no browser was had."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if "browser" in report.keywords
    ]
    if skipped:
        why = skipped[0].longrepr[2].removeprefix("Skipped: ")
        terminalreporter.write_line(
            f"SKIPPED: {len(skipped)} browser tests. {why}", yellow=True, bold=True
        )
    if os.environ.get(FAILED):
        terminalreporter.write_line(
            f"FAILED before the tests: {os.environ[FAILED]} (see above).", red=True, bold=True
        )


@pytest.fixture(scope="session")
def sample_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the sample operation is published."""
    data = tmp_path_factory.mktemp("sample-data")
    publish([Path(__file__).parents[1] / "data" / "sample"], data)
    return data


@pytest.fixture(scope="session")
def sample(sample_data: Path) -> Snapshot:
    """The sample operation, published and opened."""
    return current(sample_data)
