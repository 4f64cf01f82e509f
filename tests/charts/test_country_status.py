"""Country × status: a real table, sorted by what waits longest, legible on every tint."""

import html
import re
from html.parser import HTMLParser

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib import country as countries
from lib import wording
from lib.charts import country_status
from lib.theme import DARK, LIGHT, Look, contrast
from tests.charts.drawn import COUNTS, HOURS, MAYBE, figures_in, frame

CODES = st.sampled_from([*sorted(set(countries.codes().values())), countries.UNKNOWN])
ROWS = frame({
    "country": CODES, "pinpointed": MAYBE, "notified": COUNTS, "acknowledged": COUNTS,
    "answered": COUNTS, "waiting": MAYBE, "longest_wait": HOURS,
})  # fmt: skip
NAMES = list(country_status.COLUMNS)


def rows(*given: tuple[str, float | None, float | None]) -> pd.DataFrame:
    """country, waiting, longest wait; the other columns are 1."""
    table = pd.DataFrame(given, columns=["country", "waiting", "longest_wait"])
    return table.assign(pinpointed=1, notified=1, acknowledged=1, answered=1)


class Balance(HTMLParser):
    """Counts what is opened and closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize(("table", "said"), [
    (rows(("HU", 3, 120.0), ("MT", 1, 60.0)),
     "4 referrals to 2 countries not yet answered; longest: Hungary, 5.0 days"),
    (rows(("HU", 1, None)), "1 referral to 1 country not yet answered"),
    (rows(("HU", 0, None)), "No country waits to answer"),
    (rows(("HU", None, None)), "Not delivered: what waits"),
    (rows(), "No country pinpointed in this scope"),
])  # fmt: skip
def test_finding(table: pd.DataFrame, said: str) -> None:
    assert country_status.finding(table).replace("\u00a0", " ") == said


@settings(max_examples=25)
@given(ROWS)
def test_it_is_a_whole_table_whatever_comes(table: pd.DataFrame) -> None:
    for look in (LIGHT, DARK):
        parser = Balance()
        parser.feed(country_status.html(table, look))
        assert parser.open == []
        assert parser.seen.count("tr") == (len(table) + 1 if len(table) else 0)
        assert parser.seen.count("td") == len(table) * len(NAMES)


@given(ROWS)
def test_the_title_says_only_what_the_numbers_say(table: pd.DataFrame) -> None:
    waiting = table[table["waiting"].fillna(0).astype(float) > 0]
    allowed = {str(round(waiting["waiting"].astype(float).sum())), str(len(waiting))}
    for wait in table["longest_wait"].dropna():
        allowed |= figures_in(wording.hours(wait))
    assert figures_in(country_status.finding(table)) <= allowed


def test_what_waits_longest_stands_first_and_none_last() -> None:
    table = rows(("DE", 2, 3.0), ("FR", 9, 80.0), ("ES", 0, None), ("IT", 4, 3.0), ("AT", 0, None))
    order = [row["country"] for row in country_status.sorted_rows(table)]
    assert order == ["FR", "IT", "DE", "AT", "ES"]


def test_head_and_rows_are_named() -> None:
    markup = country_status.html(rows(("HU", 3, 120.0)), LIGHT)
    assert markup.count('scope="col"') == len(NAMES) + 1
    assert '<th scope="row">Hungary</th>' in markup
    assert "<caption>3 referrals to 1 country" in markup


def test_text_from_outside_is_escaped() -> None:
    table = rows(("<script>alert(1)</script>", 1, 1.0))
    markup = country_status.html(table, LIGHT, caption="<script>")
    assert "<script" not in markup
    assert html.escape("<script>alert(1)</script>") in markup


def test_zero_nothing_unknown_and_not_delivered_look_different() -> None:
    table = rows(("HU", 0, None), (countries.UNKNOWN, 1, 2.0)).assign(notified=None)
    markup = country_status.html(table, LIGHT)
    assert '<td class="zero">0</td>' in markup
    assert "<td></td>" in markup
    assert '<th scope="row" class="unknown">country not known</th>' in markup
    assert '<td><abbr title="not delivered">–</abbr></td>' in markup


def test_a_wait_stands_out_by_its_length_alone() -> None:
    markup = country_status.html(rows(("HU", 1, 167.9), ("MT", 1, 168.0)), LIGHT)
    assert markup.count('<td class="late">7.0') == markup.count('<td class="soon">7.0') == 1


def test_all_are_counted_below_and_more_than_are_seen_are_announced() -> None:
    few = rows(("HU", 1, 1.0), (countries.UNKNOWN, 1, 1.0))
    assert '<p class="foot">1 country</p>' in country_status.html(few, LIGHT)
    codes = sorted(set(countries.codes().values()))[: country_status.SEEN + 1]
    many = country_status.html(rows(*[(code, 1, 1.0) for code in codes]), LIGHT)
    assert "21 countries; scroll" in many and "scroller tall" in many


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("column", NAMES)
@given(share=st.floats(0, 1))
def test_text_is_legible_on_every_tint(look: Look, column: str, share: float) -> None:
    assert contrast(look.text, country_status.tint(column, share, look)) >= 4.5


def test_more_is_stronger() -> None:
    markup = country_status.html(rows(("HU", 1, 1.0), ("MT", 9, 2.0)), LIGHT)
    grounds = re.findall(r'style="background:(#\w{6})"', markup)
    waits = [grounds[0], grounds[5]]  # Malta's 9 stand before Hungary's 1
    assert contrast(waits[0], LIGHT.surface) > contrast(waits[1], LIGHT.surface)
