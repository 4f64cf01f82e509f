"""What needs attention: oldest first, five of each, links that stay on the board."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.charts import attention
from lib.charts.canvas.link import stays
from tests.charts.drawn import COUNTS, NASTY, TEXTS, frame

LINKS = st.one_of(st.none(), st.just("?series=S-1"), st.just("javascript:alert(1)"), TEXTS)
WAITS = frame({"title": TEXTS, "hours": st.floats(0, 9000), "detail": TEXTS, "href": LINKS})
FEEDS = frame({"title": TEXTS, "hours": st.floats(0, 9000), "detail": st.none()})
QUESTIONS = frame({"title": TEXTS, "count": COUNTS, "detail": TEXTS, "href": LINKS})
NOTHING = pd.DataFrame(columns=["title", "hours", "count"])


def waits(*hours: float) -> pd.DataFrame:
    return pd.DataFrame({"title": [f"S-{h:g}" for h in hours], "hours": list(hours)})


def asked(*counts: int) -> pd.DataFrame:
    return pd.DataFrame({"title": ["processed before received"] * len(counts), "count": counts})


@given(WAITS, FEEDS, QUESTIONS)
def test_it_is_written_whatever_comes(
    waiting: pd.DataFrame, feeds: pd.DataFrame, questions: pd.DataFrame
) -> None:
    markup = attention.html(waiting, feeds, questions)
    assert "<script" not in markup and "javascript:" not in markup.split("href=")[1:]
    shown = sum(min(len(table), attention.MOST) for table in (waiting, feeds, questions))
    assert markup.count("<li>") == markup.count("</li>") == shown
    filled = sum(not table.empty for table in (waiting, feeds, questions))
    assert markup.count("<section>") == filled


@pytest.mark.parametrize(("parts", "said"), [
    ((waits(3, 188), waits(31), asked(3, 1)),
     "7.8 days is the longest wait; 1 feed silent; 4 questions about the data"),
    ((waits(3), NOTHING, asked(1)), "3 h is the longest wait; 1 question about the data"),
    ((NOTHING, waits(1, 2), NOTHING), "2 feeds silent"),
    ((NOTHING, NOTHING, NOTHING), "Nothing needs attention now."),
])  # fmt: skip
def test_finding(parts: tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame], said: str) -> None:
    assert attention.finding(*parts).replace("\u00a0", " ") == said


def test_the_oldest_five_stand_first() -> None:
    markup = attention.html(waits(1, 2, 3, 4, 5, 6, 7), NOTHING, NOTHING)
    places = [markup.index(f"S-{n}<") for n in (7, 6, 5, 4, 3)]
    assert places == sorted(places)
    assert "S-2" not in markup and "and 2 more" in markup


def test_empty_lists_say_so() -> None:
    markup = attention.html(NOTHING, NOTHING, NOTHING)
    for said in ("Nothing waits.", "No feed is silent.", "No open questions."):
        assert said in markup
    assert "<section>" not in markup and markup.count("<p") == 1


def test_not_delivered_is_not_nothing() -> None:
    unknown = NOTHING.copy()
    unknown.attrs["not delivered"] = True
    markup = attention.html(unknown, NOTHING, NOTHING)
    assert '<h3>Waiting longest</h3><p class="nothing">Not delivered.</p>' in markup
    assert "Nothing waits." not in markup and "No feed is silent. No open questions." in markup


@pytest.mark.parametrize(("href", "kept"), [
    ("?series=S-1", True), ("/series?series=S-1", True), ("#questions", True),
    ("javascript:alert(1)", False), ("https://example.org", False), ("//example.org", False),
    ("/\\example.org", False), ("/a\nb", False), ("", False), (NASTY, False),
])  # fmt: skip
def test_links_stay_on_the_board(href: str, kept: bool) -> None:
    table = waits(1).assign(href=href)
    assert ("<a " in attention.html(table, NOTHING, NOTHING)) == kept == stays(href)
