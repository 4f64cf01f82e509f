"""Cumulative flow: the bands stand on each other, and the finding's parts add up."""

import re

import pandas as pd

from lib import theme
from lib.charts import cumulative_flow as chart


def drawn(*rows: tuple[int, ...]) -> pd.DataFrame:
    at = pd.date_range("2019-10-14", periods=len(rows), freq="12h", tz="UTC")
    return pd.DataFrame(rows, columns=list(chart.BANDS)).assign(at=at)


def test_bands_stand_on_each_other_in_order() -> None:
    figure = chart.figure(drawn((0, 0, 0, 1, 9, 0), (2, 1, 3, 1, 3, 0)), theme.LIGHT, "UTC")
    assert {each.stackgroup for each in figure.data} == {"all"}
    assert len(figure.data) == 5  # a band that is empty throughout is left out
    assert figure.layout.yaxis.range[1] > 10
    assert len(figure.layout.annotations) == 5


def test_the_parts_of_the_finding_add_up() -> None:
    said = chart.finding(drawn((2, 1, 3, 1, 3, 1)))
    known, *parts = map(int, re.findall(r"\d+", said))
    assert known == sum(parts) == 11


def test_nothing_is_no_lonely_axis() -> None:
    assert chart.finding(drawn()) == "No series known in this scope"
    assert not chart.figure(drawn(), theme.DARK, "UTC").data


def test_every_stage_is_in_one_band() -> None:
    stages = [stage for _, each in chart.BANDS.values() for stage in each]
    assert len(stages) == len(set(stages)) == 10


def test_one_instant_is_drawn_too() -> None:
    assert chart.figure(drawn((1, 0, 0, 0, 0, 0)), theme.LIGHT, "UTC").data[0].y[-1] == 1


def test_what_is_reopened_is_named_so() -> None:
    """A band that holds two stages names both, in the finding as at its end."""
    found = drawn((0, 0, 0, 30, 0, 0))
    assert "30 in analysis or reopened" in chart.finding(found)
    assert "reopened" in chart.figure(found, theme.LIGHT, "UTC").layout.annotations[0].text
