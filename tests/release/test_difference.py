"""What two releases would reveal together is refused, naming both."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib.errors import NotAllowed
from lib.release.cell import Key
from lib.release.difference import refuse
from lib.release.register import Entry
from lib.release.rounding import rounded
from lib.release.withhold import withheld
from tests.release.attacker import key

NOON = "2019-10-22T10:00:00Z"
TOTAL = key("tips_received")


def country(**values: int) -> dict[Key, int]:
    return {key("tips_received", country=code): value for code, value in values.items()}


def entry(cells: dict[Key, int], scope: str = "", **said: object) -> Entry:
    """A release for partners, checked as a release of its own."""
    most = int(said.pop("most", 4))  # type: ignore[call-overload]
    out = withheld(cells, most) if said.pop("withholding", True) else frozenset()
    told = tuple(
        (each, None, None) if each in out else (each, value, value)
        for each, value in sorted(cells.items())
    )
    made = Entry(
        datetime(2019, 10, 24, tzinfo=UTC), "partner", "pdf", scope, "7f3a91", "", "", told, most
    )
    return replace(made, **said)  # type: ignore[arg-type]


def in_bands(made: Entry) -> Entry:
    """The same release in round words."""
    cells = tuple(
        (each, rounded(low).lower, rounded(low).upper)
        for each, low, _ in made.cells
        if low is not None
    )
    return replace(made, cells=cells)


def of(cells: dict[Key, int], *entries: Entry) -> dict[str, dict[Key, int]]:
    return {each.id: cells for each in entries}


ALL = entry({TOTAL: 97})
REFUSED = {
    "a country more": (entry({TOTAL: 94}, "country=DE"), ALL),
    "countries more": (
        entry({TOTAL: 50}, "country=DE&country=FR"),
        entry({TOTAL: 53}, "country=DE&country=FR&country=IT"),
    ),
    "all but one country": (entry(country(DE=94)), replace(ALL, snapshot="111111")),
    "as known later": (ALL, entry({TOTAL: 99}, f"as_of={NOON}")),
    "a later snapshot": (ALL, entry({TOTAL: 98}, snapshot="222222")),
    "corrected since": (ALL, entry({TOTAL: 96}, snapshot="222222")),
    "a longer period": (
        entry({TOTAL: 40}, "since=2019-10-14&until=2019-10-18"),
        entry({TOTAL: 43}, "since=2019-10-14&until=2019-10-19"),
    ),
    "by day and by period": (
        entry({key("tips_received", day="2019-10-14"): 40}),
        entry({TOTAL: 42}, "until=2019-10-15"),
    ),
    "an organisation more": (
        entry({key("series_processed"): 20}, "org=PL-POLICE"),
        entry({key("series_processed"): 21}, "org=PL-POLICE&org=EUROPOL"),
    ),
    "one country of a later snapshot": (
        entry(country(DE=20)),
        entry({TOTAL: 23}, "country=DE", snapshot="222222"),
    ),
    "the limit lowered": (
        entry({key("series_closed"): 4}),
        entry({key("series_closed"): 4}, most=3),
    ),
    "told before the limit was raised": (
        entry({key("series_closed"): 4}, most=3),
        entry({key("series_closed"): 4}),
    ),
    "public after partner": (ALL, replace(entry({TOTAL: 94}, "country=DE"), audience="public")),
    "then, from now and the change": (
        entry({key("series_closed"): 3}, f"as_of={NOON}"),
        entry({key("series_closed"): 20, key("change:series_closed", as_of=NOON): 17},
              withholding=False),
    ),
}  # fmt: skip


@pytest.mark.parametrize("pair", REFUSED.values(), ids=REFUSED)
def test_the_later_one_is_refused_and_both_are_named(pair: tuple[Entry, Entry]) -> None:
    for before, new in (pair, pair[::-1]):
        with pytest.raises(NotAllowed) as refused:
            refuse(new, [before])
        assert before.id in str(refused.value) and new.id in str(refused.value)
        assert refused.value.exit_code == 5


ALLOWED = {
    "the same again": (ALL, replace(ALL, form="pptx", made_at=datetime(2020, 1, 1, tzinfo=UTC))),
    "nothing more in it": (entry({TOTAL: 97}, "country=DE"), ALL),
    "many more": (entry({TOTAL: 90}, "country=DE"), ALL),
    "as known later, many more": (ALL, entry({TOTAL: 120}, snapshot="222222")),
    "another part": (entry({TOTAL: 94}, "country=DE"), entry({TOTAL: 97}, "country=FR")),
    "parts that cross": (
        entry({TOTAL: 94}, "country=DE&country=IT"),
        entry({TOTAL: 97}, "country=DE&country=FR"),
    ),
    "another metric": (ALL, entry({key("tips_useful"): 94}, "country=DE")),
    "internal before": (replace(entry({TOTAL: 94}, "country=DE"), audience="internal"), ALL),
    "internal now": (ALL, replace(entry({TOTAL: 94}, "country=DE"), audience="internal")),
    "rounded": (ALL, in_bands(entry({TOTAL: 94}, "country=DE"))),
    "both rounded": (in_bands(ALL), in_bands(entry({TOTAL: 94}, "country=DE"))),
    "open series come and go": (
        entry({key("series_open", until="2019-10-18"): 20}),
        entry({key("series_open"): 22}),
    ),
}


@pytest.mark.parametrize("pair", ALLOWED.values(), ids=ALLOWED)
def test_what_reveals_nothing_is_allowed(pair: tuple[Entry, Entry]) -> None:
    for before, new in (pair, pair[::-1]):
        refuse(new, [before])


PARTS = country(DE=50, FR=3, IT=40, ES=7)
TABLE = {TOTAL: 100, **PARTS}


def test_the_words() -> None:
    before, new = entry({TOTAL: 97}), entry({TOTAL: 94}, "country=DE")
    with pytest.raises(NotAllowed) as refused:
        refuse(new, [before])
    assert str(refused.value) == (
        f"Both say “Tips received”: 97 in release {before.id} of 24 Oct 2019 for partner "
        f"(everything), 94 in this one, {new.id} of 24 Oct 2019 for partner (country=DE). "
        "The difference, 3, is a small count. Leave that figure out, round it, or release the "
        "same figures again."
    )


def test_others_like_it_are_counted() -> None:
    two = {TOTAL: 97, key("tips_useful"): 40}
    with pytest.raises(NotAllowed, match="The same is so of 1 more figure"):
        refuse(entry({TOTAL: 99, key("tips_useful"): 41}, snapshot="2"), [entry(two)])


def test_a_total_told_later_completes_a_table() -> None:
    """Without its total the table withholds FR alone; the total then tells FR."""
    before, new = entry(PARTS), entry({TOTAL: 100})
    assert [each for each, low, _ in before.cells if low is None] == [*country(FR=3)]
    for truth in (of(PARTS, before), {}):  # whether the earlier one can be made again or not
        with pytest.raises(NotAllowed, match="would let anybody compute .* \\(country France\\)"):
            refuse(new, [before], truth)


def test_what_was_withheld_beside_a_small_one_stays_withheld() -> None:
    before, new = entry(TABLE), entry({TOTAL: 7}, "country=ES")
    with pytest.raises(NotAllowed, match=before.id):
        refuse(new, [before], of(TABLE, before))
    refuse(entry({TOTAL: 50}, "country=DE"), [before], of(TABLE, before))


def test_three_releases_together() -> None:
    """Parts, then the total of some, then of all: only the last one completes the sum."""
    first, second = entry(country(DE=50, FR=3)), entry(country(IT=40, ES=7))
    refuse(second, [first])
    with pytest.raises(NotAllowed, match="country France"):
        refuse(entry({TOTAL: 100}), [first, second])


def test_what_a_list_leaves_out_hides_it() -> None:
    """With 20 tips from countries that are not listed, the total tells nothing of FR."""
    before = entry({TOTAL: 120, **PARTS})
    assert country(FR=3).keys() <= {each for each, low, _ in before.cells if low is None}
    refuse(entry(country(DE=50), most=4), [before], of({TOTAL: 120, **PARTS}, before))


def test_bands_that_leave_one_value_are_refused() -> None:
    """FR was said to be fewer than 10, IT withheld; now FR is told, and the whole."""
    france, italy = key("tips_received", country="FR"), key("tips_received", country="IT")
    banded = replace(entry({}), cells=((france, 1, 9), (italy, None, None)))
    new = entry({TOTAL: 60, **country(DE=50, FR=7)}, withholding=False)
    with pytest.raises(NotAllowed, match="country Italy"):
        refuse(new, [banded])
