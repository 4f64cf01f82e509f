"""A briefing that is fitted to earlier releases withholds what it would reveal with them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib.briefing.check import Checked, checked
from lib.briefing.fitting import fitted
from lib.briefing.slide import Briefing, Column, Figures, Item, Number, Slide, Table
from lib.errors import NotAllowed
from lib.release.cell import Key
from lib.release.difference import refuse
from lib.release.register import Entry
from lib.release.rules import Rules
from tests.briefing.drawn import BRIEFING

RULES = Rules("partner", fitted=True)


def key(metric: str, **at: str) -> Key:
    return metric, tuple(sorted(at.items()))


TOTAL = key("tips_received")


def briefing(total: int | None = None, **countries: int) -> Briefing:
    """Tips, and tips by country, on two slides."""
    rows = tuple((code, Number(tips, key(TOTAL[0], country=code))) for code, tips in
                 countries.items())  # fmt: skip
    table = Table((Column("country", "Country", "text"), Column("tips", "Tips", "count")), rows)
    slides = [Slide("one", "", "", table)]
    if total is not None:
        slides += [Slide("two", "", "", Figures((Item("Tips", Number(total, TOTAL)),)))]
    return replace(BRIEFING, slides=tuple(slides))


def entry(made: Checked, scope: str = "", snapshot: str = "7f3a91", form: str = "pdf") -> Entry:
    at = datetime(2019, 10, 24, tzinfo=UTC)
    return Entry(at, "partner", form, scope, snapshot, "", "", made.cells, made.rules.most)


def released(scope: str = "", total: int | None = None, **countries: int) -> Entry:
    return entry(checked(briefing(total, **countries), RULES), scope)


FULL = {"AT": 50, "BE": 3, "CH": 41, "DE": 6}
# what is released, with what came before, and what is withheld beside small counts
DRAWN: dict[str, tuple[Briefing, list[Entry], set[str]]] = {
    "nothing before": (briefing(100, **FULL), [], {"BE", "DE"}),
    "nothing that meets": (briefing(100, **FULL), [released("country=IT", 60)], {"BE", "DE"}),
    "a total near an earlier one": (briefing(100), [released("country=AT", 97)], {"all"}),
    "a total that tells a part": (briefing(100), [released(**FULL)], {"all"}),
    "the rest of a table": (
        briefing(AT=50, CH=41, DE=6), [released("", 100, AT=50, BE=3)], {"DE"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", DRAWN.values(), ids=DRAWN)
def test_what_is_withheld(case: tuple[Briefing, list[Entry], set[str]]) -> None:
    made, earlier, wanted = case
    found = fitted(made, RULES, earlier, entry)
    assert {dict(at).get("country", "all") for _, at in found.withheld} == wanted
    refuse(entry(found), earlier, {entry(found).id: found.truth})
    usual = checked(made, RULES)
    more = len(found.withheld) - len(usual.withheld)
    said = [line for line in found.briefing.remarks if "earlier release" in line]
    assert said == (
        [f"{more} more figure{' is' if more == 1 else 's are'} withheld, as an earlier release "
         "would reveal small counts with them."] if more else []
    )  # fmt: skip


def test_the_same_is_released_the_same_again() -> None:
    """The register holds the first one when the second is made, and when it is verified."""
    before = [released("country=AT", 97)]
    first = fitted(briefing(100, **FULL), RULES, before, entry)
    later = [*before, entry(first), released("country=DE", 60)]
    again = fitted(briefing(100, **FULL), RULES, later, lambda made: entry(made, form="pptx"))
    assert again.briefing == first.briefing and again.cells == first.cells


def test_what_withholding_does_not_mend_is_refused() -> None:
    """Told when the limit was lower: withholding it now says that it is small."""
    told = entry(checked(briefing(3), Rules("partner", most=2)))
    with pytest.raises(NotAllowed, match="does not help: choose other slides") as refused:
        fitted(briefing(3), RULES, [told], entry)
    assert told.id in str(refused.value)
