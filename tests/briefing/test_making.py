"""A briefing: which slides, under which titles, with what on each of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from lib.briefing import making
from lib.briefing.deck import Deck
from lib.briefing.slides import SLIDES, USUAL
from lib.database import Snapshot
from lib.errors import Refused
from lib.scope import Scope
from tests.drawn import published


def test_without_a_choice_it_is_the_usual_deck(sample: Snapshot) -> None:
    found = making.briefing(sample, Scope())
    assert tuple(slide.name for slide in found.slides) == USUAL
    assert not any(slide.own for slide in found.slides)
    assert found.deck == ""


def test_a_choice_is_kept_in_its_order(sample: Snapshot) -> None:
    deck = Deck(("triage", "cover"), (("triage", "What the public told us"),))
    found = making.briefing(sample, Scope(), deck)
    triage, cover = found.slides
    assert (triage.name, triage.title, triage.own) == ("triage", "What the public told us", True)
    assert (cover.name, cover.own) == ("cover", False)
    assert found.deck == "slide=triage&slide=cover&title=triage:What%20the%20public%20told%20us"


def test_an_own_title_leaves_the_finding_to_who_speaks(sample: Snapshot) -> None:
    plain = making.slide(sample, Scope(), "triage")
    own = making.slide(sample, Scope(), "triage", Deck(titles=(("triage", "Mine"),)))
    assert own.notes == (f"{plain.title}.", *plain.notes)
    assert own.body == plain.body and own.alt == plain.alt


def test_a_slide_that_there_is_not_is_refused(sample: Snapshot) -> None:
    with pytest.raises(Refused, match="no slide “holiday”; there are cover, headline"):
        making.briefing(sample, Scope(), Deck(("cover", "holiday")))


def test_notes_define_each_figure_and_end_with_the_scope(sample: Snapshot) -> None:
    scope = sample.scope("as_of=2019-10-22T16:00:00Z")
    found = making.briefing(sample, scope, Deck(tuple(SLIDES)))
    for slide in found.slides:
        assert slide.notes[-1] == found.sentence
        assert len(slide.notes) > len(slide.metrics)
    status = making.slide(sample, scope, "country_status")
    assert status.notes[0].startswith("Series pinpointed: Series whose likely country")
    assert "what was taken back is out." in status.notes[0]


def test_the_forecast_comes_with_its_back_test(sample: Snapshot) -> None:
    found = making.slide(sample, sample.scope("as_of=2019-10-22T16:00:00Z"), "how_many")
    assert "it became" in found.notes[0] and "it became" in found.alt


def test_a_briefing_says_what_it_is_of(sample: Snapshot) -> None:
    found = making.briefing(sample, sample.scope("country=DE"))
    assert found.title == "VIDTF 7"
    assert found.sentence.startswith("VIDTF 7 · Germany · as known now · snapshot ")
    assert (found.snapshot, found.published_at) == (sample.id, sample.published_at)
    assert (found.scope, found.zone) == ("country=DE", "Europe/Amsterdam")
    assert (found.marking, found.handling, found.marked) == ("TLP:AMBER", "H1", "TLP:AMBER H1")
    assert found.synthetic == ("Totals as published by Europol; day-by-day detail is synthetic.",)
    assert found.audience == "internal" and found.remarks == ()


COVERS = {
    "": ("14–25 Oct 2019", "As known now"),
    "country=DE&country=FR&as_of=2019-10-19T16:00:00Z": (
        "14–25 Oct 2019", "Germany and France", "As known on 19 Oct 2019 18:00 CEST"
    ),
    "since=2019-10-14&until=2019-10-18&clock=happened": (
        "14–25 Oct 2019", "14–18 Oct 2019", "As happened by now"
    ),
}  # fmt: skip


@pytest.mark.parametrize("query", COVERS)
def test_the_cover_says_what_narrows_it(sample: Snapshot, query: str) -> None:
    cover = making.slide(sample, sample.scope(query), "cover")
    assert cover.title == "VIDTF 7"
    assert cover.body.lines == COVERS[query]  # type: ignore[union-attr]


def test_several_operations_have_no_days_in_common(tmp_path: Path) -> None:
    snapshot = published(
        tmp_path,
        """
        operation
        operation_id  name  starts_on   ends_on     marking
        v7            A·B   2019-10-14  2019-10-25  TLP:GREEN
        v8            C     2020-10-14  2020-10-25  TLP:RED
        """,
    )
    found = making.briefing(snapshot, Scope())
    assert found.title == "All operations"
    assert found.slides[0].body.lines == ("As known now",)  # type: ignore[union-attr]
    assert found.marking == "TLP:RED"
    one = making.briefing(snapshot, Scope(operation="v7"))
    assert one.title == "A·B" and one.marking == "TLP:GREEN"
    assert one.slides[0].body.lines == (  # type: ignore[union-attr]
        "14–25 Oct 2019", "As known now"
    )  # fmt: skip


def test_twice_the_same_is_the_same(sample: Snapshot) -> None:
    scope, deck = Scope(), Deck(("cover", "burn_up", "country_status", "yield_per_release"))
    first = making.briefing(sample, scope, deck)
    making._made.cache_clear()
    assert making.briefing(sample, scope, deck) == first
    assert making.briefing(sample, replace(scope, country=("DE",)), deck) != first
