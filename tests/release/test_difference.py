"""What two releases would reveal together is refused, naming both."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from lib.errors import NotAllowed
from lib.release import together
from lib.release.cell import Key
from lib.release.difference import giving, refuse, revealed
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
        "The difference, 3, is a small count. Choose other slides (--slides), round the counts "
        "(--rounded), or withhold what would be revealed (--withhold-revealed)."
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
    for truth in (of(TABLE, before), {}):
        with pytest.raises(NotAllowed, match=f"{before.id}.*country France"):
            refuse(new, [before], truth)
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


def test_countries_one_by_one_make_up_nothing_for_who_knows_of_more() -> None:
    """The day's total less France is Germany only if no other country had a tip that day."""
    day = {"day": "2019-10-14"}
    germany = entry({TOTAL: 50, key("tips_received", **day): 2}, "country=DE")
    france = entry({TOTAL: 40, key("tips_received", **day): 8}, "country=FR")
    new = entry({key("tips_received", **day): 30, **country(IT=60)})
    refuse(new, [germany, france])
    italy = entry({key("tips_received", **day): 20}, "country=IT")
    with pytest.raises(NotAllowed, match="country Germany, day 2019-10-14"):
        refuse(new, [germany, france, italy])


def test_bands_that_the_whole_leaves_no_room_in() -> None:
    """Two that are fewer than 10, and 2 together: 1 each."""
    france, italy = key("tips_received", country="FR"), key("tips_received", country="IT")
    gone = replace(entry({}), cells=((france, None, None), (italy, None, None)))
    with pytest.raises(NotAllowed, match="country France"):
        refuse(entry({TOTAL: 52, **country(DE=50)}, withholding=False), [gone])


GIVING = {
    "a figure that is near another": (entry({TOTAL: 94}, "country=DE"), ALL, {TOTAL}),
    "the total that completes a table": (
        entry({TOTAL: 100, key("tips_useful"): 50}), entry(PARTS), {TOTAL},
    ),
    "the least of the parts that complete a total": (
        entry(country(DE=50, IT=40, ES=7)), replace(entry({TOTAL: 100, **country(FR=3)}),
        cells=((TOTAL, 100, 100), (key("tips_received", country="FR"), None, None))),
        {key("tips_received", country="ES")},
    ),
    "what was told before": (
        entry({key("series_closed"): 4}), entry({key("series_closed"): 4}, most=3), set(),
    ),
    "the change that tells what stood then": (
        entry({key("series_closed"): 20, key("change:series_closed", as_of=NOON): 17},
              withholding=False),
        entry({key("series_closed"): 5}, f"as_of={NOON}"),
        {key("change:series_closed", as_of=NOON)},
    ),
    "nothing": (entry({TOTAL: 120}, snapshot="222222"), ALL, set()),
}  # fmt: skip


@pytest.mark.parametrize("case", GIVING.values(), ids=GIVING)
def test_by_which_figures_it_would_be_revealed(case: tuple[Entry, Entry, set[Key]]) -> None:
    new, before, wanted = case
    assert giving(new, [before]) == wanted


def _day_by_day(n: int) -> dict[Key, int]:
    """Tips on 40 days, a third of them small, and how they stand; far from those of another n."""
    days = [(7 * n + 5 * day) % 4 + (20 * n + 20 if day % 3 else 0) for day in range(40)]
    on = {
        key("tips_received", day=f"2019-{9 + day // 30:02}-{day % 30 + 1:02}"): tips
        for day, tips in enumerate(days)
    }
    states = {key("tips_received", state=each): sum(days) // 4 for each in ("a", "b", "c")}
    return {**on, **states, TOTAL: sum(days), key("tips_useful"): sum(days) // 3}


def test_many_releases_of_one_frame_are_reckoned_with_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before, each figure that isn't known was reckoned anew: minutes for 40 releases."""
    codes = "AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL NO PL PT".split()
    earlier = [entry(_day_by_day(n), f"country={code}") for n, code in enumerate(codes)]
    earlier += [entry(_day_by_day(n + 30), f"org=ORG-{n}") for n in range(10)]
    calls, found = [], together.relations
    monkeypatch.setattr(together, "relations", lambda v: calls.append(len(v)) or found(v))
    started = time.process_time()
    new = entry({**_day_by_day(99), **country(DE=5000)})
    assert not revealed(new, earlier, of(_day_by_day(99), new))
    assert time.process_time() - started < 10
    assert 1 <= len(calls) <= 2, "all together, and those before"
    calls.clear()
    revealed(replace(new, cells=new.cells[:0]), earlier)
    assert not calls, "what tells nothing new is not reckoned with"
