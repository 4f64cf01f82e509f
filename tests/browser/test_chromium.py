"""How a browser is found, and which addresses are another host's."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import debian
from tests.browser import chromium
from tests.browser.conftest import is_foreign

DEBIANS = ["apt-get update", "apt-get install -y chromium"]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """A Debian machine, as root and without any browser; ``gives`` says what a command brings."""
    made = SimpleNamespace(path=[], ran=[], gives={}, own=tmp_path / "playwright" / "chrome")
    own = SimpleNamespace(executable_path=str(made.own))
    made.playwright = SimpleNamespace(chromium=own)

    def tried(words: list[str], _: Any) -> bool:
        made.ran.append(" ".join(words))
        brings = next(
            (what for end, what in made.gives.items() if made.ran[-1].endswith(end)), None
        )
        if brings:
            brings()
        return brings is not None or words[-1] == "update"

    monkeypatch.setattr(chromium, "candidates", lambda: iter(made.path))
    monkeypatch.setattr(debian, "is_root", lambda: True)
    monkeypatch.setattr(debian, "tried", tried)
    return made


def test_an_installed_browser_is_taken_as_it_is(machine: SimpleNamespace) -> None:
    machine.path.append(Path("/opt/chrome"))
    assert chromium.find(machine.playwright) == Path("/opt/chrome")
    assert machine.ran == []


def test_root_on_debian_installs_debians_package(machine: SimpleNamespace) -> None:
    machine.gives["chromium"] = lambda: machine.path.append(Path("/usr/bin/chromium"))
    assert chromium.find(machine.playwright) == Path("/usr/bin/chromium")
    assert machine.ran == DEBIANS


def test_else_playwright_downloads_its_own(
    machine: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def download() -> None:
        machine.own.parent.mkdir()
        machine.own.touch()

    monkeypatch.setattr(debian, "is_root", lambda: False)
    machine.gives["playwright install chromium"] = download
    assert chromium.find(machine.playwright) == machine.own
    assert len(machine.ran) == 1


def test_where_nothing_can_be_had_there_is_none(machine: SimpleNamespace) -> None:
    assert chromium.find(machine.playwright) is None
    assert machine.ran[:2] == DEBIANS
    assert machine.ran[2].endswith("playwright install chromium")


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://127.0.0.1:8501/static/a.js", False),
        ("ws://127.0.0.1:8501/_stcore/stream", False),
        ("data:image/png;base64,AA==", False),
        ("blob:http://127.0.0.1:8501/1", False),
        ("http://127.0.0.1:9/", True),
        ("https://webhooks.fivetran.com/", True),
        ("wss://example.org/", True),
    ],
)
def test_only_the_boards_are_not_foreign(url: str, foreign: bool) -> None:
    assert is_foreign(url, {"127.0.0.1:8501"}) is foreign
