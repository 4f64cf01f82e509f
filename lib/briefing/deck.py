"""Which slides, in which order, under which titles: a choice that an address holds whole."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from lib.errors import Refused
from lib.focus import RETITLED, Focus


@dataclass(frozen=True)
class Deck:
    """Names of slides in their order (none: the usual ones), and titles of a person's own.

    ``titles`` are pairs of a slide's name and its title.
    """

    slides: tuple[str, ...] = ()
    titles: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, focus: Focus, there: Collection[str]) -> "Deck":
        """The deck that an address asks for; raises Refused for a slide that is not *there*."""
        said = (RETITLED.fullmatch(each) for each in focus.title)
        titles = tuple((found[1], found[2].strip()) for found in said if found)
        named = [name for name, _ in titles]
        for name in (*focus.slide, *named):
            if name not in there:
                raise Refused(f"There is no slide “{name}”; there are {', '.join(there)}.")
        if twice := [name for name in named if named.count(name) > 1]:
            raise Refused(f"The slide “{twice[0]}” is given two titles; one is wanted.")
        return cls(focus.slide, titles)

    def title(self, name: str) -> str | None:
        """The title that a person gave the slide *name*; None where its own stands."""
        return dict(self.titles).get(name) or None

    def query(self) -> str:
        """The same as a query string; empty for the usual deck."""
        pairs = [("slide", name) for name in self.slides]
        pairs += [("title", f"{name}:{title}") for name, title in self.titles]
        return urlencode(pairs, quote_via=quote, safe=":")
