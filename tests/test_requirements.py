"""The lists of packages: pinned exactly, complete, and what these tests really run on."""

import importlib.metadata as metadata
import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.test_house import imports

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_every_package_is_pinned_with_all_that_it_needs(name: str) -> None:
    given = pinned(name)
    for package in given:
        needed = metadata.requires(package) if given[package] else []
        for each in map(Requirement, needed or []):
            applies = not each.marker or each.marker.evaluate({"extra": ""})
            assert not applies or canonicalize_name(each.name) in given, f"{package}: {each}"


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_what_runs_is_what_is_pinned(name: str) -> None:
    for package, version in pinned(name).items():
        assert not version or metadata.version(package) == version


def test_the_board_imports_what_it_asks_for_and_nothing_else() -> None:
    asked = (ROOT / "requirements.txt").read_text("utf-8").split("\n\n")[1]
    names = {canonicalize_name(name) for name in re.findall(r"(?m)^([\w.-]+)==", asked)}
    owners = metadata.packages_distributions()
    files = [ROOT / "app.py", *(ROOT / "lib").rglob("*.py")]
    roots = {name.split(".")[0] for file in files for name in imports(file)}
    used = {canonicalize_name(owner) for root in roots for owner in owners.get(root, [])}
    assert names - {"tzdata"} == used  # tzdata is data: zoneinfo reads it


def pinned(name: str) -> dict[str, str]:
    """Package → its pinned version; empty where it is for another system than this."""
    found: dict[str, str] = {}
    for line in (ROOT / name).read_text("utf-8").splitlines():
        text = line.split(" #")[0].strip()
        if text.startswith("-r "):
            found |= pinned(str(Path(name).parent / text[3:]))
        elif text and not text.startswith("#"):
            each = Requirement(text)
            version = re.fullmatch(r"==([\w.]+)", str(each.specifier))
            assert version, f"{name}: {line} is not pinned"
            applies = not each.marker or each.marker.evaluate()
            found[canonicalize_name(each.name)] = version[1] if applies else ""
    return found
