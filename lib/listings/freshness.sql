-- one row per table with instants: rows, and when its newest row happened
select 'series_event' as "table", count(*) as "rows", max(occurred_at) as newest_at
from snapshot.series_event
union all
select 'series_link', count(*), max(occurred_at) from snapshot.series_link
union all
select 'object_event', count(*), max(occurred_at) from snapshot.object_event
union all
select 'tip', count(*), max(received_at) from snapshot.tip
union all
select 'tip_event', count(*), max(occurred_at) from snapshot.tip_event
union all
select 'media', count(*), max(added_on)::timestamp from snapshot.media
