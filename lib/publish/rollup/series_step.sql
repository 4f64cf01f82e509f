-- one row per clock, operation, quarter of an hour and stage: series that came to it, less those that left
create table snapshot.series_step as
select 'known' as clock, k.*
from series_flow(
    null::timestamp, 'known', null::date, null::date, null::varchar, null::varchar[], null::varchar[],
    'UTC'
) as k
union all
select 'happened', h.*
from series_flow(
    null::timestamp, 'happened', null::date, null::date, null::varchar, null::varchar[],
    null::varchar[], 'UTC'
) as h
order by all
