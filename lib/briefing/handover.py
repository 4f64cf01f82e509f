"""A briefing handed over: its files in one zip, with all that is needed to verify it later."""

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any, Final

from lib import wording
from lib.briefing.forms import FORMS, Told, card
from lib.briefing.package import packed
from lib.briefing.slide import Briefing, Cell, Number
from lib.errors import DeliveryProblem
from lib.release.rules import Rules

MANIFEST: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"  # as sha256sum -c reads it
README: Final = "README.txt"
FIGURES: Final = "figures.json"
MOST_FILES, MOST_BYTES = 500, 512 * 2**20  # of a zip that is looked into


@dataclass(frozen=True)
class Manifest:
    """What was handed over: scope and deck as query strings, each file with its SHA-256."""

    snapshot: str
    published_at: str
    scope: str
    deck: str
    audience: str
    most: int
    rounded: bool
    sentence: str
    marked: str
    remarks: tuple[str, ...]
    files: dict[str, str]


@dataclass(frozen=True)
class Verified:
    """What became of a hand-over: a word for each file, and how its figures stand.

    ``files``: *same* (as listed), *changed*, *missing*, *not listed*. ``figures``: *same* as
    the snapshot gives today, *differ*, or *not compared*, with ``why``.
    """

    manifest: Manifest
    files: dict[str, str]
    figures: str
    why: str = ""

    @property
    def sound(self) -> bool:
        """Whether all files are as listed and no figure differs."""
        return {*self.files.values()} == {"same"} and self.figures == "same"


def handed_over(briefing: Briefing, rules: Rules, tell: Told = lambda _: None) -> bytes:
    """The zip: every form of the briefing, its figures, checksums; the same whenever made."""
    files: dict[str, bytes] = {}
    for name in ("pptx", "pdf", "xlsx"):
        tell(f"making {FORMS[name].label}")
        files[f"briefing{FORMS[name].suffix}"] = FORMS[name].make(briefing, tell)
    for n, slide in enumerate(briefing.slides):
        tell(f"drawing card {n + 1} of {len(briefing.slides)}")
        files[f"cards/{n + 1:02}-{slide.name}.png"] = card(briefing, n, "wide")
    files[FIGURES] = _json(figures(briefing))
    files[README] = readme(briefing).encode()
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    listed = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
    manifest = Manifest(
        briefing.snapshot, briefing.published_at.isoformat(), briefing.scope, briefing.deck,
        rules.audience, rules.most, rules.rounded, briefing.sentence, briefing.marked,
        briefing.remarks, sums,
    )  # fmt: skip
    return packed({MANIFEST: _json(asdict(manifest)), SUMS: listed.encode(), **files})


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


def verified(data: bytes, again: Callable[[Manifest], Briefing | str]) -> Verified:
    """Compare a hand-over with its own list, and its figures with what *again* gives.

    *again* makes the briefing of a manifest anew, or says why it can't. Raises
    DeliveryProblem where *data* is no hand-over.
    """
    files = opened(data)
    manifest = read(files)
    listed = manifest.files
    words = {name: _compared(files.get(name), digest) for name, digest in listed.items()}
    words |= {name: "not listed" for name in files if name not in {*listed, MANIFEST, SUMS}}
    made = again(manifest)
    if isinstance(made, str):
        return Verified(manifest, words, "not compared", made)
    same = files.get(FIGURES) == _json(figures(made)) and manifest.sentence == made.sentence
    return Verified(manifest, words, "same" if same else "differ")


def opened(data: bytes) -> Mapping[str, bytes]:
    """The files of a zip, within bounds; raises DeliveryProblem where they can't be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_BYTES:
                raise DeliveryProblem("This zip is larger than any hand-over of the board.")
            return {each.filename: package.read(each) for each in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError) as error:
        raise DeliveryProblem(f"This is no zip that can be read: {error}.") from None


def read(files: Mapping[str, bytes]) -> Manifest:
    """The manifest; raises DeliveryProblem where it is missing, or not one of the board's."""
    try:
        said = json.loads(files[MANIFEST])
        kept = {field.name: said[field.name] for field in fields(Manifest)}
        manifest = Manifest(**kept | {"remarks": tuple(said["remarks"])})
        sound = all(isinstance(each, str) for each in [*manifest.files, *manifest.files.values()])
    except (KeyError, TypeError, ValueError, AttributeError):
        sound = False
    if not sound:
        raise DeliveryProblem(
            f"This zip has no {MANIFEST} of the board: no hand-over of a briefing."
        )
    return manifest


def _compared(data: bytes | None, digest: str) -> str:
    if data is None:
        return "missing"
    return "same" if hashlib.sha256(data).hexdigest() == digest else "changed"


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
