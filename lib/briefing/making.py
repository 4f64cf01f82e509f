"""A briefing of a frozen snapshot and scope: slides in their order, and what stands on each."""

from functools import lru_cache

from lib import caption
from lib.briefing.deck import Deck
from lib.briefing.slide import Briefing, Slide
from lib.briefing.slides import SLIDES, USUAL, Made
from lib.briefing.slides.cover import name as named
from lib.database import Snapshot
from lib.errors import Refused
from lib.metrics import CATALOGUE
from lib.scope import Scope

NOBODYS = Deck()  # the usual slides under their own titles


def briefing(snapshot: Snapshot, scope: Scope, deck: Deck = NOBODYS) -> Briefing:
    """The slides of *deck*; raises Refused for one that there is not."""
    there = caption.meant(snapshot, scope)
    return Briefing(
        title=named(snapshot, scope),
        slides=tuple(slide(snapshot, scope, name, deck) for name in deck.slides or USUAL),
        sentence=caption.sentence(snapshot, scope),
        snapshot=snapshot.id,
        published_at=snapshot.published_at,
        scope=scope.query(),
        deck=deck.query(),
        zone=snapshot.zone(scope.operation),
        marking=caption.label(there),
        handling=" ".join(caption.handling(there)),
        synthetic=tuple(caption.made_up(there)),
    )


def slide(snapshot: Snapshot, scope: Scope, name: str, deck: Deck = NOBODYS) -> Slide:
    """One slide under its own title or that of *deck*; raises Refused where there is none."""
    if name not in SLIDES:
        raise Refused(f"There is no slide “{name[:64]}”; there are {', '.join(SLIDES)}.")
    shown, made, title = SLIDES[name], _made(snapshot, scope, name), deck.title(name)
    metrics = made.metrics or shown.metrics
    return Slide(
        name,
        title or made.finding,
        shown.question,
        made.body,
        made.alt,
        _notes(made, metrics, title is not None, caption.sentence(snapshot, scope)),
        metrics,
        own=title is not None,
    )


@lru_cache(maxsize=256)  # a published snapshot never changes
def _made(snapshot: Snapshot, scope: Scope, name: str) -> Made:
    return SLIDES[name].made(snapshot, scope)


def _notes(made: Made, metrics: tuple[str, ...], own: bool, sentence: str) -> tuple[str, ...]:
    """For who speaks: what the title leaves unsaid, what each figure means, and of what."""
    said = [f"{made.finding.rstrip('.')}."] if own else []
    defined = (CATALOGUE[name] for name in metrics)
    meant = [f"{m.label}: {m.meaning} {m.leaves_out}".strip() for m in defined]
    return (*said, *made.said, *meant, sentence)
