"""Releasing a briefing: check it, compare it with what was released before, make it, write it down.

Page and command line release in the same way; nothing leaves the board otherwise.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import parse_qsl, urlencode

from lib.briefing import check, fitting, making
from lib.briefing.deck import Deck
from lib.briefing.forms import FORMS, Progress, Wish, untold
from lib.briefing.frame import frame
from lib.briefing.handover import Manifest
from lib.briefing.slides import SLIDES
from lib.database import Snapshot, opened, published
from lib.errors import BoardError, Refused
from lib.focus import Focus
from lib.publish import versions
from lib.release.audience import Audience
from lib.release.cell import Key
from lib.release.difference import refuse
from lib.release.register import Entry, Register
from lib.release.rules import MOST, Rules
from lib.scope import Scope

# What an address may hold beside the scope; the last two only turn what is shown.
OF_DECK: Final = (
    "slide", "title", "snapshot", "audience", "most", "rounded", "fitted", "every", "page",
)  # fmt: skip
Pairs = Sequence[tuple[str, str]]
INTERNAL: Final = frozenset(name for name, each in SLIDES.items() if each.internal)


@dataclass(frozen=True)
class Asked:
    """What is to be released: which figures, on which slides, under which rules."""

    snapshot: Snapshot
    scope: Scope
    deck: Deck
    rules: Rules

    def only(self, name: str) -> "Asked":
        """The same with one slide."""
        return replace(self, deck=replace(self.deck, slides=(name,)))


@dataclass(frozen=True)
class Released:
    """A file that left the board: what of it was withheld, and its place in the register."""

    data: bytes
    entry: Entry
    checked: check.Checked

    def said(self) -> dict[str, Any]:
        """What the command line prints of it."""
        return {
            "sha256": self.entry.sha256,
            "release": self.entry.id,
            "snapshot": self.entry.snapshot,
            "scope": self.entry.scope,
            "for": self.entry.audience,
            "slides": [slide.name for slide in self.checked.briefing.slides],
            "withheld": len(self.checked.withheld),
            "remarks": list(self.checked.briefing.remarks),
        }


def register(data: Path) -> Register:
    """The register of releases of a data folder."""
    return Register(data / "releases")


def asked_for(current: Snapshot, data: Path, query: str, said: Pairs) -> Asked:
    """What an address and a command ask for; what is *said* goes before what the address says.

    Both are pairs of the focus. Raises Refused where they can't be read, name a slide twice, or
    a snapshot that is not kept.
    """
    pairs = parse_qsl(query.strip().removeprefix("?"), keep_blank_values=True)
    rest = urlencode([pair for pair in pairs if pair[0] not in OF_DECK])
    scope = current.scope(rest)
    over = {key for key, _ in said}
    chosen = [pair for pair in pairs if pair[0] in OF_DECK and pair[0] not in over]
    focus = Focus.of([*chosen, *said])
    snapshot = kept(current, data, focus.snapshot)
    return Asked(snapshot, snapshot.checked(scope), Deck.of(focus, SLIDES), rules(focus))


def rules(focus: Focus) -> Rules:
    """The rules that an address asks for."""
    audience = cast(Audience, focus.audience or "internal")
    return Rules(audience, focus.most or MOST, focus.rounded, focus.fitted)


def kept(current: Snapshot, data: Path, snapshot_id: str | None) -> Snapshot:
    """The snapshot called so, the current one without a name; raises Refused where it is gone."""
    if snapshot_id in (None, current.id):
        return current
    path = versions(published(data)).get(snapshot_id or "")
    if path is None:
        raise Refused(f"Snapshot {snapshot_id} is not kept in {data}.")
    return opened(path)


def review(asked: Asked, releases: Register | None = None) -> check.Checked:
    """The briefing as this audience may see it; raises NotAllowed with the sentence why.

    If its rules say so, it is fitted to earlier *releases*: none without them.
    """
    made = making.briefing(asked.snapshot, asked.scope, asked.deck)
    if not (asked.rules.fitted and asked.rules.strict and releases):
        return check.checked(made, asked.rules, internal=INTERNAL, asked=asked.deck.slides)
    return fitting.fitted(
        made, asked.rules, releases.entries(), lambda checked: entered(asked, "", checked),
        internal=INTERNAL, asked=asked.deck.slides,
    )  # fmt: skip


def compare(asked: Asked, checked: check.Checked, releases: Register) -> None:
    """Raise NotAllowed where earlier releases and this one would reveal a small count."""
    entry = entered(asked, "", checked)
    refuse(entry, releases.entries(), {entry.id: checked.truth})


def release(
    asked: Asked,
    form: str,
    releases: Register,
    put: Callable[[bytes], None],
    tell: Progress = untold,
    size: str = "wide",
) -> Released:
    """Make a file of the briefing, write it into the register, and hand its bytes to *put*.

    Raises NotAllowed where the audience may not have it, or where it would reveal a small
    count by its difference from an earlier release. Written down before it is handed out: a
    release that then fails is one too many in the register, never one too few.
    """
    tell("checking the release")
    checked = review(asked, releases)
    compare(asked, checked, releases)  # before the work is done, and once more with the lock
    data = FORMS[form].make(checked.briefing, Wish(asked.rules, size, tell))
    entry = replace(entered(asked, form, checked), sha256=hashlib.sha256(data).hexdigest())
    releases.add(entry, lambda earlier: refuse(entry, earlier, {entry.id: checked.truth}))
    put(data)
    return Released(data, entry, checked)


def entered(asked: Asked, form: str, checked: check.Checked) -> Entry:
    """The release as the register keeps it; the checksum of its file is yet to come."""
    return Entry(
        made_at=datetime.now(UTC).replace(microsecond=0),
        audience=asked.rules.audience,
        form=form,
        scope=asked.scope.query(),
        snapshot=asked.snapshot.id,
        deck=asked.deck.query(),
        sha256="",
        cells=checked.cells,
        most=asked.rules.most,
        truth=tuple(_true(checked)),
        frame=frame(asked.snapshot, asked.scope),
    )


def _true(checked: check.Checked) -> Iterator[tuple[Key, float]]:
    """The true figures that an outsider doesn't know exactly."""
    for key, low, high in checked.cells:
        value = checked.truth[key]
        if value is not None and (low is None or low != high):
            yield key, value


def again(data: Path) -> Callable[[Manifest], bytes | str]:
    """How the hand-over of a manifest is made anew from what is kept in a data folder."""

    def making_again(manifest: Manifest) -> bytes | str:
        path = versions(published(data)).get(manifest.snapshot)
        if path is None:
            return f"snapshot {manifest.snapshot} is not kept in {data}"
        try:
            snapshot = opened(path)
            focus = Focus.of(parse_qsl(manifest.deck, keep_blank_values=True))
            rules = Rules(**manifest.rules)
            deck = Deck.of(focus, SLIDES)
            scope = snapshot.scope(manifest.scope)
            checked = review(Asked(snapshot, scope, deck, rules), register(data))
            return FORMS["zip"].make(checked.briefing, Wish(rules))
        except BoardError as error:
            return str(error)
        except (TypeError, ValueError):
            return "its rules are not those of this version of the board"

    return making_again
