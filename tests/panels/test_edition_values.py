"""Published values as they are written: decimals kept, task forces and days counted truly."""

from pathlib import Path

import pandas as pd

from lib.charts import edition_by_day
from lib.panels import edition
from lib.scope import Scope
from lib.theme import LIGHT
from tests.drawn import OPERATION
from tests.panels.test_edition import delivered, drawn_figures


def test_published_values_keep_their_decimals(tmp_path: Path) -> None:
    """Half of something is not nought, neither on the page nor beside what is many."""
    half = {"edition": "7", "as_of": "2019-10-25", "metric": "weird", "value": 0.5}
    half |= {"subject": "vidtf", "qualifier": "", "source": "b", "confidence": "high"}
    many = half | {"edition": "5", "value": 20_000_000, "as_of": "2018-05-01"}
    small = half | {"edition": "5", "metric": "series_processed", "value": 1234.25}
    own = half | {"subject": "trace_an_object", "edition": "", "value": 2.5}
    board = delivered(tmp_path, [half, many, small, own])
    found = edition.EDITION_SO_FAR.numbers(board, Scope())
    assert edition.EDITION_SO_FAR.finding(found) == (
        "Weird as published by 2 of 2 task forces: 0.5 (VIDTF 7) to 20\u202f000\u202f000 (VIDTF 5)"
    )
    markup = str(edition.EDITION_SO_FAR.figure(found, LIGHT))
    assert "</span><b>0.5</b>" in markup.replace('<span class="at"><i></i>', "</span>")
    sources = edition.EDITION_SOURCES.numbers(board, Scope())
    assert {"0.5", "2.5", "1\u202f234.25"} < set(sources.figures["said"])
    assert [level.said for level in edition.EDITION_PROCESSED_BY_DAY.numbers(
        board, Scope()).levels] == ["1\u202f234.25"]  # fmt: skip
    assert "2.5 (" in edition.EDITION_CAMPAIGN.finding(
        edition.EDITION_CAMPAIGN.numbers(board, Scope())
    )


def test_task_forces_without_a_figure_are_not_counted(tmp_path: Path) -> None:
    """Of 5 and 7, and one that is not named, there are figures of two."""
    figures = [one | {"edition": edition} for one, edition in
               zip(drawn_figures(), ("5", "7", ""), strict=False)]  # fmt: skip
    figures[1] |= {"metric": "series_planned"}
    operation = OPERATION.replace("VIDTF ", "Other ", 1)
    board = delivered(tmp_path, figures, operation)
    found = edition.EDITION_WORK.numbers(board, Scope())
    assert "published by 1 of 2 task forces: 30" in edition.EDITION_WORK.finding(found)


def test_days_are_written_as_counts() -> None:
    by_day = pd.DataFrame({"day": [0, 1097, 13150], "total": [0.0, 5.0, 9.0]})
    level = edition_by_day.Level("VIDTF 5", 4, "4", True, True)
    assert edition_by_day.finding(by_day, (level,), "VIDTF 7", "series processed") == (
        "VIDTF 7: 9 series processed by day 13\u202f150; "
        "it passed the 4 of VIDTF 5 on day 1\u202f097"
    )
