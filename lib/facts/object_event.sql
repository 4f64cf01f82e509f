-- one row per standing object event in scope
select
    e.event_id,
    e.object_id as object,
    e.kind,
    e.occurred_at,
    e."count",
    o.release,
    [coalesce(e.country, 'unknown')] as countries,
    local_day(e.occurred_at, zone) as day,
    local_hour(e.occurred_at, zone) as hour,
from snapshot.object_event as e
left join snapshot.object as o on o.object_id = e.object_id
where e.kind is not null
    and standing(e.occurred_at, e.known_from, e.known_until, as_of, clock)
    and within(local_day(e.occurred_at, zone), since, until)
    and org is null
    and any_of(countries, country)
