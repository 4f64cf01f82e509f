-- one row per series at an end of a link delivered
create table snapshot.link_end as
with ends as (
    select l.*, unnest(list_distinct([l.series_id, l.linked_series_id])) as end_id,
    from base.series_link as l
)
select
    e.link_id,
    e.end_id as series_id,
    case when e.end_id = e.series_id then e.linked_series_id else e.series_id end as other_id,
    e.end_id = e.series_id as outward,
    e.basis,
    e.relation,
    e.voids,
    e.occurred_at,
    coalesce(e.known_at, e.occurred_at) as known_from,
    voided.known_until,
    s.operation_id as operation,
    s.priority,
    local_day(e.occurred_at, coalesce(o.time_zone, $zone)) as day,
    local_hour(e.occurred_at, coalesce(o.time_zone, $zone)) as hour,
from ends as e
left join voided on voided."table" = 'series_link' and voided.id = e.link_id
left join base.series as s on s.series_id = e.end_id
left join base.operation as o on o.operation_id = s.operation_id
order by e.end_id, e.occurred_at, e.link_id
