"""Who may have a file, by its marking and its handling codes."""

import pytest

from lib.errors import NotAllowed, Refused
from lib.release.audience import AUDIENCES, allowed
from lib.release.rules import Rules

# marking, handling codes, the furthest audience that it may go to
DRAWN = """
TLP:CLEAR         .      public
TLP:CLEAR         H0     public
TLP:CLEAR         H1     partner
TLP:CLEAR         H0,H2  internal
TLP:CLEAR         H3     internal
TLP:CLEAR         H9     internal
TLP:GREEN         .      partner
TLP:GREEN         H0,H1  partner
TLP:AMBER         H1     partner
TLP:AMBER         H2     internal
TLP:AMBER+STRICT  .      internal
TLP:RED           .      internal
tlp:clear         h0     public
TLP:PINK          .      internal
.                 .      internal
"""
CASES = [
    (*("" if cell == "." else cell.replace(",", " ") for cell in line.split()[:2]), line.split()[2])
    for line in DRAWN.strip().splitlines()
]


@pytest.mark.parametrize(("marking", "handling", "furthest"), CASES)
def test_how_far_a_file_may_go(marking: str, handling: str, furthest: str) -> None:
    for audience in AUDIENCES:
        if AUDIENCES.index(audience) <= AUDIENCES.index(furthest):
            assert all(line.endswith(".") for line in allowed(marking, handling, audience))
        else:
            with pytest.raises(NotAllowed):
                allowed(marking, handling, audience)


@pytest.mark.parametrize(
    ("marking", "handling", "audience", "why"),
    [
        ("TLP:AMBER", "", "public", "TLP:AMBER: only for those in the receiving organisation"),
        ("TLP:RED", "H1", "partner", "TLP:RED: only for the persons"),
        ("TLP:CLEAR", "H1", "public", "H1: not to be disclosed in judicial proceedings"),
        ("TLP:AMBER", "H2", "partner", "H2: not to be passed on without the permission"),
        ("TLP:PINK", "", "partner", "“TLP:PINK” is not known to the board"),
        ("TLP:GREEN", "", "public", "It may be given to partners."),
    ],
)
def test_the_sentence_says_why(marking: str, handling: str, audience: str, why: str) -> None:
    with pytest.raises(NotAllowed, match="This can't be ") as refused:
        allowed(marking, handling, audience)  # type: ignore[arg-type]
    assert why in str(refused.value)
    assert refused.value.exit_code == 5


def test_what_is_allowed_says_its_conditions() -> None:
    assert allowed("TLP:CLEAR", "", "public") == ()
    said = allowed("TLP:AMBER", "H1 H0 H1", "partner")
    assert [line.partition(":")[0] for line in said] == ["TLP", "H1", "H0"]


def test_rules_that_make_no_sense_are_refused() -> None:
    for wrong in ({"most": 0}, {"most": 100}, {"audience": "press"}):
        with pytest.raises(Refused):
            Rules(**wrong)
    assert [Rules(audience).strict for audience in AUDIENCES] == [False, True, True]
