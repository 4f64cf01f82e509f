"""Candidates, referrals, files, parts, facts: whatever the rows, whole and true."""

from datetime import UTC, datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from lib.charts import candidates, media_per_day, object_sheet, parts, referral_steps, subject_facts
from lib.charts.subject_facts import Fact
from lib.theme import LIGHT
from tests.charts.drawn import COUNTS, DAYS, INSTANTS, NASTY, TEXTS, ZONE, draws, frame

UNTIL = datetime(2020, 1, 2, tzinfo=UTC)
CODES = st.sampled_from(["DE", "FR", "XK", "unknown"])
PINPOINTS = frame(
    {
        "country": CODES,
        "confidence": st.sampled_from(["low", "moderate", "high", None, NASTY]),
        "occurred_at": INSTANTS,
        "known_at": INSTANTS,
        "taken_back_at": st.one_of(st.none(), INSTANTS),
        "href": st.sampled_from(["", "/one-series?series=s", "https://example.org"]),
        "sheet": st.just(""),
        "earlier": st.one_of(st.just(""), TEXTS),
    }
)
MAYBE = st.one_of(st.none(), INSTANTS)
REFERRALS = frame(
    {"country": CODES, **dict.fromkeys(referral_steps.STEPS, MAYBE), "href": st.none()}
)
FILES = frame({"day": DAYS, "kind": st.sampled_from(["image", "video"]), "files": COUNTS})
PARTS = st.lists(st.tuples(TEXTS, st.integers(0, 10**6), st.integers(0, 100)), max_size=30)


@given(PINPOINTS)
def test_candidates(rows: pd.DataFrame) -> None:
    rows["taken_back_at"] = rows["taken_back_at"].astype("datetime64[us]")
    markup = candidates.html(rows, ZONE)
    assert NASTY not in markup and "example.org" not in markup
    stands = int(rows["taken_back_at"].isna().sum())
    said = candidates.finding(rows)
    assert said.startswith({0: "No country", 1: "Pinpointed"}.get(stands, f"{stands} candidate"))
    assert ("taken back" in said) == (stands < len(rows))


@given(REFERRALS)
def test_referrals(rows: pd.DataFrame) -> None:
    steps = [*referral_steps.STEPS]
    rows[steps] = rows[steps].astype("datetime64[us]")
    assert referral_steps.html(rows, UNTIL, ZONE)
    notified = rows[rows["notified_at"].notna()]
    said = referral_steps.finding(rows, UNTIL)
    if len(notified):
        answered = int(notified["answered_at"].notna().sum())
        assert said.startswith(f"{answered} of {len(notified)} ")
    else:
        assert said.startswith("Nobody notified yet" if len(rows) else "No referral")


@given(FILES)
def test_files(by_day: pd.DataFrame) -> None:
    draws(media_per_day.figure(by_day, LIGHT))
    said = media_per_day.finding(by_day)
    assert ("No files" in said) == (not by_day["files"].sum())


@given(PARTS)
def test_parts_add_up(drawn: list[tuple[str, int, int]]) -> None:
    made = [(name, float(tips), float(min(tips, part)), False) for name, tips, part in drawn]
    rows = pd.DataFrame(made, columns=["name", "tips", "useful", "quiet"])
    rows = rows.sort_values("tips", ascending=False)
    assert NASTY not in parts.html(rows, "Country")
    shown = parts.gathered(rows)
    assert shown["tips"].sum() == rows["tips"].sum()
    assert shown["useful"].sum() == rows["useful"].sum()
    assert len(shown) <= parts.MOST
    assert parts.finding(rows, "country", "countries")


def test_facts_are_escaped_and_a_missing_strip_says_why() -> None:
    markup = subject_facts.html([Fact("Merged into", NASTY, NASTY, "https://example.org")])
    assert NASTY not in markup and "example.org" not in markup
    assert subject_facts.html([], "Not here.") == '<p class="nothing">Not here.</p>'


def test_a_picture_comes_from_the_board_or_not_at_all() -> None:
    assert "<img" not in object_sheet.html("Cap", "https://example.org/cap.png", [])
    assert 'src="/picture/a/b"' in object_sheet.html("Cap", "/picture/a/b", [])
