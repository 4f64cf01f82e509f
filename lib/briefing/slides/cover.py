"""The first slide: which operation, which part of it, as known when."""

from lib import caption, wording
from lib.briefing.slide import Cover
from lib.briefing.slides.shown import Made, Shown, spoken
from lib.database import Snapshot
from lib.scope import Scope


def name(snapshot: Snapshot, scope: Scope) -> str:
    """The operation's name."""
    return caption.title(snapshot, scope) or "All operations"


def made(snapshot: Snapshot, scope: Scope) -> Made:
    """The days of the operation, then what narrows it and the instant, as in its sentence.

    Snapshot and marking stand on every slide, and are not said again.
    """
    title = name(snapshot, scope)
    sentence = caption.sentence(snapshot, scope)
    rest = sentence[len(title) :].rsplit(" · ", 2)[0].removeprefix(" · ")
    operation = snapshot.operation(scope.operation)
    alone = len(caption.meant(snapshot, scope)) == 1
    days = wording.period(operation.starts_on, operation.ends_on) if operation and alone else ""
    lines = tuple(line[:1].upper() + line[1:] for line in (days, *rest.split(" · ")) if line)
    return Made(Cover(lines), title, spoken("The first slide", title))


COVER = Shown("cover", "What is this about?", (), made)
