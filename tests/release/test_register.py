"""The register: lines are only ever added, whoever adds them, and a damaged one is seen."""

import json
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lib.errors import NotAllowed, Refused
from lib.release.register import Entry, Register

ENTRY = Entry(
    datetime(2019, 10, 24, 7, 30, tzinfo=UTC), "partner", "pptx", "country=DE", "7f3a91",
    "slide=headline", "ab" * 32,
    ((("tips_received", (("country", "DE"),)), 97, 97), (("tips_useful", ()), None, None),
     (("series_processed", ()), 911, 989)), 4,
)  # fmt: skip


KEPT = replace(ENTRY, truth=((("tips_useful", ()), 7.0),), frame="country=DE 0ff1ce")


def test_what_is_written_is_read(tmp_path: Path) -> None:
    register = Register(tmp_path / "releases")
    assert register.entries() == ()
    second = replace(KEPT, audience="public", form="pdf")
    register.add(ENTRY)
    register.add(second)
    assert register.entries() == (ENTRY, second)
    assert [each.id for each in register.entries()] == [ENTRY.id, second.id]
    assert "97" in register.path.read_text("utf-8")


def test_lines_of_before_are_read_as_they_are(tmp_path: Path) -> None:
    """Without truth, frame, seal, and the sum of the one before; new lines follow them."""
    register = Register(tmp_path)
    for each in (ENTRY, replace(ENTRY, form="pdf")):
        register.add(each)
    lines = [json.loads(line) for line in register.path.read_text("utf-8").splitlines()]
    new = ("before", "truth", "frame", "seal")
    old = [{name: said[name] for name in said if name not in new} for said in lines]
    text = "".join(json.dumps(said) + "\n" for said in old)
    register.path.write_text(text, "utf-8")
    register.add(KEPT)
    assert register.entries() == (ENTRY, replace(ENTRY, form="pdf"), KEPT)
    one, _, last = register.path.read_text("utf-8").splitlines(True)
    register.path.write_text(one + last, "utf-8")
    with pytest.raises(Refused, match="Line 2"):
        register.entries()


def test_nothing_of_the_truth_is_in_what_is_told_of_a_release() -> None:
    """Six digits are few enough to try all small counts until they fit."""
    other = replace(KEPT, truth=((("tips_useful", ()), 8.0),), frame="country=DE facade")
    assert other.id == KEPT.id == ENTRY.id
    assert "7.0" not in repr(KEPT)


def test_a_line_is_read_once(tmp_path: Path) -> None:
    register = Register(tmp_path)
    register.add(ENTRY)
    first = register.entries()[0]
    register.add(replace(ENTRY, form="pdf"))
    again, other = register.entries()
    assert again is first and other.cells[0][0] is first.cells[0][0]


def test_an_id_is_of_what_was_told_and_not_of_the_clock() -> None:
    assert len(ENTRY.id) == 6
    assert replace(ENTRY, made_at=datetime(2020, 1, 1, tzinfo=UTC), sha256="").id == ENTRY.id
    for change in ({"scope": ""}, {"audience": "public"}, {"cells": ENTRY.cells[:2]}, {"most": 3}):
        assert replace(ENTRY, **change).id != ENTRY.id


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[:-20],  # torn: its writer was stopped
        lambda text: text.replace("97.0", "98.0", 1),  # changed by hand
        lambda text: text.replace('"audience"', '"listener"', 1),
        lambda text: text + "[]\n",
        lambda text: text + "\n",
        lambda text: text + "[" * 100_000 + "\n",
        lambda text: text + json.dumps({"cells": 10**400}) + "\n",
        lambda text: "".join(text.splitlines(True)[1:]),  # the first is gone
        lambda text: "".join(text.splitlines(True)[::-1]),
        lambda text: text.replace("ab" * 32, "cd" * 32, 1),  # another file
        lambda text: text.replace("7.0]]", "8.0]]", 1),  # another truth, of the last line
        lambda text: text + text.splitlines(True)[-1],
    ],
)
def test_a_damaged_line_is_refused_with_its_number(damage, tmp_path: Path) -> None:
    register = Register(tmp_path)
    register.add(replace(ENTRY, cells=()))
    register.add(KEPT)
    register.path.write_text(damage(register.path.read_text("utf-8")), "utf-8")
    with pytest.raises(Refused, match=r"Line [123] of .*register\.ndjson is damaged"):
        register.entries()
    before = register.path.read_bytes()
    with pytest.raises(Refused):
        register.add(ENTRY)
    assert register.path.read_bytes() == before


def test_what_the_check_refuses_is_not_written(tmp_path: Path) -> None:
    register = Register(tmp_path)
    register.add(ENTRY)

    def check(earlier: object) -> None:
        assert earlier == (ENTRY,)
        raise NotAllowed("It would reveal a figure.")

    with pytest.raises(NotAllowed):
        register.add(replace(ENTRY, form="pdf"), check)
    assert register.entries() == (ENTRY,)


def test_a_register_that_cannot_be_written_stops_the_release(tmp_path: Path) -> None:
    (tmp_path / "releases").write_text("a file where the folder should be")
    with pytest.raises(NotAllowed, match="can't be written to"):
        Register(tmp_path / "releases").add(ENTRY)


WRITER = """
import sys
from dataclasses import replace
from pathlib import Path
from lib.release.register import Register
from tests.release.test_register import ENTRY

seen = []
register = Register(Path(sys.argv[1]))
for n in range(20):
    entry = replace(ENTRY, deck=f"{sys.argv[2]}-{n}")
    register.add(entry, lambda earlier: seen.append(len(earlier)))
print(*seen)
"""


def test_two_processes_write_one_after_the_other(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path), name],
            cwd=root, stdout=subprocess.PIPE, text=True,
        )
        for name in "ab"
    ]  # fmt: skip
    seen = [int(each) for writer in writers for each in writer.communicate()[0].split()]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert len(Register(tmp_path).entries()) == 40
    assert sorted(seen) == list(range(40)), "each saw all that were written before it"
