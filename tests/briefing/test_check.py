"""What an audience may have of a briefing: no figure that is withheld stays anywhere in it."""

import random
from dataclasses import replace
from datetime import date

import pytest

from lib import wording
from lib.briefing.check import Checked, checked
from lib.briefing.slide import (
    Body,
    Briefing,
    Column,
    Figures,
    Item,
    Number,
    Plot,
    Said,
    Series,
    Slide,
    Table,
    numbers,
)
from lib.briefing.unsaid import figures
from lib.errors import NotAllowed
from lib.metrics import CATALOGUE
from lib.release.cell import Key
from lib.release.rules import Rules
from tests.briefing.drawn import BRIEFING

PARTNER, PUBLIC = Rules("partner"), Rules("public")
ROUND = Rules("public", rounded=True)
CLEAR = replace(BRIEFING, marking="TLP:CLEAR", handling="H0")


def key(metric: str, **at: str) -> Key:
    return metric, tuple(sorted(at.items()))


def count(value: float | None, metric: str, **at: str) -> Number:
    return Number(value, key(metric, **at))


def shown(body: Body, title: str = "", rules: Rules = PARTNER, **said: object) -> Checked:
    """A briefing of one slide, checked."""
    slide = Slide("one", title or "What was found", "What is asked here?", body, **said)  # type: ignore[arg-type]
    return checked(replace(CLEAR, slides=(slide,)), rules)


def texts(found: Checked) -> list[str]:
    return [each.text for slide in found.briefing.slides for each in numbers(slide.body)]


def by_country(**values: int) -> Table:
    columns = Column("country", "Country", "text"), Column("tips", "Tips", "count")
    rows = tuple(
        (code, count(tips, "tips_received", country=code)) for code, tips in values.items()
    )
    return Table(columns, rows)


def rows(found: Checked) -> list[tuple[str, str]]:
    body = found.briefing.slides[0].body
    assert isinstance(body, Table)
    return [(str(row[0]), row[1].text) for row in body.rows if isinstance(row[1], Number)]


def test_internal_is_the_same_with_its_conditions() -> None:
    found = checked(BRIEFING, Rules("internal"))
    said = found.briefing.remarks
    assert found.briefing == replace(BRIEFING, remarks=said)
    assert [line[:3] for line in said] == ["TLP", "H1:"]
    assert not found.withheld
    assert (key("series_processed"), 925, 925) in found.cells


def test_small_counts_go_with_those_that_would_tell_them() -> None:
    table = by_country(AT=50, BE=3, CH=41, DE=6)
    headline = Figures((Item("Tips", count(100, "tips_received")),))
    slides = tuple(Slide(name, "", "", body) for name, body in (("a", table), ("b", headline)))
    found = checked(replace(CLEAR, slides=slides), PARTNER)
    assert rows(found) == [
        ("AT", "50"), ("BE", "withheld"), ("CH", "41"), ("DE", "withheld"),
    ]  # fmt: skip
    assert found.withheld == tuple(key("tips_received", country=code) for code in ("BE", "DE"))
    told = {each: (low, high) for each, low, high in found.cells}
    assert told[key("tips_received", country="BE")] == (None, None)
    assert told[key("tips_received")] == (100, 100)
    assert found.truth[key("tips_received", country="BE")] == 3


def test_the_true_value_stays_nowhere() -> None:
    table = by_country(AT=5000, BE=3, CH=4111)
    found = shown(table, "3 tips point to Belgium", alt="Table. 3 in Belgium.", notes=("3 tips.",))
    for each in numbers(found.briefing.slides[0].body):
        assert each.state == "exact" or each.value is None
    assert "value=3" not in repr(found.briefing)
    assert not {"3"} & figures(repr(found.briefing.slides[0]).replace("'3", ""))
    assert "truth" not in repr(found)


def test_rows_by_size_dont_place_what_is_withheld() -> None:
    """Between 7 and 5 it could only be 5 to 7: it goes to the end, in order of name."""
    found = shown(by_country(DE=50, AT=4, ZA=3, BE=2, CH=1))
    assert [name for name, _ in rows(found)] == ["DE", "AT", "BE", "CH", "ZA"]
    natural = shown(by_country(DE=4, AT=50, ZA=3))
    assert [name for name, _ in rows(natural)] == ["DE", "AT", "ZA"]


def test_bars_by_size_neither() -> None:
    values = {"DE": 50, "ZA": 4, "AT": 3}
    bars = tuple(count(tips, "tips_received", country=code) for code, tips in values.items())
    plot = Plot("bars", tuple(values), (Series("tips", bars, "useful"),), "tips")
    body = shown(plot).briefing.slides[0].body
    assert isinstance(body, Plot)
    assert body.over == ("DE", "AT", "ZA")
    assert [each.text for each in body.series[0].numbers] == ["50", "withheld", "withheld"]


def test_what_is_derived_goes_with_it() -> None:
    useful, received = key("tips_useful"), key("tips_received")
    row = (
        "all", Number(3, useful), Number(40, received),
        Number(3 / 40, None, "share", (useful, received)),
        Number(6.5, None, "hours", (useful,)), Number(6.5, None, "hours", (received,)),
        Number(2.5, None, "hours", (key("series_started"),)),
        Number(3 / 40, key("share_of_tips_useful"), "share"),
        Number(0.9, None, "share", (key("series_planned"),)),
        Number(3, None, "hours"),
    )  # fmt: skip
    columns = tuple(Column(f"c{n}", "", "count") for n in range(len(row)))
    assert texts(shown(Table(columns, (row,)))) == [
        "withheld", "40", "withheld", "withheld", f"6{wording.UNIT}h 30{wording.UNIT}min",
        "withheld",  # rests on what isn't in this briefing: nobody can say that it is enough
        "withheld",  # a share by its name: of its parts
        f"90{wording.UNIT}%", f"3{wording.UNIT}h",
    ]  # fmt: skip


def test_a_forecast_that_opens_at_a_withheld_count_goes_with_it() -> None:
    days = tuple(date(2019, 10, 14 + n) for n in range(4))
    done = [count(value, "series_processed", until=str(day))
            for value, day in zip((20, 22, 60), days, strict=False)]  # fmt: skip
    ahead = [Number(None), Number(22), Number(60), Number(80)]
    lines = (
        Series("processed", (*done, Number(None)), "processed"),
        Series("forecast", tuple(ahead), "forecast"),
    )
    found = texts(shown(Plot("lines", days, lines, "series")))
    assert found == ["20", "withheld", "60", "–", "–", "withheld", "60", "80"]


def test_a_title_is_kept_if_all_its_figures_are_shown() -> None:
    table = by_country(DE=50, AT=40)
    for title in ("50 tips point to Germany on 18 Oct 2019", "VIDTF 7", "Most of 50, 40"):
        assert shown(table, title).briefing.slides[0].title == title
    for title in ("90 tips", "10 more than 40", "12 % of 50"):
        assert shown(table, title).briefing.slides[0].title == "What is asked here?"
    small = by_country(DE=50, AT=4)
    assert shown(small, "Hardly any from Austria").briefing.slides[0].title == "What is asked here?"


def test_a_persons_own_title_is_kept_and_reported() -> None:
    found = shown(by_country(DE=3), "Three in Germany", own=True)
    assert found.briefing.slides[0].title == "Three in Germany"
    assert found.own_titles == ("Three in Germany",)
    assert shown(by_country(DE=3)).own_titles == ()


def test_alt_and_notes_keep_no_figure_but_their_definitions() -> None:
    meant = CATALOGUE["tips_received"]
    defined = f"{meant.label}: {meant.meaning}"
    notes = ("3 tips point to Austria.", "On day 6 it said 880–960.", defined, BRIEFING.sentence,
             "Nothing else on 18 Oct.")  # fmt: skip
    alt = "Table of tips by country. 50 in Germany, 3 in Austria."
    slide = shown(by_country(DE=50, AT=3), notes=notes, alt=alt).briefing.slides[0]
    assert slide.notes == notes[2:]
    assert slide.alt == (
        "Table of tips by country. What is asked here? Some figures are withheld or rounded."
    )
    kept = shown(by_country(DE=50), notes=("50 tips.", "880 to 960"), alt="Table. 50.")
    assert kept.briefing.slides[0].notes == ("50 tips.",)
    assert kept.briefing.slides[0].alt == "Table. 50."


def test_texts_with_figures() -> None:
    plot = Plot(
        "columns", (date(2019, 10, 14),),
        (Series("tips", (count(50, "tips_received", day="2019-10-14"),), "useful"),), "tips",
        notes=tuple((date(2019, 10, 14), text)
                    for text in ("4 objects released", "3 found in 2 places", "New batch")),
    )  # fmt: skip
    body = shown(plot).briefing.slides[0].body
    assert isinstance(body, Plot)
    assert [text for _, text in body.notes] == ["release"], "what people wrote no rule can judge"
    columns = Column("release", "Release", "text"), Column("objects", "Objects", "text")
    table = shown(Table(columns, (("Release 3", "4"), ("Release 2", "12")))).briefing.slides[0].body
    assert isinstance(table, Table)
    assert table.rows == (("Release 3", "withheld"), ("Release 2", "12"))


def test_rounded() -> None:
    useful, received = key("tips_useful"), key("tips_received")
    share = Number(125 / 925, None, "share", (useful, received))
    items = (
        Item("Received", Number(925, received), (Said(Number(125, useful), "useful"),)),
        Item("Share", share),
        Item("Identified", count(3, "victims_identified"), (Said(Number(1000), "planned"),)),
        Item("Safeguarded", count(0, "victims_safeguarded")),
        Item("Change", Number(-22, key("change:series_open", as_of="x"), "change")),
    )
    found = shown(Figures(items), "925 tips", ROUND)
    assert texts(found) == [
        "more than 900", "more than 100", f"10 to 21{wording.UNIT}%", "fewer than 10",
        f"1{wording.THIN}000", "0", "down by about 20",
    ]  # fmt: skip
    assert found.withheld == ()
    assert (received, 911, 989) in found.cells
    assert (key("victims_identified"), 1, 9) in found.cells
    assert found.briefing.slides[0].title == "What is asked here?"
    assert {each.value for each in numbers(found.briefing.slides[0].body)}.isdisjoint({925, 125, 3})
    few = shown(Figures((Item("", Number(3, useful)), Item("", Number(40, received)),
                         Item("", replace(share, value=3 / 40)))), "", ROUND)  # fmt: skip
    assert texts(few) == ["fewer than 10", "about 40", "withheld"]


def test_remarks_and_audience() -> None:
    said = shown(by_country(DE=50)).briefing
    assert said.audience == "partner"
    assert said.remarks == (
        "For partners.",
        "Counts of 1 to 4 are withheld, and others from which they could be computed.",
        "H0: to be used only for preventing and combating crime.",
    )
    assert (
        "Counts of 1 are withheld"
        in shown(by_country(DE=5), rules=Rules("public", 1)).briefing.remarks[1]
    )
    assert (
        shown(by_country(DE=50), rules=ROUND).briefing.remarks[1].startswith("Counts are rounded")
    )


def test_slides_of_single_things_are_left_out_and_named() -> None:
    found = checked(CLEAR, PARTNER, internal=["tips_per_day"])
    names = [slide.name for slide in found.briefing.slides]
    assert "tips_per_day" not in names and len(names) == len(CLEAR.slides) - 1
    assert "Left out, as not for this audience: “What is asked here?”." in found.briefing.remarks
    assert len(checked(CLEAR, Rules(), internal=["cover"]).briefing.slides) == len(CLEAR.slides)
    with pytest.raises(NotAllowed, match="tips_per_day"):
        checked(CLEAR, PARTNER, internal=["tips_per_day"], asked=["tips_per_day"])
    with pytest.raises(NotAllowed, match="Nothing is left"):
        checked(replace(CLEAR, slides=CLEAR.slides[:1]), PARTNER, internal=["cover"])


def test_a_marking_that_forbids_it_refuses() -> None:
    with pytest.raises(NotAllowed, match="TLP:AMBER"):
        checked(BRIEFING, PUBLIC)
    assert checked(BRIEFING, PARTNER).briefing.audience == "partner"


def test_one_key_that_says_two_things_is_withheld() -> None:
    two = Figures((Item("a", count(50, "tips_received")), Item("b", count(60, "tips_received"))))
    assert texts(shown(two)) == ["withheld", "withheld"]


def test_what_is_also_to_be_withheld() -> None:
    slides = (Slide("one", "", "", by_country(DE=50, AT=60)),)
    also = [key("tips_received", country="DE"), key("nothing_of_this")]
    found = checked(replace(CLEAR, slides=slides), PARTNER, also=also)
    assert found.withheld == (key("tips_received", country="DE"),)


def test_no_small_count_is_left_in_any_random_table() -> None:
    chance = random.Random(7)
    for _ in range(40):
        values = {f"{chr(65 + n)}X": chance.choice((0, 1, 3, 5, 8, 30)) for n in range(8)}
        found = shown(by_country(**values))
        left = [each.value for each in numbers(found.briefing.slides[0].body)]
        assert not [value for value in left if value and 1 <= value <= 4]
        again: Briefing = shown(by_country(**values)).briefing
        assert again == found.briefing
