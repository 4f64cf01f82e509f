"""The table of series as markup: heads, cells, pager."""

from datetime import UTC, datetime

import pandas as pd

from lib import theme
from lib.charts import series_table as chart

STEPS = ("received", "started", "processed", "pinpointed", "notified", "answered", "uploaded")
TIMES = [f"{name}_at" for name in STEPS]


def page(**changes: object) -> chart.Page:
    row = dict.fromkeys(TIMES, pd.NaT) | {
        "series_id": "<S-1>", "stage": "started", "stage_at": pd.Timestamp("2019-10-18 08:00"),
        "priority": "high", "images": 1200, "videos": None, "pinpointed": "DE FR PL SE",
        "pinpointed_at": pd.Timestamp("2018-12-31 23:30"), "notified": None, "answered": None,
        "merged_into": "S-2", "href": "/one-series?series=S-1",
        "heir_href": "/one-series?series=S-2",
    }  # fmt: skip
    given = {
        "rows": pd.DataFrame([row]), "found": 51, "there": 1000, "before": 50,
        "heads": tuple(chart.Head(c, "descending" if c == "since" else "none", "?sort=x")
                       for c in chart.COLUMNS),
        "turns": {"first": "?", "previous": "?page=1", "next": None, "last": None},
        "instant": datetime(2019, 10, 19, 10, tzinfo=UTC), "zone": "Europe/Amsterdam",
        "narrowed": "processed", "delivered": True,
    } | changes  # fmt: skip
    return chart.Page(**given)  # type: ignore[arg-type]


def test_a_row_says_where_it_stands_and_for_how_long() -> None:
    html = chart.html(page(), theme.LIGHT)
    assert "&lt;S-1&gt;" in html
    assert "In analysis" in html
    assert "26\xa0h" in html
    assert ">1 Jan 2019<" not in html  # the year of the instant is not repeated
    assert ">1 Jan</time>" in html  # 31 Dec 23:30 UTC is the next day there
    assert "DE FR PL +1" in html
    assert 'merged into <a href="/one-series?series=S-2"' in html


def test_a_day_of_another_year_names_it() -> None:
    html = chart.html(page(instant=datetime(2020, 3, 1, tzinfo=UTC)), theme.LIGHT)
    assert ">1 Jan 2019</time>" in html


def test_heads_and_pager_are_links_with_names() -> None:
    html = chart.html(page(), theme.LIGHT)
    assert html.count('<th scope="col"') == len(chart.COLUMNS)
    assert html.count("aria-sort") == 1
    assert 'aria-sort="descending"' in html
    assert "Rows 51–51 of 51" in html
    assert html.count('aria-disabled="true"') == 2


def test_the_finding_says_how_many_of_how_many() -> None:
    assert chart.finding(page()) == "51 of 1\u202f000 series: processed"
    assert chart.finding(page(narrowed="")) == "1\u202f000 series in this scope"
    assert chart.finding(page(found=0)) == "None of 1\u202f000 series: processed"
    assert chart.finding(page(delivered=False)).startswith("Not delivered")
    assert "Nothing found" in chart.html(page(rows=pd.DataFrame()), theme.LIGHT)
