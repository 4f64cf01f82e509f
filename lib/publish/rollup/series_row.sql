-- one row per series, as it stands when all is known; the longest waiting first
create table snapshot.series_row as
select r.*
from series_reached(
    null::timestamp, 'known', null::date, null::date, null::varchar, null::varchar[], null::varchar[],
    'UTC'
) as r
order by r.processed_at is not null, r.started_at, r.series_id
