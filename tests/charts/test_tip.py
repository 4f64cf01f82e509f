"""The charts of the page of tips: on any numbers, nothing of the data becomes markup."""

import base64
import re
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.charts import tip_decay, tip_gallery, tip_silence, tip_states, tip_yield
from lib.charts.tip_decay import WEEKS, Cohort
from lib.theme import DARK, LIGHT
from tests.charts.drawn import COUNTS, MAYBE, NASTY, TEXTS, frame

HREFS = st.sampled_from(["", "/object?object=o1", "https://elsewhere.example/", "//elsewhere"])
CARDS = frame(
    {
        "object": TEXTS, "title": TEXTS, "days": st.integers(0, 9000), "tips": MAYBE,
        "useful": MAYBE, "waiting": MAYBE, "outcome": st.sampled_from([*tip_gallery.OUTCOMES]),
        "href": HREFS, "thumbnail": st.sampled_from(["", "/thumbnail/abcdef/o1"]),
    }
)  # fmt: skip
STATES = frame(
    {
        "group": st.sampled_from(["", "Waiting", "Useful", NASTY]), "label": TEXTS,
        "count": COUNTS, "colour": st.just("useful"), "href": HREFS,
    }
)  # fmt: skip
YIELDS = frame(
    {
        "label": TEXTS, "detail": TEXTS, "href": HREFS, "tips": st.integers(0, 10**9),
        "useful": MAYBE, "named": st.booleans(),
    }
)  # fmt: skip
CHANNELS = frame(
    {
        "channel": TEXTS, "state": st.sampled_from([*tip_silence.WORDS]),
        "window": st.sampled_from([6, 24, 168]), "came": COUNTS, "last": st.just("1 Oct 2019"),
        "usual": st.sampled_from([3.0, 3.5]), "low": st.just(1.0), "weeks": st.just(12),
        "tips": COUNTS, "useful": MAYBE,
    }
)  # fmt: skip
RATES = st.lists(st.one_of(st.none(), st.just(0.0), st.floats(1e-4, 1e5)), max_size=WEEKS)


def sound(markup: str) -> None:
    """No tag of the data's own, no address elsewhere, no half-written number."""
    assert "<script" not in markup
    assert not re.search(r"(href|src)=\"(https?:|//)", markup)
    assert "nan" not in re.sub(r"base64,[^\"]*", "", markup).lower().replace("finance", "")


def without_words(rows: pd.DataFrame) -> pd.DataFrame:
    """Random texts may say anything, NaN too: only the nasty one is kept."""
    texts = [each for each in ("label", "detail", "title", "object", "channel") if each in rows]
    kept = {name: rows[name].where(rows[name] == NASTY, "words") for name in texts}
    return rows.assign(**kept)


@settings(max_examples=40)
@given(CARDS)
def test_any_gallery_draws(cards: pd.DataFrame) -> None:
    cards = without_words(cards)
    sound(tip_gallery.html(cards, tip_gallery.Turn(2, 3, "/tips", "/tips?page=3"), "None."))
    assert tip_gallery.finding(cards, len(cards))
    assert tip_gallery.finding(cards, 0, ("open",))


@settings(max_examples=40)
@given(STATES)
def test_any_states_draw(rows: pd.DataFrame) -> None:
    rows = without_words(rows)
    whole = float(rows["count"].sum())
    sound(tip_states.html(rows, whole, "tip", NASTY))
    assert tip_states.finding(rows, whole)


@settings(max_examples=40)
@given(YIELDS)
def test_any_yields_draw(rows: pd.DataFrame) -> None:
    rows = without_words(rows)
    sound(tip_yield.html(rows, (1, 30), ("Object", ""), NASTY))
    sound(tip_yield.html(rows, None, ("Release", "Objects"), NASTY))
    assert tip_yield.finding(rows, "object")


@settings(max_examples=40)
@given(CHANNELS)
def test_any_feeds_draw(rows: pd.DataFrame) -> None:
    rows = without_words(rows)
    sound(tip_silence.html(rows, NASTY))
    assert tip_silence.finding(rows)


@settings(max_examples=40)
@given(st.lists(st.tuples(RATES, RATES, COUNTS, MAYBE), max_size=4))
def test_any_decay_draws(drawn: list[Any]) -> None:
    cohorts = [Cohort(NASTY, 3, tips, helped, *rates) for *rates, tips, helped in drawn]
    for look in (LIGHT, DARK):
        markup = tip_decay.html(cohorts, look, "None.")
        sound(markup)
        for data in re.findall(r"base64,([^\"]*)", markup):
            assert "nan" not in base64.b64decode(data).decode()
    assert tip_decay.finding(cohorts)


def test_weeks_without_a_tip_stand_below_the_scale_as_rings() -> None:
    cohort = Cohort("r", 1, 9, 1, [10.0, 0.0, 1.0, None], [1.0, 0.0, 0.0, None])
    [data] = re.findall(r"base64,([^\"]*)", tip_decay.html([cohort], LIGHT, ""))
    svg = base64.b64decode(data).decode()
    assert svg.count('fill="none" stroke="#') == 3  # one of all tips, two of useful ones
    assert svg.count("<polyline") == 0  # no line leads over a week without


def test_no_share_of_few_and_none_of_what_was_not_delivered() -> None:
    rows = pd.DataFrame(
        {"label": ["a", "b", "c"], "detail": "", "href": "", "tips": [19, 20, 40],
         "useful": [5, 5, None], "named": True}
    )  # fmt: skip
    markup = tip_yield.html(rows, None, ("Object", ""), "c")
    assert re.findall(r'class="said">([^<]*)', markup.replace("\u00a0", " ")) == ["25 %"]
    assert markup.count("under 20 tips") == 1 and markup.count("not delivered") == 1


@pytest.mark.parametrize(
    ("tips", "useful", "expected"),
    [
        (5, 1, "<b>5</b> tips, 1 useful"),
        (100, 12, "<b>100</b> tips, 12 % useful"),
        (100, None, "<b>100</b> tips, useful: not delivered"),
        (None, None, "tips not delivered"),
    ],
)
def test_a_card_never_says_volume_without_yield(
    tips: float | None, useful: float | None, expected: str
) -> None:
    said = tip_gallery.yielded({"tips": tips, "useful": useful})
    assert said.replace("\u00a0", " ") == expected
