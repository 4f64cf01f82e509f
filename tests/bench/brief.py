"""A deck of twelve slides in each form, against one slide in the same form."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from lib.briefing.deck import Deck
from lib.briefing.making import briefing
from lib.briefing.pdf import pdf
from lib.briefing.png import card
from lib.briefing.pptx import pptx
from lib.briefing.slide import Briefing
from lib.briefing.slides import SLIDES
from lib.briefing.xlsx import xlsx
from lib.database import current
from lib.publish import publish
from lib.sample import write_vidtf7
from lib.scope import Scope
from tests.bench._ratio import best, say

TWELVE = tuple(SLIDES)[:12]
FORMS: dict[str, Callable[[Briefing], object]] = {
    "PowerPoint": pptx,
    "PDF": pdf,
    "XLSX": xlsx,
    "PNG": lambda briefing: [card(briefing, n) for n in range(len(briefing.slides))],
}


def main() -> None:
    """A deck of twelve slides in each form, against one slide in the same form."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_vidtf7(folder / "delivery")
        publish([folder / "delivery"], folder)
        snapshot = current(folder)

        def whole(make: Callable[[Briefing], object], slides: tuple[str, ...]) -> object:
            return make(briefing(snapshot, Scope(), Deck(slides)))

        for form, make in FORMS.items():
            # Measured on a board that is in use: figures are kept between two runs.
            one = best(lambda make=make: whole(make, ("burn_up",)), 3)  # type: ignore[misc]
            twelve = best(lambda make=make: whole(make, TWELVE), 3)  # type: ignore[misc]
            say(f"{form}, 12 slides", twelve, "one slide", one)


if __name__ == "__main__":
    main()
