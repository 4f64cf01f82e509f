"""A briefing handed over: its files in one zip, with all that is needed to verify it later."""

import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from typing import Any, Final

from lib import wording
from lib.briefing.forms import FORMS, Wish, cards
from lib.briefing.package import packed
from lib.briefing.slide import Briefing, Cell, Number
from lib.errors import DeliveryProblem

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"  # as sha256sum -c reads it
README: Final = "README.txt"
FIGURES: Final = "figures.json"
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError,
    ValueError, OSError,
)  # fmt: skip
MOST_FILES, MOST_BYTES = 500, 512 * 2**20  # of a zip that is looked into


@dataclass(frozen=True)
class Manifest:
    """What was handed over: scope and deck as query strings, each file with its SHA-256.

    ``rules`` are the fields of the rules that it was checked by.
    """

    title: str
    snapshot: str
    published_at: str
    scope: str
    deck: str
    rules: dict[str, Any]
    sentence: str
    marked: str
    remarks: tuple[str, ...]
    files: dict[str, str]


@dataclass(frozen=True)
class Verified:
    """What became of a hand-over: a word for each file, and how its figures stand.

    ``files``: *same* (as the board makes it from the snapshot), *as listed* (but not as the
    board makes it, or that can't be told), *changed*, *missing*, *not listed*. ``figures``:
    *same* as the snapshot gives today, *differ*, or *not compared*; ``why`` in words.
    """

    manifest: Manifest
    files: dict[str, str]
    figures: str
    why: str = ""

    @property
    def sound(self) -> bool:
        """Whether every file is what the board makes of this snapshot."""
        return {*self.files.values()} == {"same"} and self.figures == "same"


def handed_over(briefing: Briefing, wish: Wish) -> bytes:
    """The zip: every form of the briefing, its figures, checksums; the same whenever made."""
    files: dict[str, bytes] = {}
    for name in ("pptx", "pdf", "xlsx"):
        files[f"briefing{FORMS[name].suffix}"] = FORMS[name].make(briefing, wish)
    files |= cards(briefing, wish, "cards/")
    files[FIGURES] = _json(figures(briefing))
    files[README] = readme(briefing).encode()
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = Manifest(
        briefing.title, briefing.snapshot, briefing.published_at.isoformat(), briefing.scope,
        briefing.deck, asdict(wish.rules), briefing.sentence, briefing.marked, briefing.remarks,
        sums,
    )  # fmt: skip
    return packed({MANIFEST: _json(asdict(manifest)), SUMS: listed(sums), **files})


def listed(sums: Mapping[str, str]) -> bytes:
    """Checksums as ``sha256sum -c`` reads them."""
    return "".join(f"{digest}  {name}\n" for name, digest in sums.items()).encode()


def readme(briefing: Briefing) -> str:
    """What the zip is, in words, and how it is verified."""
    lines = [
        briefing.title, briefing.marked, "", briefing.sentence,
        f"Published {wording.moment(briefing.published_at, briefing.zone)}.",
        f"For: {briefing.audience}.", *briefing.synthetic, *briefing.remarks, "",
        "Check the files:             sha256sum -c SHA256SUMS",
        "Check them and the figures:  python3 board.py verify THIS.zip",
        "",
    ]  # fmt: skip
    return "\n".join(lines)


def figures(briefing: Briefing) -> list[dict[str, Any]]:
    """What each slide shows, as plain values: what is compared when a hand-over is verified."""
    return [
        {
            "slide": slide.name,
            "title": slide.title,
            "columns": [column.label for column in slide.table.columns],
            "rows": [[_plain(cell) for cell in row] for row in slide.table.rows],
        }
        for slide in briefing.slides
    ]


def _plain(cell: Cell) -> Any:
    if isinstance(cell, Number):
        return cell.words or (cell.shown if cell.shown is not None else cell.text)
    return cell.isoformat() if isinstance(cell, date) else cell


def verified(data: bytes, again: Callable[[Manifest], bytes | str]) -> Verified:
    """Compare a hand-over with its own list, and with the one that *again* makes anew.

    *again* gives the zip of a manifest made anew, or says why it can't. Raises
    DeliveryProblem where *data* is no hand-over.
    """
    files = opened(data)
    manifest = read(files)
    words = {name: _compared(files.get(name), digest) for name, digest in manifest.files.items()}
    words |= {name: "not listed" for name in files if name not in {*words, MANIFEST, SUMS}}
    if files.get(SUMS) != listed(manifest.files):
        words[SUMS] = "changed"
    anew = again(manifest)
    if isinstance(anew, str):
        return Verified(manifest, words, "not compared", anew)
    fresh = opened(anew)
    words = {name: _same(word, files.get(name), fresh.get(name)) for name, word in words.items()}
    stated = replace(read(fresh), files=manifest.files) == manifest
    words |= {} if stated else {MANIFEST: "changed"}
    figures = "same" if files.get(FIGURES) == fresh[FIGURES] else "differ"
    other = "what is “as listed” was changed with its list, or made by another version of the board"
    return Verified(manifest, words, figures, other if "as listed" in words.values() else "")


def _same(word: str, there: bytes | None, anew: bytes | None) -> str:
    """A file that is as listed is the same only if it is made so from the snapshot, too."""
    return "same" if word == "as listed" and there == anew else word


def opened(data: bytes) -> Mapping[str, bytes]:
    """The files of a zip, within bounds; raises DeliveryProblem where they can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_BYTES:
                raise DeliveryProblem("This zip is larger than any hand-over of the board.")
            if len({each.filename for each in entries}) < len(entries):
                raise DeliveryProblem("This zip holds two files of one name.")
            return {each.filename: package.read(each) for each in entries}
    except BROKEN as error:
        raise DeliveryProblem(f"This is no zip that can be read: {error}.") from None


def read(files: Mapping[str, bytes]) -> Manifest:
    """The manifest; raises DeliveryProblem where it is missing, or not one of the board's."""
    try:
        said = json.loads(files[MANIFEST])
        kept = {field.name: said[field.name] for field in fields(Manifest)}
        manifest = Manifest(**kept | {"remarks": tuple(said["remarks"])})
        texts = [*manifest.files, *manifest.files.values(), manifest.scope, manifest.deck]
        texts += [manifest.snapshot, manifest.sentence]
        sound = all(isinstance(each, str) for each in texts) and isinstance(manifest.rules, dict)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        sound = False
    if not sound:
        raise DeliveryProblem(
            f"This zip has no {MANIFEST} of the board: no hand-over of a briefing."
        )
    return manifest


def _compared(data: bytes | None, digest: str) -> str:
    if data is None:
        return "missing"
    return "as listed" if hashlib.sha256(data).hexdigest() == digest else "changed"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
