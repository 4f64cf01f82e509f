"""Nothing in the sample happens that can't, but for what is wrong on purpose."""

import duckdb
import pytest

IDS = (
    ("series", "series_id"), ("series_event", "event_id"), ("series_link", "link_id"),
    ("object", "object_id"), ("object_event", "event_id"), ("tip", "tip_id"),
    ("tip_event", "event_id"), ("note", "note_id"),
)  # fmt: skip


@pytest.mark.parametrize(("table", "key"), IDS)
def test_each_row_has_an_id_of_its_own(
    sample: duckdb.DuckDBPyConnection, table: str, key: str
) -> None:
    found = sample.execute(f"select count(*) - count(distinct {key}) from {table}").fetchone()
    assert found == (0,)


# what there should be none of, but for so many on purpose
NONE_OF = {
    "events worked on outside office hours": (
        "select count(*) from standing_series_event "
        "where hour(moment) not between 8 and 18 or dayofweek(moment) = 0", 0),
    "events of the operation on a Saturday but the one worked": (
        "select count(*) from standing_series_event "
        "where dayofweek(moment) = 6 and moment::date <> '2019-10-19'", 0),
    "processing before the operation opened or after it closed": (
        "select count(*) from series_event where kind in ('processed', 'country_notified') "
        "and occurred_at not between '2019-10-14T07' and '2019-10-25T14:30:01Z'", 0),
    "rows booked while the case system was down": (
        "select count(*) from series_event where coalesce(known_at, occurred_at) "
        "between '2019-10-17T11:10:00Z' and '2019-10-17T14:39:59Z'", 0),
    "events after the delivery": (
        "select count(*) from series_event "
        "where coalesce(known_at, occurred_at) > '2019-10-31T17'", 0),
    "voids of no row": (
        "select count(*) from series_event where voids is not null "
        "and voids not in (select event_id from series_event)", 0),
    "voids learned before what they take back": (
        "select count(*) from series_event as v join series_event as e on e.event_id = v.voids "
        "where coalesce(v.known_at, v.occurred_at) <= coalesce(e.known_at, e.occurred_at)", 0),
    "voids of another series": (
        "select count(*) from series_event as v join series_event as e on e.event_id = v.voids "
        "where v.series_id <> e.series_id", 0),
    "voids of tips learned before what they take back": (
        "select count(*) from tip_event as v join tip_event as e on e.event_id = v.voids "
        "where coalesce(v.known_at, v.occurred_at) <= coalesce(e.known_at, e.occurred_at)", 0),
    "voids of objects learned before what they take back": (
        "select count(*) from object_event as v join object_event as e on e.event_id = v.voids "
        "where coalesce(v.known_at, v.occurred_at) <= coalesce(e.known_at, e.occurred_at)", 0),
    "rows taken back twice": (
        "select count(*) from (select voids from series_event where voids is not null "
        "group by voids having count(*) > 1)", 0),
    "series processed without a start before": (
        "select count(*) from standing_series_event as p where kind = 'processed' "
        "and not exists (from standing_series_event as s where s.kind = 'analysis_started' "
        "and s.series_id = p.series_id and s.moment < p.moment)", 0),
    "series reopened that were not closed": (
        "select count(*) from standing_series_event as r where kind = 'reopened' "
        "and not exists (from standing_series_event as c where c.kind = 'closed' "
        "and c.series_id = r.series_id and c.moment < r.moment)", 0),
    "series prepared before received": (
        "select count(*) from standing_series_event as p join standing_series_event as r "
        "using (series_id) where p.kind = 'prepared' and r.kind = 'received' "
        "and p.moment < r.moment", 0),
    "answers without an acknowledgement before": (
        "select count(*) from standing_series_event as a where kind = 'country_answered' "
        "and not exists (from standing_series_event as k where k.kind = 'country_acknowledged' "
        "and k.series_id = a.series_id and k.country = a.country and k.moment < a.moment)", 0),
    "acknowledgements without a notification before": (
        "select count(*) from standing_series_event as a where kind = 'country_acknowledged' "
        "and not exists (from standing_series_event as k where k.kind = 'country_notified' "
        "and k.series_id = a.series_id and k.country = a.country and k.moment < a.moment)", 1),
    "series whose files are not those of media": (
        "select count(*) from series as s left join (select series_id, "
        "sum(files::int) filter (kind = 'image') as images, "
        "sum(files::int) filter (kind = 'video') as videos, sum(bytes::int64) as bytes "
        "from media group by 1) as m using (series_id) "
        "where s.images::int <> coalesce(m.images, 0) "
        "or s.videos::int <> coalesce(m.videos, 0) or s.bytes::int64 <> m.bytes", 0),
    "media of no known series": (
        "select count(*) from media where series_id not in (select series_id from series)", 0),
    "organisations that don't take part": (
        "select count(*) from series_event where org not in (select org from participant)", 0),
    "links of a series with itself": (
        "select count(*) from series_link where series_id = linked_series_id", 0),
    "tips received before their object was published": (
        "select count(*) from tip as t join (select object_id, min(moment) as since "
        "from standing_object_event where kind = 'published' group by 1) using (object_id) "
        "where left(t.received_at, 10)::date < since::date "
        "or t.received_at like '%Z' "
        "and timezone('Europe/Amsterdam', t.received_at::timestamptz) < since", 0),
    "single tips sorted before they were received": (
        "select count(*) from tip_event as e join tip as t using (tip_id) "
        "where t.received_at like '%Z' and e.occurred_at < t.received_at", 0),
    "objects with an outcome before they were published": (
        "select count(*) from standing_object_event as e where not exists "
        "(from standing_object_event as p where p.kind = 'published' "
        "and p.object_id = e.object_id and p.moment <= e.moment)", 0),
    "notes that are too long": ("select count(*) from note where length(text) > 140", 0),
    "words that would hurt": (
        "select count(*) from (select text from note union all select title from object) "
        "where regexp_matches(lower(text), 'child|girl|boy|porn|abuse|rescue')", 0),
}  # fmt: skip


@pytest.mark.parametrize("what", NONE_OF)
def test_there_are_none_but_on_purpose(sample: duckdb.DuckDBPyConnection, what: str) -> None:
    query, expected = NONE_OF[what]
    assert sample.execute(query).fetchone() == (expected,)
