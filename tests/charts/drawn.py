"""Random frames for charts: empty, one row, zeros, huge counts, missing values, long names."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from hypothesis import strategies as st

NASTY = "<script>alert(1)</script>"
ZONE = "Europe/Amsterdam"
COUNTS = st.one_of(st.just(0), st.integers(0, 30), st.integers(0, 10**12))
MAYBE = st.one_of(st.none(), COUNTS)
HOURS = st.one_of(st.none(), st.floats(-5, 9000))
TEXTS = st.one_of(
    st.just(NASTY), st.just("briefing"), st.just("x" * 140), st.text(min_size=1, max_size=40)
)
INSTANTS = st.datetimes(datetime(2017, 6, 1), datetime(2020, 1, 1))
DAYS = st.dates(date(2017, 6, 1), date(2020, 1, 1))


def frame(columns: dict[str, st.SearchStrategy[Any]], most: int = 12) -> Any:
    """Frames of 0 to *most* rows."""
    rows = st.lists(st.fixed_dictionaries(columns), max_size=most)
    return rows.map(lambda drawn: pd.DataFrame(drawn, columns=list(columns)))


@st.composite
def rising(draw: Any, *columns: str) -> pd.DataFrame:
    """``at`` by the hour, and counts that only rise; a column may be missing throughout."""
    start = draw(INSTANTS)
    steps = draw(st.lists(st.tuples(*[COUNTS for _ in columns]), max_size=20))
    table = pd.DataFrame(steps, columns=list(columns)).cumsum().astype(object)
    for column in columns:
        if draw(st.integers(0, 5)) == 0:
            table[column] = None
    table.insert(0, "at", [start + timedelta(hours=n) for n in range(len(steps))])
    return table


def fans() -> Any:
    """A fan may be empty; its columns are in order."""
    return st.tuples(INSTANTS, st.lists(COUNTS, max_size=6)).map(_fan)


def _fan(drawn: tuple[datetime, list[int]]) -> pd.DataFrame:
    start, middles = drawn
    rows = [
        (start + timedelta(days=n), m * 0.5, m * 0.8, m, m * 1.2, m * 1.5)
        for n, m in enumerate(sorted(middles), 1)
    ]
    return pd.DataFrame(rows, columns=["at", "p5", "p25", "p50", "p75", "p95"])


def figures_in(text: str) -> set[str]:
    """Every figure that stands in a sentence, without its separators."""
    joined = text.replace("\u202f", "")
    return set(re.findall(r"\d+(?:\.\d+)?", joined))


def draws(figure: go.Figure) -> None:
    """Check that a figure is whole: it survives the way to the browser, and nothing leaks."""
    sent = figure.to_json()
    assert NASTY not in sent and "<script" not in sent
    assert go.Figure(figure.to_dict()).layout.height == figure.layout.height > 0


def texts(figure: go.Figure) -> list[str]:
    """What its labels say."""
    return [label.text for label in figure.layout.annotations]
