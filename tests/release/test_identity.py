"""What follows from the Definitions page: nobody computes a withheld figure by it.

Each table is held against the attacker, who knows the identity. The last entry of each is what was
withheld when the check did not know it: with no more than that, the attacker wins.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.release.cell import Key
from lib.release.moment import ends, in_time
from lib.release.rounding import rounded
from lib.release.withhold import withheld
from tests.release.attacker import Constraint, at_most, computed, equal, key, shown

RECEIVED, STARTED, DONE = (key(f"series_{name}") for name in ("received", "started", "processed"))
OPEN = key("series_open")
MIDNIGHT = "2019-10-24T22:00:00Z"  # in Amsterdam


def state(name: str, **at: str) -> Key:
    return key("series_open", state=name, **at)


def until(key: Key, day: str) -> Key:
    return key[0], tuple(sorted((*key[1], ("until", day))))


def first(org: str) -> Key:
    return key("first:series_processed", org=org)


def then(metric: str) -> Key:
    return key(metric, as_of=MIDNIGHT)


def change(metric: str) -> Key:
    return key(f"change:{metric}", as_of=MIDNIGHT)


DAY = "2019-10-19"
HEADLINE = {RECEIVED: 53, DONE: 50, OPEN: 3}
WAITING, UNDER_WAY, REOPENED = (state(each) for each in ("waiting", "under_way", "reopened"))
STATES = {WAITING: 13, UNDER_WAY: 3, REOPENED: 0}
LEAKS: list[tuple[str, dict[Key, int], list[Constraint], set[Key]]] = [
    (
        "what is received is open or processed",
        HEADLINE,
        [equal(RECEIVED, [OPEN, DONE])],
        {OPEN},
    ),
    (
        "by the end of a day, too",
        {until(each, DAY): n for each, n in HEADLINE.items()},
        [equal(until(RECEIVED, DAY), [until(OPEN, DAY), until(DONE, DAY)])],
        {until(OPEN, DAY)},
    ),
    (
        "and at an instant",
        {then("series_received"): 53, then("series_processed"): 50, then("series_open"): 3},
        [equal(then("series_received"), [then("series_open"), then("series_processed")])],
        {then("series_open")},
    ),
    (
        "one that is reopened is both open and processed",
        {RECEIVED: 60, DONE: 30, OPEN: 34, REOPENED: 4},
        [({RECEIVED: 1, REOPENED: 1, OPEN: -1, DONE: -1}, 0, 0),
         at_most(OPEN, [REOPENED])],
        {REOPENED},
    ),
    (
        "not yet started",
        {RECEIVED: 53, STARTED: 50, WAITING: 3},
        [equal(RECEIVED, [STARTED, WAITING])],
        {WAITING},
    ),
    (
        "under way",
        {STARTED: 53, DONE: 50, UNDER_WAY: 3},
        [equal(STARTED, [DONE, UNDER_WAY])],
        {UNDER_WAY},
    ),
    (
        "the states of a day, without those started by then",
        {until(each, DAY): n for each, n in {RECEIVED: 66, DONE: 50, **STATES}.items()},
        [equal(until(RECEIVED, DAY), [until(each, DAY) for each in (DONE, WAITING, UNDER_WAY)])],
        {until(UNDER_WAY, DAY)},
    ),
    (
        "the organisations make up what was processed",
        {DONE: 50, first("A"): 30, first("B"): 17, first("C"): 3},
        [equal(DONE, [first("A"), first("B"), first("C")])],
        {first("C")},
    ),
    (
        "as of midnight is by the end of the day",
        {until(DONE, "2019-10-23"): 100, until(DONE, "2019-10-24"): 102, DONE: 142,
         then("series_processed"): 102, change("series_processed"): 40},
        [equal(until(DONE, "2019-10-24"), [then("series_processed")]),
         equal(DONE, [then("series_processed"), change("series_processed")])],
        {until(DONE, "2019-10-24")},
    ),
    (
        "by which another is known",
        {until(RECEIVED, "2019-10-24"): 40, until(DONE, "2019-10-24"): 3,
         until(OPEN, "2019-10-24"): 37, then("series_open"): 37},
        [equal(until(RECEIVED, "2019-10-24"),
               [until(DONE, "2019-10-24"), until(OPEN, "2019-10-24")]),
         equal(until(OPEN, "2019-10-24"), [then("series_open")])],
        {until(DONE, "2019-10-24"), until(OPEN, "2019-10-24")},
    ),
    (
        "so it is of what comes and goes",
        {until(OPEN, "2019-10-24"): 3, then("series_open"): 3, OPEN: 40,
         change("series_open"): 37},
        [equal(until(OPEN, "2019-10-24"), [then("series_open")]),
         equal(OPEN, [then("series_open"), change("series_open")])],
        {until(OPEN, "2019-10-24"), then("series_open")},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("_", "cells", "known", "before"), LEAKS, ids=[each[0] for each in LEAKS])
def test_nobody_computes_it_by_its_definition(
    _: str, cells: dict[Key, int], known: list[Constraint], before: set[Key]
) -> None:
    out = withheld(cells)
    assert before <= out
    assert computed(shown(cells, out), known) == []
    assert computed(shown(cells, frozenset(before)), known), "the attacker would have lost anyhow"


DRAWN = [
    # large enough: nothing is withheld
    ({RECEIVED: 100, DONE: 60, OPEN: 40}, set()),
    # open is in no slide, but 53 less 50 are
    ({RECEIVED: 53, DONE: 50}, {DONE}),
    # 50 and 20 of 67 received: 3 are both, reopened
    ({RECEIVED: 67, DONE: 50, OPEN: 20}, {OPEN}),
    # the organisations sum to more, a series may be of two: what C did can't be computed
    ({DONE: 50, first("A"): 40, first("B"): 27, first("C"): 3}, {first("C")}),
    # 3 that no organisation is said to have processed
    ({DONE: 50, first("A"): 30, first("B"): 17}, {first("B")}),
    # the evening before, 2 fewer: what came between the two is a count
    ({key("series_processed", as_of="2019-10-24T18:00:00Z"): 100, until(DONE, "2019-10-24"): 102,
      DONE: 142}, {until(DONE, "2019-10-24")}),
    # and so it is after the end of the day
    ({until(DONE, "2019-10-24"): 100, key("series_processed", as_of="2019-10-25T09:00:00Z"): 102,
      DONE: 142}, {key("series_processed", as_of="2019-10-25T09:00:00Z")}),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "expected"), DRAWN)
def test_what_is_withheld(cells: dict[Key, int], expected: set[Key]) -> None:
    assert withheld(cells) == expected


def test_bands_are_reckoned_with_as_well() -> None:
    """Fewer than 10 open, of 53 in a band and 50 in a band: nothing says which."""

    def band(value: int) -> tuple[float, float]:
        return rounded(value).lower, rounded(value).upper

    assert withheld(HEADLINE, shown=band) == frozenset()


@pytest.mark.parametrize(
    ("instant", "same"),
    [
        ("2019-10-24T22:00:00Z", True),  # midnight in Amsterdam
        ("2019-10-24T10:00:00Z", True),  # … on Kiritimati
        ("2019-10-25T12:00:00Z", True),  # … on Baker Island
        ("2019-10-24T09:00:00Z", False),
        ("2019-10-25T13:00:00Z", False),
        ("soon", False),
    ],
)
def test_the_end_of_a_day_somewhere(instant: str, same: bool) -> None:
    day, at = until(DONE, "2019-10-24"), key("series_processed", as_of=instant)
    assert [*ends({day: 7, at: 7})] == ([(day, at)] if same else [])
    assert [*ends({day: 7, at: 8})] == []
    assert [*ends({until(OPEN, "2019-10-24"): 7, at: 7})] == []


def test_figures_in_the_order_of_time() -> None:
    later = key("series_processed", as_of="2019-10-25T06:45:00Z")
    days = [until(DONE, f"2019-10-{day}") for day in (23, 24)]
    assert [*in_time([DONE, later, *reversed(days), then("series_processed")])] == [
        (days[0], then("series_processed"), days[1], later, DONE)
    ]
    assert [*in_time([until(OPEN, "2019-10-24"), then("series_open"), OPEN])] == [
        (then("series_open"), OPEN)
    ]


@st.composite
def operations(draw: st.DrawFn) -> dict[Key, int]:
    """Every figure of the work on series that slides show, of an operation as it may be."""
    waiting, under_way, reopened = (draw(st.integers(0, 6)) for _ in range(3))
    done = reopened + draw(st.integers(0, 12))
    started = done + under_way
    orgs = draw(st.integers(0, done))
    return {
        RECEIVED: started + waiting, STARTED: started, DONE: done,
        OPEN: waiting + under_way + reopened,
        WAITING: waiting, UNDER_WAY: under_way, REOPENED: reopened,
        first("A"): orgs, first("B"): done - orgs,
    }  # fmt: skip


@settings(max_examples=40)
@given(operations())
def test_nor_in_any_operation(cells: dict[Key, int]) -> None:
    known = [
        equal(RECEIVED, [STARTED, WAITING]),
        equal(STARTED, [DONE, UNDER_WAY]),
        equal(OPEN, [WAITING, UNDER_WAY, REOPENED]),
        equal(DONE, [first("A"), first("B")]),
        at_most(DONE, [REOPENED]),
    ]
    out = withheld(cells)
    assert computed(shown(cells, out), known) == []
    assert all(not 1 <= n <= 4 for each, n in cells.items() if each not in out)
