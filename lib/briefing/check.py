"""The release check of a briefing: what an audience may have of it, and what it is told instead.

For ``internal`` nothing is changed. For others, small counts are withheld with those from which
they could be computed, or all counts are rounded; what is derived from a figure goes with it, and
so do the words that were written from it. No true value stays in what is handed on.
"""

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lib import wording
from lib.briefing.redrawn import redrawn
from lib.briefing.slide import Briefing, Number, Slide, numbers
from lib.briefing.unsaid import quiet, unsaid
from lib.errors import NotAllowed
from lib.metrics import CATALOGUE
from lib.release.audience import allowed
from lib.release.cell import Key
from lib.release.identity import EXEMPT
from lib.release.register import KnownCell
from lib.release.rounding import Rounded, changed, rounded
from lib.release.rules import Rules
from lib.release.withhold import small, withheld

COUNTED: Final = ("count", "change")
ROUNDED: Final = (
    "Counts are rounded: “about” is within a tenth of the last digit that is said, “more than” "
    "is short of the next one."
)


@dataclass(frozen=True)
class Checked:
    """A briefing as an audience may have it.

    ``withheld`` are the keys of its figures that are not shown, ``cells`` all of them as an
    outsider knows them, ``truth`` as they are (for ``refuse``, never for a file).
    ``own_titles`` were written by a person and are not checked: somebody has to look at them.
    """

    briefing: Briefing
    rules: Rules
    withheld: tuple[Key, ...] = ()
    cells: tuple[KnownCell, ...] = ()
    own_titles: tuple[str, ...] = ()
    truth: Mapping[Key, float | None] = field(default_factory=dict, repr=False)


def checked(
    briefing: Briefing,
    rules: Rules,
    internal: Collection[str] = (),
    asked: Collection[str] = (),
    also: Collection[Key] = (),
) -> Checked:
    """The briefing under *rules*; raises NotAllowed with the sentence why.

    *internal* are names of slides that list single things and are left out for others; one that
    was *asked* for by its name is refused. *also* are keys of figures to be withheld in any case.
    """
    conditions = allowed(briefing.marking, briefing.handling, rules.audience)
    if not rules.strict:
        there = figures_of(briefing)
        remarks = (*briefing.remarks, *conditions)
        made = replace(briefing, audience=rules.audience, remarks=remarks)
        return Checked(made, rules, cells=_told(there, {}, ()), own_titles=_own(made), truth=there)
    kept, left = _parted(briefing, internal, asked, rules)
    there = figures_of(kept)
    changes = _Changes(there, rules, _twofold(kept).union(also) & there.keys())
    slides = tuple(changes.slide(slide, kept) for slide in kept.slides)
    remarks = (*briefing.remarks, *_remarks(rules, left), *conditions)
    made = replace(kept, slides=slides, audience=rules.audience, remarks=remarks)
    cells = _told(there, changes.bands, changes.withheld)
    return Checked(made, rules, tuple(sorted(changes.withheld)), cells, _own(made), there)


def figures_of(briefing: Briefing) -> dict[Key, float | None]:
    """The true counts of a briefing by their key, each once."""
    return dict(_counted(briefing))


def _counted(briefing: Briefing) -> Iterator[tuple[Key, float | None]]:
    for slide in briefing.slides:
        for number in numbers(slide.body):
            if number.of is not None and number.kind in COUNTED and number.of[0] not in EXEMPT:
                yield number.of, None if wording.missing(number.value) else number.value


def _twofold(briefing: Briefing) -> frozenset[Key]:
    """Keys under which two slides say different things: no rule can judge those."""
    said: dict[Key, set[float | None]] = {}
    for key, value in _counted(briefing):
        said.setdefault(key, set()).add(value)
    return frozenset(key for key, values in said.items() if len(values) > 1)


def _parted(
    briefing: Briefing, internal: Collection[str], asked: Collection[str], rules: Rules
) -> tuple[Briefing, tuple[Slide, ...]]:
    """The briefing without slides that list single things, and those slides."""
    left = tuple(slide for slide in briefing.slides if slide.name in internal)
    for slide in left:
        if slide.name in asked:
            raise NotAllowed(
                f"“{slide.question}” ({slide.name}) lists single series, objects or tips; it "
                f"can't be released for {rules.audience}. Leave that slide out."
            )
    kept = tuple(slide for slide in briefing.slides if slide not in left)
    if not kept:
        raise NotAllowed(f"Nothing is left of this briefing that {rules.audience} may see.")
    return replace(briefing, slides=kept), left


def _remarks(rules: Rules, left: tuple[Slide, ...]) -> Iterator[str]:
    yield {"partner": "For partners."}.get(rules.audience, "For the public.")
    if rules.rounded:
        yield ROUNDED
    else:
        counts = f"Counts of 1 to {rules.most}" if rules.most > 1 else "Counts of 1"
        yield f"{counts} are withheld, and others from which they could be computed."
    if left:
        names = wording.listing((f"“{slide.question}”" for slide in left), most=len(left))
        yield f"Left out, as not for this audience: {names}."


def _own(briefing: Briefing) -> tuple[str, ...]:
    return tuple(slide.title for slide in briefing.slides if slide.own)


def _told(
    there: Mapping[Key, float | None], bands: Mapping[Key, Rounded], gone: Collection[Key]
) -> tuple[KnownCell, ...]:
    """Each figure as an outsider knows it; what was not delivered is no figure."""
    said: list[KnownCell] = []
    for key, value in sorted(there.items()):
        if value is None:
            continue
        if key in gone:
            said.append((key, None, None))
        elif key in bands:
            said.append((key, bands[key].lower, bands[key].upper))
        else:
            said.append((key, value, value))
    return tuple(said)


class _Changes:
    """What becomes of each figure of a briefing under rules that are strict."""

    def __init__(
        self, there: Mapping[Key, float | None], rules: Rules, also: frozenset[Key]
    ) -> None:
        self.there, self.rules = there, rules
        self.bands = {
            key: (changed if key[0].startswith("change:") else rounded)(value, rules.most)
            for key, value in there.items()
            if value is not None and rules.rounded
        }
        self.withheld = withheld(there, rules.most, self._shown, also) | also

    def _shown(self, value: int) -> tuple[float, float]:
        if not self.rules.rounded:
            return value, value
        band = changed(value, self.rules.most)
        return band.lower, band.upper

    def slide(self, slide: Slide, briefing: Briefing) -> Slide:
        """The slide as it is shown."""
        body = redrawn(slide.body, self.number)
        other = [*numbers(body)] != [*numbers(slide.body)]
        made = replace(slide, body=quiet(body, self.rules.most))
        return unsaid(made, briefing, changed=other)

    def number(self, number: Number) -> Number:
        """The figure as it is shown: itself, in round words, or withheld without its value."""
        if number.value is None:
            return number
        basis = [key for key in _basis(number) if key[0] not in EXEMPT]
        if any(key in self.withheld or self.there.get(key) is None for key in basis):
            return replace(number, value=None, state="withheld", words="")
        if number.of in self.withheld or small(number.n or 0, self.rules.most):
            return replace(number, value=None, state="withheld", words="")
        band = self.bands.get(number.of) if number.of and number.kind in COUNTED else None
        if band is not None and band.lower < band.upper:
            return replace(number, value=band.value, state="rounded", words=band.words)
        return self._derived(number, basis) if basis and self.rules.rounded else number

    def _derived(self, number: Number, basis: list[Key]) -> Number:
        """A share in round words; what rests on too few is withheld."""
        few = any(1 in (self.bands[key].lower, -self.bands[key].upper) for key in basis)
        if few:
            return replace(number, value=None, state="withheld", words="")
        if number.kind == "count" and number.value:  # a forecast begins at what there is
            band = rounded(number.value, self.rules.most)
            return replace(number, value=band.value, state="rounded", words=band.words)
        if number.kind != "share" or not number.value:
            return number
        ends = self._ends(number)
        if ends is None:
            return replace(number, value=None, state="withheld", words="")
        low, high = ends
        words = f"{low} to {high}{wording.UNIT}%"
        return replace(number, value=(low + high) / 200, state="rounded", words=words)

    def _ends(self, number: Number) -> tuple[int, int] | None:
        """Between which percent a share lies, as far as its rounded parts tell; None if they
        are not its parts."""
        keys = _basis(number)
        if len(keys) != 2 or number.value is None or not number.value:
            return None
        part = self.bands[keys[0]]
        true = float(self.there[keys[0]] or 0)
        stated = true / number.value  # a plan is no secret
        whole = self.bands.get(keys[1]) or Rounded(0, "", round(stated), round(stated))
        if not whole.lower or abs(true / number.value - (self.there.get(keys[1]) or stated)) > 0.5:
            return None
        low, high = 100 * part.lower / whole.upper, 100 * part.upper / whole.lower
        most = 100.0 if number.value <= 1 else math.inf
        return math.floor(low), math.ceil(min(high, most))


def _basis(number: Number) -> tuple[Key, ...]:
    """What a figure is derived from: what it says itself, else the parts of its metric."""
    if number.rests_on or number.of is None or number.kind in COUNTED:
        return number.rests_on
    metric = CATALOGUE.get(number.of[0])
    return tuple((part, number.of[1]) for part in (metric.over if metric and metric.over else ()))
