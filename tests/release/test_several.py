"""Releases of several countries, of other spellings, of other snapshots: reckoned with together."""

import random
import time
from dataclasses import replace
from fractions import Fraction

import pytest

from lib import country as countries
from lib.errors import NotAllowed
from lib.release.cell import Key
from lib.release.difference import refuse, revealed
from lib.release.register import Entry
from tests.release.attacker import key
from tests.release.test_difference import country, entry

TOTAL = key("tips_received")
TIPS = {"DE": 50, "FR": 40, "IT": 3, "ES": 20, "PT": 12}
NOW, LATER, BEFORE = "0ff1ce", "facade", "decade"  # names of what stood


def kept(
    cells: dict[Key, int], *codes: str, stood: str = NOW, period: str = "", **said: object
) -> Entry:
    """A release as the register keeps it today: with its truth, and its frame."""
    pairs = [f"country={code}" for code in sorted(codes)] + ([period] if period else [])
    scope = "&".join(pairs)
    made = entry(cells, scope, **said)  # type: ignore[arg-type]
    gone = tuple((each, float(cells[each])) for each, low, _ in made.cells if low is None)
    return replace(made, truth=gone, frame=f"{scope} {stood}")


def of(*codes: str, stood: str = NOW, **said: object) -> Entry:
    """Tips of some countries, of all without any."""
    total = sum(TIPS[code] for code in codes or TIPS if code in TIPS)
    return kept({TOTAL: total}, *codes, stood=stood, **said)  # type: ignore[arg-type]


LIST = kept({TOTAL: 125, **country(**TIPS)})  # withholds IT and PT
REFUSED = {
    "the one that hid a small one": [LIST, of("PT")],
    "a set tells the one that hid it": [LIST, of("PT", "FR")],
    "the small one is what two leave of three": [LIST, of("FR", "IT", "ES")],
    "and one that has nothing": [LIST, of("FR", "IT", "ES", "NL")],
    "nobody told or withheld it": [of("IT", "DE", "FR"), of("DE"), of("FR")],
    "sets that cross": [of("DE", "IT"), of("DE", "FR"), of("FR")],
    "three sets that cross": [of("DE", "IT"), of("FR", "IT", "ES"), of("DE", "FR", "ES")],
    "all but one": [of(), of("DE"), of("FR"), of("ES"), of("PT")],
    "two sets of all": [of(), of("DE", "FR"), of("ES", "PT")],
    "in a new snapshot with the same facts": [LIST, of("PT", snapshot="222222")],
    "where other facts are new": [
        kept({TOTAL: 125, **country(**TIPS)}, stood=BEFORE),
        kept({TOTAL: 12, **country(DE=50)}, "PT", stood=LATER),
    ],
    "the limit lowered, where others are new": [
        LIST, kept(country(IT=3), stood=LATER, snapshot="222222", most=2),
    ],
    "the same by another name": [
        kept({key("series_notified", country="IT"): 3}),
        kept({key("referrals_sent", country="IT"): 3}, most=2),
    ],
    "left between two decks": [
        kept({key("series_received"): 100, key("series_open"): 40}),
        kept({key("series_processed"): 57}),
    ],
}  # fmt: skip
# what makes the last of them reveal no more than is true
HARMLESS = {
    "the same once more": [LIST, LIST],
    "the same of a new snapshot": [LIST, replace(LIST, snapshot="222222", frame=f" {LATER}")],
    "other slides": [LIST, kept({key("series_processed"): 57, key("series_received"): 400})],
    "others": [of("DE", "FR"), of("ES", "PT"), of("FR", "ES")],
    "all, and some": [of(), of("DE", "FR"), of("ES")],
    "what was told": [LIST, of("DE"), of("FR", "DE"), of("ES", "FR", "DE")],
    "many more, since": [LIST, kept({TOTAL: 225}, stood=LATER, snapshot="222222")],
}


@pytest.mark.parametrize("releases", REFUSED.values(), ids=REFUSED)
def test_the_last_is_refused_and_two_are_named(releases: list[Entry]) -> None:
    *earlier, last = releases
    for n, each in enumerate(earlier):
        refuse(each, earlier[:n])
    with pytest.raises(NotAllowed) as refused:
        refuse(last, earlier)
    assert last.id in str(refused.value)
    assert any(each.id in str(refused.value) for each in earlier)


@pytest.mark.parametrize("releases", HARMLESS.values(), ids=HARMLESS)
def test_what_reveals_nothing_is_allowed(releases: list[Entry]) -> None:
    for n, each in enumerate(releases):
        refuse(each, releases[:n])


def test_the_words() -> None:
    first, second, last = of("IT", "DE", "FR"), of("DE"), of("FR")
    with pytest.raises(NotAllowed) as refused:
        refuse(last, [first, second])
    assert str(refused.value).startswith(
        f"Together with release {first.id} of 24 Oct 2019 for partner "
        f"(country=DE&country=FR&country=IT), this one, {last.id} of 24 Oct 2019 for partner "
        "(country=FR), would let anybody compute what is left of “Tips received” (country Italy) "
        "when others are taken away: 3, a small count."
    )


def test_one_figure_that_differs_keeps_two_frames_apart() -> None:
    """The countries moved since: nobody knows how many of the total are whose."""
    before = kept({TOTAL: 225, **country(**TIPS)}, stood=BEFORE, snapshot="111111")
    new = kept({TOTAL: 12, **country(DE=80)}, "PT", stood=LATER)
    refuse(new, [before])


def computed(told: list[frozenset[str]], target: frozenset[str]) -> bool:
    """Whether a sum of members follows from others, by elimination in fractions."""
    names = sorted(frozenset[str]().union(*told, target))
    table = [[Fraction(name in each) for name in names] for each in told]
    wanted = [Fraction(name in target) for name in names]
    for n in range(len(names)):
        pivot = next((row for row in table if row[n] and not any(row[:n])), None)
        if pivot is None:
            continue
        table.remove(pivot)
        for row in (*table, wanted):
            by = row[n] / pivot[n]
            row[:] = [one - by * other for one, other in zip(row, pivot, strict=True)]
    return not any(wanted)


def test_no_small_country_is_left_after_many_random_releases() -> None:
    chance, refusals = random.Random(4), 0
    for _ in range(25):
        tips = {code: chance.choice((2, 3, 30, 47, 62)) for code in ("DE", "FR", "IT", "ES", "PT")}
        earlier: list[Entry] = []
        told: list[frozenset[str]] = []
        for _ in range(6):
            codes = chance.sample(sorted(tips), chance.randint(1, 4))
            total = sum(tips[code] for code in codes)
            new = kept({TOTAL: total}, *codes)
            if revealed(new, earlier):
                refusals += 1
                continue
            earlier.append(new)
            told += [frozenset(codes)] if total > 4 else []
        small = [code for code, value in tips.items() if value <= 4]
        assert not [code for code in small if told and computed(told, frozenset([code]))]
    assert 10 < refusals < 100, "something was refused, and something was not"


def test_forty_sets_of_countries_are_reckoned_with_soon() -> None:
    chance = random.Random(1)
    names = sorted({*countries.codes().values()} - {"XK"})[:30]
    metrics = [f"figure_{n}" for n in range(100)]
    cells = {(name, metric): 50 * chance.randint(1, 40) for name in names for metric in metrics}

    def some(codes: list[str]) -> Entry:
        return kept({(m, ()): sum(cells[c, m] for c in codes) for m in metrics}, *codes)

    earlier = [some(chance.sample(names, 5)) for _ in range(40)]
    started = time.process_time()
    revealed(some(chance.sample(names, 5)), earlier)
    assert time.process_time() - started < 4  # 0.5 s on a machine that does nothing else
