"""The commands about briefings: make one as a file, verify what was handed over, the register."""

import argparse
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lib.cli import say
from lib.errors import Missing, Refused

if TYPE_CHECKING:
    from lib.briefing.release import Asked

FORMATS = ("pptx", "pdf", "png", "xlsx", "cards", "zip")


def brief(asked: argparse.Namespace) -> int:
    """The briefing as a file."""
    from lib.briefing.release import compare, register, release, review

    wanted = _asked(asked)
    many = asked.format == "png" and len(wanted.deck.slides) > 1
    paths = _numbered(asked.output, wanted.deck.slides) if many else {asked.output: None}
    each = {path: wanted.only(name) if name else wanted for path, name in paths.items()}
    there = register(asked.data)
    for one in each.values():  # all of them may leave, or none is made
        compare(one, review(one, there), there)
    for path, one in each.items():
        done = release(one, asked.format, there, _placed(path), say.tell, asked.size)
        print(json.dumps({"file": str(path), **done.said()}, ensure_ascii=False))
    return 0


def _asked(asked: argparse.Namespace) -> "Asked":
    """Snapshot, scope, deck and rules: what the command says goes before what the address says."""
    from lib.briefing.release import asked_for
    from lib.database import current

    slides = [name for word in asked.slides for name in word.split(",") if name]
    if asked.format == "png" and not slides and "slide=" not in asked.scope:
        slides = ["headline"]  # a card holds one slide
    said = [("slide", name) for name in slides]
    said += [("audience", asked.audience)] if asked.audience else []
    said += [("most", str(asked.most))] if asked.most else []
    said += [("rounded", "yes")] if asked.rounded else []
    said += [("fitted", "yes")] if asked.fitted else []
    return asked_for(current(asked.data), asked.data, asked.scope, said)


def _numbered(path: Path, names: tuple[str, ...]) -> dict[Path, str | None]:
    """A file a slide: ``card.png`` becomes ``card-01-headline.png`` and so on."""
    return {
        path.with_name(f"{path.stem}-{n:02}-{name}{path.suffix}"): name
        for n, name in enumerate(names, 1)
    }


def _placed(path: Path) -> Callable[[bytes], None]:
    """Writes the file whole or not at all."""
    if not path.parent.is_dir():
        raise Missing(f"There is no folder {path.parent} to write {path.name} into.")
    if path.is_dir():
        raise Refused(f"{path} is a folder; the name of a file is wanted.")

    def placing(data: bytes) -> None:
        beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            beside.write_bytes(data)
            os.replace(beside, path)
        except OSError as error:
            raise Refused(f"{path} can't be written: {error.strerror or error}.") from error
        finally:
            beside.unlink(missing_ok=True)

    return placing


def verify(asked: argparse.Namespace) -> int:
    """Whether a hand-over is as it was made, and its figures those of the snapshot."""
    from lib.briefing.handover import verified
    from lib.briefing.release import again
    from lib.errors import DeliveryProblem

    try:
        data = asked.file.read_bytes()
    except OSError:
        raise Missing(f"{asked.file} can't be read: the zip of a hand-over is wanted.") from None
    found = verified(data, again(asked.data))
    print(json.dumps({
        "snapshot": found.manifest.snapshot, "sentence": found.manifest.sentence,
        "files": found.files, "figures": found.figures, "why": found.why or None,
    }, ensure_ascii=False))  # fmt: skip
    for name, word in found.files.items():
        if word != "same":
            say.tell(f"{name}: {word}")
    say.tell(f"Figures: {found.figures}{f': {found.why}' if found.why else ''}.")
    return 0 if found.sound else DeliveryProblem.exit_code


def releases(asked: argparse.Namespace) -> int:
    """What was released, oldest first: when, for whom, from which snapshot and scope."""
    from lib.briefing.release import register

    rows: list[dict[str, Any]] = [
        {
            "release": each.id, "made_at": each.made_at, "for": each.audience, "form": each.form,
            "snapshot": each.snapshot, "scope": each.scope, "deck": each.deck,
            "sha256": each.sha256,
        }
        for each in register(asked.data).entries()
    ]  # fmt: skip
    say.json_lines(rows)
    return 0
