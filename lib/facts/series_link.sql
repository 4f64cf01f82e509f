-- one row per series at an end of a standing link in scope
select
    l.link_id,
    l.series_id,
    l.other_id,
    l.outward,
    l.relation,
    l.occurred_at,
    l.known_from,
    coalesce(placed.pinned, ['unknown']) as countries,
    l.priority,
    l.operation,
    l.day,
    l.hour,
from snapshot.link_end as l
left join placed(as_of, clock) as placed on placed.series_id = l.series_id
where l.voids is null  -- a link has no kind, so one that voids only takes back
    and standing(l.occurred_at, l.known_from, l.known_until, as_of, clock)
    and within(l.day, since, until)
    and coalesce(l.operation = operation, operation is null)
    and org is null
    and any_of(countries, country)
