"""Tints: deeper the more, none for nothing, and text can be read on the deepest."""

from typing import get_args

import pytest

from lib import theme
from lib.briefing import colour
from lib.briefing.slide import Cell, Column, Number, Role, Table
from lib.theme import DARK, LIGHT, Look, Status
from tests.briefing.odd import WITHHELD

HEAT = Column("n", "Pinpointed", "count", "pinpointed")
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)


@LOOKS
@pytest.mark.parametrize("status", get_args(Status))
def test_text_keeps_its_contrast_on_the_deepest_tint(look: Look, status: Status) -> None:
    deepest = colour.tint(Number(9), Column("n", "", "count", status), 9, look)
    assert theme.contrast(look.text, deepest) >= 4.5


@pytest.mark.parametrize("cell", [Number(0), Number(-1), Number(None), WITHHELD, None, "9"])
def test_nothing_has_no_tint(cell: Cell) -> None:
    assert colour.tint(cell, HEAT, 9, LIGHT) == ""
    assert colour.tint(Number(9), Column("n", "", "count"), 9, LIGHT) == ""


def test_the_more_the_deeper_on_any_ground() -> None:
    for ground in (LIGHT.surface, "#FFFFFF"):
        tints = [colour.tint(Number(n), HEAT, 9, LIGHT, ground) for n in (1, 5, 9)]
        depths = [theme.contrast(tint, ground) for tint in tints]
        assert 1 < depths[0] < depths[1] < depths[2]


def test_the_most_of_a_column() -> None:
    rows = ((Number(3), "a"), (WITHHELD, "b"), (Number(5), "c"))
    table = Table((HEAT, HEAT), rows)
    assert [colour.most(table, n) for n in (0, 1)] == [5, 0]


ROLES: tuple[tuple[Role, str], ...] = (
    ("accent", LIGHT.accent), ("forecast", LIGHT.accent), ("muted", LIGHT.axis),
    ("plan", LIGHT.axis), ("waiting", LIGHT.status["waiting"]),
)  # fmt: skip


@pytest.mark.parametrize(("role", "wanted"), ROLES)
def test_a_role_has_a_colour(role: Role, wanted: str) -> None:
    assert colour.of(role, LIGHT) == wanted
