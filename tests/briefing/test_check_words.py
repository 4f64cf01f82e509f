"""What goes with a figure that is withheld or rounded: forecasts, medians, order, notes."""

from dataclasses import replace
from datetime import date

import pytest

from lib.briefing import making
from lib.briefing.check import Checked, checked
from lib.briefing.slide import Body, Column, Number, Plot, Role, Series, Slide, Table, numbers
from lib.database import Snapshot
from lib.release.cell import Key
from lib.release.rules import Rules
from tests.briefing.drawn import BRIEFING

PUBLIC, ROUND = Rules("public"), Rules("public", rounded=True)
CLEAR = replace(BRIEFING, marking="TLP:CLEAR", handling="H0")
DAYS = tuple(date(2019, 10, 14 + n) for n in range(4))
DONE: Key = ("series_processed", ())


def key(metric: str, **at: str) -> Key:
    return metric, tuple(sorted(at.items()))


def shown(body: Body, rules: Rules = PUBLIC) -> Checked:
    """A briefing of one slide, checked."""
    return checked(replace(CLEAR, slides=(Slide("one", "Found", "Asked?", body),)), rules)


def after(body: Body, rules: Rules = PUBLIC) -> Body:
    return shown(body, rules).briefing.slides[0].body


def texts(body: Body) -> list[str]:
    return [each.text for each in numbers(body)]


def lines(done: int, *ahead: int, planned: int = 20) -> Plot:
    """Processed on the first day and what is forecast from there on, with a plan."""
    opening = Number(done, DONE)
    fan = [Number(each, rests_on=(DONE,)) for each in ahead]
    drawn: list[tuple[str, list[Number], Role]] = [
        ("processed", [opening, *[Number(None)] * len(ahead)], "processed"),
        ("planned", [Number(planned)] * (1 + len(ahead)), "plan"),
        ("forecast", [opening, *fan], "forecast"),
    ]
    made = tuple(Series(name, tuple(each), role) for name, each, role in drawn)
    return Plot("lines", DAYS[: 1 + len(ahead)], made, "series")


@pytest.mark.parametrize(
    ("rules", "done", "ahead", "expected"),
    [
        (PUBLIC, 212, (212, 240), ["212", "212", "240"]),
        # the lowest is what there is, where nothing more is to come
        (PUBLIC, 3, (3, 9), ["withheld"] * 3),
        (ROUND, 212, (212, 301), ["more than 200", "more than 200", "about 300"]),
        (ROUND, 3, (3, 40), ["fewer than 10", "withheld", "withheld"]),
        (ROUND, 0, (0, 40), ["0", "0", "about 40"]),
    ],
)
def test_a_forecast_goes_with_the_count_that_it_begins_at(
    rules: Rules, done: int, ahead: tuple[int, ...], expected: list[str]
) -> None:
    body = after(lines(done, *ahead), rules)
    assert isinstance(body, Plot)
    assert [each.text for each in body.series[2].numbers] == expected
    true = {each.value for each in body.series[2].numbers if each.state != "exact"}
    assert true.isdisjoint({3, 212, 301})


def test_a_plan_stays_that_is_the_same_as_a_withheld_count() -> None:
    body = after(lines(3, 9, planned=3))
    assert isinstance(body, Plot)
    assert [each.text for each in body.series[1].numbers] == ["3", "3"]


def test_the_slides_forecast_rests_on_what_is_processed(sample: Snapshot) -> None:
    for query, opening in (
        ("as_of=2019-10-22T16:00:00Z", DONE),
        ("as_of=2019-10-25T06:50:00Z", key("series_processed", until="2019-10-24")),
    ):
        for name in ("burn_up", "how_many"):
            body = making.slide(sample, sample.scope(query), name).body
            assert isinstance(body, Plot)
            for series in body.series:
                if series.role == "forecast":
                    first, *rest = (each for each in series.numbers if each.value is not None)
                    assert first.of == opening
                    assert rest and {each.rests_on for each in rest} == {(DONE,)}


@pytest.mark.parametrize(
    ("n", "rules", "said"),
    [
        (1, PUBLIC, "withheld"), (4, PUBLIC, "withheld"), (5, PUBLIC, "7\u00a0h"),
        (None, PUBLIC, "7\u00a0h"), (9, Rules("public", 9), "withheld"), (1, ROUND, "withheld"),
        (1, Rules("internal"), "7\u00a0h"),
    ],
)  # fmt: skip
def test_a_median_over_few_is_withheld(n: float | None, rules: Rules, said: str) -> None:
    """Eleven acknowledged, eleven answered, one both: the hours are those of one referral."""
    sent, answered = key("referrals_acknowledged"), key("referrals_answered")
    columns = tuple(Column(name, name, "count") for name in ("place", "sent", "answered", "hours"))
    hours = Number(7.0, None, "hours", (sent, answered), n=n)
    body = after(Table(columns, (("all", Number(50, sent), Number(31, answered), hours),)), rules)
    assert texts(body)[2] == said
    if said == "withheld":
        assert "n=1" not in repr(body)


def test_medians_of_slides_say_over_how_many(sample: Snapshot) -> None:
    for query in ("", "country=DE", "as_of=2019-10-22T16:00:00Z"):
        bars = making.slide(sample, sample.scope(query), "status_bars").body
        assert isinstance(bars, Plot)
        for tie in bars.ties:
            assert tie is None or (tie.n or 0) >= 1
        table = making.slide(sample, sample.scope(query), "referral_ageing").body
        assert isinstance(table, Table)
        steps = [cell for row in table.rows for cell in row[4:] if isinstance(cell, Number)]
        assert steps and all((each.n or 0) >= 1 for each in steps)


def bars(**values: int) -> Plot:
    counted = tuple(Number(n, key("series_pinpointed", country=code)) for code, n in values.items())
    return Plot("bars", tuple(values), (Series("series", counted, "pinpointed"),), "series")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # nine, each less than the one above: 9, 8 … 1
        ({"I": 9, "H": 8, "G": 7, "F": 6, "E": 5, "D": 4, "C": 3, "B": 2, "A": 1},
         ["A", "B", "C", "D", "E", "F", "G", "H", "I"]),
        # by their words first
        ({"D": 85, "C": 47, "B": 46, "A": 3}, ["D", "B", "C", "A"]),
        # what is not known stays at the end
        ({"D": 46, "C": 45, "B": 44, "A": 90}, ["B", "C", "D", "A"]),
        # no order by size, no harm
        ({"C": 3, "A": 90, "B": 46}, ["C", "A", "B"]),
    ],
)  # fmt: skip
def test_bars_of_the_same_words_stand_by_name(values: dict[str, int], expected: list[str]) -> None:
    body = after(bars(**values), ROUND)
    assert isinstance(body, Plot)
    assert [*body.over] == expected
    told = dict(zip(body.over, texts(body), strict=True))
    plain = after(bars(**dict(sorted(values.items()))), ROUND)
    assert isinstance(plain, Plot)
    assert told == dict(zip(plain.over, texts(plain), strict=True))


def test_rows_stay_in_the_order_of_what_is_shown_as_it_is() -> None:
    """By the longest wait; where that is the same, not by how many wait."""
    columns = tuple(Column(name, name, "count") for name in ("country", "hours", "waiting"))
    rows = tuple(
        (code, Number(hours, None, "hours"), Number(n, key("referrals_waiting", country=code)))
        for code, hours, n in (("B", 90, 12), ("D", 50, 9), ("C", 50, 8), ("A", 2, 7))
    )
    body = after(Table(columns, rows), ROUND)
    assert isinstance(body, Table)
    assert [row[0] for row in body.rows] == ["B", "C", "D", "A"]
    exact = after(Table(columns, rows))
    assert isinstance(exact, Table)
    assert [row[0] for row in exact.rows] == ["B", "D", "C", "A"]


NOTES = [
    ("4 objects released", "release"),
    ("1 object released", "release"),  # the singular would tell
    ("1\u202f000 objects released", "release"),
    ("One victim found in Kyiv", None),
    ("Three new batches", None),
    ("Case 4 May closed; 3 Mar", None),
    ("Case system down", None),
    ("2 objects released in Kyiv", None),
]


@pytest.mark.parametrize("rules", [PUBLIC, ROUND, Rules("partner")])
def test_of_notes_only_releases_are_kept(rules: Rules) -> None:
    for text, kept in NOTES:
        plot = replace(lines(212, 240), notes=((DAYS[0], text),))
        body = after(plot, rules)
        assert isinstance(body, Plot)
        assert [*body.notes] == ([(DAYS[0], kept)] if kept else []), text
        assert after(plot, Rules("internal")) == plot


def test_how_many_are_left_out_is_not_said() -> None:
    table = Table((Column("country", "Country", "text"),), (("Spain",),), "and 2 more countries")
    body = after(table)
    assert isinstance(body, Table) and body.more == "and more countries"
    others = "Smaller organisations and agencies, together"
    plot = replace(bars(A=30, B=20), over=("Unit (7)", f"{others} (3)"),
                   label="Country, the 12 with most of 25")  # fmt: skip
    made = after(plot)
    assert isinstance(made, Plot)
    assert (made.over, made.label) == (("Unit (7)", others), "Country, the 12 with most")
