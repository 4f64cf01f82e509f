"""The starter, on a small project of its own: two stubs and a package made here.

No index is asked (``PIP_NO_INDEX``); the one package lies in a folder of wheels.
"""

import ast
import importlib.util
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.xdist_group("starter")  # so that one worker makes one `begun`
ROOT = Path(__file__).resolve().parents[1]
STUB = """import json, os, sys
print(json.dumps({
    "program": sys.argv[0], "said": sys.argv[1:], "cwd": os.getcwd(), "python": sys.prefix
}))
sys.exit(3 if "fail" in sys.argv else 0)
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the package ``pebble`` 1.0."""
    folder = tmp_path_factory.mktemp("wheels")
    about = "pebble-1.0.dist-info"
    with ZipFile(folder / "pebble-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("pebble.py", "")
        wheel.writestr(f"{about}/METADATA", "Metadata-Version: 2.1\nName: pebble\nVersion: 1.0\n")
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
    return folder


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first start has been made."""
    root = laid_out(tmp_path_factory.mktemp("begun") / "project")
    assert start(root, "run").returncode == 0
    return root


@pytest.fixture
def project(begun: Path, tmp_path: Path) -> Path:
    """The same elsewhere, to be spoilt at will."""
    return Path(shutil.copytree(begun, tmp_path / "project", symlinks=True))


def laid_out(root: Path) -> Path:
    """A project with the real starter, stubs for what it starts, and nothing to install."""
    for folder in ("lib", "tests"):
        (root / folder).mkdir(parents=True)
        (root / folder / "__init__.py").touch()
    (root / "lib" / "cli.py").write_text(STUB, "utf-8")
    (root / "tests" / "run.py").write_text(STUB, "utf-8")
    (root / "requirements.txt").touch()
    (root / "tests" / "requirements.txt").write_text("-r ../requirements.txt\n", "utf-8")
    shutil.copy(ROOT / "board.py", root)
    return root


def start(
    root: Path, *words: str, cwd: Path | None = None, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run ``board.py`` with *words*, and *more* in its environment."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PIP_", "PYTHON"))}
    return subprocess.run(
        [sys.executable, str(root / "board.py"), *words],
        cwd=cwd or root,
        env={**kept, "PIP_NO_INDEX": "1", **more},
        capture_output=True,
        text=True,
        check=False,
    )


def told(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    """What the stub said of itself: all that stands on stdout."""
    assert done.stdout, done.stderr
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_first_start_sets_up_and_hands_over(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "a project")
    done = start(root, "run", "--port", "1", "fail")
    assert done.returncode == 3
    assert told(done)["said"] == ["run", "--port", "1", "fail"]
    assert told(done)["python"] == str(root / ".venv")
    assert "set up in" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="there a child's CPU time can't be had so simply")
def test_later_starts_are_silent_and_cost_under_300_ms(begun: Path) -> None:
    assert start(begun, "run").stderr == ""
    whole = cost([sys.executable, "board.py", "run"], begun)
    program = cost([str(begun / ".venv/bin/python"), "-m", "lib.cli"], begun)
    assert whole - program < 0.3


def cost(words: list[str], root: Path) -> float:
    """CPU seconds that the cheapest of five runs takes; a busy machine does not change them."""
    taken = []
    for _ in range(5):
        before = os.times()
        subprocess.run(words, cwd=root, capture_output=True, check=True)
        taken.append(sum(os.times()[2:4]) - sum(before[2:4]))
    return min(taken)


def test_command_runs_where_the_person_stands(begun: Path, tmp_path: Path) -> None:
    laid_out(tmp_path)  # a lib that is not the board's
    done = start(begun, "run", cwd=tmp_path)
    assert told(done)["cwd"] == str(tmp_path)
    assert told(done)["program"] == str(begun / "lib" / "cli.py")


def test_test_installs_both_lists_and_runs_the_tests(project: Path, wheels: Path) -> None:
    with (project / "tests" / "requirements.txt").open("a", encoding="utf-8") as more:
        more.write("pebble==1.0\n")
    done = start(project, "test", "-k", "one", PIP_FIND_LINKS=str(wheels))
    assert told(done)["said"] == ["-k", "one"]
    assert told(done)["program"] == str(project / "tests" / "run.py")
    assert has_pebble(project)
    assert start(project, "test").stderr == ""
    assert start(project, "run").stderr == ""


def test_changed_requirements_are_installed(project: Path, wheels: Path) -> None:
    (project / "requirements.txt").write_text("pebble==1.0\n", "utf-8")
    assert start(project, "run", PIP_FIND_LINKS=str(wheels)).returncode == 0
    assert has_pebble(project)


def has_pebble(root: Path) -> bool:
    """Whether the package is in the project's ``.venv``."""
    return bool([*(root / ".venv").rglob("site-packages/pebble.py")])


def test_failed_install_says_why_in_a_sentence_and_spoils_nothing(project: Path) -> None:
    (project / "tests" / "requirements.txt").write_text("pebble==1.0\n", "utf-8")
    done = start(project, "test")
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert "pip could not install tests/requirements.txt" in last
    assert "pebble" in last
    assert start(project, "run").stderr == ""


def test_interrupted_set_up_is_begun_again_from_nothing(project: Path) -> None:
    (project / ".venv" / "board.unfinished").touch()
    (project / ".venv" / "half").mkdir()
    done = start(project, "run")
    assert told(done)["python"] == str(project / ".venv")
    assert not (project / ".venv" / "half").exists()
    assert start(project, "run").stderr == ""


@pytest.mark.skipif(os.name == "nt", reason="there .venv holds a copy of the interpreter")
def test_venv_whose_python_is_gone_is_made_anew(project: Path) -> None:
    python = project / ".venv" / "bin" / "python"
    for link in python.parent.glob("python*"):
        link.unlink()
    python.symlink_to(project / "no such python")
    assert told(start(project, "run"))["python"] == str(project / ".venv")


def test_venv_without_a_stamp_is_kept_and_filled(project: Path) -> None:
    (project / ".venv" / "board.stamp").unlink()
    (project / ".venv" / "mine").touch()
    assert "making" not in start(project, "run").stderr
    assert (project / ".venv" / "mine").exists()


def test_two_first_starts_at_once_set_up_once(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "project")
    with ThreadPoolExecutor() as pool:
        both = list(pool.map(lambda _: start(root, "run"), range(2)))
    assert [done.returncode for done in both] == [0, 0]
    assert sum("set up in" in done.stderr for done in both) == 1
    assert sum("waiting for it" in done.stderr for done in both) == 1


@pytest.mark.skipif(os.name == "nt", reason="there pip does not inherit the lock")
def test_pip_of_a_killed_start_still_holds_the_lock(project: Path) -> None:
    (project / "requirements.txt").write_text("pebble==1.0\n", "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as index:  # one that never answers
        url = f"http://127.0.0.1:{index.getsockname()[1]}/"
        words = [sys.executable, "board.py", "run"]
        patient = {**os.environ, "PIP_INDEX_URL": url, "PIP_RETRIES": "0", "PIP_TIMEOUT": "60"}
        killed = subprocess.Popen(words, cwd=project, env=patient)
        call, _ = index.accept()  # pip has begun to ask
        killed.kill()
        killed.wait()
        assert not is_free(project)
        call.close()
    end = time.monotonic() + 60
    while not is_free(project) and time.monotonic() < end:
        time.sleep(0.1)
    assert is_free(project)


def is_free(root: Path) -> bool:
    """Whether nobody holds the lock."""
    import fcntl

    with (root / ".venv" / "board.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True


def test_no_venv_uses_the_running_interpreter(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "project")
    done = start(root, "run", "--no-venv")
    assert told(done)["said"] == ["run"]
    assert told(done)["python"] == sys.prefix
    assert not (root / ".venv").exists()


def test_no_venv_says_what_is_lacking(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "project")
    (root / "requirements.txt").write_text(
        'pytest==1\npebble==1.0\nstone==1; sys_platform == "none"\n', "utf-8"
    )
    done = start(root, "--no-venv", "run")
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(
        r"board: \S+ lacks pebble: run “.*”, or leave out --no-venv.\n", done.stderr
    )


@pytest.fixture
def starter(tmp_path: Path) -> ModuleType:
    """``board.py`` as a module, beside a project that was never started."""
    spec = importlib.util.spec_from_file_location("starter", laid_out(tmp_path / "p") / "board.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_without_venv_or_pip_it_says_what_to_install(
    missing: str,
    starter: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: name != missing or None)
    with pytest.raises(SystemExit) as ended:
        starter.main(["run"])
    assert ended.value.code == 2
    assert "-venv)" in capsys.readouterr().err


def test_folder_that_cannot_be_written_is_named(
    starter: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    starter.VENV.touch()  # a file where the folder should be; root may write everywhere else
    with pytest.raises(SystemExit) as ended:
        starter.main(["run"])
    assert ended.value.code == 2
    assert "can't be set up" in capsys.readouterr().err


def test_older_python_is_told_in_a_sentence(tmp_path: Path) -> None:
    root = laid_out(tmp_path / "project")
    older = (
        f"import runpy, sys; sys.version_info = (3, 8); runpy.run_path({str(root / 'board.py')!r})"
    )
    done = subprocess.run(
        [sys.executable, "-c", older], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "board: Python 3.11 or later is needed; this is Python 3.8.\n"
    ast.parse((root / "board.py").read_text("utf-8"), feature_version=(3, 7))


def test_starter_needs_the_standard_library_only() -> None:
    parsed = ast.parse((ROOT / "board.py").read_text("utf-8"))
    nodes = list(ast.walk(parsed))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
