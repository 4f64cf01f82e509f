"""A cell in words."""

from datetime import UTC, date, datetime

import pytest

from lib.briefing.cell import absent, said
from lib.briefing.slide import Cell, Number
from tests.briefing.odd import WITHHELD

CELLS: tuple[tuple[Cell, str, bool], ...] = (
    # cell                                   is said               is absent
    (Number(1000),                           "1\u202f000",         False),
    (Number(0),                              "0",                  False),
    (Number(None),                           "–",                  True),
    (WITHHELD,                               "withheld",           True),
    (Number(None, words="more than 900"),    "more than 900",      False),
    (date(2019, 10, 19),                     "19 Oct 2019",        False),
    (datetime(2019, 10, 19, 18, tzinfo=UTC), "19 Oct 2019 18:00",  False),
    (None,                                   "–",                  False),
    ("",                                     "",                   False),
    ("Türkiye",                              "Türkiye",            False),
)  # fmt: skip


@pytest.mark.parametrize(("cell", "words", "gone"), CELLS)
def test_a_cell_as_it_is_read(cell: Cell, words: str, gone: bool) -> None:
    assert (said(cell), absent(cell)) == (words, gone)


def test_an_instant_may_name_its_zone() -> None:
    assert said(datetime(2019, 10, 19, 18, tzinfo=UTC), zoned=True) == "19 Oct 2019 18:00 UTC"
