"""What a killed reader left is cleared away; what is read stays."""

import os
import tempfile
import time
from pathlib import Path

import filelock
import pytest

from lib.intake import work


def test_what_a_dead_reader_left_is_swept_and_a_live_one_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name in ("dead", "alive", "young", "else"):
        (tmp_path / f"{work.PREFIX}{name}").mkdir()
        if name != "else":
            (tmp_path / f"{work.PREFIX}{name}" / work.ALIVE).touch()
    with filelock.FileLock(tmp_path / f"{work.PREFIX}alive" / work.ALIVE):
        for name in ("dead", "alive", "else"):
            os.utime(tmp_path / f"{work.PREFIX}{name}", (0, time.time() - 2 * work.YOUNG))
        with work.folder_of_its_own() as own:
            work.sweep()
            left = {path.name.removeprefix(work.PREFIX) for path in tmp_path.iterdir()}
            assert left == {"alive", "young", "else", own.name.removeprefix(work.PREFIX)}
    assert not own.exists()
