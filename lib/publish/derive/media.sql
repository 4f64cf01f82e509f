-- one row per series, kind and day of files delivered
create table snapshot.media as
select
    m.*,
    s.operation_id as operation,
    s.priority,
    timezone('UTC', timezone(coalesce(o.time_zone, $zone), m.added_on::timestamp)) as known_from,
from base.media as m
left join base.series as s on s.series_id = m.series_id
left join base.operation as o on o.operation_id = s.operation_id
order by m.series_id, m.kind, m.added_on
