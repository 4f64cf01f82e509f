"""A hand-over: whole, the same whenever it is made, and verified against the snapshot."""

import hashlib
import io
import json
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from lib.briefing.forms import Wish
from lib.briefing.handover import (
    FIGURES,
    MANIFEST,
    SUMS,
    Manifest,
    handed_over,
    listed,
    opened,
    verified,
)
from lib.briefing.package import packed
from lib.briefing.slide import Number, Plot, Series
from lib.errors import DeliveryProblem
from tests.briefing.drawn import BRIEFING

Again = Callable[[Manifest], bytes | str]
SMALL = replace(BRIEFING, slides=BRIEFING.slides[1:3])


def twice() -> bytes:
    """A zip with two files of one name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for text in ("one", "two"):
            with warnings.catch_warnings(action="ignore"):
                package.writestr("briefing.pdf", text)
    return buffer.getvalue()


TWICE = twice()


@pytest.fixture(scope="module")
def whole() -> bytes:
    return handed_over(SMALL, Wish())


@pytest.fixture(scope="module")
def again(whole: bytes) -> Again:
    return lambda _: whole


def forged(data: bytes, name: str, put: bytes, **said: object) -> bytes:
    """The zip with another file of that name, and lists that were made anew over it."""
    files = {**opened(data), name: put}
    manifest = json.loads(files[MANIFEST]) | said
    manifest["files"][name] = hashlib.sha256(put).hexdigest()
    files[SUMS] = listed(manifest["files"])
    return packed(files | {MANIFEST: json.dumps(manifest).encode()})


def changed(data: bytes, name: str, put: bytes | None) -> bytes:
    """The zip with another file of that name; without it where *put* is None."""
    files = {**opened(data)} | ({name: put} if put is not None else {})
    return packed({key: each for key, each in files.items() if key != name or put is not None})


def test_it_holds_every_form_with_its_checksum(whole: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        names = package.namelist()
        files = {name: package.read(name) for name in names}
    assert names[:2] == [MANIFEST, SUMS]
    assert {name.rpartition(".")[2] for name in names[2:]} == {
        "pptx", "pdf", "xlsx", "png", "json", "txt",
    }  # fmt: skip
    listed = dict(reversed(line.split("  ")) for line in files[SUMS].decode().splitlines())
    assert listed == {name: hashlib.sha256(files[name]).hexdigest() for name in names[2:]}
    said = json.loads(files[MANIFEST])
    assert (said["snapshot"], said["scope"]) == (SMALL.snapshot, SMALL.scope)
    assert SMALL.sentence in files["README.txt"].decode()


def test_made_twice_it_is_the_same_and_verifies(whole: bytes, again: Again) -> None:
    assert handed_over(SMALL, Wish()) == whole
    found = verified(whole, again)
    assert found.sound and {*found.files.values()} == {"same"}


@pytest.mark.parametrize(
    ("name", "put", "word"),
    [
        ("briefing.pdf", b"%PDF-1.7", "changed"),
        ("briefing.pptx", None, "missing"),
        ("virus.exe", b"MZ", "not listed"),
    ],
)
def test_what_was_changed_since_is_named(
    whole: bytes, again: Again, name: str, put: bytes | None, word: str
) -> None:
    found = verified(changed(whole, name, put), again)
    assert found.files[name] == word and not found.sound
    assert found.figures == "same"


def test_another_figure_in_the_snapshot_is_seen(whole: bytes) -> None:
    plot = SMALL.slides[1].body
    assert isinstance(plot, Plot)
    first = plot.series[0]
    other = Series(first.name, (Number(1), *first.numbers[1:]), first.role)
    slide = replace(SMALL.slides[1], body=replace(plot, series=(other, *plot.series[1:])))
    anew = handed_over(replace(SMALL, slides=(SMALL.slides[0], slide)), Wish())
    found = verified(whole, lambda _: anew)
    assert found.figures == "differ" and not found.sound


@pytest.mark.parametrize("name", ["briefing.pptx", "README.txt", FIGURES])
def test_a_list_that_was_made_anew_over_another_file_does_not_help(
    whole: bytes, again: Again, name: str
) -> None:
    found = verified(forged(whole, name, b"[]"), again)
    assert found.files[name] == "as listed" and not found.sound
    assert "changed with its list" in found.why
    assert (found.figures == "differ") == (name == FIGURES)


def test_what_the_list_says_of_marking_and_remarks_is_held_too(whole: bytes, again: Again) -> None:
    readme = opened(whole)["README.txt"]
    found = verified(forged(whole, "README.txt", readme, marked="TLP:CLEAR"), again)
    assert found.files[MANIFEST] == "changed" and not found.sound
    found = verified(packed({**opened(whole), SUMS: b"rubbish"}), again)
    assert found.files[SUMS] == "changed" and not found.sound


def test_without_its_snapshot_it_is_not_compared(whole: bytes) -> None:
    found = verified(whole, lambda manifest: f"snapshot {manifest.snapshot} is not kept")
    assert (found.figures, found.sound) == ("not compared", False)
    assert found.why == f"snapshot {SMALL.snapshot} is not kept"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 no zip",
        packed({"a.txt": b"a"}),
        packed({MANIFEST: b"{"}),
        packed({MANIFEST: b'{"files": 1}'}),
        packed({MANIFEST: b"[" * 200_000}),
        packed({f"{n}": b"" for n in range(501)}),
        TWICE,
        packed({MANIFEST: b"a" * 999}).replace(b"\x4b\x4c", b"\xff\xff", 1),
    ],
    ids=[
        "empty",
        "broken",
        "another",
        "no list",
        "half a list",
        "deep",
        "too many",
        "twice",
        "damaged",
    ],
)
def test_what_is_no_hand_over_is_refused_in_a_sentence(data: bytes, again: Again) -> None:
    with pytest.raises(DeliveryProblem, match="zip"):
        verified(data, again)
