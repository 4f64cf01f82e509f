"""Tables in words: headers, values, what is missing."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from lib.metrics import CATALOGUE
from lib.ui import detail, grid


@pytest.mark.parametrize(
    ("value", "parts", "words"),
    [
        (48127350.0, False, "48\u202f127\u202f350"),
        (1392.26, True, "1\u202f392.3"),
        (8.0, True, "8.0"),
        (0, False, "0"),
        (None, False, "–"),
        (pd.NA, True, "–"),
        (pd.NaT, False, "–"),
        (pd.Timestamp("2019-10-14T08:05", tz="Europe/Amsterdam"), False, "14 Oct 2019 08:05"),
        (date(2019, 9, 2), False, "2 Sep 2019"),
        (True, False, "yes"),
        ("wait", False, "wait"),
    ],
)
def test_a_value_is_written_as_people_write_it(value: Any, parts: bool, words: str) -> None:
    assert grid.written(value, parts) == words


def test_headers_are_the_catalogues_or_plain_english() -> None:
    summer = pd.Series(pd.to_datetime(["2019-10-14", None], utc=True)).dt.tz_convert("Europe/Paris")
    year = pd.Series(pd.to_datetime(["2019-07-01", "2019-12-01"], utc=True))
    said = [
        grid.label("series_processed", pd.Series([1])),
        grid.label("longest_wait", pd.Series([1.5])),
        grid.label("day", pd.Series([date(2019, 9, 2)])),
        grid.label("at", summer),
        grid.label("newest_at", year.dt.tz_convert("Europe/Paris")),
    ]
    label = CATALOGUE["series_processed"].label
    assert said == [label, "Longest wait, hours", "Day", "At (CEST)", "Newest at (Europe/Paris)"]


def test_codes_and_lists_become_words() -> None:
    frame = pd.DataFrame(
        {"country": ["DE", "unknown"], "latest": ["icse_added", None], "n": [["a", "b"], None]}
    )
    shown = grid.named(frame)
    assert shown["country"][0] == "Germany" and shown["latest"][0] == "icse added"
    assert shown["n"][0] == "a, b" and pd.isna(shown["n"][1])
    assert frame["country"][0] == "DE"


@pytest.mark.parametrize(
    ("shown", "there", "words"),
    [(500, 1000, "500 of 1\u202f000 rows"), (12, 12, "12"), (0, 0, "none")],
)
def test_the_heading_says_whether_the_rows_are_all(shown: int, there: int, words: str) -> None:
    assert detail.rows_behind(shown, there) == f"Rows behind it: {words}"
