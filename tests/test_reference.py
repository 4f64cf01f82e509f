"""The slow second implementation: drawn tables of its own, then held against the fast one.

BOARD_LONG=1 compares on 200 fresh deliveries (about ten minutes).
"""

import os
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from lib.metrics import CATALOGUE, dims
from lib.scope import Scope
from tests import reference
from tests.random_delivery import SEEDS, delivery, scope
from tests.reference.comparison import compare
from tests.reference.drawn import BASIS, delivered, drawn, instant
from tests.reference.facts import TIME

LONG = os.environ.get("BOARD_LONG") == "1"


def said(metric: str, query: str, by: tuple[str, ...] = (), **tables: str) -> Any:
    """What the reference says of drawn tables under a scope as it stands in an address."""
    return reference.measure(delivered(**tables), metric, Scope.parse(query), by)


CLOCKS = """
event_id series_id kind      occurred_at known_at voids
e1       s1        processed 14T08       -        -
e2       s2        processed 14T09       16T12    -
e3       s1        -         15T10       -        e1
e4       s3        processed 15T10       -        e3
e5       s1        processed 13T08       17T08    e2
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("as_of=2019-10-14T07:59:59Z", 0),
        ("as_of=2019-10-14T08:00:00Z", 1),  # e1, from the very instant
        ("as_of=2019-10-15T09:59:59Z", 1),
        ("as_of=2019-10-15T10:00:00Z", 1),  # e1 is taken back, e4 has come
        ("as_of=2019-10-16T11:59:59Z", 1),
        ("as_of=2019-10-16T12:00:00Z", 2),  # e2, when the books learned of it
        ("as_of=2019-10-17T08:00:00Z", 2),  # e5 in place of e2; e3 is voided: e1 stays so
        ("", 2),
        ("as_of=2019-10-13T08:00:00Z&clock=happened", 1),  # e5, known or not
        ("as_of=2019-10-14T12:00:00Z&clock=happened", 1),  # e1, e2 are taken back one day
        ("clock=happened", 2),
        ("since=2019-10-13&until=2019-10-13", 1),
        ("operation=vidtf-6", 1),
    ],
)
def test_two_clocks(query: str, expected: int) -> None:
    assert said("series_processed", query, series_event=CLOCKS) == expected


PLACES = """
event_id series_id kind               occurred_at known_at country voids count
e1       s1        country_pinpointed 14T08       -        DE      -     -
e2       s1        country_pinpointed 15T08       -        FR      -     -
e3       s1        processed          14T09       -        -       -     -
e4       s1        country_notified   14T10       -        DE      -     -
e5       s1        country_notified   14T11       -        -       -     -
e6       s2        country_notified   14T12       -        DE      -     -
e7       s2        processed          14T12       -        -       -     -
e8       s9        processed          14T23       -        -       -     -
e9       s1        country_answered   16T08       -        DE      -     -
e10      s1        victim_identified  16T08       -        -       -     2
e11      s1        -                  17T08       -        -       e2    -
"""


@pytest.mark.parametrize(
    ("metric", "query", "expected"),
    [
        ("series_processed", "", 3),
        ("series_processed", "country=DE", 1),
        ("series_processed", "country=FR", 0),  # e2 is taken back
        ("series_processed", "country=FR&as_of=2019-10-16T00:00Z", 1),
        ("series_processed", "country=FR&as_of=2019-10-16T00:00Z&until=2019-10-14", 1),
        ("series_processed", "country=unknown", 2),  # s2 is notified, never pinpointed
        ("series_processed", "since=2019-10-15", 1),  # 23:00 UTC is 1:00 in Amsterdam
        ("series_processed", "operation=vidtf-7", 2),  # s9 is in none
        ("countries_notified", "", 1),
        ("referrals_sent", "", 3),  # s1 DE, s1 unknown, s2 DE
        ("referrals_waiting", "", 2),
        ("referrals_waiting", "until=2019-10-15", 3),  # the answer is not in scope
        ("victims_identified", "as_of=2019-10-16T12:00Z", 2),
        ("median_hours_to_notify", "", 2),
    ],
)
def test_countries_and_referrals(metric: str, query: str, expected: int) -> None:
    assert said(metric, query, series_event=PLACES) == expected


def test_an_event_is_in_each_country_of_its_series() -> None:
    found = said("victims_identified", "as_of=2019-10-16T12:00Z", ("country",), series_event=PLACES)
    assert found == {("DE",): 2, ("FR",): 2, ("unknown",): 0}


OPEN = """
event_id series_id kind      occurred_at known_at
e1       s1        received  14T08       -
e2       s2        processed 14T08       -
e3       s2        reopened  14T08       14T09
e4       s3        reopened  14T08       -
e5       s3        closed    14T08       -
e6       s9        closed    14T08       -
e7       s9        reopened  15T08       -
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 3), ("as_of=2019-10-14T08:00:00Z", 1), ("until=2019-10-14", 2), ("operation=vidtf-6", 0)],
)
def test_series_open(query: str, expected: int) -> None:
    assert said("series_open", query, series_event=OPEN) == expected


HOURS = """
event_id series_id kind             occurred_at org
e1       s1        analysis_started 14T08       A
e2       s1        analysis_started 14T07       B
e3       s1        processed        14T10       A
e4       s2        analysis_started 14T08       A
e5       s2        processed        14T06:30    A
e6       s3        processed        14T08       A
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 0.75), ("org=A", 0.25), ("org=B", None), ("operation=vidtf-6", None)],
)
def test_median_hours_to_process(query: str, expected: float | None) -> None:
    assert said("median_hours_to_process", query, series_event=HOURS) == expected


TIPS = """
tip_id object_id received_at country count
t1     o1        14T08       DE      -
t2     o1        14T22:30    -       5
t3     -         15T08       DE      0
t4     o9        15T08       FR      3
"""
TIP_EVENTS = """
event_id tip_id kind      occurred_at org voids
e1       t1     duplicate 14T09       A   -
e2       t1     new_lead  15T09       B   -
e3       t2     forwarded 15T10       -   -
e4       t2     -         16T10       -   e3
"""


@pytest.mark.parametrize(
    ("metric", "query", "expected"),
    [
        ("tips_received", "", 9),
        ("tips_received", "until=2019-10-14", 1),  # t2 came at 0:30 in Amsterdam
        ("tips_received", "until=2019-10-14&operation=vidtf-6", 6),  # whose zone is UTC
        ("tips_received", "as_of=2019-10-14T22:29:59Z", 1),
        ("tips_waiting", "", 8),
        ("tips_waiting", "until=2019-10-14&as_of=2019-10-14T08:00Z", 1),
        ("tips_useful", "as_of=2019-10-16T09:59:59Z", 6),
        ("tips_useful", "org=A", 1),  # made useful by B, and in scope by A
        ("tips_received", "org=A", 1),
        ("share_of_tips_useful", "", 1 / 9),
        ("share_of_tips_useful", "until=2019-10-13", None),
    ],
)
def test_tips(metric: str, query: str, expected: float | None) -> None:
    assert said(metric, query, tip=TIPS, tip_event=TIP_EVENTS) == expected


def test_a_tip_is_with_each_of_its_organisations() -> None:
    found = said("tips_received", "", ("org",), tip=TIPS, tip_event=TIP_EVENTS)
    assert found == {("A",): 1, ("B",): 1, (None,): 8}


LINKS = """
link_id series_id linked_series_id basis  relation occurred_at voids
l1      s1        s2               visual -        14T08       -
l2      s2        s3               -      -        14T08       -
l3      s3        s3               -      -        15T08       l2
l4      s3        s1               -      overlaps 16T08       l1
"""


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("as_of=2019-10-14T08:00Z", 3),
        ("as_of=2019-10-15T08:00Z", 2),
        ("", 0),
        ("operation=vidtf-7&as_of=2019-10-14T08:00Z", 2),
        ("org=A&as_of=2019-10-14T08:00Z", 0),
    ],
)
def test_series_linked(query: str, expected: int) -> None:
    assert said("series_linked", query, series_link=LINKS) == expected


MEDIA = """
series_id kind  added_on   files
s1        image 2019-10-14 3
s1        image 2019-10-14 3
s3        video 2019-10-14 -
-         video 2019-10-15 4
"""


@pytest.mark.parametrize(
    ("metric", "query", "expected"),
    [
        ("files_counted", "", 11),
        ("images_counted", "", 6),
        ("videos_counted", "since=2019-10-15", 4),
        ("files_counted", "as_of=2019-10-13T22:00Z", 6),  # midnight in Amsterdam
        ("files_counted", "as_of=2019-10-13T21:59:59Z", 0),
        ("files_counted", "org=A", 0),
        ("files_available", "", 7),
        ("files_available", "operation=vidtf-7", 6),
        ("files_available", "operation=vidtf-6&as_of=2019-10-01T00:00Z&org=A", 7),
        ("series_planned", "country=DE&org=A", 4),
        ("series_planned", "operation=vidtf-6", None),
    ],
)
def test_files_and_plans(metric: str, query: str, expected: int | None) -> None:
    assert said(metric, query, media=MEDIA) == expected


def test_time_axes_are_local() -> None:
    kolkata = drawn(BASIS.replace("Europe/Amsterdam", "Asia/Kolkata"))
    tips = {"operation": kolkata, "tip": drawn("tip_id received_at\nt1 13T18:45\nt2 13T18:15")}
    by = reference.measure(tips, "tips_received", Scope(), TIME)
    assert by == {
        (date(2019, 10, 14), instant("13T18:30"), date(2019, 10, 14)): 1,
        (date(2019, 10, 13), instant("13T17:30"), date(2019, 10, 7)): 1,
    }


def test_not_delivered_is_not_nothing() -> None:
    found = delivered(tip="tip_id received_at")
    answers = {metric: reference.measure(found, metric, Scope()) for metric in reference.METRICS}
    stated = {"series_planned": 4, "files_available": 7, "tips_received": 0}
    assert answers == dict.fromkeys(reference.METRICS) | stated


def test_an_unknown_dimension_is_refused() -> None:
    with pytest.raises(ValueError, match="series_linked has no org"):
        said("series_linked", "", ("org",))


@pytest.mark.parametrize("dim", ["country", "org", "operation"])
@pytest.mark.parametrize("seed", range(8))
def test_a_group_is_what_its_own_scope_says(dim: str, seed: int) -> None:
    draw = Random(seed)
    of = delivery(draw)
    where = scope(draw, of)
    for metric in (one for one in reference.METRICS if dim in reference.dims(one)):
        for (value,), number in reference.groups(of, metric, where, (dim,)).items():
            if value is not None and getattr(where, dim) in (None, (), (value,), value):
                narrowed = replace(where, **{dim: value if dim == "operation" else (value,)})
                assert number == reference.measure(of, metric, narrowed), (metric, value)


def test_the_same_metrics_and_dimensions() -> None:
    assert {name: set(dims(name)) for name in CATALOGUE} == {
        name: set(reference.dims(name)) for name in reference.METRICS
    }


@settings(
    max_examples=200 if LONG else 25,
    derandomize=not LONG,
    deadline=None,
    database=None,
    phases=[Phase.generate],  # a seed can't be shrunk; the comparison shrinks what it finds
)
@given(seed=SEEDS)
def test_the_fast_implementation_says_the_same(seed: int) -> None:
    disagreement = compare(seed, scopes=20 if LONG else 6)
    assert not disagreement, disagreement
