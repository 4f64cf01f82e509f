"""Ageing dots: lines only where enough have moved on, amber only beyond them."""

import pandas as pd
import plotly.graph_objects as go

from lib import theme
from lib.charts import ageing, ageing_longest


def stages(moved_on: float | None, most: float | None = 20.0) -> pd.DataFrame:
    return pd.DataFrame([{
        "stage": "started", "there": 2, "longest": 30.0, "middle": 16.0, "moved_on": moved_on,
        "half": 10.0 if most else None, "most": most, "beyond": 1 if most else 0,
    }])  # fmt: skip


def dots(most: float | None, moved_on: float | None) -> pd.DataFrame:
    return pd.DataFrame({
        "stage": ["started"] * 2, "series_id": ["a", "b"], "hours": [30.0, 2.0],
        "most": [most] * 2, "moved_on": [moved_on] * 2,
    })  # fmt: skip


def colours(figure: go.Figure) -> dict[str, str]:
    return {each.customdata[0][0]: each.marker.color for each in figure.data if len(each.x)}


def test_a_dot_beyond_the_line_is_amber() -> None:
    figure = ageing.figure(stages(50), dots(20.0, 50), theme.LIGHT)
    found = colours(figure)
    assert found["a"] == theme.veil(theme.LIGHT.status["waiting"], 0.85)
    assert found["b"] == theme.veil(theme.LIGHT.status["received"], 0.85)
    assert "85\xa0% 20\xa0h of 50" in figure.layout.annotations[1].text


def test_where_few_have_moved_on_there_is_no_line_and_no_share() -> None:
    for moved_on in (19, None):
        most = 20.0 if moved_on else None
        figure = ageing.figure(stages(moved_on, most), dots(most, moved_on), theme.DARK)
        assert len(figure.layout.annotations) == 1
        assert len(colours(figure)) == 1  # both grey


def test_the_finding() -> None:
    said = ageing.finding(stages(50))
    assert said.startswith("2 series in work, 1 longer in their status than 85 %")
    assert ageing.finding(stages(5)).endswith("too few have moved on to say what is long")
    assert ageing.finding(stages(50).iloc[:0]) == "No series is in work"


def test_the_longest_are_links() -> None:
    named = dots(20.0, 50).assign(href=["/one-series?series=a", "//evil"])
    html = ageing_longest.html(named)
    assert 'href="/one-series?series=a"' in html
    assert "evil" not in html
    assert ageing_longest.finding(named) == "Longest: a, in analysis for 30\xa0h"


def test_fewer_dots_than_series_are_said() -> None:
    figure = ageing.figure(stages(50), dots(20.0, 50).head(1), theme.LIGHT)
    assert figure.layout.annotations[0].text.endswith("<b>2</b><br>1 drawn")


def test_amber_is_what_stands_longer_than_most_and_says_so() -> None:
    given = {"series_id": "a", "stage": "started", "hours": 30.0, "href": "?", "moved_on": 20}
    late = ageing_longest.html(pd.DataFrame([given | {"most": 22.0}]))
    assert "took less" in late and "usual" not in late
    for usual in (given | {"most": 40.0}, given | {"most": 22.0, "moved_on": 19}, given):
        html = ageing_longest.html(pd.DataFrame([usual]))
        assert "took less" not in html and "usual" in html
