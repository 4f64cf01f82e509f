"""The burn-up: its title is true, its lines are the numbers, its labels keep apart."""

from datetime import datetime, timedelta
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings

from lib.charts import burn_up
from lib.theme import DARK, LIGHT
from tests.charts.drawn import INSTANTS, TEXTS, ZONE, draws, fans, figures_in, frame, rising, texts

START = datetime(2019, 10, 13, 22)
NOTES = frame({"at": INSTANTS, "text": TEXTS})
PLANS = rising("planned")


def hours(*done: int | None, received: int | None = 100) -> pd.DataFrame:
    return pd.DataFrame({
        "at": [START + timedelta(hours=n) for n in range(len(done))],
        "series_processed": pd.Series(done, dtype=object),
        "series_received": pd.Series([received] * len(done), dtype=object),
    })  # fmt: skip


def plan(end: float, length: int = 10) -> pd.DataFrame:
    return pd.DataFrame({"at": [START, START + timedelta(hours=length)], "planned": [0.0, end]})


def fan(low: float, high: float) -> pd.DataFrame:
    at = START + timedelta(hours=10)
    return pd.DataFrame([(at, low, low, (low + high) / 2, high, high)],
                        columns=["at", "p5", "p25", "p50", "p75", "p95"])  # fmt: skip


NONE = pd.DataFrame(columns=["at", "planned"])
NO_FAN = pd.DataFrame(columns=["at", "p5", "p25", "p50", "p75", "p95"])
NO_NOTES = pd.DataFrame(columns=["at", "text"])


@pytest.mark.parametrize(("by_time", "planned", "ahead", "said"), [
    (hours(0, 5, 40, 45, 50, 50), plan(100), NO_FAN,
     "50 of 100 planned series processed, as planned by now"),
    (hours(0, 5, 40, 45, 50, 48), plan(100), NO_FAN,
     "48 of 100 planned series processed, 2 behind the plan"),
    (hours(0, 5, 584), plan(351), NO_FAN,
     "584 of 351 planned series processed, 514 ahead of the plan"),
    (hours(0), plan(100), NO_FAN, "0 of 100 planned series processed, as planned by now"),
    (hours(1), NONE, NO_FAN, "1 series processed"),
    (hours(0, 20), NONE, fan(70, 90), "20 series processed; forecast 70 to 90 by 14 Oct"),
    (hours(0, 20), NONE, fan(70, 70), "20 series processed; forecast 70 by 14 Oct"),
    (hours(), NONE, NO_FAN, "Not delivered: when series were processed."),
    (hours(None, None), plan(100), NO_FAN, "Not delivered: when series were processed."),
])  # fmt: skip
def test_finding(
    by_time: pd.DataFrame, planned: pd.DataFrame, ahead: pd.DataFrame, said: str
) -> None:
    assert burn_up.finding(by_time, planned, ahead, ZONE) == said


@pytest.mark.parametrize(("hour", "planned"), [(-1, 0), (0, 0), (5, 50), (10, 100), (99, 100)])
def test_the_plan_between_its_points(hour: int, planned: float) -> None:
    at = pd.Timestamp(START + timedelta(hours=hour), tz="UTC").to_pydatetime()
    assert burn_up.planned_by(plan(100), at) == planned


@settings(max_examples=25)
@given(rising("series_processed", "series_received"), PLANS, fans(), NOTES)
def test_it_draws_whatever_comes(
    by_time: pd.DataFrame,
    planned: pd.DataFrame,
    ahead: pd.DataFrame,
    notes: pd.DataFrame,
) -> None:
    for look in (LIGHT, DARK):
        draws(burn_up.figure(by_time, planned, ahead, notes, look, ZONE))


@settings(max_examples=25)
@given(rising("series_processed", "series_received"), PLANS, fans())
def test_the_title_says_only_what_the_numbers_say(
    by_time: pd.DataFrame, planned: pd.DataFrame, ahead: pd.DataFrame
) -> None:
    allowed: set[str] = set()
    known = by_time["series_processed"].dropna()
    if len(known):
        at = pd.Timestamp(by_time["at"].iloc[-1], tz="UTC").to_pydatetime()
        expected = burn_up.planned_by(planned, at)
        done = int(known.iloc[-1])
        allowed |= {str(done), str(abs(done - round(expected or 0)))}
    if len(planned) and planned["planned"].notna().all():
        allowed |= {str(round(planned["planned"].iloc[-1]))}
    for _, row in ahead.iloc[-1:].iterrows():
        day = pd.Timestamp(row["at"], tz="UTC").tz_convert(ZONE).day
        allowed |= {str(round(row["p5"])), str(round(row["p95"])), str(day)}
    assert figures_in(burn_up.finding(by_time, planned, ahead, ZONE)) <= allowed


def drawn(**changed: Any) -> Any:
    parts: dict[str, Any] = {
        "by_time": hours(0, 30, 60), "plan": plan(100), "fan": NO_FAN, "notes": NO_NOTES,
        "look": LIGHT, "zone": ZONE,
    }  # fmt: skip
    return burn_up.figure(**(parts | changed))


def line(figure: Any, word: str) -> Any:
    hover = f"%{{y:,.0f}} {word}<extra></extra>"
    return next(trace for trace in figure.data if trace.hovertemplate == hover)


def test_the_lines_are_the_numbers_at_local_time() -> None:
    figure = drawn()
    assert list(line(figure, "processed").y) == [0, 30, 60]
    assert pd.Timestamp(line(figure, "processed").x[0]) == datetime(2019, 10, 14)
    assert list(line(figure, "planned").y) == [0, 100]


def test_counts_start_at_zero_and_nothing_is_cut_off() -> None:
    figure = drawn(fan=fan(70, 900))
    low, high = figure.layout.yaxis.range
    assert low == 0 and high > 900


def test_no_legend_but_labels_at_the_ends() -> None:
    figure = drawn(fan=fan(70, 90))
    assert figure.layout.template.layout.showlegend is False
    assert "<b>60</b><br>processed" in texts(figure)
    assert "100 received" in texts(figure)
    assert "100<br>planned" in texts(figure)
    assert "70–90<br>forecast" in texts(figure)


def test_lines_that_end_together_share_a_label() -> None:
    figure = drawn(by_time=hours(0, 30, 60), plan=plan(100, length=2))
    assert "100<br>received,<br>planned" in texts(figure)


@pytest.mark.parametrize(("done", "came"), [(164, 91), (164, 150), (91, 164), (2, 1), (100, 99)])
def test_labels_amid_the_plot_keep_apart(done: int, came: int) -> None:
    figure = drawn(by_time=hours(0, done, received=came), plan=plan(1000))
    named = [label for label in figure.layout.annotations if label.yref == "paper"]
    sides = {label.xanchor for label in named}
    middles = sorted(label.y * burn_up.PLOT for label in named)
    assert len(named) == 2 and sides == {"left"}
    assert middles[1] - middles[0] >= 1.5 * 17 + 6 - 0.1  # half of one line, half of two, a gap
    assert middles[0] >= 17 / 2


def test_who_ends_together_amid_the_plot_shares_a_label() -> None:
    figure = drawn(by_time=hours(0, 100, received=100), plan=plan(1000))
    assert "<b>100</b> processed, received" in texts(figure)


def test_before_the_operation_what_is_received_has_its_mark() -> None:
    figure = drawn(by_time=hours(0, received=580), plan=plan(1000))
    dots = [trace for trace in figure.data if trace.mode == "markers" and trace.marker.size == 7]
    assert [list(dot.y) for dot in dots] == [[580]]
    assert pd.Timestamp(figure.layout.xaxis.range[0]) < datetime(2019, 10, 14)


def test_what_comes_daily_is_labelled_once_and_what_is_rare_first() -> None:
    at = [START + timedelta(hours=n / 8) for n in range(9)]
    notes = pd.DataFrame({"at": at, "text": ["briefing"] * 8 + ["case system down"]})
    figure = drawn(notes=notes)
    for other in (0.998, 0.999):  # hidden on a desk, hidden on a phone
        seen = [label.text for label in figure.layout.annotations if label.opacity != other]
        assert seen.count("briefing") == seen.count("case system down") == 1
        assert sum(shape.opacity != other for shape in figure.layout.shapes) == 9
