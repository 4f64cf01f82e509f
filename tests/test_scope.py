from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.errors import Refused
from lib.scope import Scope

FULL = (
    "operation=vidtf-7&country=DE&country=FR&org=PL-POLICE&since=2019-10-14&until=2019-10-18"
    "&as_of=2019-10-18T16:00:00Z&clock=happened"
)


def test_the_address_of_the_specification_reads_and_writes_itself() -> None:
    scope = Scope.parse(FULL)
    assert scope == Scope(
        operation="vidtf-7",
        country=("DE", "FR"),
        org=("PL-POLICE",),
        since=date(2019, 10, 14),
        until=date(2019, 10, 18),
        as_of=datetime(2019, 10, 18, 16, tzinfo=UTC),
        clock="happened",
    )
    assert scope.query() == FULL


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("", ""),
        ("?country=DE", "country=DE"),
        ("country=deu&country=DE", "country=DE"),
        ("country=unknown&country=XK", "country=XK&country=unknown"),
        ("clock=known", ""),
        ("as_of=2019-10-18T18:00:00%2B02:00", "as_of=2019-10-18T16:00:00Z"),
        ("as_of=2019-10-18T18:00:00+02:00", "as_of=2019-10-18T16:00:00Z"),  # + read as a space
        ("as_of=2019-10-18T18:00", "as_of=2019-10-18T16:00:00Z"),  # in the operation's zone
    ],
)
def test_spellings_of_the_same(query: str, same: str) -> None:
    assert Scope.parse(query, "Europe/Amsterdam").query() == same


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("contry=DE", "contry"),
        ("country=Germany", "country=Germany"),
        ("country=", "country="),
        ("since=2019-02-30", "since=2019-02-30"),
        ("since=14.10.2019", "since=14.10.2019"),
        ("as_of=yesterday", "as_of=yesterday"),
        ("as_of=2019-10-18", "as_of=2019-10-18"),
        ("clock=both", "clock=both"),
        ("org=a b", "org=a b"),
        ("operation=a&operation=b", "operation"),
        ("since=2019-10-18&until=2019-10-14", "2019-10-14"),
        ("operation=" + "x" * 65, "at most 64"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(query: str, names: str) -> None:
    with pytest.raises(Refused, match=names.replace("(", r"\(")):
        Scope.parse(query)


def test_clearing_one_value_or_all_of_a_key() -> None:
    scope = Scope.parse(FULL)
    assert scope.without("country", "DE").country == ("FR",)
    assert scope.without("country").country == ()
    assert scope.without("clock").clock == "known"


@given(
    st.builds(
        Scope,
        operation=st.none() | st.from_regex(r"[A-Za-z0-9._-]{1,64}", fullmatch=True),
        country=st.sets(st.sampled_from(["DE", "FR", "XK", "unknown"])).map(
            lambda found: tuple(sorted(found))
        ),
        since=st.none() | st.dates(date(1990, 1, 1), date(2019, 1, 1)),
        until=st.none() | st.dates(date(2019, 1, 2), date(2100, 1, 1)),
        as_of=st.none() | st.datetimes(datetime(1990, 1, 1), timezones=st.just(UTC)),
        clock=st.sampled_from(["known", "happened"]),
    )
)
def test_every_scope_survives_its_address(scope: Scope) -> None:
    assert Scope.parse(scope.query()) == scope
