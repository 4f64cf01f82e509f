-- one row per series event delivered, with when the board knew it and whose it is
create table snapshot.series_event as
select
    e.*,
    coalesce(e.known_at, e.occurred_at) as known_from,
    voided.known_until,
    s.operation_id as operation,
    s.priority,
    local_day(e.occurred_at, coalesce(o.time_zone, $zone)) as day,
    local_hour(e.occurred_at, coalesce(o.time_zone, $zone)) as hour,
    -- The order of a series' events, the same at every instant: the latest is the greatest.
    row_number() over (
        partition by e.series_id order by e.occurred_at, coalesce(e.known_at, e.occurred_at), e.event_id
    )::integer as place,
from base.series_event as e
left join voided on voided."table" = 'series_event' and voided.id = e.event_id
left join base.series as s on s.series_id = e.series_id
left join base.operation as o on o.operation_id = s.operation_id
order by e.series_id, e.occurred_at, e.event_id
