"""The sample says what was published, by queries of its own."""

import duckdb
import pytest

TOTALS = {
    "operations": ("select name, starts_on, ends_on, planned_series, time_zone, marking "
                   "from operation",
                   ("VIDTF 7", "2019-10-14", "2019-10-25", "1000", "Europe/Amsterdam",
                    "TLP:AMBER")),
    "files stated": ("select files_available::int from operation", 48_127_350),
    "files counted": ("select sum(files::int) from media", 48_127_350),
    "most files are in no series": (
        "select sum(files::int) filter (series_id is null) / sum(files::int) > 0.97 from media",
        True),
    "experts": ("select sum(experts::int) from participant", 30),
    "countries": ("select count(distinct country) from participant", 21),
    "agencies": ("select string_agg(org, ' ') from participant where country is null",
                 "EUROPOL INTERPOL"),
    "series": ("select count(distinct series_id) from series", 1000),
    "received": ("select count(distinct series_id) from standing_series_event "
                 "where kind = 'received'", 1000),
    "prepared": ("select count(distinct series_id) from standing_series_event "
                 "where kind = 'prepared'", 1000),
    "processed": ("select count(distinct series_id) from standing_series_event "
                  "where kind = 'processed'", 925),
    "pinpointed": ("select count(distinct series_id) from standing_series_event "
                   "where kind = 'country_pinpointed'", 173),
    "notified": ("select count(distinct series_id) from standing_series_event "
                 "where kind = 'country_notified'", 173),
    "victims": ("select sum(coalesce(count::int, 1)) from standing_series_event "
                "where kind = 'victim_tentative'", 4),
    "nobody confirmed, no offender": (
        "select count(*) from series_event where kind in ('victim_identified', "
        "'victim_safeguarded', 'offender_identified', 'offender_arrested')", 0),
    "uploaded": ("select count(distinct series_id) from standing_series_event "
                 "where kind in ('icse_new', 'icse_added')", 1000),
    "uploaded, new": ("select count(distinct series_id) from standing_series_event "
                      "where kind = 'icse_new'", 612),
    "uploaded, added": ("select count(distinct series_id) from standing_series_event "
                        "where kind = 'icse_added'", 431),
    "tips": ("select sum(count::int) from tip", 24_000),
    "objects published": ("select count(distinct object_id) from standing_object_event "
                          "where kind = 'published'", 120),
    "objects identified": ("select count(distinct object_id) from standing_object_event "
                           "where kind = 'identified'", 90),
    "too widespread, of those identified": (
        "select count(distinct object_id) from standing_object_event as e "
        "where kind = 'too_widespread' and object_id in (select object_id "
        "from standing_object_event where kind = 'identified' and moment < e.moment)", 20),
    "children": ("select sum(count::int) from standing_object_event "
                 "where kind = 'child_identified'", 9),
    "offenders": ("select count(*) from standing_object_event "
                  "where kind = 'offender_prosecuted'", 2),
    "releases": ("select count(distinct release) from object", 14),
}  # fmt: skip


@pytest.mark.parametrize("what", TOTALS)
def test_totals_are_as_published(sample: duckdb.DuckDBPyConnection, what: str) -> None:
    query, expected = TOTALS[what]
    found = sample.execute(query).fetchone()
    assert found == (expected if isinstance(expected, tuple) else (expected,))


# day of October 2019 -> series whose first standing processing was on that day
PROCESSED = {
    14: 38, 15: 71, 16: 92, 17: 61, 18: 97, 19: 34,
    21: 88, 22: 101, 23: 106, 24: 118, 25: 119,
}  # fmt: skip


def test_series_are_processed_on_eleven_days(sample: duckdb.DuckDBPyConnection) -> None:
    rows = sample.execute("""
        select day(first), count(*) from (
            select min(moment) as first from standing_series_event
            where kind = 'processed' group by series_id
        ) group by 1
    """).fetchall()
    assert dict(rows) == PROCESSED


# day, what had been published by then: tips, objects published, identified, children, offenders
ON_THE_WAY = (
    ("2017-06-01", None, 20, 0, 0, 0),
    ("2017-06-12", 10_000, 20, None, 0, 0),
    ("2018-01-31", 18_348, 91, 70, None, 0),  # more than 18,300 in early 2018
    ("2018-06-01", 20_983, 119, 79, None, None),  # almost 21,000
    ("2018-10-31", None, 119, None, 8, 1),
    ("2019-10-31", 24_000, 120, 90, 9, 2),
)


@pytest.mark.parametrize("row", ON_THE_WAY, ids=lambda row: row[0])
def test_the_campaign_passes_what_was_published(
    sample: duckdb.DuckDBPyConnection, row: tuple[str, ...]
) -> None:
    day, *expected = row
    tips = sample.execute(
        "select sum(count::int) from tip where left(received_at, 10) <= $day", {"day": day}
    ).fetchone()
    objects = sample.execute("""
        select
            count(distinct object_id) filter (kind = 'published'),
            count(distinct object_id) filter (kind = 'identified'),
            coalesce(sum(coalesce(count::int, 1)) filter (kind = 'child_identified'), 0),
            count(*) filter (kind = 'offender_prosecuted'),
        from standing_object_event where moment::date <= $day::date
    """, {"day": day}).fetchone()  # fmt: skip
    for found, wanted in zip((*(tips or ()), *(objects or ())), expected, strict=True):
        assert wanted is None or found == wanted


def test_each_candidate_country_was_notified_later(sample: duckdb.DuckDBPyConnection) -> None:
    rows = sample.execute("""
        with first as (
            select series_id, country, kind, min(moment) as moment from standing_series_event
            where kind in ('country_pinpointed', 'country_notified') group by all
        )
        select p.series_id, p.country from first as p
        left join first as n on n.series_id = p.series_id and n.country = p.country
            and n.kind = 'country_notified'
        where p.kind = 'country_pinpointed' and (n.moment is null or n.moment <= p.moment)
    """).fetchall()
    assert rows == []


# what makes it look like an operation: a query, and between what its answer lies
LIKENESS = {
    "candidate countries": (
        "select count(distinct country) from standing_series_event "
        "where kind = 'country_pinpointed'", 38, 45),
    "series with several candidates": (
        "select count(*) from (select 1 from standing_series_event "
        "where kind = 'country_pinpointed' group by series_id having count(distinct country) > 1)",
        25, 50),
    "confidences": ("select count(distinct confidence) from standing_series_event", 3, 3),
    "share of notified that acknowledged": (
        "select count(*) filter (kind = 'country_acknowledged') "
        "/ count(*) filter (kind = 'country_notified') from standing_series_event", 0.6, 0.8),
    "share of notified that answered": (
        "select count(*) filter (kind = 'country_answered') "
        "/ count(*) filter (kind = 'country_notified') from standing_series_event", 0.3, 0.5),
    "countries that wait for over ten days": (
        "select count(*) from standing_series_event as n where kind = 'country_notified' "
        "and moment < '2019-10-21' and not exists (from standing_series_event as a "
        "where a.kind = 'country_answered' and a.series_id = n.series_id "
        "and a.country = n.country)", 15, 60),
    "share of events known an hour late or more": (
        "select avg((known > moment + interval 1 hour)::int) from standing_series_event",
        0.05, 0.15),
    "rows that take back": ("select count(*) from series_event where voids is not null", 25, 45),
    "rows that only take back": (
        "select count(*) from series_event where voids is not null and kind is null", 8, 15),
    "kinds of rows taken back": (
        "select count(distinct kind) from series_event where event_id in "
        "(select voids from series_event)", 4, 6),
    "series closed": ("select count(distinct series_id) from standing_series_event "
                      "where kind = 'closed'", 200, 400),
    "series reopened": ("select count(distinct series_id) from standing_series_event "
                        "where kind = 'reopened'", 10, 20),
    "links": ("select count(*) from series_link where voids is null", 60, 90),
    "links taken back": ("select count(*) from series_link where voids is not null", 1, 1),
    "organisations with three experts": (
        "select count(*) from participant where experts::int >= 3", 3, 9),
    "tips waiting": (
        "select sum(count::int) from tip where tip_id not in "
        "(select tip_id from standing_tip_event)", 50, 400),
    "share of tips that point nowhere": (
        "select sum(count::int) filter (country is null) / sum(count::int) from tip", 0.6, 0.95),
    "share of tips useful": (
        "select sum(count::int) filter (tip_id in (select tip_id from standing_tip_event "
        "where kind in ('supports_known', 'new_lead', 'forwarded', 'answered'))) "
        "/ sum(count::int) from tip", 0.08, 0.16),
    "rows of tips": ("select count(*) from tip", 6_000, 10_000),
    "tips in the two days after a release, against the two before": (
        "select count(*) filter (left(received_at, 10) in ('2019-10-15', '2019-10-16')) "
        "/ count(*) filter (left(received_at, 10) in ('2019-10-12', '2019-10-13')) from tip",
        5, 40),
}  # fmt: skip


@pytest.mark.parametrize("what", LIKENESS)
def test_it_looks_like_an_operation(sample: duckdb.DuckDBPyConnection, what: str) -> None:
    query, low, high = LIKENESS[what]
    found = sample.execute(query).fetchone()
    assert found and low <= found[0] <= high, found
