"""The focus: what a page looks at, in the address and out of it."""

from datetime import UTC, datetime

import pytest

from lib.errors import Refused
from lib.focus import FOCUS_KEYS, Focus, scope_in
from lib.scope import KEYS

WHOLE = Focus(
    "S-1", "OBJ-1", "S-0", ("open", "uploaded"), "-received", 3,
    datetime(2019, 10, 18, 16, tzinfo=UTC), "log",
    ("tips_per_day", "burn_up"), ("burn_up:Where: we are = here",),
    "7f3a91", 20, "partner", 9, True, True,
)  # fmt: skip


def test_what_is_written_is_read_again() -> None:
    assert Focus.of(WHOLE.pairs()) == WHOLE
    assert Focus.of([]) == Focus() and Focus().query() == ""
    assert WHOLE.query().startswith("series=S-1&object=OBJ-1&find=S-0&status=open")


def test_no_key_means_two_things() -> None:
    assert not {*KEYS} & {*FOCUS_KEYS}


def test_a_bare_instant_is_read_in_the_zone() -> None:
    found = Focus.of([("before", "2019-10-18T18:00")], "Europe/Amsterdam")
    assert found.before == datetime(2019, 10, 18, 16, tzinfo=UTC)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("series", "a b"),
        ("object", ""),
        ("find", "%"),
        ("status", "Open!"),
        ("sort", "1; drop"),
        ("page", "0"),
        ("page", "-1"),
        ("page", "99999999"),
        ("before", "yesterday"),
        ("axis", "square"),
        ("slide", "Burn up"),
        ("title", "no colon"),
        ("title", "burn_up:"),
        ("title", "burn_up:two\nlines"),
        ("title", "burn_up:" + "a" * 161),
        ("snapshot", "7F3A91"),
        ("every", "2"),
        ("every", "1e9"),
        ("audience", "everyone"),
        ("most", "0"),
        ("rounded", "maybe"),
        ("fitted", "1"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_key_and_value(key: str, value: str) -> None:
    with pytest.raises(Refused, match=key):
        Focus.of([(key, value)])


def test_twice_is_refused_where_once_is_wanted() -> None:
    with pytest.raises(Refused, match="2 times"):
        Focus.of([("series", "a"), ("series", "b")])


def test_what_follows_the_question_mark_of_a_page_is_its_scope() -> None:
    assert scope_in("?country=DE&sort=-received&page=2&axis=log") == [("country", "DE")]
    assert scope_in("country=DE&slide=burn_up&title=burn_up:A&audience=public&most=3") == [
        ("country", "DE")
    ]
    assert scope_in("") == []


@pytest.mark.parametrize(
    "pair", ["series=S-1", "object=O-1", "find=S", "status=open", "snapshot=7f3a91"]
)
def test_what_looks_at_less_than_its_scope_is_never_widened(pair: str) -> None:
    with pytest.raises(Refused, match=pair):
        scope_in(f"country=DE&{pair}")
