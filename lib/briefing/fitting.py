"""A briefing fitted to earlier releases: what would reveal a small count with them is withheld."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from lib import wording
from lib.briefing.check import Checked, checked
from lib.briefing.slide import Briefing
from lib.errors import NotAllowed
from lib.release.cell import Key
from lib.release.difference import giving, revealed, sentence
from lib.release.register import Entry
from lib.release.rules import Rules

ROUNDS: Final = 12  # of withholding more: what goes may lay open what stays
NO_HELP: Final = (
    "Withholding more does not help: choose other slides (--slides), or round the counts "
    "(--rounded)."
)


def fitted(
    briefing: Briefing,
    rules: Rules,
    earlier: Sequence[Entry],
    entered: Callable[[Checked], Entry],
    internal: Collection[str] = (),
    asked: Collection[str] = (),
) -> Checked:
    """The briefing under *rules*, with what would be revealed by *earlier* releases withheld too.

    *entered* says what the register would keep of it; the others are those of ``checked``. What
    was released before with the same figures is released the same again. Raises NotAllowed with
    the sentence why, also where withholding more does not help.
    """

    def check(also: Collection[Key]) -> tuple[Checked, Entry]:
        made = checked(briefing, rules, internal, asked, also)
        return made, entered(made)

    first, entry = check(())
    for also in _before(entry, earlier):
        made, again = check(also)
        if not revealed(again, earlier, {again.id: made.truth}):
            return _more(made, first)
    made, gone = first, frozenset[Key]()
    for _ in range(ROUNDS):
        found = giving(entry, earlier, {entry.id: made.truth})
        if found <= gone:
            break
        gone |= found
        made, entry = check(gone)
    if why := revealed(entry, earlier, {entry.id: made.truth}):
        raise NotAllowed(f"{sentence(why)} {NO_HELP}")
    return _more(made, first)


def _before(entry: Entry, earlier: Sequence[Entry]) -> Iterator[tuple[Key, ...]]:
    """What was withheld when just these figures were released before, oldest first."""
    keys = {key for key, _, _ in entry.cells}
    for each in earlier:
        rules = (each.audience, each.scope, each.snapshot, each.most)
        same = rules == (entry.audience, entry.scope, entry.snapshot, entry.most)
        if same and keys == {key for key, _, _ in each.cells}:
            yield tuple(key for key, low, high in each.cells if low is None and high is None)


def _more(made: Checked, first: Checked) -> Checked:
    """What was made, with a remark on how much more it withholds than at *first*."""
    if made.withheld == first.withheld:
        return made
    more = len(made.withheld) - len(first.withheld)
    what = wording.plural(more, "more figure") if more > 0 else "Other figures"
    remark = (
        f"{what} {'is' if more == 1 else 'are'} withheld, as an earlier release would reveal small "
        "counts with them."
    )
    remarks = (*made.briefing.remarks, remark)
    return replace(made, briefing=replace(made.briefing, remarks=remarks))
