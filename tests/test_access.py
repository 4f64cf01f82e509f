import pytest

from lib.access import COORDINATOR, Viewer, may_open, narrowed
from lib.errors import NotAllowed
from lib.scope import Scope

GERMAN = Viewer("a liaison officer", ("explore",), ("DE",))


@pytest.mark.parametrize(
    ("viewer", "asked", "sees"),
    [
        (COORDINATOR, (), ()),
        (COORDINATOR, ("FR",), ("FR",)),
        (GERMAN, (), ("DE",)),
        (GERMAN, ("DE", "FR"), ("DE",)),
    ],
)
def test_a_viewer_sees_what_is_theirs(
    viewer: Viewer, asked: tuple[str, ...], sees: tuple[str, ...]
) -> None:
    assert narrowed(Scope(country=asked), viewer).country == sees


def test_nothing_of_theirs_is_refused_and_never_widened() -> None:
    with pytest.raises(NotAllowed, match="FR"):
        narrowed(Scope(country=("FR",)), GERMAN)


def test_sections_are_gates() -> None:
    assert may_open("manage", COORDINATOR)
    assert not may_open("manage", GERMAN)
