"""Who looks, and what they may see: pure rules, no sign-in."""

from dataclasses import dataclass, replace
from typing import Literal

from lib.errors import NotAllowed
from lib.scope import Scope

Section = Literal["explore", "brief", "manage"]


@dataclass(frozen=True)
class Viewer:
    """A person at the board. ``country`` is empty for *every country*."""

    name: str
    sections: tuple[Section, ...] = ("explore",)
    country: tuple[str, ...] = ()


COORDINATOR = Viewer("coordinator on this machine", ("explore", "brief", "manage"))


def narrowed(scope: Scope, viewer: Viewer) -> Scope:
    """The part of *scope* that *viewer* may see; raises NotAllowed where there is none."""
    if not viewer.country:
        return scope
    allowed = tuple(c for c in scope.country or viewer.country if c in viewer.country)
    if not allowed:
        raise NotAllowed(f"{viewer.name} may not see {', '.join(scope.country)}.")
    return replace(scope, country=allowed)


def may_open(section: Section, viewer: Viewer) -> bool:
    """Whether *viewer* may open the pages of *section*."""
    return section in viewer.sections
