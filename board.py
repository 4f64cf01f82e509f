"""The board's starter: ``python3 board.py run``, ``python3 board.py test``, and the rest.

It needs nothing but Python 3.11. On first use it makes ``.venv`` beside itself,
installs the pinned requirements there and hands over to ``lib.cli`` (``test``: to
``tests.run``). ``--no-venv`` uses the running interpreter as it is. All progress goes
to stderr; stdout belongs to the command.

Inside ``.venv``: ``board.lock`` is held by the one start that sets up, ``board.unfinished``
lies there from before the first change until after the last, ``board.stamp`` names what
is installed. So an interrupted set-up is seen, and begun again from nothing.
"""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

if sys.version_info < (3, 11):  # older Pythons must be able to read this file so far
    sys.stderr.write(
        "board: Python 3.11 or later is needed; this is Python %d.%d.\n" % sys.version_info[:2]
    )
    sys.exit(2)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK, UNFINISHED, STAMP = (VENV / f"board.{name}" for name in ("lock", "unfinished", "stamp"))
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PIN = re.compile(r"^([\w.-]+)==", re.MULTILINE)

NO_VENV = (
    "Python's venv and pip are missing here: install them (on Debian and Ubuntu: "
    f"apt install python{sys.version_info[0]}.{sys.version_info[1]}-venv), or install "
    "requirements.txt yourself and use --no-venv."
)


def main(said: list[str]) -> int:
    """Set up what the command needs, then become it; returns its exit code."""
    words = [word for word in said if word != "--no-venv"]
    testing = words[:1] == ["test"]
    needed = ["requirements.txt", "tests/requirements.txt"][: 1 + testing]
    program = ["-m", "tests.run", *words[1:]] if testing else ["-m", "lib.cli", *words]
    if words != said:
        refuse_if_missing(needed)
        return hand_over(sys.executable, program)
    try:
        make_ready(needed)
    except OSError as error:
        stop(f"{VENV} can't be set up: {error}. Make its folder writable, or use --no-venv.")
    return hand_over(str(PYTHON), program)


def hand_over(python: str, program: list[str]) -> int:
    """Run *program* where the person stands, with the board's own modules in reach.

    ``-P`` keeps a ``lib`` that happens to lie in the person's folder out of the way.
    """
    others = [path for path in [os.environ.get("PYTHONPATH")] if path]
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *others])
    command = [python, "-P", *program]
    if not WINDOWS:
        os.execv(python, command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the child got it too, and ends in its own way


def make_ready(needed: list[str]) -> None:
    """See to it that ``.venv`` holds what the files *needed* pin."""
    wanted = {name: hashlib.sha256((ROOT / name).read_bytes()).hexdigest() for name in needed}
    if is_ready(wanted):
        return
    VENV.mkdir(exist_ok=True)
    with LOCK.open("a") as lock:
        hold(lock.fileno())
        if not is_ready(wanted):  # another start may have done it while this one waited
            set_up(wanted, lock.fileno())


def is_ready(wanted: dict[str, str]) -> bool:
    """Whether the last set-up ended well, gave *wanted*, and its Python still stands."""
    try:
        stamp = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    given = wanted.items() <= stamp["installed"].items()
    return given and stamp["python"] == interpreter() and not UNFINISHED.exists()


def interpreter() -> str | None:
    """Which Python ``.venv`` stands on; None where that is gone."""
    try:
        settings = (VENV / "pyvenv.cfg").read_text("utf-8")
        if not WINDOWS:
            return str(PYTHON.resolve(strict=True))
    except OSError:
        return None
    home = re.search(r"^home\s*=\s*(.+)$", settings, re.MULTILINE)
    return settings if home and os.path.isdir(home[1].strip()) else None


def set_up(wanted: dict[str, str], lock: int) -> None:
    """Install into ``.venv``, made anew where it is broken or was left half made."""
    began = time.monotonic()
    if UNFINISHED.exists() or not works():
        make_venv()
    UNFINISHED.touch()
    install(list(wanted)[-1], lock)  # the tests' list takes in the board's
    STAMP.write_text(json.dumps({"python": interpreter(), "installed": wanted}), "utf-8")
    UNFINISHED.unlink()
    say(f"set up in {time.monotonic() - began:.0f} s.")


def works() -> bool:
    """Whether ``.venv`` has a Python that runs, is new enough and has pip."""
    trial = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    try:
        return not subprocess.run([str(PYTHON), "-c", trial], capture_output=True).returncode
    except OSError:
        return False


def make_venv() -> None:
    """Make ``.venv`` from nothing, with pip in it; the lock stays where it is."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        stop(NO_VENV)
    say(f"making {VENV} …")
    UNFINISHED.touch()
    for each in set(VENV.iterdir()) - {LOCK, UNFINISHED}:
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        else:
            each.unlink()
    if subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True).returncode:
        stop(NO_VENV)


def install(name: str, lock: int) -> None:
    """Let pip install what the file *name* pins, with a line of progress.

    pip holds the lock too: should this process be killed, no second pip sets in
    before the first has ended.
    """
    options = ["--progress-bar=off", "--no-input", "--no-user", "--disable-pip-version-check"]
    pip = subprocess.Popen(
        [str(PYTHON), "-m", "pip", "install", *options, "-r", str(ROOT / name)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env={**os.environ, "PIP_QUIET": "0", "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        errors="replace",
        pass_fds=() if WINDOWS else (lock,),
    )
    lines = follow(pip, len(pins(name)))
    if pip.wait():
        if not any(line.startswith("Installing collected") for line in lines):
            UNFINISHED.unlink()  # nothing was changed: what worked before still does
        why = [line.strip() for line in lines if line.startswith("ERROR:")] or lines[-1:]
        stop(
            f"pip could not install {name} ({' '.join(why)}); see that PyPI or a mirror "
            "can be reached, and run it again."
        )


def follow(pip: subprocess.Popen[str], total: int) -> list[str]:
    """Tell how far *pip* is, of *total* packages; returns what it said."""
    lines: list[str] = []
    seen = 0
    assert pip.stdout
    for line in pip.stdout:
        lines.append(line)
        if line.startswith("Installing collected"):
            say("installing …")
        elif line.startswith(("Collecting ", "Processing ", "Requirement already")):
            seen += 1
            if seen % 10 == 1 or sys.stderr.isatty():
                say(f"fetching package {min(seen, total)} of {total} …", replaced=True)
    return lines


def pins(name: str) -> list[str]:
    """The packages that the file *name* and those it includes pin, in their order."""
    text = (ROOT / name).read_text("utf-8")
    included = re.findall(r"^-r \.\./(\S+)", text, re.MULTILINE)
    return [*(pin for other in included for pin in pins(other)), *PIN.findall(text)]


def refuse_if_missing(needed: list[str]) -> None:
    """Stop with a sentence where the running interpreter lacks a package.

    A line with a marker (``; sys_platform == …``) is for some machines only and not asked for.
    """
    from importlib.metadata import distributions

    present = {normal(each.name) for each in distributions()}
    texts = [(ROOT / name).read_text("utf-8") for name in needed]
    lines = [line for text in texts for line in text.splitlines() if ";" not in line]
    lacking = [pin for pin in PIN.findall("\n".join(lines)) if normal(pin) not in present]
    if lacking:
        stop(
            f"{sys.executable} lacks {', '.join(lacking)}: run "
            f"“{sys.executable} -m pip install -r {needed[-1]}”, or leave out --no-venv."
        )


def normal(package: str) -> str:
    """The one spelling of a package's name that all others stand for (PEP 503)."""
    return re.sub(r"[-_.]+", "-", package).lower()


def hold(lock: int) -> None:
    """Wait until this start alone holds the lock; it falls with the process."""
    waiting = False
    while not locked(lock):
        if not waiting:
            say("another start is setting up; waiting for it …")
        waiting = True
        time.sleep(0.2)


def locked(lock: int) -> bool:
    """Try to take the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def say(text: str, replaced: bool = False) -> None:
    """A line of progress; on a terminal the next one may take its place."""
    if replaced and sys.stderr.isatty():
        sys.stderr.write(f"board: {text:<60}\r")
    else:
        sys.stderr.write(f"board: {text}\n")
    sys.stderr.flush()


def stop(sentence: str) -> None:
    """End here, with one sentence for a person."""
    say(sentence)
    sys.exit(2)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("interrupted; the next start sets up again.")
        sys.exit(130)
