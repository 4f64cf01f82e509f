"""The rules of the house, held on the project as it is; each is known to see its offender.

A rule takes the root of a project and yields a sentence for each offence. Imports between
the rooms of ``lib`` are held by import-linter (``pyproject.toml``); here stands what it
can't say: pages and app (no packages), sizes, names, files that belong together.
"""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pytest

from tests import run

ROOT = Path(__file__).resolve().parents[1]
LONGEST_FUNCTION, MEDIAN_FUNCTION, LONGEST_FILE, LONGEST_PAGE = 45, 13, 300, 30
NAME = re.compile(r"(^|_)(utils?|helpers?|manager)(_|$)|^_*get_|(Utils?|Helpers?|Manager)$")
PICKLES = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}
SHOUTED = re.compile(r"\b(SELECT|FROM|WHERE|GROUP|ORDER|JOIN|WITH|AS)\b")
# What is tried elsewhere than under its own name, or says nothing that could be tried.
TESTED_IN = {"errors": "cli", "metric": "metrics", "ui": "pages"}

Rule = Callable[[Path], Iterator[str]]


def no_page_lies_directly_in_pages(root: Path) -> Iterator[str]:
    for folder in (root / "pages", root / "lib" / "ui" / "pages"):  # beside app and frame
        for file in sorted(folder.glob("*.py")):
            yield f"{file}: Streamlit may run it past the app; put it one folder down"


def pages_are_thin(root: Path) -> Iterator[str]:
    for file in sorted((root / "pages").rglob("*.py")):
        if lines(file) > LONGEST_PAGE:
            yield f"{file} has {lines(file)} lines; a page has at most {LONGEST_PAGE}"
        for name in imports(file):
            if not re.match(r"lib\.(ui|panels)(\.|$)", name):
                yield f"{file} imports {name}; a page imports lib.ui and lib.panels only"


def app_is_the_app_only(root: Path) -> Iterator[str]:
    for name in imports(root / "app.py"):
        if name.startswith("lib") and not re.match(r"lib\.(ui|panels)(\.|$)", name):
            yield f"app.py imports {name}; of the board it knows lib.ui and lib.panels"


def functions_are_short(root: Path) -> Iterator[str]:
    sizes = []
    for file, function in functions(root):
        sizes.append((function.end_lineno or 0) - function.lineno + 1)
        if sizes[-1] > LONGEST_FUNCTION:
            yield f"{file}: {function.name} has {sizes[-1]} lines; at most {LONGEST_FUNCTION}"
    if sizes and median(sizes) > MEDIAN_FUNCTION:
        yield f"half of all functions have over {MEDIAN_FUNCTION} lines ({median(sizes)})"


def files_are_short(root: Path) -> Iterator[str]:
    for file in [*sources(root), *sql(root)]:
        if lines(file) > LONGEST_FILE:
            yield f"{file} has {lines(file)} lines; at most {LONGEST_FILE}"


def names_say_what_is_meant(root: Path) -> Iterator[str]:
    for file in sources(root):
        if NAME.search(file.stem):
            yield f"{file}: this name says nothing"
        for node in ast.walk(tree(file)):
            name = getattr(node, "name", None)
            if isinstance(node, DEFINED) and NAME.search(str(name)):
                yield f"{file}: {name} says nothing"


def nothing_is_pickled(root: Path) -> Iterator[str]:
    for file in sources(root):
        for name in imports(file):
            if name.split(".")[0] in PICKLES:
                yield f"{file} imports {name}; what is read back could run code"


def sql_says_what_a_row_is(root: Path) -> Iterator[str]:
    for file in sql(root):
        text = file.read_text("utf-8")
        if not re.match(r"-- one \w+ per ", text):
            yield f"{file} does not begin with “-- one row per …”"
        if shouted := SHOUTED.search(re.sub(r"--.*|'[^']*'", "", text)):
            yield f"{file} says {shouted[0]}; SQL is in lower case"


def rooms_have_their_tests(root: Path) -> Iterator[str]:
    for room in sorted((root / "lib").iterdir()):
        if room.stem.startswith("_") or not (room.suffix == ".py" or [*room.glob("*.py")]):
            continue
        name = TESTED_IN.get(room.stem, room.stem)
        if not [*root.glob(f"tests/test_{name}*.py"), *root.glob(f"tests/{name}/**/test_*.py")]:
            yield f"lib/{room.name} has neither tests/test_{name}.py nor tests/{name}/"


def a_metric_stands_on_every_shelf(root: Path) -> Iterator[str]:
    for module in sorted((root / "lib" / "metrics").glob("[!_]*.py")):
        stem = module.stem
        for shelf in (f"lib/facts/{stem}.sql", f"lib/intake/{stem}.py"):
            if not (root / shelf).exists():
                yield f"lib/metrics/{stem}.py has no {shelf} beside it"


def changes_of_meaning_are_written_down(root: Path) -> Iterator[str]:
    log = root / "CHANGELOG.md"
    if not log.exists() or not re.search(r"(?m)^#+ .*\bDefinitions\b", log.read_text("utf-8")):
        yield "CHANGELOG.md has no section Definitions, for metrics that change their meaning"


def readme_and_ci_say_the_same(root: Path) -> Iterator[str]:
    found = re.search(r"```\w*\n(.*?)```", (root / "README.md").read_text("utf-8"), re.DOTALL)
    told = [line.split("#")[0].strip() for line in (found[1] if found else "").splitlines()]
    if told != ["python3 board.py run", "python3 board.py test"]:
        yield f"README.md begins with {told}, not with the two commands"
    ran = re.findall(r"(?m)^python3.*", (root / ".ci/run").read_text("utf-8"))
    if ran != told[1:]:
        yield f".ci/run runs {ran}, README.md says {told[1:]}"


# A rule, and where what is planted must offend it (path, text).
PLANTED: dict[Rule, tuple[str, str]] = {
    no_page_lies_directly_in_pages: ("pages/secret.py", ""),
    pages_are_thin: ("pages/explore/series.py", "from lib.measure import measure\n"),
    app_is_the_app_only: ("app.py", "import lib.publish\n"),
    functions_are_short: ("lib/measure.py", "def measure():\n" + "    0\n" * LONGEST_FUNCTION),
    files_are_short: ("lib/listing.py", "\n" * (LONGEST_FILE + 1)),
    names_say_what_is_meant: ("lib/scope.py", "def get_scope(): ...\n"),
    nothing_is_pickled: ("lib/ui/store.py", "def read():\n    from pickle import load\n"),
    sql_says_what_a_row_is: ("lib/facts/tip.sql", "-- the tips\nselect 1\n"),
    rooms_have_their_tests: ("lib/forecast.py", ""),
    a_metric_stands_on_every_shelf: ("lib/metrics/weather.py", ""),
    changes_of_meaning_are_written_down: ("CHANGELOG.md", "# Changes\n"),
    readme_and_ci_say_the_same: ("README.md", "```\nmake\n```\n"),
}


@pytest.mark.parametrize("rule", PLANTED, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule: Rule) -> None:
    offences = list(rule(ROOT))
    assert not offences, "\n".join(offences)


@pytest.mark.parametrize("rule", PLANTED, ids=lambda rule: rule.__name__)
def test_the_rule_sees_its_offender(rule: Rule, tmp_path: Path) -> None:
    path, text = PLANTED[rule]
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, "utf-8")
    assert list(rule(tmp_path))


# What breaks a contract: its name, a module of lib (or a new one), and a line added there.
BROKEN = [
    ("Rooms import only from below", "scope.py", "import lib.measure"),
    ("Rooms import only from below", "newcomer.py", ""),  # a room without a place
    ("Only lib.ui knows Streamlit", "measure.py", "import streamlit"),
    ("Only what draws knows Plotly", "export.py", "import plotly"),
    ("Each metric module stands alone", "metrics/tip.py", "import lib.metrics.media"),
    ("Each chart stands alone", "charts/a.py", "import lib.charts.b"),
    ("The sample is not made by what measures it", "sample/__init__.py", "import lib.measure"),
]


@pytest.fixture
def lib_copy(tmp_path: Path) -> Path:
    """The modules of ``lib`` elsewhere, under the same contracts, with two more charts."""
    shutil.copytree(ROOT / "lib", tmp_path / "lib", ignore=shutil.ignore_patterns("static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in "ab":
        (tmp_path / "lib" / "charts" / f"{name}.py").touch()
    return tmp_path / "lib"


def test_the_copy_keeps_the_contracts(lib_copy: Path) -> None:
    done = contracts(lib_copy)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(("contract", "path", "line"), BROKEN)
def test_a_contract_broken_on_purpose_fails(
    contract: str, path: str, line: str, lib_copy: Path
) -> None:
    with (lib_copy / path).open("a", encoding="utf-8") as module:
        module.write(f"\n{line}\n")
    done = contracts(lib_copy)
    assert done.returncode == 1
    assert f"{contract} BROKEN" in done.stdout


def test_a_failed_rule_fails_the_test_command(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setenv(run.FAILED, "")
    monkeypatch.setattr(run, "run", lambda name, _: ran.append(name) or name == "contracts")
    assert run.main(["-k", "one"]) == 1
    assert ran == [*run.RULES, "tests"]
    assert run.os.environ[run.FAILED] == "contracts"


def contracts(lib: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts as ``board.py test`` does, on another copy of *lib*."""
    words = [sys.executable, "-P", *run.RULES["contracts"]]
    return subprocess.run(
        words, cwd=lib.parent, env={}, capture_output=True, text=True, check=False
    )


DEFINED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def sources(root: Path) -> list[Path]:
    """Every Python file of the project."""
    folders = ("lib", "pages", "tests")
    return sorted(
        [*root.glob("*.py"), *(file for f in folders for file in (root / f).rglob("*.py"))]
    )


def sql(root: Path) -> list[Path]:
    """Every SQL file of the project."""
    return sorted((root / "lib").rglob("*.sql"))


def functions(root: Path) -> Iterator[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    """Every function of the project, with its file."""
    for file in sources(root):
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield file, node


def imports(file: Path) -> Iterator[str]:
    """What *file* imports, wherever in it; ``from lib import panels`` is ``lib.panels``."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def tree(file: Path) -> ast.Module:
    """The parsed source of *file*."""
    return ast.parse(file.read_text("utf-8"), str(file))


def lines(file: Path) -> int:
    """How many lines *file* has."""
    return len(file.read_text("utf-8").splitlines())
