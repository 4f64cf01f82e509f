"""Numbers, days and scopes as people read them: drawn tables."""

import math
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import wording
from lib.scope import Scope

NAN = math.nan


def plain(text: str | None) -> str | None:
    """With ordinary spaces, so that a table can be read."""
    return text and text.replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(("value", "said"), [
    (0, "0"), (999, "999"), (1000, "1 000"), (99_999, "99 999"), (48_103_422, "48 103 422"),
    (-3, "−3"), (-1200, "−1 200"), (12.0, "12"), (None, "–"), (NAN, "–"),
])  # fmt: skip
def test_count(value: float | None, said: str) -> None:
    assert plain(wording.count(value)) == said


def test_no_line_breaks_inside_a_figure() -> None:
    said = [wording.count(10**9), wording.big(10**9), wording.hours(60), wording.hours(3)]
    assert not any(" " in figure for figure in said)


@given(st.integers(-(10**15), 10**15))
def test_a_count_keeps_all_its_digits(value: int) -> None:
    assert int(wording.count(value).replace(wording.THIN, "").replace("−", "-")) == value


@pytest.mark.parametrize(("value", "said"), [
    (112, "+112"), (0, "±0"), (-3, "−3"), (1500, "+1 500"),
])  # fmt: skip
def test_signed(value: float, said: str) -> None:
    assert plain(wording.signed(value)) == said


@pytest.mark.parametrize(("value", "said"), [
    (0, "0"), (99_999, "99 999"), (999_999, "999 999"), (1_000_000, "1.0 million"),
    (48_103_422, "48.1 million"), (48_199_999, "48.1 million"), (999_999_999, "999.9 million"),
    (2_500_000_000, "2.5 billion"), (-1_500_000, "−1.5 million"), (10**16, "10 000.0 trillion"),
    (None, "–"),
])  # fmt: skip
def test_big(value: float | None, said: str) -> None:
    assert plain(wording.big(value)) == said


@given(st.integers(10**6, 10**12))
def test_a_headline_never_claims_more_than_there_is(value: int) -> None:
    figure, word = wording.big(value).split(wording.UNIT)
    scale = {"million": 10**6, "billion": 10**9, "trillion": 10**12}[word]
    shown = float(figure.replace(wording.THIN, "")) * scale
    assert shown <= value * (1 + 1e-9) and value - shown <= scale / 10


@pytest.mark.parametrize(("part", "whole", "said"), [
    (925, 1000, "93 % of 1 000"), (0, 1000, "0 % of 1 000"), (1000, 1000, "100 % of 1 000"),
    (1, 1000, "under 1 % of 1 000"), (999, 1000, "under 100 % of 1 000"),
    (1001, 1000, "over 100 % of 1 000"), (584, 351, "166 % of 351"), (10, 20, "50 % of 20"),
    (10, 19, None), (0, 0, None), (None, 100, None), (10, None, None), (NAN, 100, None),
])  # fmt: skip
def test_share(part: float | None, whole: float | None, said: str | None) -> None:
    assert plain(wording.share(part, whole)) == said


@pytest.mark.parametrize(("n", "said"), [
    (0, "0 tips"), (1, "1 tip"), (2, "2 tips"), (24_000, "24 000 tips"),
])  # fmt: skip
def test_plural(n: float, said: str) -> None:
    assert plain(wording.plural(n, "tip")) == said


def test_plural_of_what_has_its_own() -> None:
    assert wording.plural(2, "country", "countries") == "2 countries"
    assert wording.plural(1, "series", "series") == "1 series"
    assert wording.noun(2, "country", "countries") == "countries"
    assert wording.noun(1, "tip") == "tip"


@pytest.mark.parametrize(("value", "said"), [
    (0, "0 min"), (0.001, "under 1 min"), (0.75, "45 min"), (0.9999, "1 h"), (1, "1 h"),
    (3 + 1 / 3, "3 h 20 min"), (9.99, "9 h 59 min"), (10, "10 h"), (26.4, "26 h"),
    (47, "47 h"), (48, "2.0 days"), (60, "2.5 days"), (239.9, "10 days"), (340, "14 days"),
    (-2, "−2 h"), (None, "–"), (NAN, "–"),
])  # fmt: skip
def test_hours(value: float | None, said: str) -> None:
    assert plain(wording.hours(value)) == said


@pytest.mark.parametrize(("names", "said"), [
    ([], ""), (["Germany"], "Germany"), (["Germany", "France"], "Germany and France"),
    (["Germany", "France", "Malta"], "Germany, France and Malta"),
    (["Germany", "France", "Malta", "Spain", "Italy"], "Germany, France and 3 more"),
])  # fmt: skip
def test_listing(names: list[str], said: str) -> None:
    assert wording.listing(names) == said


@pytest.mark.parametrize(("value", "zone", "said"), [
    (datetime(2019, 10, 19, 16, tzinfo=UTC), "Europe/Amsterdam", "19 Oct 2019 18:00 CEST"),
    (datetime(2019, 11, 1, 16, tzinfo=UTC), "Europe/Amsterdam", "1 Nov 2019 17:00 CET"),
    (datetime(2019, 10, 19, 16, 0, 5, tzinfo=UTC), "UTC", "19 Oct 2019 16:00:05 UTC"),
    (datetime(2019, 10, 19, 16), "UTC", "19 Oct 2019 16:00 UTC"),
    (datetime(2019, 10, 19, 22, tzinfo=UTC), "Asia/Dubai", "20 Oct 2019 02:00 UTC+04"),
])  # fmt: skip
def test_moment(value: datetime, zone: str, said: str) -> None:
    assert wording.moment(value, zone) == said


@pytest.mark.parametrize(("since", "until", "said"), [
    (None, None, ""),
    (date(2019, 10, 14), None, "since 14 Oct 2019"),
    (None, date(2019, 10, 18), "until 18 Oct 2019"),
    (date(2019, 10, 14), date(2019, 10, 14), "14 Oct 2019"),
    (date(2019, 10, 14), date(2019, 10, 18), "14–18 Oct 2019"),
    (date(2019, 9, 28), date(2019, 10, 3), "28 Sep – 3 Oct 2019"),
    (date(2018, 12, 30), date(2019, 1, 2), "30 Dec 2018 – 2 Jan 2019"),
])  # fmt: skip
def test_period(since: date | None, until: date | None, said: str) -> None:
    assert wording.period(since, until) == said


AS_OF = "as_of=2019-10-19T16:00:00Z"
SNAP = "snapshot 7f3a91 of"


@pytest.mark.parametrize(("query", "said"), [
    (f"country=DE&country=FR&{AS_OF}",
     f"VIDTF 7 · Germany and France · as known on 19 Oct 2019 18:00 CEST · {SNAP} 19 Oct 17:40"),
    ("", f"VIDTF 7 · as known now · {SNAP} 19 Oct 2019 17:40 CEST"),
    ("clock=happened", f"VIDTF 7 · as happened by now · {SNAP} 19 Oct 2019 17:40 CEST"),
    (f"clock=happened&{AS_OF}",
     f"VIDTF 7 · as happened by 19 Oct 2019 18:00 CEST · {SNAP} 19 Oct 17:40"),
    ("as_of=2019-12-01T12:00:00Z",
     f"VIDTF 7 · as known on 1 Dec 2019 13:00 CET · {SNAP} 19 Oct 17:40 CEST"),
    ("as_of=2020-07-01T12:00:00Z",
     f"VIDTF 7 · as known on 1 Jul 2020 14:00 CEST · {SNAP} 19 Oct 2019 17:40"),
    (f"org=PL-POLICE&since=2019-10-14&until=2019-10-18&{AS_OF}",
     f"VIDTF 7 · PL-POLICE · 14–18 Oct 2019 · as known on 19 Oct 2019 18:00 CEST · {SNAP} "
     "19 Oct 17:40"),
    (f"country=unknown&{AS_OF}",
     f"VIDTF 7 · country not known · as known on 19 Oct 2019 18:00 CEST · {SNAP} 19 Oct 17:40"),
])  # fmt: skip
def test_sentence(query: str, said: str) -> None:
    published = datetime(2019, 10, 19, 15, 40, tzinfo=UTC)
    scope = Scope.parse(query)
    zone = "Europe/Amsterdam"
    whole = wording.sentence(scope, "VIDTF 7", zone, "7f3a91", published, "TLP:AMBER")
    assert whole == f"{said} · TLP:AMBER"


def test_sentence_over_all_operations() -> None:
    published = datetime(2019, 10, 19, 15, 40, tzinfo=UTC)
    said = wording.sentence(Scope(), None, "UTC", "7f3a91", published, "TLP:CLEAR")
    assert said.startswith("all operations · as known now · ")


def test_a_scope_sentence_as_part_of_a_file_name() -> None:
    said = "VIDTF 7 · Côte d’Ivoire · as known now · snapshot 7f3a91 of 19 Oct 17:40 · TLP:AMBER"
    assert wording.slug(said) == (
        "vidtf-7_c-te-d-ivoire_as-known-now_snapshot-7f3a91-of-19-oct-17-40_tlp-amber"
    )
    assert wording.slug("../ · a/b") == "a-b"


def test_organisations_are_called_by_their_names() -> None:
    scope = Scope(org=("NO-POLICE", "XX"))
    said = wording.sentence(
        scope, "VIDTF 7", "UTC", "7f3a91", datetime(2019, 10, 19, tzinfo=UTC), "TLP:AMBER",
        {"NO-POLICE": "Police, Norway"},
    )  # fmt: skip
    assert "Police, Norway and XX" in said
